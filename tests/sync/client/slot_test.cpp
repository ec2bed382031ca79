#include <gtest/gtest.h>

#include <random>

#include "crypto/secret.hpp"
#include "sync/client/cover.hpp"
#include "sync/client/slot_schedule.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;

constexpr SteadyTime start{1h};

Draw seeded(std::uint64_t seed) {
  return [generator = std::mt19937_64(seed)](std::uint64_t bound) mutable { return generator() % bound; };
}

// The moments of a schedule that is always asked in time.
std::vector<SteadyTime> moments_until(SlotSchedule& schedule, SteadyTime end) {
  std::vector<SteadyTime> moments;
  while (schedule.next_moment() < end) {
    const auto moment = schedule.next_moment();
    EXPECT_FALSE(schedule.due(moment - 1ms));
    if (schedule.next_moment() != moment) ADD_FAILURE() << "asking early changed the moment";
    EXPECT_TRUE(schedule.due(moment));
    moments.push_back(moment);
  }
  return moments;
}

TEST(SlotSchedule, HasExactlyOneMomentInEachInterval) {
  SlotSchedule schedule(Tempo::of(20s), start, seeded(1));

  const auto moments = moments_until(schedule, start + 20s * 1000);

  ASSERT_EQ(moments.size(), 1000u);
  for (std::size_t i = 0; i < moments.size(); ++i) {
    EXPECT_GE(moments[i], start + 20s * i);
    EXPECT_LT(moments[i], start + 20s * (i + 1));
  }
}

TEST(SlotSchedule, SpreadsItsMomentsEvenlyOverTheInterval) {
  SlotSchedule schedule(Tempo::of(20s), start, seeded(2));
  std::array<int, 20> count{};

  for (const auto moment : moments_until(schedule, start + 20s * 20'000))
    ++count[static_cast<std::size_t>((moment - start) % 20s / 1s)];

  // Each of 20 parts expects 1,000 with a standard deviation of 31; chi-square of 19 degrees above 60 is one in a
  // million.
  double chi_square = 0;
  for (const int seen : count) chi_square += (seen - 1000.0) * (seen - 1000.0) / 1000.0;
  EXPECT_LT(chi_square, 60);
}

TEST(SlotSchedule, IsQuickForTenMinutesAndThenQuiet) {
  SlotSchedule schedule(Tempo{}, start, seeded(3));

  const auto moments = moments_until(schedule, start + 70min);

  const auto quick = std::count_if(moments.begin(), moments.end(), [](auto at) { return at < start + 10min; });
  EXPECT_EQ(quick, 30);
  EXPECT_EQ(moments.size(), 30u + 6u);
}

TEST(SlotSchedule, ChangesTempoOnlyWhenTheRunningIntervalEnds) {
  SlotSchedule schedule(Tempo{}, start, seeded(4));
  moments_until(schedule, start + 10min);
  EXPECT_FALSE(schedule.due(start + 10min));
  ASSERT_EQ(schedule.interval_end(), start + 20min);
  const auto moment = schedule.next_moment();

  schedule.send_quickly(start + 10min);

  EXPECT_EQ(schedule.next_moment(), moment);
  EXPECT_TRUE(schedule.due(moment));
  EXPECT_GE(schedule.next_moment(), start + 20min);
  EXPECT_LT(schedule.next_moment(), start + 20min + 20s);
}

TEST(SlotSchedule, IsQuickForTwoHoursAfterPairingOrOnRequest) {
  for (const bool is_pairing : {true, false}) {
    SlotSchedule schedule(Tempo{}, start, seeded(5));
    moments_until(schedule, start + 30min);
    EXPECT_FALSE(schedule.due(start + 30min));
    if (is_pairing)
      schedule.was_paired(start + 30min);
    else
      schedule.send_quickly(start + 30min);

    const auto moments = moments_until(schedule, start + 40min + 3h);

    const auto in_two_hours = [](auto at) { return at >= start + 40min && at < start + 150min; };
    EXPECT_EQ(std::count_if(moments.begin(), moments.end(), in_two_hours), 110 * 3);
    const auto later = [](auto at) { return at >= start + 150min; };
    EXPECT_EQ(std::count_if(moments.begin(), moments.end(), later), 7);
  }
}

TEST(SlotSchedule, MakesUpForNoMissedMoment) {
  SlotSchedule schedule(Tempo::of(20s), start, seeded(6));

  // Asleep for an hour, then asked every second for five intervals.
  int sent = 0;
  for (auto now = start + 1h; now < start + 1h + 100s; now += 100ms) sent += schedule.due(now) ? 1 : 0;

  EXPECT_EQ(sent, 5);
}

TEST(SlotSchedule, SystemDrawsStayBelowTheirBound) {
  crypto::start();
  const auto draw = system_draw();
  std::array<int, 3> count{};
  for (int i = 0; i < 3000; ++i) ++count.at(draw(3));
  for (const int seen : count) EXPECT_GT(seen, 800);
  EXPECT_EQ(draw(1), 0u);
}

TEST(Cover, IsAsLargeAsAnEnvelopeAndNeverTheSame) {
  crypto::start();

  EXPECT_EQ(cover_envelope().size(), 4096u);
  EXPECT_NE(cover_envelope(), cover_envelope());
}

}  // namespace
}  // namespace candour::sync
