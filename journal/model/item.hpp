// What a thing in a journal is called: its kind, its 16 bytes and, for what one person writes, its author.
#pragma once

#include <string>

#include "base/ids.hpp"

namespace candour::journal::model {

// Numbers given once and never used again (docs/formats.md). A number of a later Candour is carried unread.
enum class ItemKind : std::uint16_t {
  reflection = 1,
  private_note = 2,
  comment = 3,
  summary = 4,
  passage = 5,
  people_entry = 6,
  meeting = 7,
  agenda_item = 8,
  verification = 9,
};

// A field's number within its kind. Field 0 of every kind is the flag "set aside".
using FieldNumber = std::uint16_t;
inline constexpr FieldNumber set_aside = 0;

// Which items are asked for. left_out leaves out what is away: what was set aside, and what belongs to such a thing;
// only is what was set aside itself.
enum class SetAside : std::uint8_t { left_out, included, only };

// Who reads it: `mine` is its author alone, `everyone` the members of the journal. An item lives in one of them.
enum class Space : std::uint8_t { mine, everyone };

// Which item (protocol.md B7, "Whose item"): the same 16 bytes under another kind, or by another author, are another
// item. `author` is zero for a co-edited kind.
struct ItemKey {
  ItemKind kind{};
  ItemId item;
  MemberKey author;
  auto operator<=>(const ItemKey&) const = default;
  bool operator==(const ItemKey&) const = default;
};

// One field of one item.
struct FieldKey {
  ItemKey item;
  FieldNumber field = 0;
  auto operator<=>(const FieldKey&) const = default;
  bool operator==(const FieldKey&) const = default;
};

// The number of a queued change; never used again, and never sent.
enum class LocalNumber : std::int64_t {};

// Hexadecimal digits that say an item aloud: the first six of its id.
inline constexpr std::size_t spoken_digits = 6;
inline std::string spoken(const ItemId& item) { return to_hex(item).substr(0, spoken_digits); }

}  // namespace candour::journal::model
