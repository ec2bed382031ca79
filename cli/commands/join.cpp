#include "cli/commands/commands.hpp"
#include "cli/pairing_steps.hpp"
#include "cli/text_input.hpp"

namespace candour::cli::commands {

namespace {

// Twelve words after the address, or the text that was handed over, which holds the address itself.
Answer<std::string> words_or_text(Program& program, const Arguments& arguments) {
  const auto typed = arguments.values("WORDS");
  if (typed.empty()) {
    return read_lines(program,
                      "Type the twelve words, or paste the whole text you were given. A line with only a full "
                      "stop ends it.");
  }
  std::string words;
  for (const auto& word : typed) words += (words.empty() ? "" : " ") + word;
  return words;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto text, words_or_text(program, arguments));
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_CHECK(program.vault().join(text, arguments.value("RELAY").value_or(""), RelayId{}, passphrase));
  return go_on_pairing(program, journal::PairingStage::joining);
}

}  // namespace

Command join() {
  return {"join",
          "Joins somebody's journal with the twelve words they gave you. Without words it asks for them, which keeps "
          "them out of your terminal's history.",
          {{"RELAY", "", "The address of the post box; not needed with the pasted text."},
           {"WORDS", "", "The twelve words; the first four letters of each are enough.", Presence::repeated}},
          {{"candour-cli join relay.example.org:8443", "Asks for the words, then waits up to 20 seconds."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
