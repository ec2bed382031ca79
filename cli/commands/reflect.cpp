#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/reflection.hpp"

namespace candour::cli::commands {

namespace {

namespace kind = journal::kinds::reflection;
using journal::FieldValue;
using journal::model::ItemKind;

// A different question each day, in the order in which they were written.
void offer_a_question(Program& program) {
  const auto prompts = kind::spec().prompts;
  const auto& prompt = prompts[utc_day(program.clock().wall()) % prompts.size()];
  program.printer().say(std::string("A question, if you want one: ") + prompt);
}

Outcome run(Program& program, const Arguments& arguments) {
  std::vector<FieldValue> fields;
  if (const auto meeting = arguments.value("--meeting")) {
    CANDOUR_TRY(const auto link, program.vault().find(*meeting));
    fields.push_back({kind::meeting, link});
  }
  program.printer().say("Readers: " + audience_of(program.vault().readers(journal::model::Space::everyone)));
  if (!arguments.has("--text") && !arguments.has("--stdin")) offer_a_question(program);
  CANDOUR_TRY(auto text, read_text(program, arguments));
  fields.insert(fields.begin(), {kind::text, journal::model::Prose{std::move(text)}});
  return outcome_of_written(program.vault(), program.vault().write(ItemKind::reflection, fields));
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
