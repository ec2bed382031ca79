// The kinds of records, numbers given once (protocol.md B7).
#pragma once

#include <cstdint>

namespace candour::sealed {

enum class RecordKind : std::uint8_t {
  change = 1,
  commit = 2,
  heartbeat = 3,
  part = 4,
  attachment = 5,
  grant = 6,
  end = 7,
  move = 8,
  identity = 9,
  roster = 10,
  need = 11,
  sealed = 12,
  ready = 13,
  release = 14,
  intent = 15,
  consent = 16,
  withdraw = 17,
  share = 18,
  end_ack = 19,
  notice = 20,
};

constexpr bool is_known(RecordKind kind) {
  return static_cast<std::uint8_t>(kind) >= 1 && static_cast<std::uint8_t>(kind) <= 20;
}

// Commits, grants and needs are sealed in the root epoch, everything else in another.
constexpr bool belongs_in_root_epoch(RecordKind kind) {
  return kind == RecordKind::commit || kind == RecordKind::grant || kind == RecordKind::need;
}

// What a program says by itself: no two moments in succession carry one (B9.2). Commits are none of them here: each is
// made for a pairing, and text waits for it.
constexpr bool is_automatic(RecordKind kind) {
  return kind == RecordKind::need || kind == RecordKind::grant || kind == RecordKind::heartbeat;
}

// Kinds that are never cut into parts (B10).
constexpr bool is_never_cut(RecordKind kind) {
  return belongs_in_root_epoch(kind) || kind == RecordKind::heartbeat || kind == RecordKind::part;
}

}  // namespace candour::sealed
