#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/private_note.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::private_note;
using journal::model::Prose;

Outcome run(Program& program, const Arguments& arguments) {
  program.printer().say("Readers: " + audience_of(program.vault().readers(journal::model::Space::mine)));
  CANDOUR_TRY(auto text, read_text(program, arguments));
  const auto written =
      program.vault().write(journal::model::ItemKind::private_note, {{kind::text, Prose{std::move(text)}}});
  return outcome_of_written(program.vault(), written);
}

}  // namespace

Command note() {
  return {"note",
          "Writes a private note. It stays on this computer, and nobody can tell that it is there.",
          text_parameters(),
          {{"candour-cli note", "Asks for the text line by line, until a line with only a full stop."},
           {"candour-cli note --text \"Maybe start with the desk.\"", "Keeps one line."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
