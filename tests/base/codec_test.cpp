#include "base/codec.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

namespace candour {
namespace {

TEST(Codec, WritesIntegersWithTheirLowestByteFirst) {
  Writer writer;

  writer.u8(0x01).u16(0x0203).u32(0x04050607).u64(0x08090a0b0c0d0e0f).raw(as_bytes("end"));

  EXPECT_EQ(to_hex(writer.view()),
            "01"
            "0302"
            "07060504"
            "0f0e0d0c0b0a0908"
            "656e64");
  EXPECT_EQ(writer.size(), 18U);
}

TEST(Codec, ReadsWhatItWrote) {
  const MemberKey member(ByteArray<32>{7});
  Writer writer;
  writer.u8(255).u16(65535).u32(0xffffffff).u64(~std::uint64_t{0}).raw(member).raw(as_bytes("tail"));
  const auto bytes = writer.take();

  Reader reader(bytes);

  EXPECT_EQ(reader.u8(), 255);
  EXPECT_EQ(reader.u16(), 65535);
  EXPECT_EQ(reader.u32(), 0xffffffff);
  EXPECT_EQ(reader.u64(), ~std::uint64_t{0});
  EXPECT_EQ(reader.id<MemberKey>(), member);
  EXPECT_FALSE(reader.finished());
  EXPECT_EQ(as_text(reader.raw(4)), "tail");
  EXPECT_TRUE(reader.finished());
}

TEST(Codec, IsNotOkEverAfterAReadPastTheEnd) {
  const Bytes bytes{1, 2, 3};
  Reader reader(bytes);

  EXPECT_EQ(reader.u32(), 0U);

  EXPECT_FALSE(reader.ok());
  EXPECT_EQ(reader.u8(), 0);
  EXPECT_FALSE(reader.finished());
}

TEST(Codec, YieldsZerosForAnArrayThatIsNotThere) {
  const Bytes bytes(31, 9);
  Reader reader(bytes);

  EXPECT_EQ(reader.array<32>(), ByteArray<32>{});
  EXPECT_FALSE(reader.ok());
}

TEST(Codec, IsNotFinishedWhileBytesAreLeft) {
  const Bytes bytes{1, 2};
  Reader reader(bytes);
  reader.u8();

  EXPECT_TRUE(reader.ok());
  EXPECT_FALSE(reader.finished());
  EXPECT_EQ(reader.rest().size(), 1U);
}

TEST(Codec, ReadsNothingFromNothing) {
  Reader reader({});

  EXPECT_TRUE(reader.finished());
  EXPECT_TRUE(reader.raw(0).empty());
  EXPECT_TRUE(reader.finished());
}

TEST(Codec, MakesElementsOfIntegers) {
  EXPECT_EQ(to_hex(le64(1)), "0100000000000000");
  EXPECT_EQ(to_hex(le32(0x01020304)), "04030201");
}

TEST(Hex, IsLowerCaseAndComesBack) {
  const Bytes bytes{0x00, 0x0f, 0xab, 0xff};

  EXPECT_EQ(to_hex(bytes), "000fabff");
  EXPECT_EQ(from_hex("000fabff"), bytes);
  EXPECT_EQ(from_hex(""), Bytes{});
}

TEST(Hex, IsReadInItsOneForm) {
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0F"));
  EXPECT_FALSE(from_hex("0g"));
  EXPECT_FALSE(from_hex(" 0"));
  EXPECT_FALSE(from_hex("0x00"));
}

TEST(Bytes, AreEqualOnlyInFull) {
  EXPECT_TRUE(equal(as_bytes("ab"), as_bytes("ab")));
  EXPECT_FALSE(equal(as_bytes("ab"), as_bytes("abc")));
  EXPECT_FALSE(equal(as_bytes("abc"), as_bytes("ab")));
  EXPECT_TRUE(equal({}, {}));
}

TEST(Id, OfOneKindIsNotAnIdOfAnother) {
  static_assert(!std::is_constructible_v<MemberKey, DeviceKey>);
  static_assert(!std::is_convertible_v<ByteArray<32>, MemberKey>);
  SUCCEED();
}

TEST(Id, IsMadeOfExactlyItsLength) {
  const Bytes bytes(33, 1);

  EXPECT_TRUE(MemberKey::from(ByteView(bytes).first(32)));
  EXPECT_FALSE(MemberKey::from(ByteView(bytes).first(31)));
  EXPECT_FALSE(MemberKey::from(bytes));
}

TEST(Id, IsOrderedByItsBytesAndZeroByDefault) {
  EXPECT_LT(ItemId(ByteArray<16>{0, 255}), ItemId(ByteArray<16>{1, 0}));
  EXPECT_LT(ItemId(ByteArray<16>{127}), ItemId(ByteArray<16>{128}));
  EXPECT_TRUE(ItemId().is_zero());
  EXPECT_FALSE(ItemId(ByteArray<16>{1}).is_zero());
}

TEST(Id, IsFoundAgainInATable) {
  std::unordered_set<ItemId> table;
  for (std::uint8_t i = 0; i < 200; ++i) table.insert(ItemId(ByteArray<16>{1, 2, 3, 4, 5, 6, 7, 8, 9, i}));

  EXPECT_EQ(table.size(), 200U);
  EXPECT_TRUE(table.contains(ItemId(ByteArray<16>{1, 2, 3, 4, 5, 6, 7, 8, 9, 77})));
}

}  // namespace
}  // namespace candour
