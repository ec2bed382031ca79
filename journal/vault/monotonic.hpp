// The steady clock as what draws fresh secrets takes it (protocol.md B0).
#pragma once

#include <chrono>
#include <cstdint>

#include "base/clock.hpp"

namespace candour::journal {

inline std::uint64_t monotonic_ns(const Clock& clock) {
  return static_cast<std::uint64_t>(std::chrono::nanoseconds(clock.steady().time_since_epoch()).count());
}

}  // namespace candour::journal
