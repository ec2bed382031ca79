#include "journal/model/tree.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

constexpr TreeSpec spec{.parent = 1, .order = 2};

ItemKey key(std::uint8_t n) { return {ItemKind{60'000}, test::item(n), test::member(1)}; }

// The item `n` under `parent` (0: under none), at `order` (0: without one).
HeldItem held(std::uint8_t n, std::uint8_t parent = 0, std::uint8_t order = 0) {
  HeldItem item{key(n), false, {}};
  if (parent != 0) item.fields.push_back({1, key(parent), {}, {}});
  if (order != 0) item.fields.push_back({2, Order{Bytes{order}}, {}, {}});
  return item;
}

// "1 .2 ..3": each item by its number, with a dot for each level; "?" where its parent is lost, "o" in a ring.
std::string drawn(const std::vector<HeldItem>& items) {
  std::string out;
  for (const auto& place : in_tree(spec, items)) {
    out += (out.empty() ? "" : " ") + std::string(place.level, '.');
    if (place.mark == TreeMark::lost) out += "?";
    if (place.mark == TreeMark::in_a_ring) out += "o";
    out += std::to_string(items[place.item].key.item.bytes[0]);
  }
  return out;
}

TEST(Tree, PutsWhatFollowsUnderWhatItFollows) {
  EXPECT_EQ(drawn({held(3, 2), held(1), held(2, 1), held(4)}), "1 .2 ..3 4");
  EXPECT_EQ(drawn({}), "");
}

TEST(Tree, OrdersThoseOfOneParentByTheirPlaces) {
  EXPECT_EQ(drawn({held(1), held(2, 1, 9), held(3, 1, 5), held(4, 1)}), "1 .4 .3 .2");
}

TEST(Tree, StandsAtTheRootWhereItsParentIsNotHere) {
  EXPECT_EQ(drawn({held(2, 1), held(3, 2)}), "?2 .3");
}

TEST(Tree, StandsAtTheRootWithAllThatAreInOneRing) {
  EXPECT_EQ(drawn({held(1, 3), held(2, 1), held(3, 2), held(4, 2)}), "o1 o2 .4 o3");
  EXPECT_EQ(drawn({held(1, 1)}), "o1");
}

TEST(Tree, DrawsEightLevelsAndWhatIsDeeperAtTheLast) {
  std::vector<HeldItem> items{held(1)};
  for (std::uint8_t n = 2; n <= 10; ++n) items.push_back(held(n, static_cast<std::uint8_t>(n - 1)));

  const auto places = in_tree(spec, items);
  ASSERT_EQ(places.size(), 10U);
  EXPECT_EQ(places[7].level, 7U);
  EXPECT_EQ(places[8].level, 7U);
  EXPECT_EQ(places[9].level, 7U);
}

// A chain as long as the journal allows is walked once and without a stack of calls.
TEST(Tree, TakesAChainOfManyInTheTimeOfALine) {
  std::vector<HeldItem> items;
  const auto long_key = [](std::size_t n) {
    ItemKey one = key(1);
    one.item.bytes[1] = static_cast<std::uint8_t>(n >> 8);
    one.item.bytes[2] = static_cast<std::uint8_t>(n);
    return one;
  };
  for (std::size_t n = 0; n < 20'000; ++n) items.push_back({long_key(n), false, {{1, long_key(n + 1), {}, {}}}});

  EXPECT_EQ(in_tree(spec, items).size(), items.size());
}

TEST(Tree, ShowsEachItemOnceAndTheSameFromEveryOrder) {
  EXPECT_TRUE(rc::check([] {
    std::vector<HeldItem> items;
    const auto count = *rc::gen::inRange<std::uint8_t>(0, 12);
    for (std::uint8_t n = 1; n <= count; ++n) {
      items.push_back(held(n, *rc::gen::inRange<std::uint8_t>(0, 14), *rc::gen::inRange<std::uint8_t>(0, 4)));
    }
    const auto before = drawn(items);
    for (auto left = items.size(); left > 1; --left) std::swap(items[left - 1], items[*rc::gen::inRange<std::size_t>(0, left)]);

    RC_ASSERT(drawn(items) == before);
    RC_ASSERT(in_tree(spec, items).size() == items.size());
  }));
}

}  // namespace
}  // namespace candour::journal::model
