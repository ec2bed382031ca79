// The shell itself is runner.hpp; here are the words that begin and end it.
#include "cli/commands/commands.hpp"
#include "cli/program.hpp"

namespace candour::cli::commands {

namespace {

Outcome begin(Program&, const Arguments&) { return misuse("The shell is open already.", "Type a command, or `quit`."); }

Outcome end(Program& program, const Arguments&) {
  if (!program.is_shell()) return Facts{{"Locked", "Outside the shell nothing stays unlocked after a command"}};
  if (auto refused = program.close()) return *refused;
  program.end();
  return Facts{{"Locked", "What is shared and waiting is sealed; it goes when a program runs again"}};
}

}  // namespace

std::vector<Command> shell() {
  return {{"shell",
           "One unlock, then one command a line with the same words as outside. Meanwhile things are sent and fetched "
           "at regular moments.",
           {},
           {{"candour-cli shell", "Asks for the passphrase and then for commands."}},
           Needs::vault,
           &begin},
          {"lock",
           "Ends the shell: seals what is shared and waiting, and locks the vault.",
           {},
           {{"lock", "In the shell: ends it."}},
           Needs::nothing,
           &end},
          {"quit", "Ends the shell, as `lock` does.", {}, {{"quit", "In the shell: ends it."}}, Needs::nothing, &end}};
}

}  // namespace candour::cli::commands
