// What the rules of the post count in.
#pragma once

#include <chrono>

namespace candour::journal {

inline constexpr std::chrono::milliseconds an_hour = std::chrono::hours(1);
inline constexpr std::chrono::milliseconds a_day = std::chrono::hours(24);

}  // namespace candour::journal
