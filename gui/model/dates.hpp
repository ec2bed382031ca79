// Days and moments as people say them.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "journal/model/value.hpp"

namespace candour::gui {

// "Fri 13 March", with the year where it is not that of `today`.
std::string spoken_day(std::uint32_t day, std::uint32_t today);
// "March 2026".
std::string spoken_month(std::uint32_t day);
std::uint32_t first_of_month(std::uint32_t day);
// "Thu 12 March, 10:00 (Europe/London)".
std::string spoken_time(const journal::model::ZonedTime& time, std::uint32_t today);
// "21:40", of a moment on a clock here.
std::string spoken_clock(WallTime at);

}  // namespace candour::gui
