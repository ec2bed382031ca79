#include "tests/stories/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <thread>
#include <utility>

namespace candour::stories {

namespace {

using std::chrono::steady_clock;

struct Pipe {
  int read_end = -1;
  int write_end = -1;
};

Pipe make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) std::abort();
  return {ends[0], ends[1]};
}

int open_or_drop(const std::filesystem::path& file, int flags) {
  return open(file.empty() ? "/dev/null" : file.c_str(), flags | O_CLOEXEC, 0600);
}

// The ends that a program gets as 0, 1, 2 and 3.
struct Descriptors {
  int input;
  int output;
  int error;
  int passphrases;
};

// Away from 0 to 3 first, so that none is overwritten before its turn.
[[noreturn]] void become(const Start& start, const Descriptors& descriptors) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int moved[4];
  const int given[4] = {descriptors.input, descriptors.output, descriptors.error, descriptors.passphrases};
  for (int i = 0; i < 4; ++i) moved[i] = fcntl(given[i], F_DUPFD_CLOEXEC, 10);
  for (int i = 0; i < 4; ++i) dup2(moved[i], i);
  std::vector<std::string> words{start.program.string()};
  words.insert(words.end(), start.arguments.begin(), start.arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  execvp(pointers[0], pointers.data());
  _exit(127);
}

}  // namespace

Process::Process(const Start& start) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto input = start.input_file.empty() ? make_pipe() : Pipe{open_or_drop(start.input_file, O_RDONLY), -1};
  const auto output = make_pipe();
  const auto passphrases = make_pipe();
  const int error = open_or_drop(start.error_log, O_WRONLY | O_CREAT | O_APPEND);
  // It is far less than a pipe holds, so it is all there before anybody reads.
  if (write(passphrases.write_end, start.passphrase_lines.data(), start.passphrase_lines.size()) < 0) std::abort();
  child_ = fork();
  if (child_ == 0) become(start, {input.read_end, output.write_end, error, passphrases.read_end});
  for (const int end : {input.read_end, output.write_end, error, passphrases.read_end}) close(end);
  if (start.gives_passphrases_later) {
    passphrases_ = passphrases.write_end;
  } else {
    close(passphrases.write_end);
  }
  input_ = input.write_end;
  output_ = output.read_end;
}

Process::~Process() {
  close_input();
  if (child_ > 0 && !exit_code_) {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(output_);
  if (passphrases_ >= 0) close(passphrases_);
}

bool Process::give_passphrase(const std::string& line) {
  const auto bytes = line + "\n";
  return write(passphrases_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
}

bool Process::write_line(const std::string& line) {
  const auto bytes = line + "\n";
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto written = write(input_, bytes.data() + done, bytes.size() - done);
    if (written <= 0) return false;
    done += static_cast<std::size_t>(written);
  }
  return true;
}

bool Process::read_more(steady_clock::time_point until) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now()).count();
  pollfd watched{output_, POLLIN, 0};
  if (left <= 0 || poll(&watched, 1, static_cast<int>(left)) <= 0) return false;
  char bytes[65536];
  const auto got = read(output_, bytes, sizeof bytes);
  if (got <= 0) return false;
  unread_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

std::optional<std::string> Process::read_line(std::chrono::milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  for (;;) {
    const auto end = unread_.find('\n');
    if (end != std::string::npos) {
      auto line = unread_.substr(0, end);
      unread_.erase(0, end + 1);
      return line;
    }
    if (!read_more(until)) return std::nullopt;
  }
}

std::string Process::read_all() {
  const auto until = steady_clock::now() + patience;
  while (read_more(until)) {
  }
  return std::exchange(unread_, {});
}

void Process::close_input() {
  if (input_ >= 0) close(input_);
  input_ = -1;
}

void Process::signal(int number) const {
  if (child_ > 0 && !exit_code_) kill(child_, number);
}

bool Process::is_running() {
  int status = 0;
  if (!exit_code_ && waitpid(child_, &status, WNOHANG) == child_) {
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return !exit_code_;
}

std::optional<int> Process::wait() {
  const auto until = steady_clock::now() + patience;
  while (is_running() && steady_clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return exit_code_;
}

Finished run(const Start& start) {
  Process process(start);
  process.close_input();
  Finished finished;
  finished.output = process.read_all();
  finished.exit_code = process.wait().value_or(-1);
  return finished;
}

}  // namespace candour::stories
