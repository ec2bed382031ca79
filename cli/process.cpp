#include "cli/process.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace candour::cli {

namespace {

std::atomic<int> signal_target{-1};

std::atomic<bool> lock_was_asked{false};
std::atomic<bool> end_was_asked{false};

void on_signal(int number) {
  const int saved = errno;
  (number == SIGUSR1 ? lock_was_asked : end_was_asked) = true;
  WakePipe::wake(signal_target.load());
  errno = saved;
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

bool take_lock_request(const WakePipe& pipe) {
  if (end_was_asked || !lock_was_asked.exchange(false)) return false;
  pipe.drain();
  if (end_was_asked) pipe.wake();  // it came in between
  return !end_was_asked;
}

void route_signals_to(const WakePipe& pipe) {
  signal_target = pipe.write_end();
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGUSR1}) sigaction(number, &action, nullptr);
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, nullptr);
  // Blocked across the exchange of the image; from now on there is somebody who hears it.
  sigset_t lock;
  sigemptyset(&lock);
  sigaddset(&lock, SIGUSR1);
  sigprocmask(SIG_UNBLOCK, &lock, nullptr);
}

}  // namespace candour::cli
