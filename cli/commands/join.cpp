#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
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

Answer<journal::InvitationCheck> checked(std::string_view text, std::string_view relay) {
  using Fault = candour::pairing::InvitationFault;
  auto check = journal::Vault::check_invitation(text, relay);
  const auto position = std::to_string(check.position);
  switch (check.fault) {
    case Fault::none: return check;
    case Fault::unknown_word:
      return misuse("Word " + position + " is not on the list of words.", "Ask for that word again and type all twelve.");
    case Fault::wrong_count:
      return misuse("There are " + position + " words and it takes twelve.", "Type all twelve words.");
    case Fault::wrong_checksum:
      return misuse("Each word is on the list, but they do not belong together.",
                    "One of them was heard wrongly. Read all twelve back to the other person.");
    case Fault::bad_address:
      return misuse("The address of the post box is not right.", "It looks like relay.example.org:8443.");
    case Fault::bad_relay_id:
    case Fault::not_an_invitation:
      return misuse("This is not the text of an invitation.", "Copy all of it, from its first line to its last.");
  }
  return check;
}

Outcome run(Program& program, const Arguments& arguments) {
  if (const auto typed = arguments.value("RELAY")) {
    if (auto refused = refuse_address(*typed)) return *refused;
  }
  CANDOUR_TRY(const auto text, words_or_text(program, arguments));
  const auto relay = arguments.value("RELAY").value_or("");
  CANDOUR_TRY(const auto check, checked(text, relay));
  const auto pairing = program.vault().pairing();
  const bool gives_up = arguments.has("--give-up");
  if ((pairing.has_open_attempt || pairing.may_give_up) && !gives_up) {
    return misuse(pairing.may_give_up
                      ? "This vault has joined " + pairing.partner_name + "'s journal, of which nothing has come yet."
                      : "A number was matched here, and that computer has not answered since.",
                  "If you were given new words for another journal, add --give-up; your private notes are kept.");
  }
  CANDOUR_TRY(const auto relay_id, program.relay_at(check.address));
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_CHECK(program.vault().join(text, relay, relay_id, passphrase,
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
