// The checks of protocol.md B8.1, each with the attack that it stops.
#include "journal/sealed/authenticity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <type_traits>

#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using test::Device;
using test::TwoDevices;

// Nobody outside makes an authentic record: these lines do not compile otherwise.
static_assert(!std::is_default_constructible_v<AuthenticRecord>);
static_assert(!std::is_copy_constructible_v<AuthenticRecord>);
static_assert(!std::is_constructible_v<AuthenticRecord, EnvelopeId, RecordHeader, std::optional<Bytes>, std::size_t>);

std::string outcome(const Authentication& result) {
  if (std::holds_alternative<AuthenticRecord>(result)) return "authentic";
  if (std::holds_alternative<Opaque>(result)) return "opaque";
  if (std::holds_alternative<Uncertified>(result)) return "uncertified";
  return name_of(std::get<Dropped>(result).reason);
}

std::string outcome_of(ByteView envelope, const TwoDevices& pair) {
  return outcome(authenticate(envelope, pair.keyring()));
}

SealedRecord sealed_by_dani(const TwoDevices& pair) {
  return pair.seal(pair.dani, pair.header(pair.dani), test::change_of(5));
}

// Record bytes of Dani, with a signature that was made for another envelope.
Bytes signed_elsewhere(const TwoDevices& pair, const RecordHeader& header) {
  const auto sealed = pair.seal(pair.dani, header, test::change_of(5));
  return encode(Record{header, test::change_of(5), sealed.record.signature()});
}

TEST(Authenticity, OfAnHonestRecordGivesBackWhatWasSealed) {
  const TwoDevices pair;
  const auto sealed = sealed_by_dani(pair);
  const auto result = authenticate(sealed.envelope, pair.keyring());

  const auto* record = std::get_if<AuthenticRecord>(&result);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->env_id(), crypto::envelope_id(sealed.envelope));
  EXPECT_EQ(record->env_id(), sealed.record.env_id());
  EXPECT_EQ(record->header(), sealed.record.header());
  EXPECT_TRUE(equal(record->body(), test::change_of(5)));
  EXPECT_TRUE(equal(record->envelope_key()->expose(), sealed.record.envelope_key()->expose()));
}

TEST(Authenticity, IsLostWithAnyBitOfNonceOrCommitment) {
  const TwoDevices pair;
  const auto envelope = sealed_by_dani(pair).envelope;

  for (std::size_t bit = 0; bit < 56 * 8; ++bit) {
    auto changed = envelope;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    EXPECT_EQ(outcome_of(changed, pair), "opaque") << "bit " << bit;
  }
}

RC_GTEST_PROP(Authenticity, IsLostWithAnyBitOfTheCiphertext, ()) {
  const TwoDevices pair;
  auto envelope = sealed_by_dani(pair).envelope;
  const auto bit = *rc::gen::inRange<std::size_t>(56 * 8, envelope.size() * 8);
  envelope[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);

  RC_ASSERT(outcome_of(envelope, pair) == "CORRUPT");
}

TEST(Authenticity, NeedsOneOfFourSizes) {
  const TwoDevices pair;
  const auto envelope = sealed_by_dani(pair).envelope;

  for (const std::size_t size : {0u, 1u, 56u, 4095u, 4097u, 16383u, 262145u})
    EXPECT_EQ(outcome_of(Bytes(size, 7), pair), "SIZE");
  EXPECT_EQ(outcome_of(ByteView(envelope).first(4095), pair), "SIZE");
}

TEST(Authenticity, OfCoverIsOpaque) {
  const TwoDevices pair;
  EXPECT_EQ(outcome_of(crypto::random_bytes(4096), pair), "opaque");
}

TEST(Attack, ASignedRecordReencryptedInItsOwnEpochIsABadSignature) {
  const TwoDevices pair;
  const auto record = signed_elsewhere(pair, pair.header(pair.dani));

  EXPECT_EQ(outcome_of(pair.seal_raw(record, pair.epoch.key, pair.space), pair), "BAD-SIGNATURE");
}

