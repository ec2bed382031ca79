#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/pairing_steps.hpp"
#include "journal/vault/pairing.hpp"

namespace candour::cli::commands {

namespace {

Outcome stop(Program& program) {
  CANDOUR_CHECK(program.vault().pairing().stop());
  return facts_of_pairing(program.vault().pairing().view());
}

// Without a number: waits for the other person's next step, where there is one to wait for.
Outcome go_on(Program& program) {
  const auto stage = program.vault().pairing().view().stage;
  const bool waits = stage == journal::PairingStage::invited || stage == journal::PairingStage::joining ||
                     stage == journal::PairingStage::matched;
  if (waits) return go_on_pairing(program, stage);
  return facts_of_pairing(program.vault().pairing().view());
}

// Ten digits, whatever spaces and hyphens stand between them.
std::optional<Failure> refuse_shape(const std::string& typed) {
  const auto is_between = [](char c) { return c == ' ' || c == '-'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits = std::count_if(typed.begin(), typed.end(), is_digit);
  const auto others = std::count_if(typed.begin(), typed.end(), [&](char c) { return !is_digit(c) && !is_between(c); });
  if (digits == 10 && others == 0) return std::nullopt;
  auto refused = misuse("`" + typed + "` is not a number of ten digits, like 48213 90417.",
                        "Ask the other person to read theirs aloud: `confirm` or `status` shows it at their computer, as "
                        "yours here. Then type it.");
  refused.kept = "Nothing was done, and no try was used up.";
  return refused;
}

// Digits that were read aloud are typed at once; the program may not have heard of the other one yet.
std::optional<Failure> wait_for_numbers(Program& program) {
  const auto stage = program.vault().pairing().view().stage;
  if (stage != journal::PairingStage::invited && stage != journal::PairingStage::joining) return std::nullopt;
  return go_on_pairing(program, stage).failure;
}

// Where there are no numbers to compare it says so, before it asks for a passphrase.
std::optional<Outcome> refusal_of(const journal::PairingView& pairing) {
  switch (pairing.stage) {
    case journal::PairingStage::comparing: return std::nullopt;
    case journal::PairingStage::none: {
      auto refused = misuse("No pairing has been begun.", "Begin one with `invite`, or with `join` and the words you were "
                                                         "given.");
      refused.code = ErrorCode::not_paired;
      return Outcome(refused);
    }
    case journal::PairingStage::done: return Outcome(Error{ErrorCode::already_paired, "compare the number"});
    case journal::PairingStage::invited:
    case journal::PairingStage::joining:
    case journal::PairingStage::matched:
    case journal::PairingStage::ended: break;
  }
  const bool is_over = pairing.stage == journal::PairingStage::ended;
  Outcome waiting(Error{is_over ? ErrorCode::pairing_ended : ErrorCode::pairing_waits, "compare the number"});
  waiting.facts = facts_of_pairing(pairing);
  return waiting;
}

Outcome run(Program& program, const Arguments& arguments) {
  if (arguments.has("--stop")) return stop(program);
  const auto typed = arguments.values("NUMBER");
  if (typed.empty()) return go_on(program);
  std::string number;
  for (const auto& part : typed) number += (number.empty() ? "" : " ") + part;
  if (auto refused = refuse_shape(number)) return *refused;
  if (auto failed = wait_for_numbers(program)) return *failed;
  if (auto refused = refusal_of(program.vault().pairing().view())) return std::move(*refused);
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  const auto matched = program.vault().pairing().confirm(number, passphrase);
  if (!matched && program.vault().pairing().view().stage == journal::PairingStage::ended) {
    Outcome over(matched.error());
    over.facts = facts_of_pairing(program.vault().pairing().view());
    return over;
  }
  if (!matched) {
    Outcome wrong(matched.error());
    wrong.facts.push_back({"Tries left", std::to_string(program.vault().pairing().view().tries_left)});
    return wrong;
  }
  return go_on_pairing(program, journal::PairingStage::matched);
}

}  // namespace

Command confirm() {
  return {"confirm",
          "Types the ten digits that the other person reads aloud. Only when both have done so is anything shared.",
          {{"NUMBER", "", "The ten digits, with or without a space; without them it waits for the other's next step.",
            Presence::repeated},
           {"--stop", "", "End this pairing instead; tell the other person by voice."}},
          {{"candour-cli confirm", "Waits up to 20 seconds for the other person's program."},
           {"candour-cli confirm 48213 90417", "Compares the number and finishes the pairing."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
