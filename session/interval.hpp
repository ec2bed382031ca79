// A length of time as it is typed on a command line.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace candour::session {

// "200ms", "20s" or "10min": more than nothing, at most a million of the unit.
std::optional<std::chrono::milliseconds> interval_from(std::string_view text);

}  // namespace candour::session
