#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"

namespace candour::cli::commands {

namespace {

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto about, item_named(program.vault(), arguments.required("ITEM")));
  return write_text(program, arguments, {.kind = journal::model::ItemKind::comment, .item = about});
}

}  // namespace

Command comment() {
  auto parameters = text_parameters();
  parameters.insert(parameters.begin(), {"ITEM", "", "What you comment on, by its short name.", Presence::required});
  return {"comment",
          "Answers somebody's words. Every member of the journal can read it.",
          std::move(parameters),
          {{"candour-cli comment 3fa91c --text \"You've got most of it.\"", "Comments on the reflection 3fa91c."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
