// How a process hears that it shall stop.
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

// From now on SIGINT, SIGTERM, SIGHUP and SIGUSR1 write to `pipe`, which must outlive the process's work; SIGPIPE is
// ignored.
void route_signals_to(const WakePipe& pipe);
// True once after SIGUSR1, while nobody asked for an end: then `pipe` is empty again.
bool take_lock_request(const WakePipe& pipe);

}  // namespace candour::cli
