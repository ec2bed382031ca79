// B8.2 to B8.4: delivery, marks and authority, whatever the order of arrival.
#include "journal/sealed/record_graph.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/journal/sealed/graph_history.hpp"

namespace candour::sealed {
namespace {

using namespace candour::test;

// What a graph says once everything has been told and waited for.
struct Verdict {
  std::set<EnvelopeId> delivered;
  std::set<Mark> marks;
  std::vector<EnvelopeId> canonical;
  std::set<EnvelopeId> with_authority;
  std::vector<Tip> loose;
  std::map<EnvelopeId, ShownTime> times;
  bool operator==(const Verdict&) const = default;
};

Verdict verdict_of(RecordGraph& graph, const std::vector<GraphRecord>& history) {
  graph.settle(patience_ms * 10);
  Verdict verdict;
  verdict.canonical = graph.canonical_order();
  verdict.delivered = {verdict.canonical.begin(), verdict.canonical.end()};
  verdict.marks = graph.marks();
  verdict.loose = graph.loose(ChainId(), EnvelopeId());
  graph.take_retimed();
  for (const auto& id : verdict.canonical) verdict.times.emplace(id, *graph.shown_time(id));
  for (const auto& record : history)
    if (graph.has_authority(record.env_id)) verdict.with_authority.insert(record.env_id);
  return verdict;
}

TEST(RecordGraph, IsTheSameInAllOrdersOfSixRecords) {
  const auto history = six_records();
  std::vector<std::size_t> order(history.size());
  std::iota(order.begin(), order.end(), 0u);
  std::optional<Verdict> expected;

  do {
    RecordGraph graph(own_device());
    for (const auto place : order) graph.add(history.at(place));
    const auto verdict = verdict_of(graph, history);
    if (!expected) expected = verdict;
    ASSERT_EQ(verdict, *expected);
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(expected->delivered.size(), history.size());
}

TEST(RecordGraph, IsTheSameInAllOrdersOfSixEvenIfItSettlesAfterEach) {
  const auto history = six_records();
  std::vector<std::size_t> order(history.size());
  std::iota(order.begin(), order.end(), 0u);
  std::optional<Verdict> expected;

  do {
    RecordGraph graph(own_device());
    for (const auto place : order) {
      graph.add(history.at(place));
      graph.settle(0);
    }
    const auto verdict = verdict_of(graph, history);
    if (!expected) expected = verdict;
    ASSERT_EQ(verdict, *expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

RC_GTEST_PROP(RecordGraph, IsAFunctionOfWhatItHoldsHoweverHostile, ()) {
  const auto history = hostile_history();
  const auto is_in_log = *rc::gen::container<std::vector<bool>>(history.size(), rc::gen::arbitrary<bool>());
  const auto run = [&](const std::vector<std::size_t>& order) {
    RecordGraph graph(own_device());
    for (const auto place : order) {
      graph.add(history.at(place));
      if (is_in_log.at(place)) graph.note_in_log(missing_id(place));
      if (place % 3 == 0) graph.settle(0);
    }
    auto verdict = verdict_of(graph, history);
    return verdict;
  };
  std::vector<std::size_t> order(history.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto expected = run(order);
  auto shuffled =
      *rc::gen::map(rc::gen::container<std::vector<std::uint32_t>>(history.size(), rc::gen::arbitrary<std::uint32_t>()),
                    [&](const std::vector<std::uint32_t>& keys) {
                      auto out = order;
                      std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return keys.at(a) < keys.at(b); });
                      return out;
                    });
  shuffled.insert(shuffled.end(), order.begin(), order.end());  // and everything twice

  RC_ASSERT(run(shuffled) == expected);
  RC_ASSERT(expected.delivered.size() == history.size());
}

RC_GTEST_PROP(RecordGraph, SaysOfManyRecordsAtOnceWhatItSaysOfEach, ()) {
  const auto history = hostile_history();
  RecordGraph graph(own_device());
  std::vector<EnvelopeId> ids;
  for (const auto& record : history) {
    graph.add(record);
    ids.push_back(record.env_id);
  }
  graph.settle(patience_ms * 10);

  const auto authority = graph.have_authority(ids);
  for (std::size_t i = 0; i < ids.size(); ++i) RC_ASSERT(authority[i] == graph.has_authority(ids[i]));
  for (const auto& needed : ids) {
    const auto seen = graph.have_seen(ids, {needed, ids.front()});
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto past = graph.past(ids[i]);
      const bool has = ids[i] != needed && ids[i] != ids.front() && past.contains(needed) && past.contains(ids.front());
      RC_ASSERT(seen[i] == has);
    }
  }
}

TEST(RecordGraph, KnowsOfAnyNumberOfRecordsWhetherAllWereSeen) {
  RecordGraph graph(own_device());
  std::set<EnvelopeId> needed;
  for (int number = 1; number <= 200; ++number) {
    graph.add(record(number, dani(), static_cast<std::uint64_t>(number), number - 1));
    if (number <= 150) needed.insert(id(number));
  }

  EXPECT_EQ(graph.have_seen({id(150), id(151), id(200), id(201)}, needed), (std::vector<bool>{false, true, true, false}));
  EXPECT_EQ(graph.have_seen({id(1)}, {}), std::vector<bool>{true});
  needed.insert(missing_id(0));
  EXPECT_EQ(graph.have_seen({id(200)}, needed), std::vector<bool>{false});
}

RC_GTEST_PROP(RecordGraph, KnowsOfManyRecordsAtOnceWhatAnyOfManySaw, ()) {
  const auto history = hostile_history();
  RecordGraph graph(own_device());
  std::set<EnvelopeId> asked{missing_id(0)};
  std::vector<EnvelopeId> later{missing_id(1)};
  for (const auto& record : history) {
    graph.add(record);
    if (*rc::gen::arbitrary<bool>()) asked.insert(record.env_id);
    if (*rc::gen::arbitrary<bool>()) later.push_back(record.env_id);
  }

  std::set<EnvelopeId> expected;
  for (const auto& one : later) {
    for (const auto& id : graph.past(one)) {
      if (id != one && asked.contains(id)) expected.insert(id);
    }
  }
  RC_ASSERT(graph.seen_by(later, asked) == expected);
}

TEST(RecordGraph, DeliversTheSmallestIdFirstAmongThoseThatMayBeNext) {
  RecordGraph graph(own_device());
  const auto root = record(50, meg(), 1);
  const auto great = record(9, meg(), 2, 50);
  auto small = record(3, dani(), 1);
  small.heads = {head_of(root)};
  for (const auto& each : {great, small, root}) graph.add(each);

  EXPECT_EQ(graph.settle(0), (std::vector{id(50), id(3), id(9)}));
  EXPECT_TRUE(graph.settle(0).empty());
}

TEST(RecordGraph, WaitsFifteenMinutesForAMissingLinkAndNoLonger) {
  RecordGraph graph(own_device());
  auto late = record(2, meg(), 2, 1);
  late.waits_ms = 1000;
  graph.add(late);

  EXPECT_TRUE(graph.settle(1000 + patience_ms - 1).empty());
  EXPECT_EQ(graph.next_due_ms(), 1000 + patience_ms);
  EXPECT_TRUE(graph.marks().empty());
  EXPECT_EQ(graph.settle(1000 + patience_ms), std::vector{id(2)});
  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::gap, id(2)}}));
  EXPECT_EQ(graph.next_due_ms(), std::nullopt);
}

