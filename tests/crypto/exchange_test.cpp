#include "crypto/exchange.hpp"

#include <gtest/gtest.h>

#include "crypto/hpke.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::unhex;
using test::unhex_array;

Transient<32> transient_of(std::string_view hex) { return Transient<32>(unhex_array<32>(hex)); }

// Every encoding with which libsodium's result is all zeros, with and without the unused top bit.
const std::array low_order{
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000080",
};

TEST(Exchange, GivesBothSidesTheSame) {
  const auto a = Transient<32>::random();
  const auto b = Transient<32>::random();

  const auto ab = crypto::exchange(a.expose(), exchange_public(b));
  const auto ba = crypto::exchange(b.expose(), exchange_public(a));

  ASSERT_TRUE(ab && ba);
  EXPECT_TRUE(equal(ab->expose(), ba->expose()));
}

TEST(Exchange, FailsOnEveryLowOrderKey) {
  const auto secret = Transient<32>::random();
  for (const auto* hex : low_order) {
    const ExchangeKey key(unhex_array<32>(hex));

    EXPECT_FALSE(is_usable(key)) << hex;
    EXPECT_FALSE(crypto::exchange(secret.expose(), key)) << hex;
  }
  EXPECT_TRUE(is_usable(exchange_public(secret)));
}

