#include "cli/process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

#include "cli/terminal_state.hpp"

namespace candour::cli {

namespace {

std::atomic<int> signal_target{-1};
std::atomic<int> signal_source{-1};
std::atomic<bool> was_asked[static_cast<std::size_t>(Asked::nothing)];
std::atomic<bool> has_continued{false};

std::atomic<bool>& flag_of(Asked what) { return was_asked[static_cast<std::size_t>(what)]; }

Asked asked_by(int number) {
  switch (number) {
    case SIGUSR1:
      return Asked::lock;
    case SIGTSTP:
      return Asked::suspend;
    case SIGINT:
      return Asked::interrupt;
    default:
      return Asked::end;
  }
}

void on_signal(int number) {
  const int saved = errno;
  if (number == SIGCONT) {
    has_continued = true;
  } else {
    flag_of(asked_by(number)) = true;
  }
  WakePipe::wake(signal_target.load());
  errno = saved;
}

// Of a signal that ends the process whatever it does: the default comes after the terminal is as it was.
void on_fatal_signal(int number) {
  put_terminal_back();
  signal(number, SIG_DFL);
  raise(number);
}

void handle(int number, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
}

// Those that are ignored, or are watched by somebody else, stay as they are.
void put_terminal_back_before(int number) {
  struct sigaction before {};
  if (sigaction(number, nullptr, &before) != 0 || before.sa_handler != SIG_DFL) return;
  struct sigaction action {};
  action.sa_handler = on_fatal_signal;
  action.sa_flags = SA_NODEFER;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, nullptr);
}

void block(int number, int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  sigprocmask(how, &set, nullptr);
}

}  // namespace

Result<WakePipe> WakePipe::create() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return Error{ErrorCode::io_failed, "make a pipe"};
  return WakePipe(ends[0], ends[1]);
}

WakePipe::WakePipe(WakePipe&& other) noexcept
    : read_end_(std::exchange(other.read_end_, -1)), write_end_(std::exchange(other.write_end_, -1)) {}

WakePipe::~WakePipe() {
  if (read_end_ >= 0) close(read_end_);
  if (write_end_ >= 0) close(write_end_);
}

void WakePipe::wake(int write_end) {
  const char one = 1;
  // A pipe that is full wakes its reader all the same, so the answer does not matter.
  [[maybe_unused]] const auto written = write(write_end, &one, 1);
}

bool WakePipe::drain() const {
  char bytes[64];
  bool any = false;
  while (read(read_end_, bytes, sizeof bytes) > 0) any = true;
  return any;
}

void route_signals_to(const WakePipe& pipe) {
  signal_target = pipe.write_end();
  signal_source = pipe.read_end();
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGTSTP, SIGCONT}) handle(number, on_signal);
  handle(SIGPIPE, SIG_IGN);
  handle(SIGXFSZ, SIG_IGN);  // a file that may grow no further is a write that fails, as on a full disk
  for (const int number : {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGUSR2, SIGALRM, SIGSTKFLT, SIGXCPU,
                           SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSYS}) {
    put_terminal_back_before(number);
  }
  // Blocked across the exchange of the image; from now on there is somebody who hears them.
  block(SIGUSR1, SIG_UNBLOCK);
  block(SIGTSTP, SIG_UNBLOCK);
}

int stop_descriptor() { return signal_source; }

Asked asked() {
  auto what = Asked::end;
  while (what != Asked::nothing && !flag_of(what)) what = static_cast<Asked>(static_cast<int>(what) + 1);
  return what;
}

bool take(const WakePipe& pipe, Asked what) {
  if (!flag_of(what).exchange(false)) return false;
  pipe.drain();
  if (asked() != Asked::nothing) pipe.wake();  // it came before, or in between
  return true;
}

bool take_continued() { return has_continued.exchange(false); }

void stop_here() {
  put_terminal_back();
  handle(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  handle(SIGTSTP, on_signal);
  has_continued = false;  // whoever stopped here knows
}

void stop_after_exec() {
  block(SIGTSTP, SIG_BLOCK);
  raise(SIGTSTP);
}

}  // namespace candour::cli
