#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/agenda_item.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::agenda_item;

constexpr auto own_kind = journal::model::ItemKind::agenda_item;

Outcome add(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto meeting, item_for(program.vault(), own_kind, kind::meeting, arguments.required("MEETING")));
  if (auto refused = refuse_several(arguments, {"TEXT", "--text", "--stdin"})) return *refused;
  return write_text(program, arguments, {.kind = own_kind, .item = meeting}, arguments.value("TEXT"));
}

Outcome list_all(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto meeting, item_for(program.vault(), own_kind, kind::meeting, arguments.required("MEETING")));
  CANDOUR_TRY(const auto items, program.vault().linked_to(meeting, own_kind));
  if (items.empty()) return Facts{{"Agenda", "Empty; nothing has to be on it"}};
  Facts facts;
  for (const auto& item : items) {
    for (auto& fact : facts_of_item(program.vault(), item)) facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

std::vector<Command> agenda() {
  auto parameters = text_parameters();
  parameters.insert(parameters.begin(), {{"MEETING", "", "The meeting, by its short name.", Presence::required},
                                         {"TEXT", "", "What to talk about; without it you are asked."}});
  return {{"agenda add",
           "Puts something on the agenda of a meeting. Every member of the journal can read it.",
           std::move(parameters),
           {{"candour-cli agenda add 77ab02 \"What the desk is like on a Monday\"", "Adds one item."}},
           Needs::vault,
           &add},
          {"agenda list",
           "Shows the agenda of a meeting.",
           {{"MEETING", "", "The meeting, by its short name.", Presence::required}},
           {{"candour-cli agenda list 77ab02", "Shows what is on it."}},
           Needs::vault,
           &list_all}};
}

}  // namespace candour::cli::commands