TEST(Hmac, TakesKeysOfEveryLength) {
  // RFC 4231 cases 1, 2 and 6: keys of 20, 4 and 131 bytes.
  EXPECT_EQ(to_hex(hmac_sha256(Bytes(20, 0x0b), as_bytes("Hi There"))),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(to_hex(hmac_sha256(Bytes(131, 0xaa), as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hkdf, ReproducesRfc5869AndTakesNoSaltForZeros) {
  const auto key = hkdf_extract(unhex("000102030405060708090a0b0c"), Bytes(22, 0x0b));
  const auto unsalted = hkdf_extract({}, Bytes(22, 0x0b));

  EXPECT_EQ(to_hex(hkdf_expand(key.expose(), unhex("f0f1f2f3f4f5f6f7f8f9"), 42)),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
  EXPECT_EQ(to_hex(hkdf_expand(unsalted.expose(), {}, 42)),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
  EXPECT_TRUE(equal(unsalted.expose(), hkdf_extract(Bytes(32, 0), Bytes(22, 0x0b)).expose()));
}

TEST(Hkdf, GivesEveryLengthUpToItsLimitAndEachIsAPrefixOfTheNext) {
  const auto key = hkdf_extract({}, as_bytes("x"));
  const auto longest = hkdf_expand(key.expose(), as_bytes("info"), 255 * 32);
  for (const std::size_t size : {0U, 1U, 31U, 32U, 33U, 64U, 8159U}) {
    const auto shorter = hkdf_expand(key.expose(), as_bytes("info"), size);

    EXPECT_TRUE(equal(shorter, ByteView(longest).first(size))) << size;
  }
  EXPECT_DEATH(hkdf_expand(key.expose(), {}, 255 * 32 + 1), "");
}

TEST(Hpke, ReproducesRfc9180InModePsk) {
  const auto vector = test::vector_json("published/hpke_x25519_sha256_chachapoly.json").at("modes").at("psk");
  const auto field = [&vector](const char* name) { return vector.at(name).get<std::string>(); };
  const ExchangeKey to(unhex_array<32>(field("pkRm")));

  const auto shared = hpke::encapsulate(to, transient_of(field("skEm")));
  const auto opened = hpke::decapsulate(unhex_array<32>(field("skRm")), ExchangeKey(unhex_array<32>(field("enc"))));

  ASSERT_TRUE(shared && opened);
  EXPECT_EQ(to_hex(exchange_public(transient_of(field("skEm")))), field("enc"));
  EXPECT_EQ(to_hex(shared->expose()), field("shared_secret"));
  EXPECT_EQ(to_hex(opened->expose()), field("shared_secret"));
  const auto keys = hpke::schedule(*shared, unhex(field("info")), unhex(field("psk")), unhex(field("psk_id")));
  EXPECT_EQ(to_hex(keys.key.expose()), field("key"));
  EXPECT_EQ(to_hex(keys.base_nonce), field("base_nonce"));
  for (const auto& message : vector.at("encryptions")) {
    auto nonce = keys.base_nonce;
    const auto sequence = std::stoul(message.at("sequence").get<std::string>());
    nonce[11] = static_cast<std::uint8_t>(nonce[11] ^ sequence);
    nonce[10] = static_cast<std::uint8_t>(nonce[10] ^ sequence >> 8);
    const auto sealed = chacha_seal(keys.key.expose(), nonce, unhex(message.at("aad").get<std::string>()),
                                    unhex(message.at("pt").get<std::string>()));
    EXPECT_EQ(to_hex(sealed), message.at("ct").get<std::string>()) << sequence;
  }
}

TEST(Hpke, IsNotTheBaseMode) {
  const auto vector = test::vector_json("published/hpke_x25519_sha256_chachapoly.json").at("modes").at("base");
  const auto field = [&vector](const char* name) { return vector.at(name).get<std::string>(); };
  const auto shared = hpke::encapsulate(ExchangeKey(unhex_array<32>(field("pkRm"))), transient_of(field("skEm")));
  ASSERT_TRUE(shared);
  ASSERT_EQ(to_hex(shared->expose()), field("shared_secret"));

  const auto keys = hpke::schedule(*shared, unhex(field("info")), {}, {});

  EXPECT_NE(to_hex(keys.key.expose()), field("key"));
}

class Wrapping : public testing::Test {
 protected:
  const ExchangeSecret device{sha256(as_bytes("dxB"))};
  const SpaceKey psk{sha256(as_bytes("psk"))};
  const SpaceId space{unhex_array<32>(test::known_answer("J"))};
  const Transient<32> secret{sha256(as_bytes("s0"))};

  Wrap made() const {
    return *hpke_wrap(public_of(device), psk, space, as_bytes("info"), secret, Transient<32>::random());
  }
};

TEST_F(Wrapping, ReproducesTheKnownAnswer) {
  const auto context = unhex(test::known_answer("epoch0.ctx"));
  const auto rid = unhex(test::known_answer("cert_id.B"));
  const auto info = enc_labelled(AdLabel::wrap, {space, context, rid, public_of(device)});
  const auto known = unhex_array<wrap_size>(test::known_answer("wrap.B"));

  const auto opened = hpke_unwrap(device, psk, space, info, known);

  ASSERT_TRUE(opened);
  EXPECT_TRUE(equal(opened->expose(), secret.expose()));
  bool reproduced = false;
  for (const auto* ephemeral : {"eph0", "eph1"})
    reproduced |=
        *hpke_wrap(public_of(device), psk, space, info, secret, Transient<32>(sha256(as_bytes(ephemeral)))) == known;
  EXPECT_TRUE(reproduced);
}

TEST_F(Wrapping, OpensForItsKeyItsSpaceItsPskAndItsInfoOnly) {
  const auto wrap = made();

  EXPECT_TRUE(hpke_unwrap(device, psk, space, as_bytes("info"), wrap));
  EXPECT_FALSE(hpke_unwrap(ExchangeSecret::random(), psk, space, as_bytes("info"), wrap));
  EXPECT_FALSE(hpke_unwrap(device, SpaceKey::random(), space, as_bytes("info"), wrap));
  EXPECT_FALSE(hpke_unwrap(device, psk, SpaceId(), as_bytes("info"), wrap));
  EXPECT_FALSE(hpke_unwrap(device, psk, space, as_bytes("inf"), wrap));
}

TEST_F(Wrapping, DoesNotOpenAfterAnyByteWasChanged) {
  const auto wrap = made();
  for (std::size_t i = 0; i < wrap_size; ++i) {
    auto changed = wrap;
    changed[i] ^= 1;

    EXPECT_FALSE(hpke_unwrap(device, psk, space, as_bytes("info"), changed)) << i;
  }
}

TEST_F(Wrapping, DoesNotOpenWithTheUnusedBitOfTheEphemeralSet) {
  auto wrap = made();
  wrap[31] ^= 0x80;

  EXPECT_FALSE(hpke_unwrap(device, psk, space, as_bytes("info"), wrap));
}

TEST_F(Wrapping, IsNeitherMadeForNorOpenedFromALowOrderKey) {
  for (const auto* hex : low_order) {
    auto wrap = made();
    const auto key = unhex_array<32>(hex);
    std::copy(key.begin(), key.end(), wrap.begin());

    EXPECT_FALSE(hpke_unwrap(device, psk, space, as_bytes("info"), wrap)) << hex;
    EXPECT_FALSE(hpke_wrap(ExchangeKey(key), psk, space, as_bytes("info"), secret, Transient<32>::random())) << hex;
  }
}

}  // namespace
}  // namespace candour::crypto
