#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/item_shown.hpp"
#include "cli/program.hpp"

namespace candour::cli::commands {

namespace {

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  return outcome_of_shown(program.vault(), key);
}

}  // namespace

Command show() {
  return {"show",
          "Shows one thing in full, with its comments, and what is to be chosen in it.",
          {{"ITEM", "", "Its short name, as `list` shows it, or the number of a line of the list that was shown last, or `last`.",
            Presence::required}},
          {{"candour-cli show 3fa91c", "Shows the reflection 3fa91c and what was said about it."},
           {"candour-cli show 3", "Shows the third line of the list that was shown last."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
