#include <filesystem>

#include "base/text/clean.hpp"
#include "cli/commands/commands.hpp"
#include "cli/plain_text.hpp"
#include "cli/program.hpp"
#include "crypto/words.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/member_views.hpp"

namespace candour::cli::commands {

namespace {

struct NewPassphrase {
  crypto::Passphrase text;
  bool is_generated = false;
};

// A typed one is asked for twice, since nobody sees it.
Answer<NewPassphrase> choose_passphrase(Program& program, const Arguments& arguments) {
  const bool is_given = program.globals().passphrase_fd.has_value();
  if (!is_given && !arguments.has("--own")) return NewPassphrase{crypto::Passphrase(crypto::generate_passphrase()), true};
  CANDOUR_TRY(auto first, program.ask_passphrase("A passphrase of your own:"));
  if (program.passphrases().is_typed()) {
    CANDOUR_TRY(const auto second, program.ask_passphrase("The same once more:"));
    if (first.expose() != second.expose()) {
      return misuse("The two passphrases differ.", "Run the command again and type the same twice.");
    }
  }
  return NewPassphrase{std::move(first), false};
}

// What the vault would refuse after seconds of work, and what it would clean away: a name is signed and stays, so it is
// the one that was typed or none.
std::optional<Failure> refuse_name(const std::string& name) {
  const auto line = journal::model::line_from(name);
  if (is_blank(name)) return misuse("The name is empty.", "Type what the others shall call you, like --name Dani.");
  const bool is_clean = text::is_clean(name, text::Breaks::as_spaces);
  if (is_clean && line && journal::is_member_name(line.value())) return std::nullopt;
  if (line && line.value().size() > 64) {
    return misuse("The name is longer than a name can be, which is 64 bytes.", "Type a shorter one.");
  }
  return misuse("The name holds something that is no letter, mark or space.", "Type it without tabs and line ends.");
}

Outcome run(Program& program, const Arguments& arguments) {
  if (auto refused = refuse_name(arguments.required("--name"))) return *refused;
  CANDOUR_TRY(auto passphrase, choose_passphrase(program, arguments));
  const auto cost = arguments.has("--light") ? crypto::argon2_floor : crypto::Argon2Cost{};
  std::error_code ignored;  // create() says what is wrong with the folder itself
  std::filesystem::create_directories(std::filesystem::path(program.globals().vault_folder).parent_path(), ignored);
  program.progress("Making the vault; this takes a few seconds.");
  const auto made = journal::Vault::create(program.globals().vault_folder, arguments.required("--name"),
                                           passphrase.text, cost, "candour-cli", program.clock());
  if (!made) return made.error();
  Outcome done(Facts{{"Made", program.globals().vault_folder}, {"Name", arguments.required("--name")}});
  if (passphrase.is_generated) {
    done.facts.push_back({"Write down",
                          "The five words below, on paper, now. They are shown only this once, and "
                          "without them nobody can open what you write, not even you."});
    done.facts.push_back({"How to type them",
                          "With spaces or hyphens, in any case; the first four letters of each "
                          "are enough."});
    done.secrets.push_back({"Passphrase", crypto::SecretText(passphrase.text.expose())});
  }
  done.facts.push_back({"Next",
                        "`note` writes something that only you can read; `invite` or `join` begins a shared "
                        "journal"});
  return done;
}

}  // namespace

Command create() {
  return {"create",
          "Makes a vault: the folder in which everything of one journal is kept on this computer, locked by a "
          "passphrase.",
          {{"--name", "NAME", "What the others shall call you.", Presence::required},
           {"--own", "", "Choose the passphrase yourself instead of getting five words."},
           {"--light", "", "For slow computers: opening takes the least work that Candour allows."}},
          {{"candour-cli create --name Dani", "Makes the vault and shows its five words."}},
          Needs::nothing,
          &run};
}

}  // namespace candour::cli::commands
