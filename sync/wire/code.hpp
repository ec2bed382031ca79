// The codes of an answer (relay.md 2.5).
#pragma once

#include <cstdint>
#include <optional>

namespace candour::wire {

enum class Code : std::uint8_t {
  ok = 0,
  malformed = 1,
  bad_size = 2,
  denied = 3,
  clock_skew = 4,
  admission = 5,
  bad_statement = 6,
  wrong_relay = 7,
  epoch_changed = 8,
  cursor_ahead = 9,
  gone = 10,
  http = 11,
  slow_down = 12,
  busy = 13,
  quota = 14,
  disk_full = 15,
};
inline constexpr std::uint8_t code_count = 16;

// The code of a byte of a foreign frame; nothing if it is not one.
std::optional<Code> code_of(std::uint8_t byte);

// The name in relay.md 2.5.
const char* name_of(Code code);

// The HTTP status that mirrors the code; 400 for `http`, whose status the route knows better.
unsigned http_status_of(Code code);

}  // namespace candour::wire
