#include "crypto/passphrase.hpp"

#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::known_answer;

constexpr std::uint64_t mebibyte = 1 << 20;

TEST(Argon2, ReproducesTheKnownVault) {
  const auto vault = test::unhex(known_answer("vault"));
  const auto header = ByteView(vault).first(66);
  const auto salt = take<16>(header.subspan(26));

  const auto key = argon2id(Passphrase("p\xc3\xa4ssword"), salt, argon2_floor);

  ASSERT_TRUE(key);
  const auto derived = derive_public<64>(*key, KdfLabel::vault, {header});
  EXPECT_TRUE(equal(ByteView(derived).subspan(32), ByteView(vault).subspan(82, 32)));
}

TEST(Argon2, RefusesACostOutsideItsBoundsBeforeAnyWork) {
  for (const auto& cost :
       {Argon2Cost{2, 64 * mebibyte}, Argon2Cost{3, 64 * mebibyte - 1}, Argon2Cost{21, 64 * mebibyte},
        Argon2Cost{3, 2048 * mebibyte + 1}, Argon2Cost{0, 0}, Argon2Cost{~0ULL, ~0ULL}}) {
    const auto key = argon2id(Passphrase("x"), Argon2Salt{}, cost);

    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().code, ErrorCode::cost_refused);
  }
  EXPECT_TRUE(is_allowed(argon2_floor));
  EXPECT_TRUE(is_allowed(argon2_ceiling));
  EXPECT_TRUE(is_allowed(Argon2Cost{}));
}

TEST(DatabaseKey, HasTheOneFormThatTheStoreTakes) {
  const auto key = database_key(MasterKey(sha256(as_bytes("MK"))));

  EXPECT_TRUE(key.expose() == "x'" + known_answer("vault.db_key") + known_answer("vault.db_salt") + "'");
  EXPECT_EQ(key.expose().size(), 99U);
}

}  // namespace
}  // namespace candour::crypto
