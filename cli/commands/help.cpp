#include "cli/help.hpp"

#include "cli/commands/commands.hpp"
#include "cli/program.hpp"

namespace candour::cli::commands {

namespace {

// Help is text and not facts: people read it as it is, and in JSON it is one fact.
Outcome answer(Program& program, std::string text) {
  if (program.is_shell()) text = as_in_the_shell(std::move(text));
  if (program.is_json()) return Facts{{"Help", std::move(text)}};
  program.printer().text(text);
  return Facts{};
}

Outcome run(Program& program, const Arguments& arguments) {
  if (arguments.has("--all")) return answer(program, manual_of(all_commands()));
  const auto words = arguments.values("COMMAND");
  if (words.empty()) return answer(program, overview_of(all_commands()));
  if (const auto* command = find_command(all_commands(), words)) return answer(program, help_of(*command));
  std::string text;
  for (const auto& command : all_commands()) {
    if (command.words.starts_with(words[0] + " ")) text += help_of(command) + "\n";
  }
  if (text.empty()) return misuse("There is no command `" + words[0] + "`.", "`help` lists the commands.");
  text.pop_back();
  return answer(program, std::move(text));
}

}  // namespace

Command help() {
  return {"help",
          "Lists the commands, or explains one.",
          {{"COMMAND", "", "The command to explain.", Presence::repeated},
           {"--all", "", "Everything, as docs/commands.md has it."}},
          {{"candour-cli help summary", "Explains the commands about summaries."}},
          Needs::nothing,
          &run};
}

}  // namespace candour::cli::commands
