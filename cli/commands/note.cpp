#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/private_note.hpp"

namespace candour::cli::commands {

namespace {

Outcome run(Program& program, const Arguments& arguments) {
  session::DraftKey key{.kind = journal::model::ItemKind::private_note};
  if (const auto meeting = arguments.value("--meeting")) {
    CANDOUR_TRY(key.item, item_for(program.vault(), key.kind, journal::kinds::private_note::meeting, *meeting));
  }
  return write_text(program, arguments, key);
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
