// One person of a story: a vault of their own and a `candour-cli shell --json` open on it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/stories/process.hpp"

namespace candour::stories {

// The one answer of a command.
struct Reply {
  bool is_done = false;
  std::vector<std::pair<std::string, std::string>> facts;
  std::string error_code;
  std::string sentence;
  std::string whole;  // as it came, for the telling of a failure

  // The first fact of that name, or nothing.
  std::string fact(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  // Whether one fact has exactly this value.
  bool has(std::string_view name, std::string_view value) const;
  // Whether the words stand somewhere in some fact.
  bool mentions(std::string_view words) const;
};

// Where a member's programs and files are.
struct Desk {
  std::filesystem::path programs;
  std::filesystem::path vault;
  std::filesystem::path clock;
  std::string name;
  std::string passphrase;
};

class Member {
 public:
  explicit Member(Desk desk) : desk_(std::move(desk)) {}

  // `create --own --light`: the least work at unlocking that Candour allows, since a story unlocks twice.
  Reply make_vault() const;
  // Starts the shell; the reply is the shell's own.
  Reply open_shell();
  // One command, word by word; quotes are put where they belong.
  Reply ask(const std::vector<std::string>& words);
  // The two halves of `ask`, for commands of two people that wait for each other.
  void begin(const std::vector<std::string>& words);
  Reply answer();
  // `quit`, and the program's end. False if it did not end in peace.
  bool close_shell();
  // kill -9 in the middle of whatever it does. What it had answered before can still be read by answer().
  void kill_shell();

  const Desk& desk() const { return desk_; }

 private:
  Desk desk_;
  std::unique_ptr<Process> shell_;
};

}  // namespace candour::stories
