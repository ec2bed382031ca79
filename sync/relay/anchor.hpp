// The anchor: a small file outside the database that remembers how far it had come, so that a database which went
// back in time is noticed (relay.md 5.3). The decisions are pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candour::relay {

struct Anchor {
  std::uint64_t log_epoch = 0;
  std::uint64_t total = 0;  // envelopes ever appended
  bool operator==(const Anchor&) const = default;
};

std::string text_of(const Anchor& anchor);
// Nothing for anything but exactly what text_of writes.
std::optional<Anchor> read_anchor(std::string_view text);

// What a start finds. `went_back`: the database is there and stands before its anchor, or the anchor is lost; `lost`:
// no database where an anchor says that there was one. Both begin a new log epoch.
enum class Past : std::uint8_t { none, kept, went_back, lost };

struct AnchorDecision {
  std::uint64_t log_epoch = 0;
  Past past = Past::none;
};
// `database`: how far it had come; nothing if it is absent or empty.
AnchorDecision decide_log_epoch(const std::optional<Anchor>& database, const std::optional<Anchor>& anchor,
                                std::uint64_t unix_seconds);

}  // namespace candour::relay
