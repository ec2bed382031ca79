#include "cli/commands/commands.hpp"
#include "cli/item_named.hpp"
#include "cli/pairing_steps.hpp"
#include "journal/vault/pairing.hpp"

namespace candour::cli::commands {

namespace {

// What was asked of the post box before there were words to give away.
Failure no_words_made(const std::string& address, const Error& why) {
  auto failure = failure_of(why);
  if (why.code == ErrorCode::relay_unreachable) failure.what = "There is no answer from a post box at " + address + ".";
  failure.kept = "No words were made, and nothing was changed.";
  if (why.code == ErrorCode::relay_unreachable) failure.next = "Check the address and the network, then type it again.";
  return failure;
}

// The name that the post box gives itself, which must be the one that was typed, if one was.
Answer<RelayId> relay_id_of(Program& program, const Arguments& arguments) {
  if (auto refused = refuse_address(arguments.required("RELAY"))) return *refused;
  const auto answered = program.relay_at(arguments.required("RELAY"));
  if (!answered) return no_words_made(arguments.required("RELAY"), answered.error());
  const auto found = answered.value();
  const auto typed = arguments.value("--relay-id");
  if (!typed) return found;
  const auto bytes = from_hex(*typed);
  const auto id = bytes ? RelayId::from(*bytes) : std::nullopt;
  if (!id) return misuse("The name of the post box is not right.", "It is 64 digits and letters from a to f.");
  if (*id != found) return Error{ErrorCode::wrong_relay, "compare the relay's name"};
  return found;
}

void add_words(Outcome& outcome, journal::InvitationWords words) {
  outcome.secrets.push_back({"Words", std::move(words.words)});
  outcome.secrets.push_back({"Text to hand over", std::move(words.pasted)});
}

// The words that are out, while nobody has answered them.
Outcome show_again(Program& program) {
  CANDOUR_TRY(auto kept, program.vault().pairing().invitation_words());
  if (!kept) return misuse("No words are waiting for an answer.", "Make some: invite relay.example.org:8443");
  Outcome outcome(facts_of_pairing(program.vault().pairing().view()));
  add_words(outcome, std::move(*kept));
  return outcome;
}

Answer<journal::OpenAttempt> open_attempt_of(Program& program, const Arguments& arguments) {
  const auto pairing = program.vault().pairing().view();
  const bool is_same = arguments.has("--same-computer");
  const bool is_other = arguments.has("--other-computer");
  if (is_same && is_other) return misuse("It is one computer or the other.", "Give one of the two.");
  if (!is_same && !is_other && pairing.has_open_attempt) {
    const auto question = open_question(pairing);
    return misuse("A number was matched here, and that computer has not answered since.", question.name + "? " +
                                                                                              question.value);
  }
  if (pairing.may_give_up && !is_other) {
    return misuse("This vault has joined " + pairing.partner_name + "'s journal, of which nothing has come yet.",
                  "It goes on by itself. To give it up and invite somebody: --other-computer; private notes are kept.");
  }
  return is_other ? journal::OpenAttempt::give_up : is_same ? journal::OpenAttempt::go_on : journal::OpenAttempt::ask;
}

Outcome run(Program& program, const Arguments& arguments) {
  if (!arguments.has("RELAY")) return show_again(program);
  CANDOUR_TRY(const auto open, open_attempt_of(program, arguments));
  CANDOUR_TRY(const auto relay_id, relay_id_of(program, arguments));
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_TRY(auto words, program.vault().pairing().invite(arguments.required("RELAY"), relay_id, passphrase, open));
  auto outcome = begin_inviting(program);
  outcome.facts.push_back({"How to give them",
                           "Say the twelve words and the address by phone, or hand over the text; "
                           "never by a way that the post box's owner can read. They work for one "
                           "person and seven days."});
  outcome.facts.push_back({"Address", arguments.required("RELAY")});
  add_words(outcome, std::move(words));
  return outcome;
}

}  // namespace

Command invite() {
  return {"invite",
          "Makes the twelve words with which one other person can join your journal, by a post box whose address you "
          "give. Without an address it shows the words again that nobody has answered yet.",
          {{"RELAY", "", "The address of the post box, host:port."},
           {"--relay-id", "HEX", "The name of the post box, 64 digits, as whoever runs it gave it to you."},
           {"--same-computer", "", "After a match that was not finished: the same computer as before; it goes on."},
           {"--other-computer", "",
            "After a match that was not finished: another computer, or somebody else; what was begun is given up."}},
          {{"candour-cli invite relay.example.org:8443", "Shows the words; `confirm` waits for the answer."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
