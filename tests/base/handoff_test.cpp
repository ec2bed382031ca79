#include "base/handoff.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

namespace candour {
namespace {

TEST(Handoff, GivesEverythingInOrderAndOnce) {
  Handoff<int> handoff(nullptr);
  handoff.post(1);
  handoff.post(2);

  EXPECT_EQ(handoff.take_all(), (std::vector<int>{1, 2}));
  EXPECT_TRUE(handoff.take_all().empty());
}

TEST(Handoff, WakesAfterTheValueCanBeTaken) {
  std::vector<int> taken;
  std::unique_ptr<Handoff<int>> handoff;
  handoff = std::make_unique<Handoff<int>>([&] { taken = handoff->take_all(); });

  handoff->post(5);

  EXPECT_EQ(taken, std::vector<int>{5});
}

TEST(Handoff, CarriesValuesThatCannotBeCopied) {
  Handoff<std::unique_ptr<int>> handoff(nullptr);

  handoff.post(std::make_unique<int>(3));

  EXPECT_EQ(*handoff.take_all().at(0), 3);
}

TEST(Handoff, LosesNothingBetweenTwoThreads) {
  constexpr int count = 10000;
  Handoff<int> handoff(nullptr);
  std::thread poster([&handoff] {
    for (int i = 0; i < count; ++i) handoff.post(i);
  });
  std::vector<int> all;

  while (all.size() < count)
    for (const int value : handoff.take_all()) all.push_back(value);
  poster.join();

  for (int i = 0; i < count; ++i) ASSERT_EQ(all[static_cast<std::size_t>(i)], i);
}

}  // namespace
}  // namespace candour
