// What speaks against one member's program delays nobody (protocol.md B8.2 to B8.4), and what is written between the parts
// of a long body has no gap (B10).
#include <gtest/gtest.h>

#include "tests/journal/sealed/graph_history.hpp"

namespace candour::sealed {
namespace {

using namespace candour::test;

struct Case {
  std::string name;
  std::vector<GraphRecord> by_meg;
  std::set<Mark> marks;
  std::vector<EnvelopeId> in_log{};  // mere bytes
};

GraphRecord with_heads(GraphRecord record, std::vector<Tip> heads) {
  record.heads = std::move(heads);
  return record;
}

GraphRecord in_chain(GraphRecord record, int number) {
  record.chain = chain(number);
  return record;
}

GraphRecord newer(GraphRecord record) {
  record.is_newer = true;
  return record;
}

// Each is a history of Meg's whose last record Dani has seen.
std::vector<Case> eight_cases() {
  const Mark against_meg{MarkType::false_head, meg()};
  const auto made_up = Tip{own_device(), chain(200), largest_seq, id(99)};
  const auto wrong_place = Tip{dani(), chain(dani().bytes[0]), 7, id(50)};
  const auto first = record(1, meg(), 1);
  return {
      {"a gap", {record(2, meg(), 2, 1)}, {{MarkType::gap, id(2)}}},
      {"a hole", {record(2, meg(), 2, 1)}, {{MarkType::hole, id(2)}}, {id(1)}},
      {"a head of mine at 2^40", {with_heads(first, {made_up})}, {against_meg}},
      {"a head that names a record by another place", {with_heads(first, {wrong_place})}, {against_meg}},
      {"two records at one place", {first, record(2, meg(), 2, 1), record(3, meg(), 2, 1)}, {{MarkType::equivocation, meg()}}},
      {"a record that leaves one out", {first, record(3, meg(), 3, 1)}, {{MarkType::equivocation, meg()}}},
      {"two chains after one record", {first, in_chain(record(2, meg(), 1, 1), 100), in_chain(record(3, meg(), 1, 1), 101)}, {{MarkType::copied, meg()}}},
      {"a newer record", {newer(first)}, {{MarkType::newer, id(1)}}},
  };
}

TEST(Evidence, AgainstOneMemberDelaysNobodyInEightCases) {
  for (const auto& each : eight_cases()) {
    SCOPED_TRACE(each.name);
    RecordGraph graph(own_device());
    graph.add(record(50, dani(), 1));
    for (const auto& written : each.by_meg) graph.add(written);
    for (const auto& bytes : each.in_log) graph.note_in_log(bytes);
    graph.add(with_heads(record(51, dani(), 2, 50), {head_of(each.by_meg.back())}));

    EXPECT_EQ(graph.settle(patience_ms).size(), each.by_meg.size() + 2);
    EXPECT_EQ(graph.marks(), each.marks);
    EXPECT_TRUE(graph.has_authority(id(51)));
  }
}

TEST(UnfinishedParts, LeaveNoGapInWhatIsWrittenBetweenThem) {
  const auto part = [](int number, std::uint64_t seq, int prev) {
    auto out = in_chain(record(number, dani(), seq, prev), 90);
    out.kind = RecordKind::part;
    out.part_count = 3;
    return out;
  };
  RecordGraph megs(meg());
  for (const auto& each : {record(1, dani(), 1), part(11, 1, 1), part(12, 2, 11)}) megs.add(each);
  auto text = record(30, meg(), 1);
  text.heads = megs.loose(text.chain, EnvelopeId());
  EXPECT_EQ(megs.settle(0).size(), 3u) << "each part is delivered as it comes";

  RecordGraph graph(own_device());  // which has none of the parts
  graph.add(record(1, dani(), 1));
  graph.add(text);

  EXPECT_EQ(graph.settle(0).size(), 2u);
  EXPECT_TRUE(graph.marks().empty());
}

}  // namespace
}  // namespace candour::sealed