// Shown time (B7): held within what the past and the day of arrival allow.
TEST(RecordGraph, ShowsAClaimedTimeUnlessItIsBeforeItsPastOrAheadOfItsArrival) {
  constexpr std::uint64_t day = 86'400'000;
  const auto at = [&](GraphRecord record, std::uint64_t claimed_day, std::uint32_t came_day) {
    record.claimed_ms = claimed_day * day;
    record.came = {came_day * day + 1, came_day};
    return record;
  };
  RecordGraph graph(own_device());
  graph.add(at(record(1, meg(), 1), 100, 100));
  graph.add(at(record(2, meg(), 2, 1), 40, 101));   // before its past
  graph.add(at(record(3, meg(), 3, 2), 103, 102));  // a day ahead, and no more
  graph.add(at(record(4, meg(), 4, 3), 104, 102));  // two days ahead
  graph.add(at(record(5, meg(), 5, 4), 103, 103));  // what is LATE binds nothing
  auto exact = at(record(6, meg(), 6, 5), 104, 104);
  exact.claimed_ms = exact.came.ms + 10 * 60 * 1000;
  graph.add(exact);
  auto too_exact = at(record(7, meg(), 7, 6), 104, 104);
  too_exact.claimed_ms = too_exact.came.ms + 10 * 60 * 1000 + 1;
  graph.add(too_exact);
  graph.settle(0);

  const auto shown = [&](int number) { return *graph.shown_time(id(number)); };
  for (const int honest : {1, 3, 5, 6}) EXPECT_EQ(shown(honest).lateness, Lateness::none) << honest;
  for (const int late : {2, 4, 7}) EXPECT_EQ(shown(late).lateness, Lateness::late) << late;
  EXPECT_EQ(shown(2).ms, 101 * day);
  EXPECT_EQ(shown(4).ms, 102 * day);
  EXPECT_EQ(shown(5).depth, 5u);
  EXPECT_TRUE(graph.take_retimed().empty());
}

