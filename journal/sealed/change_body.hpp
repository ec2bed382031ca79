// The bytes of a change (kind 1): one act of one person, all edits or none (protocol.md B7). What a value means is
// journal/model's.
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"

namespace candour::sealed {

inline constexpr std::size_t most_edits = 256;
inline constexpr std::size_t most_basis = 8;

struct FieldEdit {
  ItemId item;
  std::uint16_t item_kind = 0;
  std::uint16_t field = 0;
  std::uint8_t op = 0;
  std::vector<EnvelopeId> basis;  // strictly ascending
  Bytes value;
  bool operator==(const FieldEdit&) const = default;
};

// (item, field) pairs ascend strictly; item_kind does not enter.
struct ChangeBody {
  std::vector<FieldEdit> edits;
  bool operator==(const ChangeBody&) const = default;
};

// Sorts edits and bases as they stand in a record, and keeps of each basis the eight smallest.
void sort_edits(ChangeBody& change);
// `change` must be sorted.
Bytes encode(const ChangeBody& change);
Result<ChangeBody> parse_change_body(ByteView body);

}  // namespace candour::sealed
