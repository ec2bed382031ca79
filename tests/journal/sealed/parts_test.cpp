#include "journal/sealed/parts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <numeric>

#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

struct SentPart {
  RecordHeader header;
  EnvelopeId env_id;
  Part part;
};

EnvelopeId id_of(std::uint8_t series, std::size_t place) {
  auto id = test::repeated<EnvelopeId>(series);
  id.bytes[0] = static_cast<std::uint8_t>(place >> 8);
  id.bytes[1] = static_cast<std::uint8_t>(place);
  return id;
}

// The records of one body in parts; `series` tells chains and ids apart.
std::vector<SentPart> send(ByteView body, std::size_t piece, std::uint8_t series = 1,
                           RecordKind kind = RecordKind::change) {
  std::vector<SentPart> sent;
  const auto parts = cut_into_parts(kind, body, piece).value();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    SentPart next;
    next.header.kind = RecordKind::part;
    next.header.device = test::repeated<DeviceKey>(9);
    next.header.chain = test::repeated<ChainId>(series);
    next.header.seq = i + 1;
    next.header.prev = i == 0 ? EnvelopeId() : sent.back().env_id;
    next.env_id = id_of(series, i + 1);
    next.part = parse_part(parts[i]).value();
    sent.push_back(std::move(next));
  }
  return sent;
}

Bytes counting(std::size_t size) {
  Bytes out(size);
  std::iota(out.begin(), out.end(), std::uint8_t{0});
  return out;
}

PartOutcome add(Reassembler& reassembler, const SentPart& part) {
  return reassembler.add(part.header, part.env_id, part.part);
}

// Everything that comes of adding all parts in this order.
PartOutcome add_all(Reassembler& reassembler, const std::vector<SentPart>& parts) {
  PartOutcome all;
  for (const auto& part : parts) {
    auto outcome = add(reassembler, part);
    all.refused.insert(all.refused.end(), outcome.refused.begin(), outcome.refused.end());
    for (auto& whole : outcome.wholes) all.wholes.push_back(std::move(whole));
  }
  return all;
}

RC_GTEST_PROP(Parts, GiveOneWholeInAnyOrderAndHoweverOftenTheyCome, ()) {
  const auto body = counting(*rc::gen::inRange<std::size_t>(11, 80));
  const auto sent = send(body, *rc::gen::inRange<std::size_t>(1, 11));
  std::vector<SentPart> order;
  for (const auto place : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, sent.size())))
    order.push_back(sent.at(place));
  order.insert(order.end(), sent.rbegin(), sent.rend());

  Reassembler reassembler;
  const auto outcome = add_all(reassembler, order);

  RC_ASSERT(outcome.refused.empty());
  RC_ASSERT(outcome.wholes.size() == 1u);
  RC_ASSERT(outcome.wholes.front().body == body);
  RC_ASSERT(outcome.wholes.front().env_id == sent.back().env_id);
  RC_ASSERT(reassembler.unfinished(sent.front().header.device) == 0u);
}

TEST(Parts, WithoutOneOfThemAreNoWhole) {
  for (std::size_t missing = 0; missing < 4; ++missing) {
    auto sent = send(counting(40), 10);
    sent.erase(sent.begin() + static_cast<std::ptrdiff_t>(missing));
    Reassembler reassembler;

    EXPECT_TRUE(add_all(reassembler, sent).wholes.empty());
    EXPECT_EQ(reassembler.unfinished(sent.front().header.device), 1u);
  }
}

TEST(Parts, OfTwoBodiesNeverMix) {
  const auto one = send(counting(20), 10, 1);
  const auto two = send(Bytes(20, 7), 10, 2);
  auto crossed = two;
  crossed[1].header.prev = one[0].env_id;

  Reassembler reassembler;
  const auto outcome = add_all(reassembler, {one[0], two[0], crossed[1]});

  EXPECT_TRUE(outcome.wholes.empty());
  EXPECT_EQ(outcome.refused, std::vector{crossed[1].env_id});
}