// Records of one history, each with the day that it claims and the one on which a computer saw it, in that order.
class Seen {
 public:
  explicit Seen(const DeviceKey& own) : graph(own) {}
  void see(GraphRecord record, std::uint32_t claims, std::uint32_t sees) {
    record.claimed_ms = std::uint64_t{claims} * 86'400'000;
    record.came = {std::uint64_t{sees} * 86'400'000 + 1, sees, ++order};
    graph.add(std::move(record));
    graph.settle(0);
    graph.take_retimed();
  }
  ShownTime shown(int number) const { return *graph.shown_time(id(number)); }
  std::set<Mark> late() const {
    auto marks = graph.marks();
    std::erase_if(marks, [](const Mark& mark) { return mark.type != MarkType::late; });
    return marks;
  }

  RecordGraph graph;
  std::uint64_t order = 0;
};

// The own clock is five years ahead for one entry of Dani's, and right before and after; Meg's is always right.
TEST(RecordGraph, HoldsOneWrongEntryAgainstItsWriterAloneOnEachSide) {
  constexpr std::uint32_t day = 20'000, ahead = day + 1826;
  auto answer = record(30, meg(), 1);
  answer.heads = {head_of(record(20, dani(), 2))};
  auto last = record(40, dani(), 3, 20);
  last.heads = {head_of(answer)};
  for (const auto& own : {dani(), meg(), own_device()}) {
    const auto sees = own == dani() ? ahead : day;
    Seen here(own);
    here.see(record(10, dani(), 1), day, day);
    here.see(record(20, dani(), 2, 10), ahead, sees);
    here.see(answer, day, day);
    here.see(last, day, day);

    EXPECT_EQ(here.shown(20).lateness, Lateness::late);
    EXPECT_EQ(here.shown(20).ms, std::uint64_t{day} * 86'400'000);
    for (const int honest : {10, 30, 40}) EXPECT_EQ(here.shown(honest).lateness, Lateness::none) << honest;
    EXPECT_EQ(here.late(), (std::set<Mark>{{MarkType::late, dani()}}));
  }
}

TEST(RecordGraph, HoldsAClockThatWasBehindAgainstWhatItDatedAndNothingElse) {
  constexpr std::uint32_t day = 20'000, behind = day - 400;
  Seen here(dani());
  here.see(record(10, dani(), 1), day - 1, day - 1);
  here.see(record(11, dani(), 2, 10), day, day);
  here.see(record(20, dani(), 3, 11), behind, behind);
  auto answer = record(30, meg(), 1);  // read while the clock is behind
  answer.heads = {head_of(record(20, dani(), 3))};
  here.see(answer, day, behind);
  here.see(record(40, dani(), 4, 20), day, day);

  EXPECT_EQ(here.shown(20).lateness, Lateness::late);
  EXPECT_EQ(here.shown(20).ms, std::uint64_t{day} * 86'400'000);
  for (const int honest : {10, 11, 30, 40}) EXPECT_EQ(here.shown(honest).lateness, Lateness::none) << honest;
  EXPECT_EQ(here.late(), (std::set<Mark>{{MarkType::late, dani()}}));
}

