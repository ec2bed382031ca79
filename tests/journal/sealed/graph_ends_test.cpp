// What the next record names: loose records, prev of a new chain, and the ends of a device.
#include <gtest/gtest.h>

#include "tests/journal/sealed/graph_history.hpp"
#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using namespace candour::test;

std::vector<EnvelopeId> ids_of(const std::vector<Tip>& tips) {
  std::vector<EnvelopeId> ids;
  for (const auto& tip : tips) ids.push_back(tip.env_id);
  return ids;
}

TEST(Loose, IsWhatNoOtherRecordNamesInOtherChainsThanMine) {
  RecordGraph graph(own_device());
  for (const auto& each : six_records()) graph.add(each);
  auto mine = record(70, own_device(), 1);
  mine.origin = Origin::written_here;
  graph.add(mine);

  EXPECT_EQ(ids_of(graph.loose(mine.chain, mine.env_id)), std::vector{id(20)});
  EXPECT_EQ(ids_of(graph.loose(chain(99), EnvelopeId())), (std::vector{id(70), id(20)}));  // ascending by device
  EXPECT_EQ(ids_of(graph.loose(chain(99), mine.env_id)), std::vector{id(20)});
}

TEST(Loose, NamesTheOldestInTheLogFirstWhenTheyDoNotAllFit) {
  RecordGraph graph(own_device());
  for (int i = 1; i <= 20; ++i) {
    auto each = record(i, meg(), 1);
    each.chain = chain(i);
    graph.add(each);
  }
  for (int i = 20; i >= 1; --i) graph.note_in_log(id(i));

  const auto two = ids_of(graph.loose(chain(99), EnvelopeId(), 2));
  const auto all = graph.loose(chain(99), EnvelopeId());

  EXPECT_EQ(two, (std::vector{id(19), id(20)}));
  EXPECT_EQ(all.size(), most_heads);
  EXPECT_EQ(all.front().env_id, id(5));
}

TEST(Loose, NamesAChainOnceByItsHighestThenSmallest) {
  RecordGraph graph(own_device());
  for (const auto& each : {record(1, meg(), 1), record(8, meg(), 2), record(7, meg(), 2)}) graph.add(each);

  EXPECT_EQ(ids_of(graph.loose(chain(99), EnvelopeId())), std::vector{id(7)});
}

TEST(Loose, NamesOfABodyInPartsTheLastAloneAndAnOwnOneOnceReadBack) {
  RecordGraph graph(own_device());
  const auto part = [](int number, const DeviceKey& by, std::uint64_t seq, int prev) {
    auto out = record(number, by, seq, prev);
    out.kind = RecordKind::part;
    out.part_count = 2;
    return out;
  };
  graph.add(part(1, meg(), 1, 0));
  EXPECT_TRUE(graph.loose(chain(99), EnvelopeId()).empty());
  graph.add(part(2, meg(), 2, 1));
  EXPECT_EQ(ids_of(graph.loose(chain(99), EnvelopeId())), std::vector{id(2)});

  graph.add(part(11, own_device(), 1, 0));
  graph.add(part(12, own_device(), 2, 11));
  EXPECT_EQ(ids_of(graph.loose(chain(99), EnvelopeId())), std::vector{id(2)});
  graph.note_in_log(id(12));
  EXPECT_EQ(ids_of(graph.loose(chain(99), EnvelopeId())), (std::vector{id(12), id(2)}));
}

TEST(LastOwn, IsTheLatestOwnRecordThatIsNoPart) {
  RecordGraph graph(own_device());
  EXPECT_TRUE(graph.last_own().is_zero());
  graph.add(record(1, own_device(), 1));
  graph.add(record(2, own_device(), 2, 1));
  auto part = record(3, own_device(), 1, 2);
  part.kind = RecordKind::part;
  part.chain = chain(50);
  graph.add(part);
  graph.add(record(9, meg(), 1));

  EXPECT_EQ(graph.last_own(), id(2));
}

TEST(Ends, AreWhatNoRecordOfTheSameDeviceNames) {
  RecordGraph graph(own_device());
  for (const auto& each : six_records()) graph.add(each);

  EXPECT_EQ(ids_of(graph.ends(dani())), std::vector{id(50)});  // Meg names it, Dani does not
  EXPECT_EQ(ids_of(graph.ends(meg())), std::vector{id(20)});
  EXPECT_TRUE(graph.ends(own_device()).empty());
}

TEST(Ends, AreTheLastSixteenInTheLogWhenThereAreMore) {
  RecordGraph graph(own_device());
  for (int i = 1; i <= 20; ++i) {
    auto each = record(i, meg(), 1);
    each.chain = chain(i);
    graph.add(each);
    graph.note_in_log(id(i));
  }

  const auto ends = graph.ends(meg());

  ASSERT_EQ(ends.size(), most_tips);
  EXPECT_EQ(ends.front().env_id, id(5));
}

TEST(Covering, IsHavingARecordInThePast) {
  RecordGraph graph(own_device());
  for (const auto& each : six_records()) graph.add(each);

  EXPECT_TRUE(graph.covers(meg(), id(50)));
  EXPECT_FALSE(graph.covers(dani(), id(20)));
  EXPECT_EQ(graph.past(id(20)).size(), 6u);
  EXPECT_EQ(graph.own_past(id(20)), (std::set{id(20), id(10), id(30)}));
}

TEST(GraphRecord, SaysOfAPartHowManyThereAre) {
  const TwoDevices pair;
  Writer part;
  part.u8(1).u32(7).u8('x');
  const auto sealed = pair.seal(pair.dani, pair.header(pair.dani, RecordKind::part), part.view());

  const auto out = graph_record(sealed.record, pair.root.id, Origin::written_here);

  EXPECT_EQ(out.part_count, 7u);
  EXPECT_EQ(out.env_id, sealed.record.env_id());
  EXPECT_FALSE(out.is_newer);
}

}  // namespace
}  // namespace candour::sealed
