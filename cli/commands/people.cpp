#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/kinds/people_entry.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::people_entry;
namespace model = journal::model;
using model::ItemKind;

Outcome add(Program& program, const Arguments& arguments) {
  model::SetValue aliases;
  for (const auto& alias : arguments.values("--alias")) aliases.insert(to_bytes(as_bytes(alias)));
  std::vector<journal::FieldValue> fields{{kind::name, model::Line{arguments.required("NAME")}},
                                          {kind::replacement, model::Line{arguments.required("--replacement")}}};
  if (!aliases.empty()) fields.push_back({kind::aliases, std::move(aliases)});
  if (arguments.has("--also-a-word")) fields.push_back({kind::also_a_word, model::Flag{true}});
  return outcome_of_written(program.vault(), program.vault().write(ItemKind::people_entry, fields));
}

Outcome list_all(Program& program, const Arguments&) {
  CANDOUR_TRY(const auto entries, program.vault().list({ItemKind::people_entry}));
  Facts facts;
  for (const auto& entry : entries) {
    for (auto& fact : facts_of_item(program.vault(), entry)) facts.push_back(std::move(fact));
  }
  if (facts.empty()) return Facts{{"People list", "Empty; `people add` adds a name that no summary may show"}};
  return facts;
}

Outcome remove(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  if (key.kind != ItemKind::people_entry) {
    return misuse("That is not in the people list.", "`people list` shows the short names.");
  }
  CANDOUR_CHECK(program.vault().edit(key, {{model::set_aside, model::Flag{true}}}));
  return Facts{{"Removed", "The name is no longer looked for, unless somebody else has listed it too"}};
}

}  // namespace

std::vector<Command> people() {
  return {{"people add",
           "Lists a person, place or thing that must not be recognised in a summary. Only members see the list; it "
           "never leaves.",
           {{"NAME", "", "The full name.", Presence::required},
            {"--alias", "NAME", "Another form of it; may be given several times."},
            {"--replacement", "TEXT", "What a summary says instead, such as \"a manager\".", Presence::required},
            {"--also-a-word", "", "It is also an ordinary word, as Will or Grace: looked for only with a capital."}},
           {{"candour-cli people add \"Will Ashdown\" --alias Will --alias Ashdown --replacement \"a manager\" "
             "--also-a-word",
             "Lists a manager."}},
           Needs::vault,
           &add},
          {"people list",
           "Shows the people list.",
           {},
           {{"candour-cli people list", "Shows every entry with what is said instead."}},
           Needs::vault,
           &list_all},
          {"people remove",
           "Takes one of your own entries out of the people list.",
           {{"ITEM", "", "The entry, by its short name.", Presence::required}},
           {{"candour-cli people remove 5e0d11", "Takes the entry out."}},
           Needs::vault,
           &remove}};
}

}  // namespace candour::cli::commands
