// Calendar and wall-clock times with zones: a 10:00 meeting stays 10:00 across a clock change.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "journal/model/value.hpp"
#include "journal/model/zone.hpp"

namespace candour::journal::model {

// "10:00" as minutes of the day and back. bad_argument otherwise.
Result<std::uint16_t> minute_from(std::string_view text);
std::string text_of_minute(std::uint16_t minute);

// The moment a zoned time means: of a time that comes twice the first, of one that is skipped the moment of the
// change. bad_argument if the zone is not known here.
Result<WallTime> instant_of(const ZonedTime& time);
// How a clock in `zone` shows a moment.
Result<ZonedTime> shown_in(WallTime at, const std::string& zone);
// The calendar date in `zone` (unknown: UTC) at a moment: the author's day of B0.
Day local_day(WallTime at, const std::string& zone);
// The calendar date at this computer now.
Day today_here(const Clock& clock);

}  // namespace candour::journal::model
