// The shell itself is runner.hpp; here are the words that begin and end it.
#include "cli/commands/commands.hpp"
#include "cli/program.hpp"
#include "session/lock_running.hpp"

namespace candour::cli::commands {

namespace {

constexpr std::chrono::seconds patience{5};

Outcome begin(Program&, const Arguments&) { return misuse("The shell is open already.", "Type a command, or `quit`."); }

// What was seen, and nothing that was only asked for.
Outcome told_of_lock(session::LockAnswer answer) {
  switch (answer) {
    case session::LockAnswer::nothing_open:
      return Facts{{"Locked", "No program has the vault open"}};
    case session::LockAnswer::was_locked:
      return Facts{{"Locked", "The program that holds the vault had locked it already"}};
    case session::LockAnswer::locked:
      return Facts{{"Locked", "The program that had the vault open has locked it"}};
    case session::LockAnswer::no_answer:
      break;
  }
  return Failure{ErrorCode::vault_in_use, "It is NOT locked: the program that has the vault open does not answer.",
                 "The journal is still open in it.", "Close that program, or end it from the list of processes."};
}

Outcome lock(Program& program, const Arguments&) {
  if (!program.is_shell()) {
    CANDOUR_TRY(const auto answer, session::lock_running(program.globals().vault_folder, patience));
    return told_of_lock(answer);
  }
  if (auto refused = program.lock(Program::Then::ask_for_passphrase)) return *refused;
  return Facts{};
}

Outcome end(Program& program, const Arguments&) {
  if (!program.is_shell()) return Facts{{"Ended", "Outside the shell nothing stays open after a command"}};
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
           "Locks: nothing of the journal stays in memory, and what is on its way goes on. Outside the shell it locks the "
           "window or shell that has the vault open.",
           {},
           {{"lock", "In the shell: asks for the passphrase before it goes on."},
            {"candour-cli lock", "Locks the program that has the vault open."}},
           Needs::nothing,
           &lock},
          {"quit",
           "Ends the shell: seals what is shared and waiting, and locks the vault.",
           {},
           {{"quit", "In the shell: ends it."}},
           Needs::nothing,
           &end}};
}

}  // namespace candour::cli::commands
