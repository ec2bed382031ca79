// How long a step of receiving may take, asked between its smallest parts.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.hpp"

namespace candour::journal {

class Budget {
 public:
  Budget(const Clock& clock, std::optional<std::chrono::milliseconds> length) : clock_(clock) {
    if (length) end_ = clock.steady() + *length;
  }
  bool is_used_up() const { return end_ && clock_.steady() >= *end_; }

 private:
  const Clock& clock_;
  std::optional<SteadyTime> end_;
};

}  // namespace candour::journal
