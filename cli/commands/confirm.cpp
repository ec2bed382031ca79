#include "cli/commands/commands.hpp"
#include "cli/pairing_steps.hpp"

namespace candour::cli::commands {

namespace {

Outcome stop(Program& program) {
  CANDOUR_CHECK(program.vault().stop_pairing());
  return facts_of_pairing(program.vault().pairing());
}

// Without a number: waits for the other person's next step, where there is one to wait for.
Outcome go_on(Program& program) {
  const auto stage = program.vault().pairing().stage;
  const bool waits = stage == journal::PairingStage::invited || stage == journal::PairingStage::joining ||
                     stage == journal::PairingStage::matched;
  if (waits) return go_on_pairing(program, stage);
  return facts_of_pairing(program.vault().pairing());
}

// Digits that were read aloud are typed at once; the program may not have heard of the other one yet.
std::optional<Failure> wait_for_numbers(Program& program) {
  const auto stage = program.vault().pairing().stage;
  if (stage != journal::PairingStage::invited && stage != journal::PairingStage::joining) return std::nullopt;
  return go_on_pairing(program, stage).failure;
}

Outcome run(Program& program, const Arguments& arguments) {
  if (arguments.has("--stop")) return stop(program);
  const auto typed = arguments.values("NUMBER");
  if (typed.empty()) return go_on(program);
  std::string number;
  for (const auto& part : typed) number += (number.empty() ? "" : " ") + part;
  if (auto failed = wait_for_numbers(program)) return *failed;
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  const auto matched = program.vault().confirm(number, passphrase);
  if (!matched && program.vault().pairing().stage == journal::PairingStage::ended) {
    Outcome over(matched.error());
    over.facts = facts_of_pairing(program.vault().pairing());
    return over;
  }
  if (!matched) {
    Outcome wrong(matched.error());
    wrong.facts.push_back({"Tries left", std::to_string(program.vault().pairing().tries_left)});
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
