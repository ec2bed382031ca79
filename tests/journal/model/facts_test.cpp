#include "journal/model/facts.hpp"

#include <gtest/gtest.h>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

constexpr FieldNumber by = 1;
constexpr FieldNumber state = 2;
constexpr std::uint16_t held_state = 3;

HeldItem meeting(std::uint8_t n, const Value& when, std::uint16_t stands = held_state) {
  HeldItem item{{ItemKind{60'000}, test::item(n), {}}, false, {{state, Choice{stands}, {}, {}}}};
  if (!std::holds_alternative<std::monostate>(when)) item.fields.push_back({by, when, {}, {}});
  return item;
}

const OrdinalSpec spec{.by = by, .state = state, .where = {held_state}};

std::uint64_t number(const HeldItem& item, const std::vector<HeldItem>& all) {
  const auto ordinal = ordinal_of(spec, item, all);
  return ordinal ? ordinal->number : 0;
}

TEST(Ordinal, CountsThoseInTheStateByTheField) {
  const std::vector<HeldItem> all{meeting(1, Day{300}), meeting(2, Day{100}), meeting(3, Day{200}, 1), meeting(4, Day{200})};

  EXPECT_EQ(number(all[1], all), 1U);
  EXPECT_EQ(number(all[3], all), 2U);
  EXPECT_EQ(number(all[0], all), 3U);
  EXPECT_EQ(number(all[2], all), 0U) << "in another state";
}

TEST(Ordinal, GivesTwoOfOneDayTwoNumbersByTheirItems) {
  const std::vector<HeldItem> all{meeting(7, Day{100}), meeting(2, Day{100})};

  EXPECT_EQ(number(all[1], all), 1U);
  EXPECT_EQ(number(all[0], all), 2U);
}

TEST(Ordinal, SaysNothingOfWhatLacksTheField) {
  const std::vector<HeldItem> all{meeting(1, {}), meeting(2, Day{100})};

  EXPECT_EQ(number(all[0], all), 0U);
  EXPECT_EQ(number(all[1], all), 1U);
}

TEST(Ordinal, OrdersTimesByDayAndMinuteWhateverTheirZone) {
  const std::vector<HeldItem> all{meeting(1, ZonedTime{Day{100}, 600, "Europe/London"}),
                                  meeting(2, ZonedTime{Day{100}, 60, "Asia/Tokyo"}), meeting(3, ZonedTime{Day{99}, 900, "Europe/London"})};

  EXPECT_EQ(number(all[2], all), 1U);
  EXPECT_EQ(number(all[1], all), 2U);
  EXPECT_EQ(number(all[0], all), 3U);
}

}  // namespace
}  // namespace candour::journal::model
