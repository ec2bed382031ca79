#include "tests/support/pseudo_terminal.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace candour::test {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

[[noreturn]] void become(int terminal, const std::vector<std::string>& words) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setsid();
  ioctl(terminal, TIOCSCTTY, 0);
  for (int number = 0; number <= 2; ++number) dup2(terminal, number);
  for (int number = 3; number < 64; ++number) close(number);
  setenv("TERM", "xterm", 1);
  setenv("LANG", "C.UTF-8", 1);
  setenv("PS1", "sh> ", 1);
  std::vector<char*> pointers;
  for (const auto& word : words) pointers.push_back(const_cast<char*>(word.c_str()));
  pointers.push_back(nullptr);
  execvp(pointers[0], pointers.data());
  _exit(127);
}

}  // namespace

PseudoTerminal::PseudoTerminal(const std::vector<std::string>& words) {
  int other = -1;
  winsize size{};
  size.ws_row = 40;
  size.ws_col = 200;
  if (openpty(&terminal_, &other, nullptr, nullptr, &size) != 0) std::abort();
  fcntl(terminal_, F_SETFD, FD_CLOEXEC);
  fcntl(terminal_, F_SETFL, fcntl(terminal_, F_GETFL) | O_NONBLOCK);
  child_ = fork();
  if (child_ == 0) become(other, words);
  close(other);
}

PseudoTerminal::~PseudoTerminal() {
  hang_up();
  if (child_ > 0 && !exit_code_) {
    if (const auto started_by_it = started(); started_by_it > 0) kill(started_by_it, SIGKILL);
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
  }
}

void PseudoTerminal::type(std::string_view keys) {
  while (!keys.empty() && terminal_ >= 0) {
    // What is typed may have to wait until what is shown was taken in.
    pollfd watched{terminal_, POLLIN | POLLOUT, 0};
    if (poll(&watched, 1, -1) < 0 || (watched.revents & (POLLERR | POLLHUP)) != 0) return;
    if ((watched.revents & POLLIN) != 0) take_in(milliseconds(0));
    if ((watched.revents & POLLOUT) == 0) continue;
    const auto written = write(terminal_, keys.data(), std::min<std::size_t>(keys.size(), 1024));
    if (written < 0 && errno == EAGAIN) continue;
    if (written <= 0) return;
    keys.remove_prefix(static_cast<std::size_t>(written));
  }
}

void PseudoTerminal::type_unseen(std::string_view keys) const {
  if (write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) std::abort();
}

int PseudoTerminal::open_other_side() const {
  char name[64];
  if (ptsname_r(terminal_, name, sizeof name) != 0) std::abort();
  const int other = open(name, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (other < 0) std::abort();
  return other;
}

bool PseudoTerminal::take_in(milliseconds limit) {
  pollfd watched{terminal_, POLLIN, 0};
  if (terminal_ < 0 || poll(&watched, 1, static_cast<int>(limit.count())) <= 0) return false;
  char bytes[65536];
  const auto got = read(terminal_, bytes, sizeof bytes);
  if (got <= 0) return false;
  shown_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

bool PseudoTerminal::hears(std::string_view words, milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  for (;;) {
    const auto at = shown_.find(words, behind_);
    if (at != std::string::npos) {
      behind_ = at + words.size();
      return true;
    }
    if (steady_clock::now() >= until) return false;
    if (!take_in(milliseconds(50))) std::this_thread::sleep_for(milliseconds(5));
  }
}

void PseudoTerminal::listen(milliseconds quiet) {
  while (take_in(quiet)) {
  }
}

bool PseudoTerminal::echoes() const {
  termios now{};
  return tcgetattr(terminal_, &now) == 0 && (now.c_lflag & ECHO) != 0;
}

void PseudoTerminal::hang_up() {
  if (terminal_ >= 0) close(terminal_);
  terminal_ = -1;
}

pid_t PseudoTerminal::started() const {
  const auto process = std::to_string(child_);
  std::ifstream children("/proc/" + process + "/task/" + process + "/children");
  pid_t found = 0;
  children >> found;
  return children ? found : 0;
}

void PseudoTerminal::signal(int number) const {
  if (child_ > 0 && !exit_code_) kill(child_, number);
}

std::optional<int> PseudoTerminal::wait(milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  while (!has_ended() && steady_clock::now() < until) {
    if (!take_in(milliseconds(5))) std::this_thread::sleep_for(milliseconds(5));
  }
  return exit_code_;
}

std::optional<int> PseudoTerminal::ends_unread(milliseconds limit) {
  const auto until = steady_clock::now() + limit;
  while (!has_ended() && steady_clock::now() < until) std::this_thread::sleep_for(milliseconds(5));
  return exit_code_;
}

bool PseudoTerminal::has_ended() {
  int status = 0;
  if (!exit_code_ && waitpid(child_, &status, WNOHANG) == child_) {
    exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  return exit_code_.has_value();
}

}  // namespace candour::test
