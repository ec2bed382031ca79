#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/pairing_steps.hpp"
#include "cli/text_input.hpp"
#include "journal/vault/pairing.hpp"
#include "session/speech/invitation_words.hpp"

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
  if (const auto typed = arguments.value("RELAY")) {
    if (auto refused = refuse_address(*typed)) return *refused;
  }
  CANDOUR_TRY(const auto text, words_or_text(program, arguments));
  const auto relay = arguments.value("RELAY").value_or("");
  const auto check = journal::Pairing::check_invitation(text, relay);
  if (check.fault != candour::pairing::InvitationFault::none) return session::fault_of(check);
  const auto pairing = program.vault().pairing().view();
  const bool gives_up = arguments.has("--give-up");
  if ((pairing.has_open_attempt || pairing.may_give_up) && !gives_up) {
    return misuse(pairing.may_give_up
                      ? "This vault has joined " + pairing.partner_name + "'s journal, of which nothing has come yet."
                      : "A number was matched here, and that computer has not answered since.",
                  "If you were given new words for another journal, add --give-up; your private notes are kept.");
  }
  CANDOUR_TRY(const auto relay_id, program.relay_at(check.address));
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_CHECK(program.vault().pairing().join(text, relay, relay_id, passphrase,
                                     gives_up ? journal::OpenAttempt::give_up : journal::OpenAttempt::ask));
  return go_on_pairing(program, journal::PairingStage::joining);
}

}  // namespace

Command join() {
  return {"join",
          "Joins somebody's journal with the twelve words they gave you. Without words it asks for them, which keeps "
          "them out of your terminal's history.",
          {{"RELAY", "", "The address of the post box; not needed with the pasted text."},
           {"WORDS", "", "The twelve words; the first four letters of each are enough.", Presence::repeated},
           {"--give-up", "", "Gives up a pairing that was begun before and of which nothing came."}},
          {{"candour-cli join relay.example.org:8443", "Asks for the words, then waits up to 20 seconds."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
