#include <gtest/gtest.h>

#include <random>

#include "crypto/secret.hpp"
#include "sync/client/slot_queue.hpp"
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

SlotEntry entry(std::uint64_t number, SlotSpace space, SlotClass order, SlotOrigin origin = SlotOrigin::person) {
  return {number, space, order, origin};
}

std::vector<std::uint64_t> drain(SlotQueue& queue) {
  std::vector<std::uint64_t> numbers;
  while (queue.size() > 0) {
    const auto taken = queue.take();
    numbers.push_back(taken ? taken->number : 0);
  }
  return numbers;
}

TEST(SlotQueue, GoesBySpaceThenClassThenArrival) {
  SlotQueue queue;
  queue.add(entry(1, SlotSpace::mine, SlotClass::sealed_at_lock));
  queue.add(entry(2, SlotSpace::mentors, SlotClass::text));
  queue.add(entry(3, SlotSpace::everyone, SlotClass::attachment));
  queue.add(entry(4, SlotSpace::everyone, SlotClass::text));
  queue.add(entry(5, SlotSpace::everyone, SlotClass::text));
  queue.add(entry(6, SlotSpace::everyone, SlotClass::always_slotted));
  queue.add(entry(7, SlotSpace::everyone, SlotClass::keys_and_roster));
  queue.add(entry(8, SlotSpace::everyone, SlotClass::sealed_at_lock));

  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{8, 7, 6, 4, 5, 3, 2, 1}));
}

TEST(SlotQueue, NeverCarriesTwoAutomaticOnesInSuccession) {
  SlotQueue queue;
  for (const std::uint64_t number : {1u, 2u, 3u})
    queue.add(entry(number, SlotSpace::everyone, SlotClass::keys_and_roster, SlotOrigin::automatic));
  queue.add(entry(9, SlotSpace::mine, SlotClass::text));

  // The second moment takes the first that is not automatic, the fourth has none and carries cover.
  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{1, 9, 2, 0, 3}));
}

TEST(SlotQueue, RepeatsWhatFailedBeforeAnythingElse) {
  SlotQueue queue;
  queue.add(entry(1, SlotSpace::everyone, SlotClass::text));
  queue.add(entry(2, SlotSpace::everyone, SlotClass::text));
  const auto first = queue.take();
  queue.repeat(*first);

  EXPECT_EQ(drain(queue), (std::vector<std::uint64_t>{1, 2}));
}

TEST(SlotQueue, AnswersCoverWhenEmptyAndCoverIsAsLargeAsAnEnvelope) {
  crypto::start();
  SlotQueue queue;
  EXPECT_FALSE(queue.take());
  EXPECT_EQ(cover_envelope().size(), 4096u);
  EXPECT_NE(cover_envelope(), cover_envelope());
}

struct Trace {
  std::vector<SteadyTime> moments;
  std::vector<std::size_t> sizes;
  bool operator==(const Trace&) const = default;
};

// What a relay sees of a day on which `words` entries are written each hour.
Trace trace_of_a_day(unsigned entries_an_hour) {
  SlotSchedule schedule(Tempo{}, start, seeded(7));
  SlotQueue queue;
  Trace trace;
  std::uint64_t number = 0;
  for (auto now = start; now < start + 24h; now += 1s) {
    if ((now - start) % 1h == 0s)
      for (unsigned i = 0; i < entries_an_hour; ++i) queue.add(entry(++number, SlotSpace::everyone, SlotClass::text));
    if (!schedule.due(now)) continue;
    const auto carried = queue.take();
    const auto bytes = carried ? Bytes(4096, 1) : cover_envelope();
    trace.moments.push_back(now);
    trace.sizes.push_back(bytes.size());
  }
  return trace;
}

TEST(Slots, LookTheSameWhateverIsWritten) {
  crypto::start();
  const auto silent = trace_of_a_day(0);

  EXPECT_GT(silent.moments.size(), 150u);
  EXPECT_EQ(silent, trace_of_a_day(1));
  EXPECT_EQ(silent, trace_of_a_day(50));
}

}  // namespace
}  // namespace candour::sync
