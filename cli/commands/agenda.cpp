#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "session/places.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/agenda_item.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::agenda_item;
using journal::model::ItemKind;
using journal::model::Prose;

Outcome add(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto meeting, program.vault().find(arguments.required("MEETING")));
  CANDOUR_TRY(const auto others, program.vault().linked_to(meeting, ItemKind::agenda_item));
  auto text = arguments.value("TEXT");
  if (!text) {
    program.printer().say("Readers: " + audience_of(program.vault().readers(journal::model::Space::everyone)));
    CANDOUR_TRY(text, read_text(program, arguments));
  }
  const auto written = program.vault().write(ItemKind::agenda_item, {{kind::meeting, meeting},
                                                                     {kind::text, Prose{std::move(*text)}},
                                                                     {kind::order, session::place_at_end(others, kind::order)}});
  return outcome_of_written(program.vault(), written);
}

Outcome list_all(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto meeting, program.vault().find(arguments.required("MEETING")));
  CANDOUR_TRY(const auto items, program.vault().linked_to(meeting, ItemKind::agenda_item));
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
