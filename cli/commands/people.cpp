#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;

Outcome remove(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  if (key.kind != journal::kinds::people_entry::kind) {
    return misuse("That is not in the people list.", "`people list` shows the short names.");
  }
  CANDOUR_CHECK(program.vault().writing().edit(key, {{model::set_aside, model::Flag{true}}}));
  return Facts{{"Removed", "The name is no longer looked for, unless somebody else has listed it too"}};
}

}  // namespace

std::vector<Command> people() {
  return {{"people remove",
           "Takes one of your own entries out of the people list.",
           {{"ITEM", "", "The entry, by its short name.", Presence::required}},
           {{"candour-cli people remove 5e0d11", "Takes the entry out."}},
           Needs::vault,
           &remove}};
}

}  // namespace candour::cli::commands
