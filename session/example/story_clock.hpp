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

// An evening of the story, which passes as fast as the evening of whoever looks around in it.
class Evening final : public Clock {
 public:
  Evening(WallTime begin, const Clock& real) : begin_(begin), real_(real), began_(real.steady()) {}
  WallTime wall() const override {
    return begin_ + std::chrono::duration_cast<std::chrono::milliseconds>(real_.steady() - began_);
  }
  SteadyTime steady() const override { return real_.steady(); }

 private:
  WallTime begin_;
  const Clock& real_;
  SteadyTime began_;
};

}  // namespace candour::session::example
