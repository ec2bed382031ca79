// candour-cli: hands the terminal, the clock and the folder to the commands.
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/runner.hpp"
#include "crypto/secret.hpp"
#include "session/process.hpp"

namespace {

using namespace candour;
using namespace candour::cli;

std::string default_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data == '/') return std::string(data) + "/candour";
  const char* home = std::getenv("HOME");
  return std::string(home ? home : ".") + "/.local/share/candour";
}

// libedit reads characters by the locale; without one it would refuse what is not ASCII.
void choose_locale() {
  if (!std::setlocale(LC_CTYPE, "") || std::string_view(std::setlocale(LC_CTYPE, nullptr)) == "C") {
    std::setlocale(LC_CTYPE, "C.UTF-8");
  }
}

std::unique_ptr<LineInput> open_lines(const WhileWaiting& waiting, Format format) {
  if (format == Format::lines && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) return lines_of_terminal(waiting);
  return lines_of(STDIN_FILENO, waiting);
}

int run(const Globals& globals, const std::vector<std::string>& words, std::vector<std::string> arguments,
        std::optional<session::Inherited> inherited) {
  const auto stop = WakePipe::create();
  const auto wake = WakePipe::create();
  const auto format = globals.json ? Format::json : Format::lines;
  Printer printer(std::cout, format);
  if (!stop || !wake) {
    printer.print("", Outcome(Error{ErrorCode::io_failed, "start"}));
    return 1;
  }
  route_signals_to(*stop);
  const ProgramClock clock(globals.clock_file);
  const auto passphrases = globals.passphrase_fd ? passphrases_from(*globals.passphrase_fd) : passphrases_of_terminal();
  World world{globals,
              clock,
              printer,
              *passphrases,
              *stop,
              *wake,
              [format](const WhileWaiting& waiting) { return open_lines(waiting, format); },
              std::move(arguments),
              std::move(inherited)};
  const bool is_shell = words.size() == 1 && words[0] == "shell";
  Program program(std::move(world), is_shell ? Running::shell : Running::one_command);
  return is_shell ? run_shell(program, all_commands()) : run_words(program, all_commands(), words);
}

int refuse(const Failure& failure, Format format) {
  const Outcome refused(failure);
  Printer(std::cout, format).print("", refused);
  return exit_code_of(refused);
}

// What was asked may be done all the same, so it is said what is not known. A new vault opens by words that stood in the
// answer alone.
bool answer_is_written(const std::string& command, const std::string& vault_folder) {
  if (std::cout.good()) return true;
  const std::string next = command == "create"
                               ? "If you have not seen the five words of a new vault, nobody can open it and nothing is in "
                                 "it: remove the folder " + vault_folder + " and make it again."
                               : "What was asked may have been done; `status` and `list` show it.";
  std::fprintf(stderr, "candour-cli: the answer could not be written. %s\n", next.c_str());
  return false;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  auto inherited = session::take_inherited(words);
  if (!open_standard_descriptors() || !session::harden_process()) return 1;
  crypto::start();
  choose_locale();
  const auto as_started = words;
  const bool wants_json = std::find(words.begin(), words.end(), "--json") != words.end();
  auto globals = take_globals(words, default_folder());
  if (!globals) return refuse(globals.error(), wants_json ? Format::json : Format::lines);
  if (words.empty() || words[0] == "--help" || words[0] == "-h") words = {"help"};
  if (words[0] == "--version") {
    std::printf("candour-cli %s\n", version);
    return standard_output_is_whole() ? 0 : 1;
  }
  const int code = run(*globals, words, as_started, std::move(inherited));
  return answer_is_written(words[0], globals->vault_folder) ? code : 1;
}
