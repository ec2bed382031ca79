#include "cli/pairing_steps.hpp"

#include "journal/model/time.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "session/speech/sentences.hpp"

namespace candour::cli {

namespace {

using journal::PairingStage;
using journal::PairingView;

constexpr std::chrono::seconds patience{20};

Facts facts_of_end(const PairingView& pairing) {
  const auto sentence = session::sentence_for(pairing.end);
  return {{"Pairing", std::string(sentence.what)},
          {"Kept", std::string(sentence.kept)},
          {"What to do", std::string(sentence.next)}};
}

std::string other_of(const PairingView& pairing) {
  return pairing.partner_name.empty() ? "the other person" : pairing.partner_name;
}

// My half matched. What the other side did is known only when their computer was heard.
Facts facts_of_waiting(const PairingView& pairing) {
  if (pairing.is_reading) {
    return {{"Pairing", "Both halves match. The journal is being read from the post box."},
            {"If it never comes", "`join --give-up` with new words gives this journal up; private notes are kept"}};
  }
  const auto who = other_of(pairing);
  return {{"Pairing", "Your half matches. Waiting until " + who + " has typed yours."},
          {"New words", pairing.is_inviter
                            ? "`invite ADDRESS --same-computer` if " + who + " starts again there, `invite ADDRESS "
                              "--other-computer` for another computer or somebody else"
                            : "If " + who + " makes new words, type them with `join`"}};
}

Facts facts_of_comparing(const PairingView& pairing) {
  const auto other = other_of(pairing);
  return {{"Pairing", "The numbers are there."},
          {"Say aloud", pairing.read_aloud},
          {"What to do", "Say these ten digits to " + other +
                             ", by phone or side by side, and type the ten they say: confirm NUMBER. Nothing is shared "
                             "until both of you have done so."},
          {"Tries left", std::to_string(pairing.tries_left)}};
}

std::string days_left(const PairingView& pairing) {
  return text_of(Day{utc_day(pairing.not_after)});
}

Outcome work_and_tell(Program& program, const std::function<bool()>& is_done) {
  program.progress("Talking to the post box, for at most 20 seconds.");
  auto& session = program.connected();
  session.ask_anew();
  CANDOUR_TRY(const bool has_moved, program.work_until(is_done, patience));
  const auto pairing = program.vault().pairing().view();
  Outcome outcome(facts_of_pairing(pairing));
  const auto failure = session.state().last_failure;
  if (!has_moved && failure) {
    outcome.facts.push_back({"Post box", failure_of(*failure).what + " " + failure_of(*failure).next});
  }
  const bool is_over = pairing.stage == PairingStage::done || pairing.stage == PairingStage::ended;
  if (!is_over && pairing.stage != PairingStage::comparing) {
    outcome.facts.push_back({"You may stop here",
                             "Nothing is lost; `confirm` without a number, or the shell, goes on "
                             "from here."});
  }
  return outcome;
}

}  // namespace

Fact open_question(const PairingView& pairing) {
  const auto who = other_of(pairing);
  return {"Who will type the new words",
          "--same-computer: " + who + ", at the same computer as before; the pairing goes on. --other-computer: " + who +
              " at another computer, or somebody else; what was begun is given up, and a journal which the old computer "
              "may already show stays empty."};
}

Facts facts_of_pairing(const PairingView& pairing) {
  switch (pairing.stage) {
    case PairingStage::none:
      return {{"Pairing", "Not begun."}};
    case PairingStage::invited:
      return {{"Pairing", "The words are made; nobody has answered yet."}, {"Words work until", days_left(pairing)}};
    case PairingStage::joining:
      return {{"Pairing", "Your words are kept; waiting for the program of the person who gave them."}};
    case PairingStage::comparing:
      return facts_of_comparing(pairing);
    case PairingStage::matched:
      return facts_of_waiting(pairing);
    case PairingStage::done:
      return {{"Pairing", "Done: the numbers were compared and the journal is shared."}};
    case PairingStage::ended:
      break;
  }
  auto facts = facts_of_end(pairing);
  if (pairing.has_open_attempt) facts.push_back(open_question(pairing));
  return facts;
}

Outcome begin_inviting(Program& program) {
  return work_and_tell(program, [&program] { return program.vault().sending().outbox_count() == 0; });
}

Outcome go_on_pairing(Program& program, PairingStage stage) {
  // What this step has to say must be out before a single command ends: the other side waits for it.
  return work_and_tell(program, [&program, stage] {
    return program.vault().pairing().view().stage != stage && program.vault().sending().at_once_count() == 0;
  });
}

}  // namespace candour::cli
