#include "cli/runner.hpp"

#include <algorithm>

#include "cli/help.hpp"
#include "cli/words.hpp"

namespace candour::cli {

namespace {

Outcome help_outcome(Program& program, const Command& command) {
  const auto help = program.is_shell() ? as_in_the_shell(help_of(command)) : help_of(command);
  if (program.is_json()) return Facts{{"Help", help}};
  program.printer().text(help);
  return Facts{};
}

Outcome run_invocation(Program& program, const Invocation& invocation) {
  if (invocation.wants_help) return help_outcome(program, *invocation.command);
  if (invocation.command->needs == Needs::vault && !program.is_shell()) {
    if (auto refused = program.unlock()) return *refused;
  }
  return invocation.command->run(program, invocation.arguments);
}

// 1 where the answer itself could not be written, whatever it was; stopped_code where its end was given up.
int print_outcome(Program& program, const std::string& command, Outcome outcome) {
  for (auto& announcement : program.take_announcements()) outcome.facts.push_back(std::move(announcement));
  program.printer().print(command, outcome);
  if (program.printer().was_cut_off()) return stopped_code;
  return program.printer().has_failed() ? 1 : exit_code_of(outcome);
}

// What is brought back by an arrow key holds no words of a text: a line is remembered that is a command and whose values
// are all names of things, numbers, days and choices.
bool may_be_remembered(std::span<const Command> commands, std::span<const std::string> words) {
  auto invocation = parse(commands, words);
  if (!invocation) return false;
  const auto& parameters = invocation.value().command->parameters;
  return std::none_of(parameters.begin(), parameters.end(), [&invocation](const Parameter& parameter) {
    return parameter.holds_words() && invocation.value().arguments.has(parameter.name);
  });
}

// One line of the shell; nothing is said for an empty one or one that begins with #.
void run_line(Program& program, std::span<const Command> commands, const std::string& line) {
  auto words = words_of_line(line);
  if (words && !words->empty() && words->front() == "candour-cli") words->erase(words->begin());
  if (!words) {
    print_outcome(program, line.substr(0, line.find(' ')), Outcome(words.error()));
  } else if (auto typed = words; !typed->empty() && !typed->front().starts_with('#')) {
    if (may_be_remembered(commands, *typed)) program.lines().remember(line);
    run_words(program, commands, *typed);
  } else {
    return;
  }
  program.printer().say("");
}

// What a signal asked of a shell that waits for a command. The exit code if it ends by it.
std::optional<int> heed(Program& program) {
  if (asked() == Asked::end) return stopped_code;
  if (program.take(Asked::lock)) {
    if (auto refused = program.lock(Program::Then::ask_for_passphrase)) {
      return print_outcome(program, "lock", Outcome(*refused));
    }
  }
  if (program.take(Asked::suspend)) {
    if (auto refused = program.lock(Program::Then::stop)) return print_outcome(program, "lock", Outcome(*refused));
  }
  if (program.take(Asked::interrupt)) {
    if (program.printer().take_cut_off()) {
      program.printer().say("The end of the answer was not shown; `list` and `drafts` show what was kept.");
    }
    program.printer().say("Ctrl+C leaves a text or a command; `quit` ends the shell.");
  }
  return std::nullopt;
}

// Why the shell ended: 0 in peace, stopped_code by a signal, else the code of what went wrong.
int read_and_run(Program& program, std::span<const Command> commands) {
  while (!program.has_ended()) {
    const auto line = program.lines().next("candour> ");
    if (!line && line.error().code == ErrorCode::stopped) {
      if (const auto code = heed(program)) return *code;
      continue;
    }
    if (!line) return print_outcome(program, "shell", Outcome(line.error()));
    if (!line.value()) return 0;
    run_line(program, commands, *line.value());
    if (program.printer().has_failed()) return 1;
  }
  return 0;
}

std::vector<std::string> names_of(std::span<const Command> commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.push_back(command.words);
  return names;
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
  program.lines().complete_with(names_of(commands));
  print_outcome(program, "shell", Facts{{"Unlocked", "Type `help` for the commands, `quit` or `lock` to end"}});
  program.printer().say("");
  const int code = read_and_run(program, commands);
  if (auto refused = program.close()) return print_outcome(program, "shell", Outcome(*refused));
  return code;
}

}  // namespace candour::cli
