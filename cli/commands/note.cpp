#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/private_note.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::private_note;
using journal::model::Prose;

Outcome run(Program& program, const Arguments& arguments) {
  std::vector<journal::FieldValue> fields;
  if (const auto meeting = arguments.value("--meeting")) {
    CANDOUR_TRY(const auto link, program.vault().find(*meeting));
    fields.push_back({kind::meeting, link});
  }
  program.printer().say("Readers: " + audience_of(program.vault().readers(journal::model::Space::mine)));
  CANDOUR_TRY(auto text, read_text(program, arguments));
  fields.insert(fields.begin(), {kind::text, Prose{std::move(text)}});
  return outcome_of_written(program.vault(), program.vault().write(journal::model::ItemKind::private_note, fields));
}

}  // namespace

Command note() {
  auto parameters = text_parameters();
  parameters.push_back({"--meeting", "ITEM", "The meeting it prepares or looks back on, by its short name."});
  return {"note",
          "Writes a private note. It stays on this computer, and nobody can tell that it is there.",
          std::move(parameters),
          {{"candour-cli note", "Asks for the text line by line, until a line with only a full stop."},
           {"candour-cli note --text \"Maybe start with the desk.\"", "Keeps one line."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
