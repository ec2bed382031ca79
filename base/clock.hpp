// Time is handed in. Nothing outside a main asks the system for it, so gaps, slots and expiries are tested without waiting.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>

namespace candour {

using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
using SteadyTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  // What the calendar says; may jump, also backwards.
  virtual WallTime wall() const = 0;
  // Never goes backwards and is never shifted; waiting uses this one.
  virtual SteadyTime steady() const = 0;
};

// The real clock of a program. With a file (`--clock FILE`), the signed number of seconds in it is added to the
// wall clock; the file is read at each use and is replaced by rename. An unreadable file shifts by nothing.
class ProgramClock final : public Clock {
 public:
  explicit ProgramClock(std::filesystem::path shift_file = {}) : shift_file_(std::move(shift_file)) {}
  WallTime wall() const override;
  SteadyTime steady() const override;

 private:
  std::filesystem::path shift_file_;
};

// A clock that stands still until it is moved. Safe to move from another thread.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(WallTime start) : wall_(start) {}
  WallTime wall() const override {
    const std::lock_guard lock(mutex_);
    return wall_;
  }
  SteadyTime steady() const override {
    const std::lock_guard lock(mutex_);
    return steady_;
  }
  // Moves both clocks on, as when time passes.
  void advance(std::chrono::milliseconds by) {
    const std::lock_guard lock(mutex_);
    wall_ += by;
    steady_ += by;
  }
  // Sets the calendar alone, as when somebody changes it.
  void set_wall(WallTime now) {
    const std::lock_guard lock(mutex_);
    wall_ = now;
  }

 private:
  mutable std::mutex mutex_;
  WallTime wall_;
  SteadyTime steady_{std::chrono::hours(1)};
};

// Days since 1970-01-01 of a moment in UTC; the relay's day.
inline std::uint32_t utc_day(WallTime at) {
  return static_cast<std::uint32_t>(std::chrono::floor<std::chrono::days>(at).time_since_epoch().count());
}

}  // namespace candour
