#include "gui/shell/lock_watch.hpp"

#include <gtest/gtest.h>

namespace candour::gui {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;
constexpr SteadyTime start{std::chrono::hours(1)};

TEST(IdleLimit, IsFiveMinutesWhereTheSettingIsMissingOrBroken) {
  EXPECT_EQ(idle_limit_of(std::nullopt), minutes(5));
  EXPECT_EQ(idle_limit_of(-1), minutes(5));
  EXPECT_EQ(idle_limit_of(0), minutes(5));
  EXPECT_EQ(idle_limit_of(31), minutes(5));
  EXPECT_EQ(idle_limit_of(9'000'000'000'000'000'000), minutes(5));
  EXPECT_EQ(idle_limit_of(1), minutes(1));
  EXPECT_EQ(idle_limit_of(30), minutes(30));
  EXPECT_EQ(IdleLimit(minutes(0), start).deadline(), start + minutes(5));
}

TEST(IdleLimit, CountsFromTheLastInputAndWarnsThirtySecondsBefore) {
  IdleLimit limit(minutes(2), start);

  limit.input_at(start + seconds(50));
  limit.input_at(start + seconds(40));

  EXPECT_EQ(limit.deadline(), start + seconds(170));
  EXPECT_EQ(limit.warning_at(), start + seconds(140));
}

TEST(IdleLimit, KeepsOpenForAMeetingThirtyMinutesAndOnlyOnce) {
  IdleLimit limit(minutes(5), start);

  EXPECT_TRUE(limit.keep_open_for_meeting(start + minutes(1)));
  EXPECT_EQ(limit.deadline(), start + minutes(31));
  limit.meeting_ended();

  EXPECT_EQ(limit.deadline(), start + minutes(5));
  EXPECT_FALSE(limit.keep_open_for_meeting(start + minutes(2)));
  EXPECT_EQ(limit.deadline(), start + minutes(5));
}

TEST(IdleLimit, FollowsInputAgainAfterTheMeetingsThirtyMinutes) {
  IdleLimit limit(minutes(5), start);

  limit.keep_open_for_meeting(start);
  limit.input_at(start + minutes(29));

  EXPECT_EQ(limit.deadline(), start + minutes(34));
}

TEST(IdleLimit, DoesNotTrustADesktopThatNeverSaidIdle) {
  IdleLimit limit(minutes(5), start);

  limit.session_at(SessionUse::in_use, start);

  EXPECT_EQ(limit.deadline(), start + minutes(5));
}

TEST(IdleLimit, DoesNotTrustADesktopThatSaysIdleLaterThanTheLimit) {
  IdleLimit limit(minutes(5), start);

  limit.session_at(SessionUse::idle, start + minutes(10));
  limit.session_at(SessionUse::in_use, start + minutes(12));

  EXPECT_EQ(limit.deadline(), start + minutes(5));
}

TEST(IdleLimit, StaysOpenWhileOtherProgramsAreUsedOnAPromptDesktop) {
  IdleLimit limit(minutes(5), start);
  limit.session_at(SessionUse::idle, start + minutes(3));

  limit.session_at(SessionUse::in_use, start + minutes(4));

  EXPECT_EQ(limit.deadline(), start + minutes(34));
}

TEST(IdleLimit, LocksWhenTheWholeSessionWasIdleForTheLimit) {
  IdleLimit limit(minutes(5), start);
  limit.session_at(SessionUse::idle, start + minutes(3));
  limit.session_at(SessionUse::in_use, start + minutes(4));

  limit.session_at(SessionUse::idle, start + minutes(20));

  EXPECT_EQ(limit.deadline(), start + minutes(22));
}

TEST(IdleLimit, LeavesTimeForTheWarningWhenTheDesktopSaysIdleAtTheLimit) {
  IdleLimit limit(minutes(5), start);
  limit.session_at(SessionUse::idle, start + minutes(5));
  limit.session_at(SessionUse::in_use, start + minutes(6));

  limit.session_at(SessionUse::idle, start + minutes(20));

  EXPECT_EQ(limit.warning_at(), start + minutes(20));
}

TEST(IdleLimit, CountsTheWindowAloneAgainWhenTheDesktopFallsSilent) {
  IdleLimit limit(minutes(5), start);
  limit.session_at(SessionUse::idle, start + minutes(3));
  limit.session_at(SessionUse::in_use, start + minutes(4));

  limit.session_at(SessionUse::unknown, start + minutes(6));

  EXPECT_EQ(limit.deadline(), start + minutes(5));
}

}  // namespace
}  // namespace candour::gui
