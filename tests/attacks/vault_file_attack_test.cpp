// Row 18: one ciphertext that opens under two passphrases would halve the work of guessing with each try.
#include <gtest/gtest.h>

#include "crypto/aead.hpp"
#include "journal/vault/vault_file.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::journal {
namespace {

using crypto::Passphrase;
using test::unhex;

// Solved for the two Poly1305 keys that follow from the passphrases, salt 00..0f and nonce 00..17 at the least cost.
const Bytes two_key_ciphertext =
    unhex("e0a793ec85c2a04f71a4df2ad2e870bc3fa64ea2ae05bc4de247b1a8c3ef2087aec21b6a3cbdff34d8f5345df87bdcc4");
const char* const passphrases[] = {"first passphrase", "second passphrase"};
const Bytes plaintexts[] = {unhex("a4eb9b80047eb585ce87fd5d8f15117d9a287bcad3e141b8ef20974a7ac82630"),
                            unhex("37fd8239d5cb3ef78df3f12c163717713bbeac1104b2e5dd1e05b3efc3af58e9")};

template <std::size_t N>
ByteArray<N> counting() {
  ByteArray<N> out;
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<std::uint8_t>(i);
  return out;
}

class TwoKeyVaultFile : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    header = Writer()
                 .raw(as_bytes("CANDOURV"))
                 .u8(1)
                 .u8(2)
                 .u64(crypto::argon2_floor.operations)
                 .u64(crypto::argon2_floor.memory_bytes)
                 .raw(counting<16>())
                 .raw(counting<24>())
                 .take();
  }
  crypto::Transient<64> keys_of(const char* passphrase) const {
    const auto kek = crypto::argon2id(Passphrase(passphrase), counting<16>(), crypto::argon2_floor);
    return crypto::derive<64>(kek.value(), crypto::KdfLabel::vault, {header});
  }
  // The whole file, committed to the key of one passphrase.
  Bytes file_for(const char* passphrase) const {
    const auto keys = keys_of(passphrase);
    auto rest = to_bytes(keys.expose().last<32>());
    append(rest, two_key_ciphertext);
    const auto check = crypto::hash<16>(crypto::HashLabel::vault_check, {header, rest});
    return Writer().raw(header).raw(check).raw(rest).take();
  }

  Bytes header;
};

TEST_F(TwoKeyVaultFile, OpensInTheRawAeadUnderBothPassphrases) {
  for (int i = 0; i < 2; ++i) {
    const auto keys = keys_of(passphrases[i]);

    EXPECT_EQ(crypto::aead_open(keys.expose().first<32>(), counting<24>(), header, two_key_ciphertext), plaintexts[i]);
  }
}

TEST_F(TwoKeyVaultFile, OpensForTheOnePassphraseThatItIsCommittedTo) {
  for (int i = 0; i < 2; ++i) {
    const auto file = file_for(passphrases[i]);

    const auto own = open_vault(file, Passphrase(passphrases[i]));
    const auto other = open_vault(file, Passphrase(passphrases[1 - i]));

    ASSERT_TRUE(own.has_value());
    EXPECT_TRUE(equal(own->expose(), plaintexts[i]));
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().code, ErrorCode::wrong_passphrase);
  }
}

}  // namespace
}  // namespace candour::journal
