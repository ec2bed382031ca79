#include "sync/wire/code.hpp"

#include <array>

namespace candour::wire {
namespace {

struct CodeRow {
  const char* name;
  unsigned http_status;
};

constexpr std::array<CodeRow, code_count> rows = {{
    {"ok", 200},
    {"malformed", 400},
    {"bad_size", 400},
    {"denied", 401},
    {"clock_skew", 401},
    {"admission", 403},
    {"bad_statement", 403},
    {"wrong_relay", 421},
    {"epoch_changed", 409},
    {"cursor_ahead", 409},
    {"gone", 410},
    {"http", 400},
    {"slow_down", 429},
    {"busy", 503},
    {"quota", 507},
    {"disk_full", 507},
}};

}  // namespace

std::optional<Code> code_of(std::uint8_t byte) {
  if (byte >= code_count) return std::nullopt;
  return static_cast<Code>(byte);
}

const char* name_of(Code code) { return rows[static_cast<std::uint8_t>(code)].name; }

unsigned http_status_of(Code code) { return rows[static_cast<std::uint8_t>(code)].http_status; }

}  // namespace candour::wire
