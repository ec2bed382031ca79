#include "base/calendar.hpp"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>

namespace candour {

namespace {

// A number of digits alone.
std::optional<int> number_from(std::string_view digits) {
  int value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [rest, fault] = std::from_chars(digits.data(), end, value);
  if (digits.starts_with('-') || fault != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace

Result<Day> day_from(std::string_view text) {
  using namespace std::chrono;
  constexpr Error bad{ErrorCode::bad_argument, "read a date"};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad;
  const auto y = number_from(text.substr(0, 4));
  const auto m = number_from(text.substr(5, 2));
  const auto d = number_from(text.substr(8, 2));
  if (!y || !m || !d || *y < 1970) return bad;
  const year_month_day date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
  if (!date.ok()) return bad;
  return Day{static_cast<std::uint32_t>(sys_days(date).time_since_epoch().count())};
}

std::string text_of(Day day) {
  char out[32];
  if (day > last_dated_day) {
    std::snprintf(out, sizeof out, "day %u", day.number);
    return out;
  }
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day.number))};
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return out;
}

}  // namespace candour
