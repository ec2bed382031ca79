// When records are held to have been seen here, where the clock went back in between.
#include "journal/sealed/first_sights.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

#include "tests/journal/sealed/graph_history.hpp"

namespace candour::sealed {
namespace {

using namespace candour::test;

constexpr std::uint64_t ms_of_a_day = 86'400'000;

FirstSight on(std::uint32_t day, std::size_t order) { return {day * ms_of_a_day + order, day, order}; }

constexpr std::uint32_t witnessed = 1u << 31;

// The day that is held of each, told in the order `told`; all in their own order if that is empty. What another clock
// bears out is marked by `witnessed`.
std::vector<std::uint32_t> held(std::vector<std::uint32_t> days, std::vector<std::size_t> told = {},
                                bool asks_after_each = false) {
  std::vector<Witness> witnesses;
  for (auto& day : days) {
    witnesses.push_back(day >= witnessed ? Witness::another_clock : Witness::none);
    day &= ~witnessed;
  }
  FirstSights arrivals;
  auto out = days;
  const auto ask = [&] {
    for (const auto& [name, sight] : arrivals.take_changed()) {
      for (std::size_t i = 0; i < days.size(); ++i)
        if (name == id(static_cast<int>(i) + 1)) out[i] = sight.day;
    }
  };
  for (std::size_t i = 0; told.size() < days.size(); ++i) told.push_back(i);
  for (const auto i : told) {
    arrivals.add(id(static_cast<int>(i) + 1), on(days[i], i + 1), witnesses[i]);
    if (asks_after_each) ask();
  }
  ask();
  return out;
}

using Days = std::vector<std::uint32_t>;

TEST(FirstSights, AreHeldAsTheyWereWhileTheClockDoesNotGoBack) {
  EXPECT_EQ(held({}), Days{});
  EXPECT_EQ(held({7}), Days{7});
  EXPECT_EQ(held({7, 7, 9, 2000}), (Days{7, 7, 9, 2000}));
}

TEST(FirstSights, OfAClockThatWasAheadAreHeldAsWhatCameNext) {
  EXPECT_EQ(held({7, 2000, 8}), (Days{7, 8, 8}));
  EXPECT_EQ(held({2000, 7}), (Days{7, 7}));
  EXPECT_EQ(held({7, 8, 2000, 2000, 2000, 9}), (Days{7, 8, 9, 9, 9, 9}));
  EXPECT_EQ(held({7, 8, 2000, 2001, 9, 10}), (Days{7, 8, 9, 9, 9, 10}));
}

TEST(FirstSights, OfAClockThatWasBehindAreHeldAsWhatCameNextOrElseAsTheLast) {
  EXPECT_EQ(held({500, 501, 100}), (Days{500, 501, 501}));
  EXPECT_EQ(held({500, 501, 100, 502}), (Days{500, 501, 502, 502}));
  EXPECT_EQ(held({500, 100, 2000, 500}), (Days{500, 500, 500, 500}));
}

TEST(FirstSights, OfALongSittingWithAWrongClockDoNotOutweighADay) {
  Days days(200, 2000);
  days.push_back(7);
  const auto of = held(days);
  EXPECT_EQ(of.front(), 7u);
  EXPECT_EQ(of.back(), 7u);
}

TEST(FirstSights, ThatAnotherClockBearsOutWeighMore) {
  EXPECT_EQ(held({500, 100}), (Days{100, 100})) << "nothing but the clock as it was last";
  EXPECT_EQ(held({500 | witnessed, 100}), (Days{500, 500}));
  EXPECT_EQ(held({500, 2000, 2001, 501 | witnessed}), (Days{500, 501, 501, 501}));
  EXPECT_EQ(held({500, 2000, 2001, 501}), (Days{500, 2000, 2001, 2001}));
}

TEST(FirstSights, WithoutATimeOrAnOrderTakeNoPart) {
  FirstSights arrivals;
  arrivals.add(id(1), on(500, 1), Witness::none);
  arrivals.add(id(2), {0, 3, 2}, Witness::none);
  arrivals.add(id(3), {3 * ms_of_a_day, 3, 0}, Witness::another_clock);
  EXPECT_TRUE(arrivals.take_changed().empty());
}

RC_GTEST_PROP(FirstSights, AreHeldTheSameInWhateverOrderTheyAreTold, ()) {
  auto days = *rc::gen::container<Days>(*rc::gen::inRange<std::size_t>(1, 20), rc::gen::inRange<std::uint32_t>(1, 8));
  for (auto& day : days) day |= *rc::gen::arbitrary<bool>() ? witnessed : 0u;
  const auto keys = *rc::gen::container<Days>(days.size(), rc::gen::arbitrary<std::uint32_t>());
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < days.size(); ++i) told.push_back(i);
  std::stable_sort(told.begin(), told.end(), [&](auto a, auto b) { return keys[a] < keys[b]; });

  const auto expected = held(days);

  RC_ASSERT(held(days, told) == expected);
  RC_ASSERT(held(days, told, true) == expected);
  RC_ASSERT(std::is_sorted(expected.begin(), expected.end()));
}

}  // namespace
}  // namespace candour::sealed
