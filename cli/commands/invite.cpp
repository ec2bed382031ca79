#include "cli/commands/commands.hpp"
#include "cli/pairing_steps.hpp"

namespace candour::cli::commands {

namespace {

// The name that the post box gives itself, which must be the one that was typed, if one was.
Answer<RelayId> relay_id_of(const Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto found, session::relay_at(arguments.required("RELAY"), program.sync_options()));
  const auto typed = arguments.value("--relay-id");
  if (!typed) return found;
  const auto bytes = from_hex(*typed);
  const auto id = bytes ? RelayId::from(*bytes) : std::nullopt;
  if (!id) return misuse("The name of the post box is not right.", "It is 64 digits and letters from a to f.");
  if (*id != found) return Error{ErrorCode::wrong_relay, "compare the relay's name"};
  return found;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto relay_id, relay_id_of(program, arguments));
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_TRY(auto words, program.vault().invite(arguments.required("RELAY"), relay_id, passphrase));
  auto outcome = begin_inviting(program);
  outcome.facts.push_back({"How to give them",
                           "Say the twelve words and the address by phone, or hand over the text; "
                           "never by a way that the post box's owner can read. They work for one "
                           "person and seven days."});
  outcome.facts.push_back({"Address", arguments.required("RELAY")});
  outcome.secrets.push_back({"Words", std::move(words.words)});
  outcome.secrets.push_back({"Text to hand over", std::move(words.pasted)});
  return outcome;
}

}  // namespace

Command invite() {
  return {"invite",
          "Makes the twelve words with which one other person can join your journal, by a post box whose address you "
          "give.",
          {{"RELAY", "", "The address of the post box, host:port.", Presence::required},
           {"--relay-id", "HEX", "The name of the post box, 64 digits, as whoever runs it gave it to you."}},
          {{"candour-cli invite relay.example.org:8443", "Shows the words; `confirm` waits for the answer."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
