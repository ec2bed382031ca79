// candour-cli: hands the terminal, the clock and the folder to the commands.
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "cli/commands/commands.hpp"
#include "cli/runner.hpp"
#include "cli/terminal_input.hpp"
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

// How the program was started: its words without what is meant for a fresh image of it.
struct Started {
  std::vector<std::string> words;
  std::optional<session::Inherited> inherited;
  bool answer_was_cut = false;
};

Started take_started(int count, char** arguments) {
  Started started{{arguments + 1, arguments + count}, std::nullopt};
  started.inherited = session::take_inherited(started.words);
  started.answer_was_cut = started.inherited && std::erase(started.words, answer_was_cut_option) > 0;
  return started;
}

int run(const Globals& globals, const std::vector<std::string>& words, Started started, Printer& printer,
        const WakePipe& stop, const WakePipe& wake) {
  const auto format = printer.format();
  const ProgramClock clock(globals.clock_file);
  const auto passphrases = globals.passphrase_fd ? passphrases_from(*globals.passphrase_fd) : passphrases_of_terminal();
  World world{globals,
              clock,
              printer,
              *passphrases,
              stop,
              wake,
              [format](const WhileWaiting& waiting) { return open_lines(waiting, format); },
              std::move(started.words),
              std::move(started.inherited),
              started.answer_was_cut};
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
bool answer_is_written(const std::string& command, const std::string& vault_folder, const Printer& printer) {
  if (!printer.has_failed() && !printer.was_cut_off()) return true;
  const std::string next = command == "create"
                               ? "If you have not seen the five words of a new vault, nobody can open it and nothing is in "
                                 "it: remove the folder " + vault_folder + " and make it again."
                               : "What was asked may have been done; `status` and `list` show it.";
  std::cerr << "candour-cli: the " << (printer.was_cut_off() ? "end of the " : "")
            << "answer could not be written. " << next << std::endl;
  return printer.was_cut_off();  // which has a code of its own
}

// Hears signals from here on, and writes so that none of them waits for a reader.
int run_to_the_end(const Globals& globals, const std::vector<std::string>& words, Started started) {
  const auto stop = WakePipe::create();
  const auto wake = WakePipe::create();
  const auto format = globals.json ? Format::json : Format::lines;
  if (!stop || !wake) return refuse(failure_of(Error{ErrorCode::io_failed, "start"}), format);
  route_signals_to(*stop);
  StandardOutputs outputs;
  Printer printer(std::cout, format, &outputs.out);
  const int code = run(globals, words, std::move(started), printer, *stop, *wake);
  std::cout.flush();
  return answer_is_written(words[0], globals.vault_folder, printer) ? code : 1;
}

}  // namespace

int main(int count, char** arguments) {
  auto started = take_started(count, arguments);
  if (!open_standard_descriptors() || !session::harden_process()) return 1;
  crypto::start();
  choose_locale();
  auto words = started.words;
  const bool wants_json = std::find(words.begin(), words.end(), "--json") != words.end();
  auto globals = take_globals(words, default_folder());
  if (!globals) return refuse(globals.error(), wants_json ? Format::json : Format::lines);
  if (words.empty() || words[0] == "--help" || words[0] == "-h") words = {"help"};
  if (words[0] == "--version") {
    std::printf("candour-cli %s\n", version);
    return standard_output_is_whole() ? 0 : 1;
  }
  return run_to_the_end(*globals, words, std::move(started));
}
