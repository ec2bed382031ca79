// candour-verify DIR --card FILE: did everybody on the card sign exactly the files in this folder? No vault, no
// network.
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "crypto/secret.hpp"
#include "journal/summary/card.hpp"
#include "journal/summary/folder.hpp"
#include "journal/summary/verify.hpp"

namespace {

using namespace candour;
using namespace candour::journal::summary;

enum ExitCode : int { exit_good = 0, exit_refused = 1, exit_usage = 2, exit_was_good = 3 };

struct Options {
  std::string folder;
  std::string card;
  std::string clock;
};

std::optional<Options> read_options(int count, char** words) {
  Options options;
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    std::string* value = word == "--card" ? &options.card : word == "--clock" ? &options.clock : nullptr;
    if (value == nullptr && word.starts_with('-')) return std::nullopt;
    if (value != nullptr && ++i == count) return std::nullopt;
    if (value == nullptr) value = &options.folder;
    if (!value->empty()) return std::nullopt;
    *value = words[i];
  }
  if (options.folder.empty() || options.card.empty()) return std::nullopt;
  return options;
}

const char* sentence_of(VerifyCheck check) {
  switch (check) {
    case VerifyCheck::none:
      return "";
    case VerifyCheck::card:
      return "The card is not one: each line must be as its owner printed it, and no line twice.";
    case VerifyCheck::folder:
      return "The folder cannot be read.";
    case VerifyCheck::statement:
      return "There is no consent statement here that can be read. Ask for the whole folder.";
    case VerifyCheck::reserved_name:
      return "The statement lists itself or a signature as a file.";
    case VerifyCheck::signers:
      return "The signers of the statement are not exactly the people of the card.";
    case VerifyCheck::missing_file:
      return "A file is missing. Ask for the whole folder.";
    case VerifyCheck::extra_file:
      return "Something lies in the folder that nobody signed. Take it out and check again.";
    case VerifyCheck::signature:
      return "A signature is not good, or not by the person whose place it has.";
    case VerifyCheck::file_size:
    case VerifyCheck::file_content:
      return "A file is not the one that was signed.";
  }
  return "";
}

void print_fact(const char* name, std::string_view value) {
  std::printf("%s: %.*s\n", name, static_cast<int>(value.size()), value.data());
}

// Only of a folder that passed: what a refused one says of itself is not to be read as true.
void print_statement(const ConsentStatement& statement) {
  print_fact("audience", text_of(statement.audience));
  print_fact("valid until", text_of(statement.valid_until));
  for (const auto& file : statement.files) print_fact("file", file.name);
  for (const auto& signer : statement.signers) print_fact("signer", signer);
}

int print_report(const VerifyReport& report) {
  if (report.outcome == VerifyOutcome::refused) {
    print_fact("result", "refused");
    if (!report.file.empty()) print_fact("at", report.file);
    print_fact("reason", sentence_of(report.failed));
    return exit_refused;
  }
  const bool is_past = report.outcome == VerifyOutcome::was_good;
  print_fact("result", is_past ? "was good until " + text_of(report.statement->valid_until) : std::string("good"));
  print_statement(*report.statement);
  return is_past ? exit_was_good : exit_good;
}

constexpr const char* usage_text =
    "usage: candour-verify DIR --card FILE [--clock FILE]\n"
    "Says whether everybody on the card signed exactly the files in the folder: exit code 0 if so, 3 if it was so until\n"
    "a day that is over, 1 if not, 2 if the command was not understood. --version says which version this is.\n";

int usage() {
  std::fputs(usage_text, stderr);
  return exit_usage;
}

// --help and --version, which need no folder. Nothing if neither was asked for.
std::optional<int> tell_about_itself(int count, char** words) {
  if (count != 2) return std::nullopt;
  const std::string_view word = words[1];
  if (word == "--version") {
    std::printf("candour-verify %s\n", version);
  } else if (word == "-h" || word == "--help") {
    std::fputs(usage_text, stdout);
  } else {
    return std::nullopt;
  }
  return standard_output_is_whole() ? exit_good : exit_refused;
}

}  // namespace

int main(int count, char** words) {
  if (!open_standard_descriptors()) return exit_refused;
  if (const auto code = tell_about_itself(count, words)) return *code;
  const auto options = read_options(count, words);
  if (!options) return usage();
  crypto::start();
  const auto card = read_plain_file(options->card, max_card_size);
  if (!card) {
    std::fputs("The card cannot be read. Give the file with one line of each person.\n", stderr);
    return exit_usage;
  }
  const ProgramClock clock(options->clock);
  const Day today{utc_day(clock.wall())};
  const int code = print_report(verify_folder(options->folder, as_text(*card), today));
  if (standard_output_is_whole()) return code;
  std::fputs("The result could not be written. Nothing was said about the folder.\n", stderr);
  return exit_refused;
}
