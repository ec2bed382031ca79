// Rows 13, 14 and 15: somebody holds the epoch key, but not the device key of the author, and changes what was signed.
#include <gtest/gtest.h>

#include <functional>

#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using test::TwoDevices;

bool is_authentic(ByteView envelope, const TwoDevices& pair) {
  return std::holds_alternative<AuthenticRecord>(authenticate(envelope, pair.keyring()));
}

std::string outcome_of(ByteView envelope, const TwoDevices& pair) {
  const auto result = authenticate(envelope, pair.keyring());
  if (const auto* dropped = std::get_if<Dropped>(&result)) return name_of(dropped->reason);
  if (std::holds_alternative<Uncertified>(result)) return "uncertified";
  return std::holds_alternative<AuthenticRecord>(result) ? "authentic" : "opaque";
}

SealedRecord sealed_with_body(const TwoDevices& pair, ByteView body) {
  auto header = pair.header(pair.dani);
  header.seq = 7;
  header.prev = test::repeated<EnvelopeId>(4);
  header.heads = {{pair.meg.key, test::repeated<ChainId>(9), 3, test::repeated<EnvelopeId>(8)}};
  header.log = {5, 6, test::repeated<LogDigest>(7)};
  header.time_ms = day_as_ms(20'460);
  return pair.seal(pair.dani, header, body);
}

// The same nonce, key and commitment around other record bytes: whoever reads an envelope can do this to it.
Bytes with_record(const SealedRecord& sealed, ByteView record) {
  return crypto::seal_envelope(sealed.record.envelope_key()->expose(), crypto::nonce_of(sealed.envelope), record,
                               sealed.envelope.size());
}

Record record_of(const SealedRecord& sealed) {
  return {sealed.record.header(), to_bytes(sealed.record.body()), sealed.record.signature()};
}

TEST(EnvelopeAttack, AnEnvelopeMadeAnewFromTheSameRecordIsTheSame) {
  const TwoDevices pair;
  const auto sealed = sealed_with_body(pair, test::change_of(40));

  EXPECT_EQ(with_record(sealed, encode(record_of(sealed))), sealed.envelope);
  EXPECT_TRUE(is_authentic(sealed.envelope, pair));
}

TEST(EnvelopeAttack, NoByteOfARecordIsOutsideItsSignature) {
  const TwoDevices pair;
  const auto sealed = sealed_with_body(pair, test::change_of(40));
  const auto record = encode(record_of(sealed));

  for (std::size_t i = 0; i < record.size(); ++i) {
    auto changed = record;
    changed[i] ^= 1;
    EXPECT_FALSE(is_authentic(with_record(sealed, changed), pair)) << "byte " << i;
  }
}

TEST(EnvelopeAttack, ARecordWithAnyOtherwiseValidFieldAlteredIsABadSignature) {
  const TwoDevices pair;
  const auto sealed = sealed_with_body(pair, test::change_of(40));
  using Alteration = std::function<void(Record&)>;
  const std::pair<const char*, Alteration> alterations[] = {
      {"version", [](Record& r) { r.header.version = 2; }},
      {"kind", [](Record& r) { r.header.kind = RecordKind::heartbeat; }},
      {"flags", [](Record& r) { r.header.flags = 1; }},
      {"chain", [](Record& r) { r.header.chain = test::repeated<ChainId>(1); }},
      {"seq", [](Record& r) { r.header.seq = 8; }},
      {"prev", [](Record& r) { r.header.prev = test::repeated<EnvelopeId>(5); }},
      {"no heads", [](Record& r) { r.header.heads.clear(); }},
      {"seq of a head", [](Record& r) { r.header.heads[0].seq = 2; }},
      {"log tag", [](Record& r) { r.header.log.tag = 1; }},
      {"log count", [](Record& r) { r.header.log.count = 7; }},
      {"log digest", [](Record& r) { r.header.log.digest = test::repeated<LogDigest>(1); }},
      {"time", [](Record& r) { r.header.time_ms += day_as_ms(1); }},
      {"body", [](Record& r) { r.body.back() = 'w'; }},
      {"shorter body", [](Record& r) { r.body.pop_back(); }},
  };

  for (const auto& [name, alter] : alterations) {
    auto record = record_of(sealed);
    alter(record);
    EXPECT_EQ(outcome_of(with_record(sealed, encode(record)), pair), "BAD-SIGNATURE") << name;
  }
}

TEST(EnvelopeAttack, ARecordMovedToAnotherAuthorSpaceOrEpochIsNotAuthentic) {
  const TwoDevices pair;
  const auto sealed = sealed_with_body(pair, test::change_of(40));
  auto of_meg = record_of(sealed);
  of_meg.header.member = pair.meg.member;
  of_meg.header.device = pair.meg.key;
  of_meg.header.heads.clear();
  auto member_alone = record_of(sealed);
  member_alone.header.member = pair.meg.member;
  auto elsewhere = record_of(sealed);
  elsewhere.header.space = test::repeated<SpaceId>(3);
  auto earlier = record_of(sealed);
  earlier.header.epoch = pair.root.id;

  EXPECT_EQ(outcome_of(with_record(sealed, encode(of_meg)), pair), "BAD-SIGNATURE");
  EXPECT_EQ(outcome_of(with_record(sealed, encode(member_alone)), pair), "BAD-SIGNATURE");
  EXPECT_EQ(outcome_of(with_record(sealed, encode(elsewhere)), pair), "SPLICE");
  EXPECT_EQ(outcome_of(with_record(sealed, encode(earlier)), pair), "SPLICE");
}

// 201 places of each size: the whole of nonce and commitment, the whole of the tag, the rest spread over the text.
TEST(EnvelopeAttack, NoneOf201FlipsInAnyOfFourSizesIsAuthentic) {
  const TwoDevices pair;
  for (const auto size : crypto::envelope_sizes) {
    const auto envelope = sealed_with_body(pair, Bytes(room_for_body(size, 1), 'x')).envelope;
    ASSERT_EQ(envelope.size(), size);
    ASSERT_TRUE(is_authentic(envelope, pair));
    int refused = 0;
    for (std::size_t i = 0; i < 201; ++i) {
      const auto in_text = 56 + (i - 56) * (size - 72) / 129;
      const auto at = i < 56 ? i : i >= 185 ? size - 201 + i : in_text;
      auto changed = envelope;
      changed[at] ^= static_cast<std::uint8_t>(1 << i % 8);
      refused += is_authentic(changed, pair) ? 0 : 1;
    }
    EXPECT_EQ(refused, 201) << size;
  }
}

TEST(EnvelopeAttack, AStrangersSignatureInAMembersNameIsBadInAnyOfFourSizes) {
  const TwoDevices pair;
  const test::Device stranger(pair.journal);
  for (const auto size : crypto::envelope_sizes) {
    const auto header = pair.header(pair.meg);
    const Bytes body(room_for_body(size, 0), 'x');
    const auto nonce = crypto::random_bytes<24>();
    const auto key = crypto::envelope_key(pair.epoch.key, pair.space, nonce);
    const auto signature = sign_record(stranger.seed, key, nonce, encode_header(header, body.size()), body);

    const auto envelope = crypto::seal_envelope(key.expose(), nonce, encode(Record{header, body, signature}), size);

    EXPECT_EQ(outcome_of(envelope, pair), "BAD-SIGNATURE") << size;
  }
}

}  // namespace
}  // namespace candour::sealed
