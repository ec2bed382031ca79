#include "crypto/noise.hpp"

#include <gtest/gtest.h>

#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::unhex;
using test::unhex_array;

class NoisePair : public testing::Test {
 protected:
  static Transient<32> secret(std::string_view name) { return Transient<32>(sha256(as_bytes(name))); }
  Noise initiator{NoiseRole::initiator, secret("psk"), as_bytes("pro"), secret("ei")};
  Noise responder{NoiseRole::responder, secret("psk"), as_bytes("pro"), secret("ej")};

  void shake() {
    ASSERT_TRUE(responder.read_first(initiator.write_first(as_bytes("hello"))));
    ASSERT_TRUE(initiator.read_second(*responder.write_second({})));
  }
};

TEST(Noise, ReproducesThePublishedVector) {
  const auto vector = test::vector_json("published/noise_NNpsk0_25519_ChaChaPoly_SHA256.json").at("vectors").at(0);
  const auto bytes = [](const nlohmann::json& hex) { return unhex(hex.get<std::string>()); };
  const auto key = [](const nlohmann::json& hex) { return Transient<32>(unhex_array<32>(hex.get<std::string>())); };
  const auto psk = key(vector.at("init_psks").at(0));
  Noise initiator(NoiseRole::initiator, psk, bytes(vector.at("init_prologue")), key(vector.at("init_ephemeral")));
  Noise responder(NoiseRole::responder, psk, bytes(vector.at("resp_prologue")), key(vector.at("resp_ephemeral")));
  const auto& messages = vector.at("messages");
  const auto payload = [&](std::size_t i) { return bytes(messages.at(i).at("payload")); };
  const auto expected = [&](std::size_t i) { return bytes(messages.at(i).at("ciphertext")); };

  EXPECT_EQ(initiator.write_first(payload(0)), expected(0));
  EXPECT_EQ(responder.read_first(expected(0)), payload(0));
  EXPECT_EQ(responder.write_second(payload(1)), expected(1));
  EXPECT_EQ(initiator.read_second(expected(1)), payload(1));
  EXPECT_EQ(to_hex(initiator.handshake_hash()), vector.at("handshake_hash").get<std::string>());
  EXPECT_EQ(initiator.handshake_hash(), responder.handshake_hash());
  for (std::size_t i = 2; i < messages.size(); ++i) {
    auto& from = i % 2 == 0 ? initiator : responder;
    auto& to = i % 2 == 0 ? responder : initiator;
    EXPECT_EQ(from.send(payload(i)), expected(i)) << i;
    EXPECT_EQ(to.receive(expected(i)), payload(i)) << i;
  }
}

TEST_F(NoisePair, OpensNothingUnderAnotherPskOrPrologue) {
  const auto first = initiator.write_first(as_bytes("hello"));
  Noise other_psk(NoiseRole::responder, secret("other"), as_bytes("pro"), secret("ej"));
  Noise other_prologue(NoiseRole::responder, secret("psk"), as_bytes("por"), secret("ej"));

  EXPECT_FALSE(other_psk.read_first(first));
  EXPECT_FALSE(other_prologue.read_first(first));
  EXPECT_TRUE(responder.read_first(first));
}

TEST_F(NoisePair, GoesOnAfterAMessageThatWasNotMeantForIt) {
  auto first = initiator.write_first(as_bytes("hello"));
  auto changed = first;
  changed[40] ^= 1;

  EXPECT_FALSE(responder.read_first(changed));
  EXPECT_FALSE(responder.read_first({}));
  EXPECT_FALSE(responder.read_first(ByteView(first).first(47)));
  EXPECT_EQ(responder.read_first(first), to_bytes(as_bytes("hello")));
  const auto second = responder.write_second({});
  ASSERT_TRUE(second);
  changed = *second;
  changed[40] ^= 1;
  EXPECT_FALSE(initiator.read_second(changed));
  EXPECT_TRUE(initiator.read_second(*second));
  EXPECT_EQ(initiator.handshake_hash(), responder.handshake_hash());
}

TEST_F(NoisePair, RefusesALowOrderEphemeralFromEitherSide) {
  auto first = initiator.write_first({});
  std::fill_n(first.begin(), 32, std::uint8_t{0});
  Bytes second(48, 0);

  EXPECT_FALSE(responder.read_first(first));
  EXPECT_FALSE(responder.write_second({}));  // no key of the other side yet
  EXPECT_FALSE(initiator.read_second(second));
}

TEST_F(NoisePair, CountsOnlyWhatOpened) {
  shake();
  const auto one = initiator.send(as_bytes("one"));
  const auto two = initiator.send(as_bytes("two"));

  EXPECT_FALSE(responder.receive(two));
  EXPECT_EQ(responder.receive(one), to_bytes(as_bytes("one")));
  EXPECT_FALSE(responder.receive(one));
  EXPECT_EQ(responder.receive(two), to_bytes(as_bytes("two")));
}

TEST_F(NoisePair, KeepsTheTwoDirectionsApart) {
  shake();

  const auto sent = initiator.send(as_bytes("one"));

  EXPECT_FALSE(initiator.receive(sent));
  EXPECT_EQ(responder.receive(sent), to_bytes(as_bytes("one")));
}

TEST_F(NoisePair, LeavesTheOriginalAloneWhenACopyReads) {
  const auto first = initiator.write_first(as_bytes("hello"));
  Noise copy(responder);

  EXPECT_TRUE(copy.read_first(first));
  EXPECT_TRUE(responder.read_first(first));
}

}  // namespace
}  // namespace candour::crypto
