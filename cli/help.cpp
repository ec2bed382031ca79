#include "cli/help.hpp"

namespace candour::cli {

namespace {

struct ExitCode {
  const char* code;
  const char* means;
};
constexpr ExitCode exit_codes[] = {
    {"0", "It was done."},
    {"1", "It was refused or it failed, or the answer could not be written; a sentence says why and what to do."},
    {"2", "The command was not understood, so nothing was done."},
    {"3",
     "It was not unlocked: the passphrase was wrong or missing. Of `relay-view`: the post box has more than was "
     "fetched."},
    {"4", "The post box could not be used; what was to go is kept."},
    {"130", "It was stopped by Ctrl+C, a signal or the end of the input, before it was done."},
};

std::string name_of_parameter(const Parameter& parameter) {
  return parameter.value_name.empty() ? parameter.name : parameter.name + " " + parameter.value_name;
}

std::string in_usage(const Parameter& parameter) {
  auto name = name_of_parameter(parameter);
  if (parameter.presence == Presence::required) return name;
  if (parameter.presence == Presence::repeated) return "[" + name + "...]";
  return "[" + name + "]";
}

std::string parameters_of(const Command& command) {
  std::string text;
  for (const auto& parameter : command.parameters) text += name_of_parameter(parameter) + ": " + parameter.help + "\n";
  return text;
}

std::string manual_entry(const Command& command) {
  std::string text = "### " + command.words + "\n\n" + command.summary + "\n\n    " + usage_of(command) + "\n\n";
  for (const auto& parameter : command.parameters) {
    text += "- `" + name_of_parameter(parameter) + "`: " + parameter.help + "\n";
  }
  if (!command.parameters.empty()) text += "\n";
  for (const auto& example : command.examples) text += "Example: " + example.tells + "\n\n    " + example.line + "\n\n";
  return text;
}

}  // namespace

std::string usage_of(const Command& command) {
  std::string text = "candour-cli " + command.words;
  for (const auto& parameter : command.parameters) text += " " + in_usage(parameter);
  return text;
}

std::string help_of(const Command& command) {
  std::string text = command.summary + "\nUsage: " + usage_of(command) + "\n" + parameters_of(command);
  for (const auto& example : command.examples) text += "Example: " + example.line + "\n  " + example.tells + "\n";
  return text;
}

std::string as_in_the_shell(std::string help) {
  constexpr std::string_view program = "candour-cli ";
  for (const std::string before : {"Usage: ", "Example: "}) {
    const auto whole = before + std::string(program);
    for (auto at = help.find(whole); at != std::string::npos; at = help.find(whole, at)) {
      help.erase(at + before.size(), program.size());
    }
  }
  return help;
}

std::string overview_of(std::span<const Command> commands) {
  std::string text =
      "candour-cli keeps what two people say so that one of them can learn.\n"
      "Usage: candour-cli COMMAND, or candour-cli shell and then one command a line.\n";
  for (const auto& command : commands) text += command.words + ": " + command.summary + "\n";
  text += "Options for every command:\n";
  for (const auto& parameter : global_parameters()) text += name_of_parameter(parameter) + ": " + parameter.help + "\n";
  text += "Exit codes:\n";
  for (const auto& exit : exit_codes) text += std::string(exit.code) + ": " + exit.means + "\n";
  text += "Add --help to a command to see its options and an example.\n";
  return text;
}

std::string manual_of(std::span<const Command> commands) {
  std::string text =
      "# candour-cli: every command\n\n"
      "Made by `candour-cli help --all` from the tables in `cli/commands/`; a test keeps it equal.\n\n"
      "Answers are lines `Name: value`, further lines of a value indented by two spaces, or with `--json` one object "
      "a\n"
      "command on one line: `{\"version\": 2, \"command\", \"ok\", \"items\", \"facts\", \"error\"}`, as "
      "`docs/answer.schema.json`\n"
      "says. An item has its kind, short name, author, readers and day, and its fields with typed values; a fact is a "
      "name and\n"
      "a value; `error` stands only where `ok` is false. In the shell an empty line ends each answer in lines; with "
      "`--json`\n"
      "the shell itself answers first, when it is unlocked, and each command answers once.\n\n"
      "## Options for every command\n\n";
  for (const auto& parameter : global_parameters()) {
    text += "- `" + name_of_parameter(parameter) + "`: " + parameter.help + "\n";
  }
  text += "\n## Exit codes\n\n";
  for (const auto& exit : exit_codes) text += "- `" + std::string(exit.code) + "`: " + exit.means + "\n";
  text += "\n## Commands\n\n";
  for (const auto& command : commands) text += manual_entry(command);
  text.pop_back();  // one line end is enough at the end
  return text;
}

}  // namespace candour::cli
