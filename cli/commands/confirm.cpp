#include "cli/commands/commands.hpp"
#include "cli/pairing_steps.hpp"

namespace candour::cli::commands {

namespace {

Outcome stop(Program& program) {
  CANDOUR_CHECK(program.vault().stop_pairing());
  return facts_of_pairing(program.vault().pairing());
}

Outcome run(Program& program, const Arguments& arguments) {
  if (arguments.has("--stop")) return stop(program);
  const auto typed = arguments.values("NUMBER");
  if (typed.empty()) return misuse("The number is missing.", "Type the ten digits that the other person says.");
  std::string number;
  for (const auto& part : typed) number += (number.empty() ? "" : " ") + part;
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
          {{"NUMBER", "", "The ten digits, with or without a space.", Presence::repeated},
           {"--stop", "", "End this pairing instead; tell the other person by voice."}},
          {{"candour-cli confirm 48213 90417", "Compares the number and finishes the pairing."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