TEST(RecordGraph, SaysWhoseTimeIsAnotherOnceTheClockIsFoundOut) {
  constexpr std::uint32_t day = 20'000, ahead = day + 1826;
  Seen here(dani());
  here.see(record(10, dani(), 1), day, day);
  here.see(record(20, dani(), 2, 10), ahead, ahead);
  EXPECT_EQ(here.shown(20).lateness, Lateness::none);

  auto right = record(30, dani(), 3, 20);
  right.claimed_ms = std::uint64_t{day} * 86'400'000;
  right.came = {right.claimed_ms, day, 3};
  here.graph.add(right);
  here.graph.settle(0);
  const auto retimed = here.graph.take_retimed();
  EXPECT_TRUE(std::find(retimed.begin(), retimed.end(), id(20)) != retimed.end());
  EXPECT_EQ(here.shown(20).lateness, Lateness::late);
}

TEST(RecordGraph, SaysWhoseTimeIsAnotherOnceSomethingOfTheirPastCame) {
  auto first = record(1, meg(), 1);
  first.claimed_ms = std::uint64_t{100} * 86'400'000;
  first.came = {first.claimed_ms, 100};
  auto second = record(2, meg(), 2, 1);
  second.claimed_ms = std::uint64_t{50} * 86'400'000;
  second.came = {first.claimed_ms, 100};
  RecordGraph graph(own_device());
  graph.add(second);
  graph.settle(patience_ms);
  EXPECT_EQ(graph.shown_time(id(2))->lateness, Lateness::none);

  graph.add(first);
  graph.settle(patience_ms);
  EXPECT_EQ(graph.take_retimed(), std::vector{id(2)});
  EXPECT_EQ(graph.shown_time(id(2))->lateness, Lateness::late);
}

TEST(RecordGraph, LosesTheGapWhenTheMissingOneComes) {
  RecordGraph graph(own_device());
  graph.add(record(2, meg(), 2, 1));
  graph.settle(patience_ms);
  EXPECT_FALSE(graph.has_authority(id(2)));

  graph.add(record(1, meg(), 1));
  EXPECT_EQ(graph.settle(patience_ms), std::vector{id(1)});
  EXPECT_TRUE(graph.marks().empty());
  EXPECT_TRUE(graph.has_authority(id(2)));
}

TEST(RecordGraph, DeliversAllOthersWhicheverOneIsHeldBack) {
  const auto history = six_records();
  for (std::size_t dropped = 0; dropped < history.size(); ++dropped) {
    RecordGraph graph(own_device());
    for (std::size_t i = 0; i < history.size(); ++i)
      if (i != dropped) graph.add(history.at(i));

    EXPECT_EQ(graph.settle(patience_ms * 2).size(), history.size() - 1);
  }
}

TEST(RecordGraph, AccountsForLinksByTipLogWithdrawalAndOwnDevice) {
  const auto waiting = record(2, meg(), 2, 1);
  const auto delivers = [&](const auto& tell) {
    RecordGraph graph(own_device());
    graph.add(waiting);
    EXPECT_TRUE(graph.settle(0).empty());
    tell(graph);
    const bool delivered = graph.settle(0).size() == 1;
    return std::pair(delivered, graph.marks());
  };
  const std::set<Mark> none;
  const std::set<Mark> hole{{MarkType::hole, id(2)}};

  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_welcome_tip(id(1)); }), std::pair(true, none));
  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_in_log(id(1)); }), std::pair(true, hole));
  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_before_welcome(id(1)); }), std::pair(true, none));
  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_withdrawn(id(1), meg()); }), std::pair(true, none));
  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_withdrawn(id(1), dani()); }), std::pair(false, none));
  EXPECT_EQ(delivers([](RecordGraph& graph) { graph.note_in_log(id(7)); }), std::pair(false, none));
}

TEST(RecordGraph, HoleLosesNoAuthority) {
  RecordGraph graph(own_device());
  graph.note_in_log(id(1));
  graph.add(record(2, meg(), 2, 1));
  graph.settle(0);

  EXPECT_TRUE(graph.has_authority(id(2)));
}

TEST(RecordGraph, NeverWaitsForAHeadUnderMyOwnDevice) {
  RecordGraph graph(own_device());
  auto liar = record(5, meg(), 1);
  liar.heads = {{own_device(), chain(200), largest_seq, id(99)}};
  graph.add(liar);

  EXPECT_EQ(graph.settle(0), std::vector{id(5)});
  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::false_head, meg()}}));
}

