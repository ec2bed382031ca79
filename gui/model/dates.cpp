#include "gui/model/dates.hpp"

#include "gui/words/en_gb.hpp"
#include "journal/model/time.hpp"

namespace candour::gui {

namespace {

std::chrono::sys_days date_of(std::uint32_t day) { return std::chrono::sys_days(std::chrono::days(day)); }

}  // namespace

std::string spoken_day(std::uint32_t day, std::uint32_t today) {
  const std::chrono::year_month_day date(date_of(day));
  const std::chrono::weekday weekday(date_of(day));
  const auto month = static_cast<unsigned>(date.month());
  if (!date.ok() || month < 1 || month > 12) return text_of(Day{day});
  std::string text = std::string(words::weekdays[weekday.c_encoding()]) + " " +
                     std::to_string(static_cast<unsigned>(date.day())) + " " + words::months[month - 1];
  const std::chrono::year_month_day now(date_of(today));
  if (now.year() != date.year()) text += " " + std::to_string(static_cast<int>(date.year()));
  return text;
}

std::string spoken_month(std::uint32_t day) {
  const std::chrono::year_month_day date(date_of(day));
  const auto month = static_cast<unsigned>(date.month());
  if (!date.ok() || month < 1 || month > 12) return {};
  return std::string(words::months[month - 1]) + " " + std::to_string(static_cast<int>(date.year()));
}

std::uint32_t first_of_month(std::uint32_t day) {
  const std::chrono::year_month_day date(date_of(day));
  const std::chrono::sys_days first = date.year() / date.month() / std::chrono::day{1};
  return static_cast<std::uint32_t>(first.time_since_epoch().count());
}

std::string spoken_time(const journal::model::ZonedTime& time, std::uint32_t today) {
  return spoken_day(time.day.number, today) + ", " + journal::model::text_of_minute(time.minute) + " (" + time.zone +
         ")";
}

std::string spoken_clock(WallTime at) {
  const auto shown = journal::model::shown_in(at, journal::model::zone_here());
  return shown ? journal::model::text_of_minute(shown->minute) : std::string();
}

}  // namespace candour::gui
