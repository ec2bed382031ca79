#include "base/clock.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace candour {
namespace {

using std::chrono::days;
using std::chrono::seconds;

class ShiftFile : public testing::Test {
 protected:
  ShiftFile() {
    std::string name = (std::filesystem::temp_directory_path() / "candour-clock-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
  }
  ~ShiftFile() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file() const { return folder_ / "shift"; }
  void shift_by(const std::string& text) {
    std::ofstream(folder_ / "new") << text;
    std::filesystem::rename(folder_ / "new", file());
  }
  // How far the clock is from one without a file, to the minute.
  static long minutes_ahead(const ProgramClock& clock) {
    return std::chrono::round<std::chrono::minutes>(clock.wall() - ProgramClock().wall()).count();
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(ShiftFile, MovesTheWallClockEachTimeItIsReplaced) {
  const ProgramClock clock(file());

  EXPECT_EQ(minutes_ahead(clock), 0);
  shift_by("86400\n");
  EXPECT_EQ(minutes_ahead(clock), 24 * 60);
  shift_by("-3600");
  EXPECT_EQ(minutes_ahead(clock), -60);
}

TEST_F(ShiftFile, ShiftsByNothingWhenItCannotBeRead) {
  const ProgramClock clock(file());
  shift_by("tomorrow");

  EXPECT_EQ(minutes_ahead(clock), 0);
}

TEST_F(ShiftFile, LeavesTheSteadyClockAlone) {
  shift_by("86400");
  const ProgramClock clock(file());

  const auto ahead = clock.steady() - ProgramClock().steady();

  EXPECT_LT(std::chrono::abs(ahead), seconds(60));
}

TEST(ManualClock, StandsStillUntilItIsMoved) {
  ManualClock clock(WallTime(days(20000)));
  const auto wall = clock.wall();
  const auto steady = clock.steady();

  clock.advance(seconds(90));

  EXPECT_EQ(clock.wall() - wall, seconds(90));
  EXPECT_EQ(clock.steady() - steady, seconds(90));
}

TEST(ManualClock, SetsTheCalendarWithoutTheSteadyClock) {
  ManualClock clock(WallTime(days(20000)));
  const auto steady = clock.steady();

  clock.set_wall(WallTime(days(19999)));

  EXPECT_EQ(utc_day(clock.wall()), 19999U);
  EXPECT_EQ(clock.steady(), steady);
}

TEST(UtcDay, ChangesAtMidnightOnly) {
  EXPECT_EQ(utc_day(WallTime(days(1)) - std::chrono::milliseconds(1)), 0U);
  EXPECT_EQ(utc_day(WallTime(days(1))), 1U);
}

}  // namespace
}  // namespace candour
