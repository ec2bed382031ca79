// The 16 bytes of an item whose kind does not draw them: two programs that make the same thing make one (docs/formats.md).
#pragma once

#include <optional>

#include "base/ids.hpp"

namespace candour::sealed {

// H_16("item-of", J, u16 kind, target, member). `target` is the link of 50 bytes to what the item is of, or nothing; what is
// nothing is an element without bytes.
ItemId item_of(const JournalId& journal, std::uint16_t kind, ByteView target, const std::optional<MemberKey>& member);

}  // namespace candour::sealed
