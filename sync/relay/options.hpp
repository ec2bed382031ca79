// The command line of candour-relay, as a pure function.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.hpp"

namespace candour::relay {

enum class Command : std::uint8_t { run, dump, drop, version, help };

struct Options {
  Command command = Command::run;
  std::string host = "127.0.0.1";
  std::uint16_t port = 7878;
  std::string data;   // empty: where the system keeps state
  std::string clock;  // empty: no shift
  MailboxId mailbox;  // of dump and drop
};

// What is wrong with the command line, as one sentence, and what the program then exits with.
struct OptionsRefusal {
  std::string sentence;
  int exit_code = 1;
};

std::variant<Options, OptionsRefusal> read_options(const std::vector<std::string>& arguments);

extern const char* const usage;

}  // namespace candour::relay
