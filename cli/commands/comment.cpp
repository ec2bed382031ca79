#include "journal/kinds/comment.hpp"
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::comment;

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto about, program.vault().find(arguments.required("ITEM")));
  program.printer().say("Readers: " + audience_of(program.vault().readers(journal::model::Space::everyone)));
  CANDOUR_TRY(auto text, read_text(program, arguments));
  const auto written = program.vault().write(
      journal::model::ItemKind::comment, {{kind::about, about}, {kind::text, journal::model::Prose{std::move(text)}}});
  return outcome_of_written(program.vault(), written);
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
