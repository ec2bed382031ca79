// The vault's known answers: the reference's bytes from the same passphrase, salt and nonce.
#include <gtest/gtest.h>

#include "base/codec.hpp"
#include "crypto/hash.hpp"
#include "journal/vault_file.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::journal {
namespace {

using candour::test::known_answer;
using candour::test::unhex;

constexpr auto passphrase = "p\xC3\xA4ssword";

template <class SecretType>
SecretType named_secret(std::string_view name) {
  const auto bytes = crypto::sha256(as_bytes(name));
  return SecretType(std::span<const std::uint8_t, 32>(bytes));
}

SealRandom counting_random() {
  SealRandom out;
  for (std::size_t i = 0; i < out.salt.size(); ++i) out.salt[i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < out.nonce.size(); ++i) out.nonce[i] = static_cast<std::uint8_t>(i);
  return out;
}

StepUpKeys keys_of_a_checked_kit() {
  const auto root = named_secret<crypto::RootSecret>("R");
  StepUpKeys keys;
  keys.identity = crypto::derive_as<crypto::IdentitySeed>(root, crypto::KdfLabel::identity);
  keys.controller = crypto::derive_as<crypto::ControllerSeed>(root, crypto::KdfLabel::relay_controller);
  keys.exporter = crypto::derive_as<crypto::ExportSeed>(root, crypto::KdfLabel::export_key);
  return keys;
}

TEST(KnownAnswers, OfTheVaultFile) {
  crypto::start();
  const crypto::SecretText typed(passphrase);
  const auto master = named_secret<crypto::MasterKey>("MK");

  const auto sealed = seal_vault(master, typed, crypto::argon2_floor, counting_random()).value();

  EXPECT_EQ(to_hex(sealed), known_answer("vault"));
  const auto opened = open_vault(unhex(known_answer("vault")), typed);
  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE(equal(opened->expose(), master.expose()));
}

TEST(KnownAnswers, OfTheStepUpSeal) {
  crypto::start();
  const crypto::SecretText typed(passphrase);
  const auto keys = keys_of_a_checked_kit();

  const auto sealed = seal_step_up(keys, typed, crypto::argon2_floor, SealRandom{}).value();

  EXPECT_EQ(to_hex(sealed), known_answer("step_up"));
  const auto opened = open_step_up(unhex(known_answer("step_up")), typed);
  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE(opened->root.empty());
  EXPECT_TRUE(equal(opened->exporter.expose(), keys.exporter.expose()));
}

TEST(KnownAnswers, OfTheDatabaseKey) {
  crypto::start();
  const auto key = crypto::database_key(named_secret<crypto::MasterKey>("MK"));

  EXPECT_EQ(key.expose(), "x'" + known_answer("vault.db_key") + known_answer("vault.db_salt") + "'");
}

}  // namespace
}  // namespace candour::journal
