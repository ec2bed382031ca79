#include "journal/sealed/item_of.hpp"

#include <gtest/gtest.h>

#include "base/codec.hpp"

namespace candour::sealed {
namespace {

constexpr std::uint16_t kind = 60'001;

JournalId journal() {
  JournalId id;
  for (std::size_t i = 0; i < id.bytes.size(); ++i) id.bytes[i] = static_cast<std::uint8_t>(i);
  return id;
}

MemberKey member() {
  MemberKey key;
  key.bytes.fill(0x11);
  return key;
}

// Of an agenda item: u16 kind, item, IK.
Bytes target() {
  Writer link;
  link.u16(8).raw(Bytes(16, 0x22)).raw(Bytes(32, 0x33));
  return link.take();
}

// Computed with Python's hashlib.blake2b over the elements that docs/formats.md names.
TEST(ItemOf, IsTheHashOfJournalKindTargetAndMember) {
  EXPECT_EQ(to_hex(item_of(journal(), kind, target(), member())), "bafed3eb0b79cf50d594118afd499107");
  EXPECT_EQ(to_hex(item_of(journal(), kind, target(), std::nullopt)), "09fd615a3cefee6d9a9ffcb1aa833f31");
  EXPECT_EQ(to_hex(item_of(journal(), kind, {}, member())), "55d4926b96a4f640484f5d568c843240");
  EXPECT_EQ(to_hex(item_of(journal(), kind, {}, std::nullopt)), "01387532d90d3a46b3e2f469aa40abbd");
}

TEST(ItemOf, IsAnotherOneForEachOfThem) {
  auto other_journal = journal();
  other_journal.bytes[0] ^= 1;
  const auto one = item_of(journal(), kind, target(), member());

  EXPECT_NE(one, item_of(other_journal, kind, target(), member()));
  EXPECT_NE(one, item_of(journal(), kind + 1, target(), member()));
  EXPECT_NE(one, item_of(journal(), kind, target(), MemberKey()));
}

}  // namespace
}  // namespace candour::sealed
