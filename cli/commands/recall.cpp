#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli::commands {

namespace {

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  const auto recalled = program.vault().writing().recall(key);
  if (!recalled && recalled.error().code == ErrorCode::no_such_item) {
    return Failure{ErrorCode::no_such_item, "It has already gone, or was begun to be sent.", "It is as it was.",
                   "Change it with `edit`, or say in a comment what you meant."};
  }
  if (!recalled) return recalled.error();
  const bool was_a_change = program.vault().items().show(key).has_value();
  return Facts{{"Taken back", was_a_change ? "What you changed was never sent. What was sent before is as it was."
                                           : "It was never sent, and nothing of it is left."}};
}

}  // namespace

Command recall() {
  return {"recall",
          "Takes back, without trace, what is still waiting on this computer to be sent.",
          {{"ITEM", "", "Its short name.", Presence::required}},
          {{"candour-cli recall 3fa91c", "Takes back a reflection that nobody has seen yet."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
