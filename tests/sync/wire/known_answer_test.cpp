#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::wire {
namespace {

constexpr std::uint32_t kat_t5 = 5'890'000;
constexpr std::uint64_t kat_log_epoch = 1'767'225'600;

template <class Seed>
Seed seed_named(std::string_view name) {
  const auto bytes = crypto::sha256(as_bytes(name));
  return Seed(std::span<const std::uint8_t, 32>(bytes));
}

std::string label_of(ByteView frame) { return to_hex(crypto::hash<32>(crypto::HashLabel::kat, {frame})).substr(0, 32); }

// The mailbox, relay and envelope of relay.md 8.6.
class KnownAnswers : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    keys = wire::journal_mailbox(seed_named<crypto::MailboxSecret>("ms"),
                                 {crypto::public_of(controller_b), crypto::public_of(controller_a)});
    for (std::size_t i = 0; i < 4096; ++i) envelope.push_back(static_cast<std::uint8_t>(i % 256));
    for (std::size_t i = 0; i < 32; ++i) asked.nonce[i] = static_cast<std::uint8_t>(i);
  }
  RequestHead head_of(Op op) const { return {op, kat_t5, keys.id, relay_id}; }

  crypto::ControllerSeed controller_a = seed_named<crypto::ControllerSeed>("ckA");
  crypto::ControllerSeed controller_b = seed_named<crypto::ControllerSeed>("ckB");
  crypto::RelaySeed relay = seed_named<crypto::RelaySeed>("relay");
  RelayId relay_id = crypto::public_of(relay);
  MailboxKeys keys;
  Bytes envelope;
  HeadBody asked;
};

TEST_F(KnownAnswers, AMailboxIsNamedByItsSortedKeys) {
  EXPECT_EQ(to_hex(crypto::public_of(keys.seeds.read)),
            "6fc9ff4b9d2ee3f34a85ac0e705fbed4a9a895ef92294ac60172ed129b3fd00d");
  EXPECT_EQ(to_hex(crypto::public_of(keys.seeds.write)),
            "47c15abd6a6033c3b536a5cb86ffcbad58725a559cd33436bf8704e429669fc2");
  EXPECT_EQ(to_hex(keys.controllers.at(0)), "2ceb3d6ead46b34486ab969359fd46fa4dbe8780237667b512cb334aa81d0671");
  EXPECT_EQ(to_hex(keys.controllers.at(1)), "530caffd4aa0d9bb60108a829d2c421e65255aeff6d1ce93753a40b4ad8c8d9d");
  EXPECT_EQ(to_hex(keys.id), "2f7468259de99a8ecfcf46ef2ac123779d2d14111b1cba4600f1a5ce1a4c75a7");
  EXPECT_EQ(to_hex(relay_id), "f5a1e8dd9186d4cdd0e9d42ae96b98f18477e49d2017ea5528d6f090abf82a91");
  EXPECT_EQ(to_hex(envelope_id(envelope)), "2355fdb31f635850a77625002256a2efbba94a8d66fb784caf9192da82d3442c");
}

TEST_F(KnownAnswers, ACreateFrameIsTheseBytes) {
  const auto frame = build_request(
      head_of(Op::create), encode(create_body(keys.seeds, keys.controllers, MailboxKind::journal)), keys.seeds.write);
  EXPECT_EQ(frame.size(), 276u);
  EXPECT_EQ(label_of(frame), "69157917c126c42e28211f7278655d24");
}

TEST_F(KnownAnswers, AnAppendFrameIsTheseBytes) {
  const auto frame = build_request(head_of(Op::append), encode(AppendBody{{envelope}}), keys.seeds.write);
  EXPECT_EQ(frame.size(), 4248u);
  EXPECT_EQ(label_of(frame), "1e3e73c12fe87d7c5b705af2834c2e68");
}

TEST_F(KnownAnswers, AFetchFrameIsTheseBytes) {
  const auto frame =
      build_request(head_of(Op::fetch), encode(FetchBody{kat_log_epoch, 0, 500, 4'194'304, 0}), keys.seeds.read);
  EXPECT_EQ(frame.size(), 172u);
  EXPECT_EQ(label_of(frame), "0789255b6af309b3acf9dec15565e4e8");
}

