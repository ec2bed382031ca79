#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/prompts.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/model/time.hpp"

namespace candour::cli::commands {

namespace {

std::string question_of_the_day(const Program& program) {
  const auto today = journal::model::today_here(program.clock());
  return std::string("A question, if you want one: ") + journal::kinds::good_question(today.number);
}

Outcome run(Program& program, const Arguments& arguments) {
  session::DraftKey key{.kind = journal::model::ItemKind::reflection};
  if (const auto meeting = arguments.value("--meeting")) {
    CANDOUR_TRY(key.item, item_for(program.vault(), key.kind, journal::kinds::reflection::meeting, *meeting));
  }
  return write_text(program, arguments, key, {}, question_of_the_day(program));
}

}  // namespace

Command reflect() {
  auto parameters = text_parameters();
  parameters.push_back({"--meeting", "ITEM", "The meeting it looks back on, by its short name."});
  return {"reflect",
          "Writes a reflection that every member of the journal can read. Only you can change it; the others comment.",
          std::move(parameters),
          {{"candour-cli reflect", "Offers a question, then asks for the text line by line."},
           {"candour-cli reflect --text \"What I heard was a month of silence.\"", "Writes one line."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