TEST(Attack, ARecordOfAnotherSpaceIsOpaque) {
  const TwoDevices pair;
  const TwoDevices elsewhere;

  EXPECT_EQ(outcome_of(sealed_by_dani(elsewhere).envelope, pair), "opaque");
  const auto record = signed_elsewhere(pair, pair.header(pair.dani));
  EXPECT_EQ(outcome_of(pair.seal_raw(record, pair.epoch.key, elsewhere.space), pair), "opaque");
}

TEST(Attack, ARecordThatSaysAnotherSpaceOrEpochThanItsKeyIsASplice) {
  const TwoDevices pair;
  auto other_space = pair.header(pair.dani);
  other_space.space = test::repeated<SpaceId>(3);
  const auto of_root = signed_elsewhere(pair, pair.header(pair.dani, RecordKind::commit));
  const auto of_epoch = signed_elsewhere(pair, pair.header(pair.dani));

  const auto of_other_space = encode(Record{other_space, {}, {}});
  EXPECT_EQ(outcome_of(pair.seal_raw(of_other_space, pair.epoch.key, pair.space), pair), "SPLICE");
  EXPECT_EQ(outcome_of(pair.seal_raw(of_root, pair.epoch.key, pair.space), pair), "SPLICE");
  EXPECT_EQ(outcome_of(pair.seal_raw(of_epoch, pair.root.key, pair.space), pair), "SPLICE");
}

TEST(Attack, AnEnvelopeMadeWithoutADeviceKeyIsABadSignature) {
  const TwoDevices pair;
  const auto header = pair.header(pair.meg);

  for (const auto& signature : {Signature(), test::repeated<Signature>(1)}) {
    const auto record = encode(Record{header, test::change_of(5), signature});
    EXPECT_EQ(outcome_of(pair.seal_raw(record, pair.epoch.key, pair.space), pair), "BAD-SIGNATURE");
  }
}

TEST(Attack, NobodyForgesACoAuthor) {
  const TwoDevices pair;
  const auto header = pair.header(pair.meg);  // Dani has every key but Meg's device seed
  const auto body = test::change_of(5);
  const auto nonce = crypto::random_bytes<24>();
  const auto key = crypto::envelope_key(pair.epoch.key, pair.space, nonce);
  const auto header_bytes = encode_header(header, body.size());
  const Record forged{header, body, sign_record(pair.dani.seed, key, nonce, header_bytes, body)};

  const auto envelope = crypto::seal_envelope(key.expose(), nonce, encode(forged), 4096);

  EXPECT_EQ(outcome_of(envelope, pair), "BAD-SIGNATURE");
}

TEST(Attack, ADeviceSpeaksForNoMemberButItsOwn) {
  const TwoDevices pair;
  auto header = pair.header(pair.dani);
  header.member = pair.meg.member;

  EXPECT_EQ(outcome_of(pair.seal(pair.dani, header, {}).envelope, pair), "uncertified");
}

TEST(Authenticity, WaitsForCertificateAndRosterAndThenComes) {
  const TwoDevices pair;
  const auto envelope = sealed_by_dani(pair).envelope;
  auto without_certificate = pair.keyring();
  without_certificate.certificates.erase(pair.dani.key);
  auto without_roster = pair.keyring();
  without_roster.members.erase(pair.dani.member);

  const auto early = authenticate(envelope, without_certificate);

  ASSERT_EQ(outcome(early), "uncertified");
  EXPECT_EQ(std::get<Uncertified>(early).device, pair.dani.key);
  EXPECT_EQ(outcome(authenticate(envelope, without_roster)), "uncertified");
  EXPECT_EQ(outcome(authenticate(envelope, pair.keyring())), "authentic");
}

