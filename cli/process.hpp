// What signals ask of this process, and how its waiting hears them.
#pragma once

#include "base/result.hpp"

namespace candour::cli {

// A pipe that a signal handler, another thread or this one writes to and a poll waits for.
class WakePipe {
 public:
  static Result<WakePipe> create();
  WakePipe(WakePipe&& other) noexcept;
  WakePipe& operator=(WakePipe&&) = delete;
  WakePipe(const WakePipe&) = delete;
  WakePipe& operator=(const WakePipe&) = delete;
  ~WakePipe();

  int read_end() const { return read_end_; }
  int write_end() const { return write_end_; }
  // Safe in a signal handler; a full pipe is awake already.
  static void wake(int write_end);
  void wake() const { wake(write_end_); }
  // Empties the pipe; true if there was something in it.
  bool drain() const;

 private:
  WakePipe(int read_end, int write_end) : read_end_(read_end), write_end_(write_end) {}
  int read_end_;
  int write_end_;
};

// What a signal asks for, the most urgent first.
enum class Asked : std::uint8_t {
  end,        // SIGTERM, SIGHUP, SIGQUIT
  lock,       // SIGUSR1
  suspend,    // SIGTSTP: Ctrl+Z
  interrupt,  // SIGINT: Ctrl+C
  nothing,
};

// From now on those signals write to `pipe`, which must outlive the process's work; so does SIGCONT. SIGPIPE and SIGXFSZ are
// ignored.
// Whatever other signal ends the process, the terminal is put back first (terminal_state.hpp).
void route_signals_to(const WakePipe& pipe);

// Readable once something was asked; -1 before route_signals_to.
int stop_descriptor();

// The most urgent of what was asked and not taken yet.
Asked asked();
// True once if `what` was asked. `pipe` is empty afterwards unless something else was.
bool take(const WakePipe& pipe, Asked what);
// True once after the process was stopped and goes on.
bool take_continued();

// Stops this process as Ctrl+Z does, the terminal being as it was found, and returns when it goes on.
void stop_here();
// Makes a SIGTSTP wait for the image that comes after the next exec: it stops once it listens, and not before.
void stop_after_exec();

}  // namespace candour::cli
