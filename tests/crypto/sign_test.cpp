#include "crypto/sign.hpp"

#include <dlfcn.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "tests/support/json_vectors.hpp"

namespace {
int pairs_made = 0;
}

// Stands before libsodium's own of that name in this program, and counts.
extern "C" int crypto_sign_seed_keypair(unsigned char* public_key, unsigned char* pair, const unsigned char* seed) {
  ++pairs_made;
  using Function = int(unsigned char*, unsigned char*, const unsigned char*);
  static auto* const real = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, "crypto_sign_seed_keypair"));
  return real(public_key, pair, seed);
}

namespace candour::crypto {
namespace {

using test::known_answer;
using test::unhex;

DeviceSeed device() { return DeviceSeed(sha256(as_bytes("dsA"))); }

TEST(Sign, ReproducesTheKnownAnswers) {
  const auto root = RootSecret(sha256(as_bytes("R")));
  const auto second_root = RootSecret(sha256(as_bytes("R2")));
  const auto identity = derive_as<IdentitySeed>(root, KdfLabel::identity);
  const auto change = unhex(known_answer("roster.change"));
  const auto journal = unhex(known_answer("J"));

  const auto roster = sign<SignLabel::roster>(identity, {change});
  const auto not_asked =
      sign<SignLabel::not_asked>(derive_as<IdentitySeed>(second_root, KdfLabel::identity), {journal});

  EXPECT_EQ(to_hex(roster), known_answer("roster.sig"));
  EXPECT_EQ(to_hex(not_asked), known_answer("not-asked"));
}

TEST(Sign, VerifiesUnderItsKeyLabelAndPartsOnly) {
  const auto key = public_of(device());
  const auto other = public_of(DeviceSeed(sha256(as_bytes("dsB"))));
  const auto signature = sign<SignLabel::record>(device(), {as_bytes("a"), as_bytes("b")});

  EXPECT_TRUE(verify(key, signature, SignLabel::record, {as_bytes("a"), as_bytes("b")}));
  EXPECT_FALSE(verify(other, signature, SignLabel::record, {as_bytes("a"), as_bytes("b")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::cert_device, {as_bytes("a"), as_bytes("b")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::record, {as_bytes("ab")}));
  EXPECT_FALSE(verify(key, signature, SignLabel::record, {as_bytes("a"), as_bytes("b"), {}}));
}

TEST(Sign, VerifiesTheSameBytesInPlace) {
  const auto signature = sign<SignLabel::record>(device(), {as_bytes("a")});

  const auto message = enc({as_bytes("candour/1"), as_bytes("record"), as_bytes("a")});

  EXPECT_TRUE(verify_message(public_of(device()), signature, message));
}

TEST(Sign, DoesNotVerifyAfterAnyByteWasChanged) {
  const auto key = public_of(device());
  const auto signature = sign<SignLabel::record>(device(), {as_bytes("a")});
  for (std::size_t i = 0; i < Signature::size; ++i) {
    auto changed = signature;
    changed.bytes[i] ^= 1;

    EXPECT_FALSE(verify(key, changed, SignLabel::record, {as_bytes("a")})) << i;
  }
}

TEST(Sign, RefusesAKeyOfAnotherLength) {
  const auto key = public_of(device());
  const auto signature = sign<SignLabel::record>(device(), {as_bytes("a")});
  auto longer = to_bytes(key);
  longer.push_back(0);

  EXPECT_FALSE(verify(ByteView(longer).first(31), signature, SignLabel::record, {as_bytes("a")}));
  EXPECT_FALSE(verify(longer, signature, SignLabel::record, {as_bytes("a")}));
  EXPECT_FALSE(verify({}, signature, SignLabel::record, {as_bytes("a")}));
  EXPECT_FALSE(Signature::from(ByteView(signature).first(63)));
}

TEST(Sign, RefusesLowOrderKeysWithASignatureThatFitsThem) {
  // With the neutral element as key and R, and S = 0, the equation holds for every message.
  ByteArray<32> neutral{};
  neutral[0] = 1;
  Signature signature;
  signature.bytes[0] = 1;

  EXPECT_FALSE(verify_message(neutral, signature, as_bytes("anything")));
  EXPECT_FALSE(verify_message(ByteArray<32>{}, Signature{}, as_bytes("anything")));
}

TEST(Sign, RefusesTheSecondFormOfASignature) {
  // S + L satisfies the equation too.
  const auto order = unhex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  auto signature = sign<SignLabel::record>(device(), {as_bytes("a")});
  unsigned carry = 0;
  for (std::size_t i = 0; i < 32; ++i) {
    carry += signature.bytes[32 + i] + order[i];
    signature.bytes[32 + i] = static_cast<std::uint8_t>(carry);
    carry >>= 8;
  }

  EXPECT_FALSE(verify(public_of(device()), signature, SignLabel::record, {as_bytes("a")}));
}

// libsodium would sign with whatever public key stands behind the seed; nothing here takes one.
TEST(Sign, UsesThePublicKeyOfTheSeedAlone) {
  static_assert(!std::is_constructible_v<DeviceSeed, std::span<const std::uint8_t, 64>>);
  static_assert(!std::is_constructible_v<DeviceSeed, Secret<struct DeviceSeedKind, 64>>);
  auto drawn = DeviceSeed::random();
  const auto again = DeviceSeed(drawn.expose());
  const auto second = drawn.duplicate();
  const auto moved = std::move(drawn);

  for (const auto* owner : {&again, &second, &moved}) {
    EXPECT_TRUE(equal(owner->public_key(), again.public_key()));
    EXPECT_TRUE(verify(public_of(*owner), sign<SignLabel::record>(*owner, {as_bytes("a")}), SignLabel::record, {as_bytes("a")}));
  }
  EXPECT_EQ(sign<SignLabel::record>(again, {as_bytes("a")}), sign<SignLabel::record>(second, {as_bytes("a")}));
}

// Making a pair costs as much as signing with it.
TEST(Sign, MakesThePairOfASeedOnceHoweverMuchItSigns) {
  pairs_made = 0;
  const auto seed = device();

  for (int i = 0; i < 100; ++i) (void)sign<SignLabel::record>(seed, {as_bytes("a")});
  for (int i = 0; i < 100; ++i) (void)public_of(seed);

  EXPECT_EQ(pairs_made, 1);
}

}  // namespace
}  // namespace candour::crypto
