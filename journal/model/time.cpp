#include "journal/model/time.hpp"

#include <date/tz.h>

#include <cstdio>
#include <exception>

namespace candour::journal::model {

namespace {

// `count` digits at the front of `text` as a number, which they are taken from; below zero if they are none.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take_character(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

// The zone database throws for a name that it does not have, and when it cannot be read.
const date::time_zone* zone_named(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

Result<std::uint16_t> minute_from(std::string_view text) {
  constexpr Error bad{ErrorCode::bad_argument, "read a time of day"};
  const int hour = take_digits(text, 2);
  if (!take_character(text, ':')) return bad;
  const int minute = take_digits(text, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || !text.empty()) return bad;
  return static_cast<std::uint16_t>(hour * 60 + minute);
}

std::string text_of_minute(std::uint16_t minute) {
  char out[16];
  std::snprintf(out, sizeof out, "%02d:%02d", minute / 60, minute % 60);
  return out;
}

Result<WallTime> instant_of(const ZonedTime& time) {
  const auto* zone = zone_named(time.zone);
  if (zone == nullptr || time.day > last_dated_day) return Error{ErrorCode::bad_argument, "find a moment"};
  const auto local = date::local_days(date::days(static_cast<int>(time.day.number))) + std::chrono::minutes(time.minute);
  return WallTime(zone->to_sys(local, date::choose::earliest));
}

Result<ZonedTime> shown_in(WallTime at, const std::string& zone) {
  const auto* there = zone_named(zone);
  constexpr auto end = WallTime(std::chrono::hours(24) * (std::int64_t{last_dated_day.number} + 1));
  if (there == nullptr || at < WallTime() || at >= end) return Error{ErrorCode::bad_argument, "show a moment"};
  const auto local = there->to_local(at);
  const auto day = date::floor<date::days>(local);
  const auto minute = date::floor<std::chrono::minutes>(local - day).count();
  if (day.time_since_epoch().count() < 0) return Error{ErrorCode::bad_argument, "show a moment"};
  return ZonedTime{Day{static_cast<std::uint32_t>(day.time_since_epoch().count())}, static_cast<std::uint16_t>(minute), zone};
}

Day local_day(WallTime at, const std::string& zone) {
  const auto local = shown_in(at, zone);
  return local ? local->day : Day{utc_day(at)};
}

Day today_here(const Clock& clock) { return local_day(clock.wall(), zone_here()); }

}  // namespace candour::journal::model
