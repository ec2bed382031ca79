#include "journal/sealed/bodies.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "journal/sealed/change_body.hpp"
#include "journal/sealed/parts.hpp"
#include "journal/sealed/answers.hpp"
#include "journal/sealed/reserved/ending_bodies.hpp"
#include "journal/sealed/reserved/grant.hpp"
#include "journal/sealed/roster.hpp"
#include "journal/sealed/well_formed.hpp"
#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

// The bytes that a parsed body is written back to; nothing if it does not parse.
std::optional<Bytes> written_back(RecordKind kind, ByteView body) {
  const auto again = [](const auto& parsed) -> std::optional<Bytes> {
    if (!parsed) return std::nullopt;
    return encode(*parsed);
  };
  switch (kind) {
    case RecordKind::change:
      return again(parse_change_body(body));
    case RecordKind::commit:
      return again(parse_commit(body));
    case RecordKind::heartbeat:
      return body.empty() ? std::optional<Bytes>(Bytes{}) : std::nullopt;
    case RecordKind::part:
      return again(parse_part(body));
    case RecordKind::attachment:
      return again(parse_attachment(body));
    case RecordKind::grant:
      return again(parse_grant(body));
    case RecordKind::end:
      return again(parse_end(body));
    case RecordKind::move:
      return again(parse_move(body));
    case RecordKind::identity:
      return again(parse_identity_body(body));
    case RecordKind::roster:
      return again(parse_roster_body(body));
    case RecordKind::need:
      return again(parse_need(body));
    case RecordKind::sealed:
      return again(parse_sealed_answer(body));
    case RecordKind::ready:
      return again(parse_ready(body));
    case RecordKind::release:
      return again(parse_release(body));
    case RecordKind::intent:
    case RecordKind::consent:  // read and written by journal/summary
      return body_is_well_formed(kind, body) ? std::optional(to_bytes(body)) : std::nullopt;
    case RecordKind::withdraw:
      return again(parse_withdraw(body));
    case RecordKind::share:
      return again(parse_share(body));
    case RecordKind::end_ack:
      return again(parse_end_ack(body));
    case RecordKind::notice:
      return again(parse_notice(body));
  }
  return std::nullopt;
}

// Lengths at which some body is right, so that noise gets past the first check.
Bytes noise_of_a_likely_length() {
  const auto size = *rc::gen::element(0, 1, 5, 6, 17, 33, 34, 65, 70, 80, 81, 101, 113, 114, 198, 199, 264, 576);
  auto noise = *rc::gen::container<Bytes>(static_cast<std::size_t>(size), rc::gen::arbitrary<std::uint8_t>());
  if (!noise.empty()) noise.front() = *rc::gen::inRange<std::uint8_t>(0, 6);
  return noise;
}

RC_GTEST_PROP(Bodies, OfEveryKindAreCanonicalOrRefused, ()) {
  const auto noise = noise_of_a_likely_length();
  for (int kind = 1; kind <= 20; ++kind) {
    const auto again = written_back(static_cast<RecordKind>(kind), noise);
    RC_ASSERT(body_is_well_formed(static_cast<RecordKind>(kind), noise) == again.has_value());
    RC_ASSERT((!again || *again == noise));
  }
}

TEST(Bodies, OfAnUnknownKindAreNeverWellFormed) {
  for (const int kind : {0, 21, 99, 255}) EXPECT_FALSE(body_is_well_formed(static_cast<RecordKind>(kind), {}));
}

TEST(Bodies, OfAGrantAreNoBodyOfAnyOtherKindThatChangesKeys) {
  const test::TwoDevices pair;
  std::vector<GrantItem> items;
  items.push_back(GrantedEpoch{pair.epoch.id, pair.epoch.context, pair.epoch.key.duplicate()});
  const auto grant =
      encode(make_grant(pair.space, pair.dani.key, pair.psk, {{pair.meg.rid, pair.meg.certificate.contents.exchange}},
                        items, fresh_grant_secrets(pair.dani.nonce_key, 1, 1))
                 .value());

  EXPECT_TRUE(body_is_well_formed(RecordKind::grant, grant));
  for (const auto kind : {RecordKind::change, RecordKind::commit, RecordKind::move, RecordKind::roster,
                          RecordKind::need, RecordKind::share, RecordKind::release})
    EXPECT_FALSE(body_is_well_formed(kind, grant));
}

class SealedAnswers : public testing::Test {
 protected:
  SpaceId space = test::repeated<SpaceId>(1);
  ItemId item = test::repeated<ItemId>(2);
  MemberKey author = test::repeated<MemberKey>(3);
  crypto::Transient<32> secret = crypto::Transient<32>::random();
};

TEST_F(SealedAnswers, OpenForTheirAuthorItemAndSpaceAlone) {
  const auto answer = seal_answer(secret, space, item, author, as_bytes("mostly fine")).value();

  EXPECT_TRUE(equal(open_answer(secret, space, item, author, answer).value(), as_bytes("mostly fine")));
  EXPECT_FALSE(open_answer(secret, space, item, test::repeated<MemberKey>(9), answer));
  EXPECT_FALSE(open_answer(secret, space, test::repeated<ItemId>(9), author, answer));
  EXPECT_FALSE(open_answer(secret, test::repeated<SpaceId>(9), item, author, answer));
  EXPECT_FALSE(open_answer(crypto::Transient<32>::random(), space, item, author, answer));
}

TEST_F(SealedAnswers, ShowOneOfFourLengths) {
  const auto size_for = [&](std::size_t length) {
    return seal_answer(secret, space, item, author, Bytes(length, 'x'))->sealed_text.size() - crypto::tag_size;
  };

  EXPECT_EQ(size_for(0), 512u);
  EXPECT_EQ(size_for(511), 512u);
  EXPECT_EQ(size_for(512), 2048u);
  EXPECT_EQ(size_for(answer_limit - 1), answer_limit);
  EXPECT_EQ(seal_answer(secret, space, item, author, Bytes(answer_limit, 'x')).error().code, ErrorCode::too_long);
}

TEST(End, IsSignedWithItsTips) {
  const test::TwoDevices pair;
  const Tip tip{pair.dani.key, test::repeated<ChainId>(1), 4, test::repeated<EnvelopeId>(5)};
  auto end = make_end(pair.journal, 20460, {tip}, pair.dani.identity.identity);

  EXPECT_EQ(parse_end(encode(end)).value(), end);
  EXPECT_TRUE(is_signed_by(end, pair.journal, pair.dani.member));
  end.tips.clear();
  EXPECT_FALSE(is_signed_by(end, pair.journal, pair.dani.member));
}

TEST(Move, IsFollowedOnlyWithItsMembersSignature) {
  const test::TwoDevices pair;
  MoveBody move{test::repeated<MailboxId>(1),
                test::repeated<MailboxId>(2),
                test::repeated<RelayId>(3),
                "relay.test:8443",
                crypto::MailboxSecret::random(),
                20460,
                {}};
  sign_move(move, pair.journal, pair.dani.identity.identity);
  auto parsed = parse_move(encode(move)).value();

  EXPECT_TRUE(is_signed_by(parsed, pair.journal, pair.dani.member));
  EXPECT_FALSE(is_signed_by(parsed, pair.journal, pair.meg.member));
  parsed.address = "other.test:8443";
  EXPECT_FALSE(is_signed_by(parsed, pair.journal, pair.dani.member));
}

}  // namespace
}  // namespace candour::sealed
