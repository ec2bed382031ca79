// A day of the calendar and how it is written: once, for everybody.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace candour {

// Days since 1970-01-01; whose calendar it is, its place says.
struct Day {
  std::uint32_t number = 0;
  auto operator<=>(const Day&) const = default;
};

// 9999-12-31, the last day that is written as a date.
inline constexpr Day last_dated_day{2'932'896};

// "2026-03-12" and back. bad_argument for anything but ten characters that are a day from 1970 to 9999. A later day
// reads "day N".
Result<Day> day_from(std::string_view text);
std::string text_of(Day day);

}  // namespace candour
