#include "cli/commands/commands.hpp"
#include "cli/program.hpp"
#include "crypto/words.hpp"
#include "journal/vault/keys.hpp"

namespace candour::cli::commands {

namespace {

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto old_one, program.passphrase_again());
  crypto::Passphrase new_one(crypto::generate_passphrase());
  if (arguments.has("--own")) {
    CANDOUR_TRY(new_one, program.ask_passphrase("A new passphrase of your own:"));
    if (program.passphrases().is_typed()) {
      CANDOUR_TRY(const auto again, program.ask_passphrase("The same once more:"));
      if (again.expose() != new_one.expose()) {
        return misuse("The two new passphrases differ.", "Run the command again and type the same twice.");
      }
    }
  }
  program.progress("Changing the passphrase; this takes a few seconds.");
  CANDOUR_CHECK(program.vault().keys().change_passphrase(old_one, new_one));
  Outcome done(Facts{{"Changed", "From now on the new passphrase opens this vault"},
                     {"Old copies", "A copy of the folder that was made before still opens with the old one"}});
  if (!arguments.has("--own")) {
    done.facts.push_back({"Write down", "The five words below, on paper, now. They are shown only this once."});
    done.secrets.push_back({"Passphrase", crypto::SecretText(new_one.expose())});
  }
  return done;
}

}  // namespace

Command passphrase() {
  return {"passphrase",
          "Changes the passphrase: new words, when nobody else knew the old ones.",
          {{"--own", "", "Choose it yourself instead of getting five words."}},
          {{"candour-cli passphrase", "Asks for the old one and shows five new words."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