TEST(RecordGraph, NoticesAHeadThatNamesARecordByAnotherPlace) {
  RecordGraph graph(own_device());
  graph.add(record(1, dani(), 1));
  auto liar = record(5, meg(), 1);
  liar.heads = {{dani(), record(1, dani(), 1).chain, 7, id(1)}};
  graph.add(liar);

  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::false_head, meg()}}));
}

TEST(Equivocation, MarksThatDeviceOnlyAndTakesClassThreeFromThoseAndLaterOnes) {
  RecordGraph graph(own_device());
  for (const auto& each : {record(1, meg(), 1), record(2, meg(), 2, 1), record(3, meg(), 2, 1), record(4, meg(), 3, 2),
                           record(10, dani(), 1)})
    graph.add(each);
  EXPECT_EQ(graph.settle(0).size(), 5u);

  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::equivocation, meg()}}));
  EXPECT_TRUE(graph.has_authority(id(1)));
  for (const int lost : {2, 3, 4}) EXPECT_FALSE(graph.has_authority(id(lost)));
  EXPECT_TRUE(graph.counts(id(4)));
  EXPECT_TRUE(graph.has_authority(id(10)));
}

TEST(Equivocation, IsAlsoAPrevThatIsNotTheOneBeforeInTheChain) {
  RecordGraph graph(own_device());
  graph.add(record(1, meg(), 1));
  graph.add(record(3, meg(), 3, 1));

  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::equivocation, meg()}}));
  EXPECT_FALSE(graph.has_authority(id(3)));
}

TEST(Copied, IsTwoChainsAfterOneRecordAndLosesNoAuthority) {
  RecordGraph graph(own_device());
  graph.add(record(1, meg(), 1));
  auto one = record(2, meg(), 1, 1);
  one.chain = chain(100);
  auto two = record(3, meg(), 1, 1);
  two.chain = chain(101);
  graph.add(one);
  graph.add(two);

  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::copied, meg()}}));
  EXPECT_TRUE(graph.has_authority(id(3)));
}

TEST(Restored, IsAnOwnRecordThatThisVaultDidNotWrite) {
  RecordGraph graph(own_device());
  auto written = record(1, own_device(), 1);
  written.origin = Origin::written_here;
  graph.add(written);
  EXPECT_TRUE(graph.marks().empty());

  graph.add(record(2, own_device(), 2, 1));
  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::restored, id(2)}}));
}

TEST(NewerMark, TakesClassesTwoAndThreeFromThatRecordAlone) {
  RecordGraph graph(own_device());
  auto newer = record(1, meg(), 1);
  newer.is_newer = true;
  graph.add(newer);
  graph.add(record(2, meg(), 2, 1));
  EXPECT_EQ(graph.settle(0).size(), 2u);

  EXPECT_EQ(graph.marks(), (std::set<Mark>{{MarkType::newer, id(1)}}));
  EXPECT_FALSE(graph.counts(id(1)));
  EXPECT_FALSE(graph.has_authority(id(1)));
  EXPECT_TRUE(graph.has_authority(id(2)));
}

TEST(Delivered, StaysDeliveredAfterARestart) {
  RecordGraph graph(own_device());
  graph.add_delivered(record(2, meg(), 2, 1));  // its gap was waited for in an earlier run
  graph.add(record(3, meg(), 3, 2));

  EXPECT_TRUE(graph.is_delivered(id(2)));
  EXPECT_EQ(graph.settle(0), std::vector{id(3)});
}

TEST(RecordGraph, TakesTenThousandRecordsBackwardsWithASettleAfterEach) {
  constexpr int count = 10'000;
  RecordGraph graph(own_device());
  std::size_t delivered = 0;
  for (int i = count; i >= 1; --i) {
    auto next = record(i, meg(), static_cast<std::uint64_t>(i), i > 1 ? i - 1 : 0);
    graph.add(next);
    delivered += graph.settle(0).size();
  }

  EXPECT_EQ(delivered, static_cast<std::size_t>(count));
  EXPECT_EQ(graph.canonical_order().size(), static_cast<std::size_t>(count));
  EXPECT_TRUE(graph.marks().empty());
}

}  // namespace
}  // namespace candour::sealed
