// Other programs, run as a person would run them: started with arguments, spoken to by lines, never waited for without
// a deadline.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace candour::stories {

// Every wait of a story ends by then.
inline constexpr std::chrono::seconds patience{20};

struct Start {
  std::filesystem::path program;  // a name without a slash is looked for in PATH
  std::vector<std::string> arguments;
  std::string passphrase_lines;       // what file descriptor 3 reads; at most a pipe full
  std::filesystem::path error_log;    // standard error is appended to it; empty: it is dropped
  std::filesystem::path input_file;   // standard input; empty: a pipe, written by write_line
  bool gives_passphrases_later = false;  // descriptor 3 stays open for give_passphrase
};

// A running program. It ends with its owner: its input closes, and it dies when the story does.
class Process {
 public:
  explicit Process(const Start& start);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // False when the program no longer listens.
  bool write_line(const std::string& line);
  bool give_passphrase(const std::string& line);
  // The next line of its standard output; nothing when it ended or did not answer in time.
  std::optional<std::string> read_line(std::chrono::milliseconds limit = patience);
  // Everything up to the end of its output.
  std::string read_all();
  void close_input();
  void signal(int number) const;
  bool is_running();
  pid_t id() const { return child_; }
  // The exit code; nothing when it is still running at the deadline, 128 and more for a signal.
  std::optional<int> wait();

 private:
  // False at the end of the output or of the time.
  bool read_more(std::chrono::steady_clock::time_point until);

  pid_t child_ = -1;
  int input_ = -1;
  int output_ = -1;
  int passphrases_ = -1;
  std::string unread_;
  std::optional<int> exit_code_;
};

struct Finished {
  int exit_code = -1;  // -1: it did not end in time
  std::string output;
};
// Runs a program to its end.
Finished run(const Start& start);

}  // namespace candour::stories
