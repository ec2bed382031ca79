// A program on a pseudo-terminal, used as a person uses it: keys go in, what is shown comes out.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::test {

class PseudoTerminal {
 public:
  // `words` are the program and its arguments. It leads a session of its own, with this as its terminal.
  explicit PseudoTerminal(const std::vector<std::string>& words);
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;
  // Kills the program if it still runs.
  ~PseudoTerminal();

  void type(std::string_view keys);
  // The same of a terminal that nobody reads: nothing is taken in.
  void type_unseen(std::string_view keys) const;
  // The side on which the program is, for writing to it as another program would. Never waits; the caller closes it.
  int open_other_side() const;
  // Waits until `words` are shown; what came up to their end is then behind. False after `limit`.
  bool hears(std::string_view words, std::chrono::milliseconds limit = std::chrono::seconds(30));
  // Everything that was shown since the beginning.
  const std::string& shown() const { return shown_; }
  // Takes in what is shown until nothing has come for `quiet`.
  void listen(std::chrono::milliseconds quiet);
  // Whether the terminal echoes what is typed.
  bool echoes() const;
  // As when the window of the terminal is closed.
  void hang_up();

  pid_t process() const { return child_; }
  // The one program that the program itself has started, as a shell does; 0 if there is none.
  pid_t started() const;
  void signal(int number) const;
  // The exit code, 128 and more for a signal; nothing when it still runs at the deadline.
  std::optional<int> wait(std::chrono::milliseconds limit = std::chrono::seconds(30));
  // The same while nobody reads the terminal.
  std::optional<int> ends_unread(std::chrono::milliseconds limit);

 private:
  bool has_ended();
  bool take_in(std::chrono::milliseconds limit);

  int terminal_ = -1;
  pid_t child_ = -1;
  std::string shown_;
  std::size_t behind_ = 0;
  std::optional<int> exit_code_;
};

}  // namespace candour::test