TEST(Parts, OfAnotherKindOrCountThanThePartBeforeAreRefusedInEitherOrder) {
  auto other_kind = send(counting(20), 10);
  other_kind[1].part.whole = RecordKind::sealed;
  auto other_count = send(counting(20), 10);
  other_count[1].part.count = 3;

  for (const auto& sent : {other_kind, other_count}) {
    Reassembler forwards, backwards;
    const auto first = add_all(forwards, sent);
    const auto second = add_all(backwards, {sent[1], sent[0]});
    EXPECT_EQ(first.refused, std::vector{sent[1].env_id});
    EXPECT_EQ(second.refused, first.refused);
    EXPECT_TRUE(first.wholes.empty() && second.wholes.empty());
  }
}

TEST(Parts, PastTheirCountAreRefused) {
  auto sent = send(counting(20), 10);
  auto past = sent[1];
  past.header.seq = 3;
  past.header.prev = sent[1].env_id;
  past.env_id = id_of(1, 99);

  Reassembler reassembler;
  const auto outcome = add_all(reassembler, {sent[0], sent[1], past});

  EXPECT_EQ(outcome.refused, std::vector{past.env_id});
  EXPECT_EQ(outcome.wholes.size(), 1u);
}

TEST(Parts, AtOnePlaceOfAChainGiveAWholeForEachLastPartInAnyOrder) {
  const auto sent = send(counting(20), 10);
  auto twin = sent[1];
  twin.env_id = id_of(1, 77);
  twin.part.piece = Bytes(10, 7);
  std::vector<std::vector<SentPart>> orders{
      {sent[0], sent[1], twin}, {twin, sent[1], sent[0]}, {sent[1], sent[0], twin}};

  for (const auto& order : orders) {
    Reassembler reassembler;
    auto wholes = add_all(reassembler, order).wholes;
    std::sort(wholes.begin(), wholes.end(), [](const auto& a, const auto& b) { return a.env_id < b.env_id; });
    ASSERT_EQ(wholes.size(), 2u);
    EXPECT_EQ(wholes[0].body, counting(20));
    EXPECT_NE(wholes[1].body, counting(20));
  }
}

TEST(Parts, OfAWholeOverItsLimitAreRefusedAltogether) {
  const std::size_t piece = 65536;
  auto sent = send(Bytes(4 * piece, 'x'), piece);  // exactly at the limit
  Reassembler at_limit;
  EXPECT_EQ(add_all(at_limit, sent).wholes.size(), 1u);

  sent.back().part.piece.push_back('x');
  Reassembler over;
  const auto outcome = add_all(over, sent);
  EXPECT_TRUE(outcome.wholes.empty());
  EXPECT_EQ(outcome.refused.size(), sent.size());
}

TEST(Parts, OfMoreThanSixtyFourUnfinishedWholesOfADeviceAreRefused) {
  Reassembler reassembler;
  for (std::uint8_t series = 1; series <= most_unfinished_wholes; ++series)
    EXPECT_TRUE(add(reassembler, send(counting(20), 10, series)[0]).refused.empty());
  const auto one_more = send(counting(20), 10, 200);
  EXPECT_EQ(add(reassembler, one_more[0]).refused.size(), 1u);

  EXPECT_EQ(add(reassembler, send(counting(20), 10, 1)[1]).wholes.size(), 1u);
  EXPECT_TRUE(add(reassembler, one_more[0]).refused.empty());
}

TEST(Cutting, RefusesWhatIsNeverCutWhatFitsAndWhatIsTooLong) {
  const auto body = counting(100);
  for (const auto kind :
       {RecordKind::commit, RecordKind::heartbeat, RecordKind::part, RecordKind::grant, RecordKind::need})
    EXPECT_FALSE(cut_into_parts(kind, body, 10));
  EXPECT_FALSE(cut_into_parts(RecordKind::change, body, 100));
  EXPECT_FALSE(cut_into_parts(RecordKind::change, body, 0));
  EXPECT_EQ(cut_into_parts(RecordKind::change, body, 99)->size(), 2u);
  EXPECT_EQ(cut_into_parts(RecordKind::change, Bytes(most_parts + 1), 1).error().code, ErrorCode::too_long);
  EXPECT_TRUE(cut_into_parts(RecordKind::change, Bytes(262'144), 3500));
  EXPECT_EQ(cut_into_parts(RecordKind::change, Bytes(262'145), 3500).error().code, ErrorCode::too_long);
  EXPECT_TRUE(cut_into_parts(RecordKind::attachment, Bytes(262'145), 3500));
}

}  // namespace
}  // namespace candour::sealed