TEST_F(KnownAnswers, AHeadFrameIsTheseBytes) {
  const auto frame = build_request(head_of(Op::head), encode(asked), keys.seeds.read);
  EXPECT_EQ(frame.size(), 176u);
  EXPECT_EQ(label_of(frame), "8d510e91a8786872085ef1e5b99ac6b3");
}

TEST_F(KnownAnswers, AHeadAnswerCarriesThisSignature) {
  HeadAnswer answer;
  answer.log_epoch = kat_log_epoch;
  answer.head = 1;
  answer.bytes = 4096;
  answer.day_made = answer.day_last = 20454;
  answer.controllers = 2;
  answer.spki = crypto::sha256(as_bytes("spki"));

  sign_head(relay, keys.id, asked, answer);

  EXPECT_EQ(to_hex(answer.signature),
            "565521759bf45f3bbd8084086ab65a8bd1054d6b8755cc7d777fdc9d5e29c0ab"
            "61bd830af0ca1f7220fce81ccc64b4667492210450e2a725c503841a8a240902");
  EXPECT_TRUE(verify_head(relay_id, keys.id, asked, answer));
}

TEST_F(KnownAnswers, ADeleteFrameIsTheseBytes) {
  DeleteBody body{
      20460,
      {sign_delete(controller_a, keys.id, relay_id, 20460), sign_delete(controller_b, keys.id, relay_id, 20460)}};
  if (keys.controllers.at(0) != crypto::public_of(controller_a)) std::swap(body.signatures[0], body.signatures[1]);
  const auto frame = build_request(head_of(Op::delete_mailbox), encode(body), keys.seeds.write);
  EXPECT_EQ(frame.size(), 280u);
  EXPECT_EQ(label_of(frame), "a442345989de6014358e6627cfaa6f82");
}

TEST_F(KnownAnswers, AnAdmissionCodeProvesItselfWithoutTravelling) {
  EXPECT_EQ(to_hex(admission_proof(as_bytes("ABCD-2345"), keys.id, relay_id)),
            "4c174d041ec13675a5c17939f3ec25f5633eec58b956ca02c4c2ea56590caf51");
}

TEST_F(KnownAnswers, AShortMailboxHasOneControllerOfItsOwnSecret) {
  const auto rendezvous = short_mailbox(seed_named<crypto::MailboxSecret>("ms"));
  ASSERT_EQ(rendezvous.controllers.size(), 1u);
  EXPECT_EQ(crypto::public_of(rendezvous.seeds.read), crypto::public_of(keys.seeds.read));
  EXPECT_NE(rendezvous.id, keys.id);
  EXPECT_EQ(rendezvous.controllers[0],
            crypto::public_of(crypto::short_mailbox_controller(seed_named<crypto::MailboxSecret>("ms"))));
}

TEST_F(KnownAnswers, ASignedHeadIsForOneMailboxAndOneNonce) {
  HeadAnswer answer;
  answer.log_epoch = kat_log_epoch;
  sign_head(relay, keys.id, asked, answer);

  HeadBody other = asked;
  other.nonce[0] ^= 1;
  EXPECT_FALSE(verify_head(relay_id, keys.id, other, answer));
  EXPECT_FALSE(verify_head(relay_id, MailboxId{}, asked, answer));
  answer.head += 1;
  EXPECT_FALSE(verify_head(relay_id, keys.id, asked, answer));
}

TEST_F(KnownAnswers, InfoIsSignedOverItsExactBytes) {
  const auto signature = sign_info(relay, as_bytes("{}"));
  EXPECT_EQ(signature.size(), 128u);
  EXPECT_TRUE(verify_info(relay_id, signature, as_bytes("{}")));
  EXPECT_FALSE(verify_info(relay_id, signature, as_bytes("{} ")));
  EXPECT_FALSE(verify_info(relay_id, signature.substr(2), as_bytes("{}")));
  EXPECT_FALSE(verify_info(relay_id, "", as_bytes("{}")));
}

}  // namespace
}  // namespace candour::wire