TEST(Authenticity, ComesFromAGrantedKeyAloneAndOnlyInAnOwnSpace) {
  const TwoDevices pair;
  const auto sealed = sealed_by_dani(pair);
  auto keyring = pair.keyring();
  keyring.known_epochs.clear();
  EXPECT_EQ(outcome(authenticate(sealed.envelope, keyring)), "opaque");

  keyring.granted[sealed.record.env_id()] = take<32>(sealed.record.envelope_key()->expose());
  EXPECT_EQ(outcome(authenticate(sealed.envelope, keyring)), "authentic");

  keyring.spaces.clear();
  EXPECT_EQ(outcome(authenticate(sealed.envelope, keyring)), "SPLICE");
}

TEST(Authenticity, IsNotGivenByAWrongGrantedKey) {
  const TwoDevices pair;
  const auto sealed = sealed_by_dani(pair);
  auto keyring = pair.keyring();
  keyring.known_epochs.clear();
  keyring.granted[sealed.record.env_id()] = crypto::random_bytes<32>();

  EXPECT_EQ(outcome(authenticate(sealed.envelope, keyring)), "opaque");
}

TEST(Authenticity, OfABrokenRecordUnderTheRightKeyIsCorrupt) {
  const TwoDevices pair;
  auto no_prev = pair.header(pair.dani);
  no_prev.seq = 2;
  auto trailing = encode(Record{pair.header(pair.dani), {}, {}});
  trailing.push_back(1);

  for (const auto& record : {Bytes{}, Bytes{1, 2, 3}, trailing, encode(Record{no_prev, {}, {}})})
    EXPECT_EQ(outcome_of(pair.seal_raw(record, pair.epoch.key, pair.space), pair), "CORRUPT");
}

TEST(StoredRecord, IsReadBackWithoutItsKeyAndWithoutABodyOnceWithdrawn) {
  const TwoDevices pair;
  const auto sealed = sealed_by_dani(pair);
  const auto& record = sealed.record;

  const auto whole = AuthenticRecord::from_store(record.env_id(), record.header_bytes(), to_bytes(record.body()));
  const auto withdrawn = AuthenticRecord::from_store(record.env_id(), record.header_bytes(), std::nullopt);
  const auto other_length = AuthenticRecord::from_store(record.env_id(), record.header_bytes(), Bytes{1});

  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->header(), record.header());
  EXPECT_FALSE(whole->envelope_key());
  ASSERT_TRUE(withdrawn);
  EXPECT_FALSE(withdrawn->has_body());
  EXPECT_EQ(withdrawn->header_bytes(), record.header_bytes());
  EXPECT_FALSE(other_length);
}

TEST(Newer, IsAnUnknownVersionFlagKindOrBodyAndAKindInTheWrongSortOfEpoch) {
  const TwoDevices pair;
  const auto is_marked = [&](const RecordHeader& header, ByteView body) {
    return is_newer(pair.seal(pair.dani, header, body).record, pair.root.id);
  };
  auto version = pair.header(pair.dani);
  version.version = 2;
  auto flags = pair.header(pair.dani);
  flags.flags = 1;
  auto heartbeat_in_root = pair.header(pair.dani, RecordKind::heartbeat);
  heartbeat_in_root.epoch = pair.root.id;
  auto commit_outside_root = pair.header(pair.dani, RecordKind::commit);
  commit_outside_root.epoch = pair.epoch.id;

  EXPECT_FALSE(is_marked(pair.header(pair.dani), test::change_of(1)));
  EXPECT_FALSE(is_marked(pair.header(pair.dani, RecordKind::commit), encode(pair.epoch.commit)));
  EXPECT_TRUE(is_marked(version, test::change_of(1)));
  EXPECT_TRUE(is_marked(flags, test::change_of(1)));
  EXPECT_TRUE(is_marked(pair.header(pair.dani, static_cast<RecordKind>(0)), {}));
  EXPECT_TRUE(is_marked(pair.header(pair.dani, static_cast<RecordKind>(21)), {}));
  EXPECT_TRUE(is_marked(pair.header(pair.dani), as_bytes("junk")));
  EXPECT_TRUE(is_marked(heartbeat_in_root, {}));
  EXPECT_TRUE(is_marked(commit_outside_root, encode(pair.epoch.commit)));
}

}  // namespace
}  // namespace candour::sealed
