#include "journal/model/value.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::text;

Value round_trip(FieldType type, const Value& value) { return *parse_value(type, *encode_value(type, value)); }

bool parses(FieldType type, std::string_view hex) { return parse_value(type, {*from_hex(hex), std::nullopt}).has_value(); }

TEST(Value, OfEveryTypeReadsAsItWasWritten) {
  const Link link{ItemKind::reflection, test::item(3), test::member(4)};
  const std::vector<std::pair<FieldType, Value>> all{
      {FieldType::prose, Prose{"one\n\ttwo"}},
      {FieldType::line, Line{"one"}},
      {FieldType::choice, Choice{513}},
      {FieldType::number, Number{~std::uint64_t{0}}},
      {FieldType::flag, Flag{true}},
      {FieldType::date, Day{20'524}},
      {FieldType::time, ZonedTime{Day{20'524}, 600, "Europe/London"}},
      {FieldType::person, test::member(9)},
      {FieldType::link, link},
      {FieldType::source, Source{link, test::env(7)}},
      {FieldType::source, Source{link, LocalNumber{12}}},
      {FieldType::set, SetValue{{1}, {1, 2}, {2}}},
      {FieldType::order, Order{{0, 128}}},
      {FieldType::bytes, Bytes{0, 1, 2}},
  };

  for (const auto& [type, value] : all) EXPECT_EQ(round_trip(type, value), value) << static_cast<int>(type);
}

TEST(Value, WithoutBytesIsNoValueInEveryType) {
  for (int type = 0; type <= static_cast<int>(FieldType::bytes); ++type) {
    EXPECT_EQ(*parse_value(static_cast<FieldType>(type), {}), Value());
  }
}

TEST(Value, OfAFieldTakesNoValueOfAnotherType) {
  EXPECT_EQ(encode_value(FieldType::line, Prose{"one"}).error().code, ErrorCode::bad_argument);
  EXPECT_EQ(encode_value(FieldType::number, Choice{1}).error().code, ErrorCode::bad_argument);
}

TEST(Value, HasTheBytesOfTheProtocol) {
  EXPECT_EQ(to_hex(encode_value(FieldType::choice, Choice{258})->bytes), "0201");
  EXPECT_EQ(to_hex(encode_value(FieldType::time, ZonedTime{Day{1}, 600, "UTC"})->bytes), "010000005802555443");
  EXPECT_EQ(to_hex(encode_value(FieldType::set, SetValue{{0xaa}, {0xab, 1}})->bytes), "02000100aa0200ab01");
}

TEST(Value, IsRefusedWhenItIsOfTheWrongLength) {
  for (const auto* hex : {"01", "010203"}) EXPECT_FALSE(parses(FieldType::choice, hex));
  for (const auto* hex : {"0102030405060708ff", "01020304050607"}) EXPECT_FALSE(parses(FieldType::number, hex));
  for (const auto* hex : {"010203", "0102030405"}) EXPECT_FALSE(parses(FieldType::date, hex));
  EXPECT_FALSE(parses(FieldType::person, std::string(62, '0')));
  EXPECT_TRUE(parses(FieldType::person, std::string(64, '0')));
  EXPECT_FALSE(parses(FieldType::link, std::string(98, '0')));
  EXPECT_TRUE(parses(FieldType::link, std::string(100, '0')));
  EXPECT_FALSE(parses(FieldType::source, std::string(100, '0')));
  EXPECT_TRUE(parses(FieldType::source, std::string(164, '0')));
}

TEST(Value, OfAFlagIsZeroOrOne) {
  EXPECT_TRUE(parses(FieldType::flag, "00"));
  EXPECT_TRUE(parses(FieldType::flag, "01"));
  EXPECT_FALSE(parses(FieldType::flag, "02"));
  EXPECT_FALSE(parses(FieldType::flag, "0101"));
}

TEST(Value, OfATimeHasAMinuteOfTheDayAndAZone) {
  EXPECT_TRUE(parses(FieldType::time, "010000009f05555443"));   // 23:59
  EXPECT_FALSE(parses(FieldType::time, "01000000a005555443"));  // 24:00
  EXPECT_FALSE(parses(FieldType::time, "010000009f05"));
  EXPECT_FALSE(parses(FieldType::time, "010000009f0555540a"));
}

TEST(Value, OfASetAscendsStrictlyAndEndsWithItsLastEntry) {
  EXPECT_TRUE(parses(FieldType::set, "0000"));
  EXPECT_TRUE(parses(FieldType::set, "0200010001010002"));
  EXPECT_FALSE(parses(FieldType::set, "0200010002010001"));
  EXPECT_FALSE(parses(FieldType::set, "0200010001010001"));
  EXPECT_FALSE(parses(FieldType::set, "020001000101000200"));
  EXPECT_FALSE(parses(FieldType::set, "0200010001"));
}

TEST(Value, OfAnOrderEndsWithAnotherByteThanZero) {
  EXPECT_TRUE(parses(FieldType::order, "0001"));
  EXPECT_FALSE(parses(FieldType::order, "0100"));
  EXPECT_TRUE(parses(FieldType::order, std::string(128, '1')));
  EXPECT_FALSE(parses(FieldType::order, std::string(130, '1')));
}

TEST(Value, OfProseTakesExactlyTheLimit) {
  EXPECT_TRUE(parse_value(FieldType::prose, text(std::string(max_prose, 'a'))));
  EXPECT_FALSE(parse_value(FieldType::prose, text(std::string(max_prose + 1, 'a'))));
  EXPECT_EQ(encode_value(FieldType::prose, Prose{std::string(max_prose + 1, 'a')}).error().code, ErrorCode::too_long);
}

TEST(Value, OfTextIsReadAsItStandsAndWrittenInNormalForm) {
  const std::string apart = "e\u0301";

  EXPECT_EQ(*parse_value(FieldType::line, text(apart)), Value(Line{apart}));
  EXPECT_EQ(round_trip(FieldType::line, Line{apart}), Value(Line{"\u00e9"}));
}

TEST(Order, HasAPlaceBeforeAndAfterEverything) {
  const auto first = rank_between({}, {});

  EXPECT_LT(rank_between({}, first), first);
  EXPECT_LT(first, rank_between(first, {}));
}

TEST(Order, StaysShortWhileThingsAreAddedAtTheEnd) {
  auto last = rank_between({}, {});
  for (int i = 0; i < 1'000; ++i) {
    const auto next = rank_between(last, {});
    ASSERT_LT(last, next);
    last = next;
  }
  EXPECT_LE(last.rank.size(), 8U);
}

RC_GTEST_PROP(Order, HasAPlaceBetweenAnyTwo, (Bytes a, Bytes b)) {
  a.push_back(1);
  b.push_back(2);
  const Order low{std::min(a, b)};
  const Order high{std::max(a, b)};

  const auto between = rank_between(low, high);

  RC_ASSERT(low < between);
  RC_ASSERT(between < high);
  RC_ASSERT(between.rank.back() != 0);
}

RC_GTEST_PROP(Value, OfAnyBytesParsesToWhatWritesTheSameBytes, (const Bytes& bytes)) {
  for (const auto type : {FieldType::choice, FieldType::number, FieldType::flag, FieldType::date, FieldType::set,
                          FieldType::order, FieldType::time}) {
    const auto value = parse_value(type, {bytes, std::nullopt});
    if (value) RC_ASSERT(encode_value(type, *value)->bytes == bytes);
  }
}

}  // namespace
}  // namespace candour::journal::model
