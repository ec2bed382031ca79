// Chance is handed in, as time is, so that slots and backoff are tested without luck.
#pragma once

#include <cstdint>
#include <functional>

namespace candour::sync {

// A uniform number below the bound, which is at least 1.
using Draw = std::function<std::uint64_t(std::uint64_t bound)>;

// Draws from the system's random source.
Draw system_draw();

}  // namespace candour::sync
