// The speed that a crowd of strangers shares.
#include "sync/relay/pace.hpp"

#include <gtest/gtest.h>

namespace candour::relay_test {

namespace {

using relay::Pace;
using std::chrono::milliseconds;

const Pace::Clock::time_point start{std::chrono::hours(1)};

TEST(Pace, IsSharedByAllInTheOrderInWhichTheyAsk) {
  Pace pace(1000);

  EXPECT_EQ(pace.wait_after(100, start), milliseconds(100));
  EXPECT_EQ(pace.wait_after(50, start), milliseconds(150));
  EXPECT_EQ(pace.wait_after(50, start + milliseconds(150)), milliseconds(50));
}

TEST(Pace, SavesNothingUpWhileNobodyAsks) {
  Pace pace(1000);
  (void)pace.wait_after(100, start);

  EXPECT_EQ(pace.wait_after(100, start + std::chrono::hours(1)), milliseconds(100));
}

}  // namespace

}  // namespace candour::relay_test
