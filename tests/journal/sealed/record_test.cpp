#include "journal/sealed/record.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "journal/sealed/change_body.hpp"
#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using test::TwoDevices;

RecordHeader arbitrary_header() {
  const auto byte = [] { return *rc::gen::inRange(0, 256); };
  const auto id = [&](auto& out) { out.bytes.fill(static_cast<std::uint8_t>(byte())); };
  RecordHeader header;
  header.version = static_cast<std::uint8_t>(*rc::gen::inRange(1, 256));
  header.kind = static_cast<RecordKind>(byte());
  header.flags = static_cast<std::uint8_t>(byte());
  id(header.space);
  id(header.epoch);
  id(header.member);
  id(header.device);
  header.chain = test::repeated<ChainId>(0xff);
  header.seq = *rc::gen::inRange<std::uint64_t>(1, largest_seq + 1);
  header.prev = test::repeated<EnvelopeId>(1);
  const auto heads = *rc::gen::inRange(0, 17);
  for (int i = 0; i < heads; ++i)
    header.heads.push_back({test::repeated<DeviceKey>(static_cast<std::uint8_t>(i)), ChainId(),
                            *rc::gen::inRange<std::uint64_t>(1, largest_seq + 1), EnvelopeId()});
  header.log = {*rc::gen::arbitrary<std::uint64_t>(), *rc::gen::inRange<std::uint64_t>(0, log_count_limit), {}};
  header.time_ms = *rc::gen::inRange<std::uint64_t>(0, time_limit_ms);
  return header;
}

RC_GTEST_PROP(Record, ReadsBackWhateverItSays, (const std::vector<std::uint8_t>& body)) {
  const Record record{arbitrary_header(), body, test::repeated<Signature>(3)};

  RC_ASSERT(parse_record(encode(record)).value() == record);
  const auto header_bytes = encode_header(record.header, body.size());
  RC_ASSERT(header_bytes.size() + body.size() + Signature::size ==
            record_fixed_size + tip_size * record.header.heads.size() + body.size());
  RC_ASSERT(parse_header(header_bytes).value().header == record.header);
}

RC_GTEST_PROP(Record, CutShortAnywhereIsMalformed, ()) {
  const auto bytes = encode(Record{arbitrary_header(), {1, 2, 3}, {}});
  const auto length = *rc::gen::inRange<std::size_t>(0, bytes.size());

  RC_ASSERT(!parse_record(ByteView(bytes).first(length)));
}

TEST(RoomForBody, IsWhatASlotHoldsToTheByte) {
  const TwoDevices pair;
  for (const std::size_t heads : {0u, 1u, 16u}) {
    auto header = pair.header(pair.dani);
    for (std::size_t i = 0; i < heads; ++i)
      header.heads.push_back({test::repeated<DeviceKey>(static_cast<std::uint8_t>(i)), ChainId(), 1, EnvelopeId()});
    const auto room = room_for_body(4096, heads);
    const auto seal = [&](std::size_t size) {
      return seal_record(header, Bytes(size, 'x'), pair.epoch.key, pair.dani.nonce_key, pair.dani.seed,
                         crypto::random_bytes<32>(), EnvelopeRoom::slot);
    };

    EXPECT_EQ(seal(room)->envelope.size(), 4096u);
    EXPECT_EQ(seal(room + 1).error().code, ErrorCode::too_long);
  }
}

TEST(Sealing, TakesTheSmallestEnvelopeThatFitsAndRefusesWhatFitsNone) {
  const TwoDevices pair;
  const auto header = pair.header(pair.dani);
  const auto seal = [&](std::size_t size) {
    return seal_record(header, Bytes(size, 'x'), pair.epoch.key, pair.dani.nonce_key, pair.dani.seed,
                       crypto::random_bytes<32>(), EnvelopeRoom::smallest_that_fits);
  };

  for (const auto size : crypto::envelope_sizes) EXPECT_EQ(seal(room_for_body(size, 0))->envelope.size(), size);
  EXPECT_EQ(seal(room_for_body(262144, 0) + 1).error().code, ErrorCode::too_long);
}

TEST(Sealing, RefusesAHeaderThatBreaksARuleOrNamesAnotherDevice) {
  const TwoDevices pair;
  auto no_prev = pair.header(pair.dani);
  no_prev.seq = 2;
  auto own_chain_in_heads = pair.header(pair.dani);
  own_chain_in_heads.heads = {{pair.dani.key, own_chain_in_heads.chain, 1, test::repeated<EnvelopeId>(1)}};
  const auto of_meg = pair.header(pair.meg);

  for (const auto& header : {no_prev, own_chain_in_heads, of_meg})
    EXPECT_FALSE(seal_record(header, {}, pair.epoch.key, pair.dani.nonce_key, pair.dani.seed, {}, EnvelopeRoom::slot));
}

TEST(Sealing, TheSameTextTwiceSharesNoBlock) {
  const TwoDevices pair;
  const auto header = pair.header(pair.dani);
  const auto one = pair.seal(pair.dani, header, as_bytes("the same"));
  const auto two = pair.seal(pair.dani, header, as_bytes("the same"));

  for (std::size_t i = 0; i + 16 <= one.envelope.size(); i += 16)
    EXPECT_FALSE(equal(ByteView(one.envelope).subspan(i, 16), ByteView(two.envelope).subspan(i, 16)));
}

FieldEdit arbitrary_edit() {
  FieldEdit edit;
  edit.item = test::repeated<ItemId>(static_cast<std::uint8_t>(*rc::gen::inRange(0, 4)));
  edit.item_kind = static_cast<std::uint16_t>(*rc::gen::inRange(0, 10));
  edit.field = static_cast<std::uint16_t>(*rc::gen::inRange(0, 1000));
  edit.op = static_cast<std::uint8_t>(*rc::gen::inRange(0, 3));
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
    edit.basis.push_back(test::repeated<EnvelopeId>(static_cast<std::uint8_t>(*rc::gen::inRange(0, 256))));
  edit.value = *rc::gen::arbitrary<Bytes>();
  return edit;
}

RC_GTEST_PROP(Change, ReadsBackOnceSortedAndKeepsTheEightSmallestOfABasis, ()) {
  ChangeBody change;
  std::set<std::pair<ItemId, std::uint16_t>> places;
  for (int i = *rc::gen::inRange(1, 20); i > 0; --i) {
    const auto edit = arbitrary_edit();
    if (places.insert({edit.item, edit.field}).second) change.edits.push_back(edit);
  }

  sort_edits(change);

  RC_ASSERT(parse_change_body(encode(change)).value() == change);
  for (const auto& edit : change.edits) RC_ASSERT(edit.basis.size() <= most_basis);
}

RC_GTEST_PROP(Change, OfNoiseIsCanonicalOrRefused, (const Bytes& noise)) {
  const auto change = parse_change_body(noise);
  RC_ASSERT((!change || encode(*change) == noise));
}

TEST(Change, SortsFieldsAsNumbers) {
  ChangeBody change{{{ItemId(), 1, 256, 0, {}, {}}, {ItemId(), 1, 255, 0, {}, {}}}};
  sort_edits(change);

  EXPECT_EQ(change.edits.front().field, 255);
  EXPECT_TRUE(parse_change_body(encode(change)));
}

}  // namespace
}  // namespace candour::sealed
