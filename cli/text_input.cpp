#include "cli/text_input.hpp"

namespace candour::cli {

std::vector<Parameter> text_parameters() {
  return {{"--text", "TEXT", "The text itself, instead of typing it line by line."},
          {"--stdin", "", "Read the text from the standard input, to its end; not in the shell."}};
}

Answer<std::string> read_lines(Program& program, std::string_view instruction) {
  program.printer().say(instruction);
  std::string text;
  for (;;) {
    CANDOUR_TRY(const auto line, program.lines().next(""));
    if (!line) {
      if (!text.empty()) break;
      return misuse("The input ended before there was a text.", "Type it line by line and end it with a line \".\".");
    }
    if (says(line, ".")) break;
    if (!text.empty()) text += '\n';
    text += *line;
    if (text.size() > 1'000'000) return Error{ErrorCode::too_long, "read a text"};
  }
  if (text.empty()) return misuse("There was no text.", "Type at least one line before the \".\".");
  return text;
}

Answer<std::string> read_text(Program& program, const Arguments& arguments) {
  if (auto text = arguments.value("--text")) return std::move(*text);
  if (!arguments.has("--stdin")) {
    return read_lines(program, "Write line by line. A line with only a full stop ends the text.");
  }
  if (program.is_shell()) {
    return misuse("`--stdin` cannot be used in the shell.", "Type the text line by line, or give it with --text.");
  }
  CANDOUR_TRY(auto text, program.lines().everything());
  while (text.ends_with('\n')) text.pop_back();
  if (text.empty()) return misuse("There was no text.", "Write it to the standard input of this command.");
  return text;
}

Answer<bool> ask_yes(Program& program, const Facts& facts, std::string_view question, bool said_yes) {
  if (said_yes) return true;
  if (program.is_json()) {
    return misuse("This needs a yes: " + std::string(question), "Add --yes once you have read what it does.");
  }
  program.printer().print("", Outcome(facts));
  program.printer().say(question);
  program.printer().say("Type yes to do it, anything else to leave it.");
  CANDOUR_TRY(const auto line, program.lines().next("> "));
  return says(line, "yes");
}

}  // namespace candour::cli
