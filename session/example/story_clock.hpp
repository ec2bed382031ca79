// The calendar of the example: it stands where a scene says, and goes on a little with each step.
#pragma once

#include "base/clock.hpp"

namespace candour::session::example {

class StoryClock final : public Clock {
 public:
  WallTime wall() const override { return wall_; }
  SteadyTime steady() const override { return steady_; }
  // A day of 2026 and a time of day, UTC; not before where it stands.
  void set(unsigned month, unsigned day, std::chrono::minutes time_of_day);
  void advance(std::chrono::milliseconds by) {
    wall_ += by;
    steady_ += by;
  }

 private:
  WallTime wall_{};
  SteadyTime steady_{std::chrono::hours(1)};
};

}  // namespace candour::session::example
