// A speed that many share.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace candour::relay {

// So many bytes a second for all who share it together, in the order in which they ask. What nobody used is not saved
// up. Used by one thread.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;
  explicit Pace(std::size_t bytes_a_second) : bytes_a_second_(bytes_a_second) {}

  // How long whoever just took so many bytes waits until he takes more.
  Clock::duration wait_after(std::size_t bytes, Clock::time_point now) {
    const std::chrono::duration<double> takes(static_cast<double>(bytes) / static_cast<double>(bytes_a_second_));
    paid_until_ = std::max(paid_until_, now) + std::chrono::duration_cast<Clock::duration>(takes);
    return paid_until_ - now;
  }

 private:
  const std::size_t bytes_a_second_;
  Clock::time_point paid_until_{};
};

}  // namespace candour::relay
