#include "cli/runner.hpp"

#include "cli/help.hpp"
#include "cli/words.hpp"

namespace candour::cli {

namespace {

Outcome help_outcome(Program& program, const Command& command) {
  if (program.is_json()) return Facts{{"Help", help_of(command)}};
  program.printer().text(help_of(command));
  return Facts{};
}

Outcome run_invocation(Program& program, const Invocation& invocation) {
  if (invocation.wants_help) return help_outcome(program, *invocation.command);
  if (invocation.command->needs == Needs::vault && !program.is_shell()) {
    if (auto refused = program.unlock()) return *refused;
  }
  return invocation.command->run(program, invocation.arguments);
}

int print_outcome(Program& program, const std::string& command, Outcome outcome) {
  for (auto& announcement : program.take_announcements()) outcome.facts.push_back(std::move(announcement));
  program.printer().print(command, outcome);
  return exit_code_of(outcome);
}

// One line of the shell; nothing is said for an empty one or one that begins with #.
void run_line(Program& program, std::span<const Command> commands, const std::string& line) {
  const auto words = words_of_line(line);
  if (!words) {
    print_outcome(program, line.substr(0, line.find(' ')), Outcome(words.error()));
  } else if (auto typed = words; !typed->empty() && !typed->front().starts_with('#')) {
    run_words(program, commands, *typed);
  } else {
    return;
  }
  program.printer().say("");
}

// Why the shell ended: 0 in peace, 130 by a signal, else the code of what went wrong.
int read_and_run(Program& program, std::span<const Command> commands) {
  while (!program.has_ended()) {
    const auto line = program.lines().next("candour> ");
    const bool is_stopped = !line && line.error().code == ErrorCode::stopped;
    if (is_stopped && program.take_lock_request()) {
      if (auto refused = program.lock()) return print_outcome(program, "lock", Outcome(*refused));
    }
    if (is_stopped) return 130;
    if (!line) return print_outcome(program, "shell", Outcome(line.error()));
    if (!line.value()) return 0;
    run_line(program, commands, *line.value());
  }
  return 0;
}

}  // namespace

int run_words(Program& program, std::span<const Command> commands, const std::vector<std::string>& words) {
  auto invocation = parse(commands, words);
  if (!invocation) return print_outcome(program, words.empty() ? "" : words.front(), Outcome(invocation.error()));
  return print_outcome(program, invocation->command->words, run_invocation(program, *invocation));
}

int run_shell(Program& program, std::span<const Command> commands) {
  if (auto refused = program.unlock()) return print_outcome(program, "shell", Outcome(*refused));
  program.connected();
  print_outcome(program, "shell", Facts{{"Unlocked", "Type `help` for the commands, `quit` or `lock` to end"}});
  program.printer().say("");
  const int code = read_and_run(program, commands);
  if (auto refused = program.close()) return print_outcome(program, "shell", Outcome(*refused));
  return code;
}

}  // namespace candour::cli
