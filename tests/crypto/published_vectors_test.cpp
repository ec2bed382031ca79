// The large published sets of tests/vectors/published.
#include <gtest/gtest.h>

#include "crypto/aead.hpp"
#include "crypto/chacha.hpp"
#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using nlohmann::json;

json published(const char* name) { return test::vector_json(std::string("published/") + name); }
Bytes bytes_of(const json& object, const char* name) { return test::unhex(object.at(name).get<std::string>()); }
bool is_valid(const json& vector) { return vector.at("result") == "valid"; }

// Calls `check` with each test of a Wycheproof file and the group it stands in; returns how many it took.
template <class Check>
std::size_t each_test(const char* name, Check check) {
  std::size_t taken = 0;
  const auto file = published(name);
  for (const auto& group : file.at("testGroups"))
    for (const auto& vector : group.at("tests")) {
      SCOPED_TRACE(vector.at("tcId").dump());
      taken += check(group, vector) ? 1 : 0;
    }
  return taken;
}

TEST(PublishedVectors, AreJudgedByEd25519AsWycheproofSays) {
  std::size_t accepted = 0;
  const auto taken = each_test("wycheproof_ed25519.json", [&](const json& group, const json& vector) {
    const auto signature = Signature::from(bytes_of(vector, "sig"));
    const bool verified =
        signature && verify_message(bytes_of(group.at("publicKey"), "pk"), *signature, bytes_of(vector, "msg"));
    EXPECT_EQ(verified, is_valid(vector));
    accepted += verified ? 1 : 0;
    return true;
  });

  EXPECT_EQ(taken, 151U);
  EXPECT_EQ(accepted, 88U);
}

TEST(PublishedVectors, OfCctvAreAcceptedByEd25519InFortyThreeCases) {
  std::size_t accepted = 0;
  const auto vectors = published("cctv_ed25519.json");
  for (const auto& vector : vectors) {
    const auto message = vector.at("msg").get<std::string>();
    const auto signature = Signature::from(bytes_of(vector, "sig"));
    ASSERT_TRUE(signature);
    accepted += verify_message(bytes_of(vector, "key"), *signature, as_bytes(message)) ? 1 : 0;
  }

  EXPECT_EQ(vectors.size(), 914U);
  EXPECT_EQ(accepted, 43U);
}

TEST(PublishedVectors, AreExchangedByX25519AsWycheproofSays) {
  std::size_t refused = 0;
  const auto taken = each_test("wycheproof_x25519.json", [&](const json&, const json& vector) {
    const auto secret = Transient<32>(test::unhex_array<32>(vector.at("private").get<std::string>()));
    const auto shared = crypto::exchange(secret.expose(), *ExchangeKey::from(bytes_of(vector, "public")));
    const auto expected = bytes_of(vector, "shared");
    EXPECT_EQ(shared.has_value(), expected != Bytes(32, 0));
    EXPECT_TRUE(!shared || equal(shared->expose(), expected));
    refused += shared ? 0 : 1;
    return true;
  });

  EXPECT_EQ(taken, 518U);
  EXPECT_EQ(refused, 31U);
}

TEST(PublishedVectors, AreJudgedByHmacAsWycheproofSays) {
  const auto taken = each_test("wycheproof_hmac_sha256.json", [](const json& group, const json& vector) {
    const auto full = hmac_sha256(bytes_of(vector, "key"), bytes_of(vector, "msg"));
    const auto size = group.at("tagSize").get<std::size_t>() / 8;
    EXPECT_EQ(equal(ByteView(full).first(size), bytes_of(vector, "tag")), is_valid(vector));
    return true;
  });

  EXPECT_EQ(taken, 174U);
}

TEST(PublishedVectors, AreExpandedByHkdfAsWycheproofSays) {
  const auto taken = each_test("wycheproof_hkdf_sha256.json", [](const json&, const json& vector) {
    const auto size = vector.at("size").get<std::size_t>();
    if (size > 255 * 32) return false;  // a mistake of ours to ask for
    const auto key = hkdf_extract(bytes_of(vector, "salt"), bytes_of(vector, "ikm"));
    EXPECT_EQ(hkdf_expand(key.expose(), bytes_of(vector, "info"), size) == bytes_of(vector, "okm"), is_valid(vector));
    return true;
  });

  EXPECT_EQ(taken, 83U);
}

// Seals and opens one AEAD vector; `Size` is the nonce's, and other sizes cannot be said in our types.
template <std::size_t Size, class Seal, class Open>
bool check_aead(const json& vector, Seal seal, Open open) {
  const auto iv = bytes_of(vector, "iv");
  if (iv.size() != Size) return false;
  const auto key = test::unhex_array<32>(vector.at("key").get<std::string>());
  const auto nonce = take<Size>(iv);
  const auto associated = bytes_of(vector, "aad");
  auto sealed = bytes_of(vector, "ct");
  append(sealed, bytes_of(vector, "tag"));
  const auto opened = open(key, nonce, associated, sealed);
  EXPECT_EQ(opened.has_value(), is_valid(vector));
  if (is_valid(vector)) {
    EXPECT_EQ(opened, bytes_of(vector, "msg"));
    EXPECT_EQ(seal(key, nonce, associated, bytes_of(vector, "msg")), sealed);
  }
  return true;
}

TEST(PublishedVectors, AreOpenedByXChaCha20Poly1305AsWycheproofSays) {
  EXPECT_EQ(each_test("wycheproof_xchacha20_poly1305.json",
                      [](const json&, const json& vector) { return check_aead<24>(vector, aead_seal, aead_open); }),
            306U);
}

TEST(PublishedVectors, AreOpenedByChaCha20Poly1305AsWycheproofSays) {
  EXPECT_EQ(each_test("wycheproof_chacha20_poly1305.json",
                      [](const json&, const json& vector) { return check_aead<12>(vector, chacha_seal, chacha_open); }),
            316U);
}

}  // namespace
}  // namespace candour::crypto
