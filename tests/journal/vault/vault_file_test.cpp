#include "journal/vault/vault_file.hpp"

#include <gtest/gtest.h>

#include "base/codec.hpp"
#include "crypto/hash.hpp"

namespace candour::journal {
namespace {

using crypto::Passphrase;

template <std::size_t N>
std::span<const std::uint8_t, N> fixed(const ByteArray<N>& bytes) {
  return std::span<const std::uint8_t, N>(bytes);
}

ByteArray<32> filled(std::uint8_t value) {
  ByteArray<32> out;
  out.fill(value);
  return out;
}

// The cheapest cost that is allowed: tests seal often.
constexpr auto cheap = crypto::argon2_floor;

class VaultFile : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    crypto::start();
    const crypto::MasterKey master(fixed(filled(7)));
    sealed() = seal_vault(master, Passphrase("blue river"), cheap).value();
  }
  // One sealed vault for all tests that only read it.
  static Bytes& sealed() {
    static Bytes bytes;
    return bytes;
  }
};

// Makes the check of a seal hold again after its header or ciphertext was changed, as anybody can.
void mend_check(Bytes& seal) {
  const ByteView view(seal);
  const auto check = crypto::hash<16>(crypto::HashLabel::vault_check, {view.first(66), view.subspan(82)});
  std::copy(check.begin(), check.end(), seal.begin() + 66);
}

void put_u64(Bytes& seal, std::size_t at, std::uint64_t value) {
  const auto bytes = le64(value);
  std::copy(bytes.begin(), bytes.end(), seal.begin() + static_cast<std::ptrdiff_t>(at));
}

ErrorCode code_of_reading(ByteView seal) {
  const auto header = read_seal(SealKind::vault, seal);
  EXPECT_FALSE(header.has_value());
  return header ? ErrorCode::stopped : header.error().code;
}

TEST_F(VaultFile, GivesTheMasterKeyBackToItsPassphrase) {
  const auto opened = open_vault(sealed(), Passphrase("blue river"));

  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE(equal(opened->expose(), filled(7)));
  EXPECT_EQ(sealed().size(), vault_file_size);
}

TEST_F(VaultFile, TellsAWrongPassphraseFromDamage) {
  auto changed = sealed();
  changed[120] ^= 1;

  const auto wrong = open_vault(sealed(), Passphrase("blue rivers"));
  const auto damaged = open_vault(changed, Passphrase("blue river"));

  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().code, ErrorCode::wrong_passphrase);
  ASSERT_FALSE(damaged.has_value());
  EXPECT_EQ(damaged.error().code, ErrorCode::damaged);
}

TEST_F(VaultFile, IsSealedDifferentlyEachTime) {
  const crypto::MasterKey master(fixed(filled(7)));

  const auto again = seal_vault(master, Passphrase("blue river"), cheap).value();

  EXPECT_NE(again, sealed());
}

TEST_F(VaultFile, NoticesEveryChangedByteWithoutThePassphrase) {
  for (std::size_t i = 0; i < sealed().size(); ++i) {
    auto changed = sealed();
    changed[i] ^= 0x40;

    const auto expected = i < 10 ? ErrorCode::not_a_vault : ErrorCode::damaged;

    EXPECT_EQ(code_of_reading(changed), expected) << "byte " << i;
  }
}

TEST_F(VaultFile, IsNoVaultWithAnotherVersionOrAlgorithmEvenIfTheCheckHolds) {
  const std::pair<std::size_t, std::uint8_t> changes[] = {{8, 0}, {8, 2}, {9, 1}, {9, 0}, {9, 3}, {0, 'c'}};
  for (const auto& [at, value] : changes) {
    auto changed = sealed();
    changed[at] = value;
    mend_check(changed);

    EXPECT_EQ(code_of_reading(changed), ErrorCode::not_a_vault) << at << " " << int{value};
  }
}

TEST_F(VaultFile, RefusesTooLittleOrTooMuchWorkThoughTheCheckHolds) {
  const std::pair<std::uint64_t, std::uint64_t> costs[] = {
      {1, 64ull << 20},       {2, 64ull << 20}, {21, 64ull << 20}, {3, 8 << 10},
      {3, (64ull << 20) - 1}, {0, 0},           {~0ull, ~0ull},    {3, (2ull << 30) + 1024},
  };
  for (const auto& [operations, memory] : costs) {
    auto changed = sealed();
    put_u64(changed, 10, operations);
    put_u64(changed, 18, memory);
    mend_check(changed);

    // Opening answers at once as well: nothing of that size is ever asked of the system.
    const auto opened = open_vault(changed, Passphrase("blue river"));

    EXPECT_EQ(code_of_reading(changed), ErrorCode::cost_refused) << operations << " " << memory;
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, ErrorCode::cost_refused);
    EXPECT_TRUE(is_intact(SealKind::vault, changed));
  }
}

TEST_F(VaultFile, AcceptsCostsAtTheEdges) {
  for (const auto& cost : {crypto::argon2_floor, crypto::argon2_ceiling}) {
    auto changed = sealed();
    put_u64(changed, 10, cost.operations);
    put_u64(changed, 18, cost.memory_bytes);
    mend_check(changed);

    EXPECT_TRUE(read_seal(SealKind::vault, changed).has_value());
  }
}

TEST_F(VaultFile, OfAnotherLengthIsNeverRead) {
  for (std::size_t size = 0; size < sealed().size(); ++size) {
    const auto code = code_of_reading(ByteView(sealed()).first(size));

    EXPECT_EQ(code, size < 114 ? ErrorCode::not_a_vault : ErrorCode::damaged) << size;
  }
  auto longer = sealed();
  longer.push_back(0);
  mend_check(longer);
  EXPECT_EQ(code_of_reading(longer), ErrorCode::damaged);
}

TEST_F(VaultFile, WithAForgedCheckOverAChangedCiphertextIsDamaged) {
  auto changed = sealed();
  changed[130] ^= 1;
  mend_check(changed);

  const auto opened = open_vault(changed, Passphrase("blue river"));

  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, ErrorCode::damaged);
}

TEST_F(VaultFile, IsNotMadeBelowTheFloor) {
  const crypto::MasterKey master(fixed(filled(7)));

  const auto made = seal_vault(master, Passphrase("blue river"), {1, 64ull << 20});

  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, ErrorCode::cost_refused);
}

StepUpKeys some_keys() {
  StepUpKeys keys;
  keys.root = crypto::RootSecret(fixed(filled(1)));
  keys.identity = crypto::IdentitySeed(fixed(filled(2)));
  keys.controller = crypto::ControllerSeed(fixed(filled(3)));
  keys.exporter = crypto::ExportSeed(fixed(filled(4)));
  return keys;
}

TEST_F(VaultFile, StepUpSealGivesEachKeyBackInItsPlace) {
  const auto seal = seal_step_up(some_keys(), Passphrase("blue river"), cheap).value();
  const auto opened = open_step_up(seal, Passphrase("blue river"));

  EXPECT_EQ(seal.size(), step_up_size);
  ASSERT_TRUE(opened.has_value());
  ASSERT_FALSE(opened->root.empty());
  EXPECT_TRUE(equal(opened->root.expose(), filled(1)));
  EXPECT_TRUE(equal(opened->identity.expose(), filled(2)));
  EXPECT_TRUE(equal(opened->controller.expose(), filled(3)));
  EXPECT_TRUE(equal(opened->exporter.expose(), filled(4)));
}

TEST_F(VaultFile, StepUpSealHasNoRootOnceTheKitWasChecked) {
  auto keys = some_keys();
  keys.root = {};

  const auto seal = seal_step_up(keys, Passphrase("blue river"), cheap).value();
  const auto opened = open_step_up(seal, Passphrase("blue river"));

  ASSERT_TRUE(opened.has_value());
  EXPECT_TRUE(opened->root.empty());
  EXPECT_TRUE(equal(opened->identity.expose(), filled(2)));
}

TEST_F(VaultFile, OneKindOfSealIsNotTheOther) {
  const auto step_up = seal_step_up(some_keys(), Passphrase("blue river"), cheap).value();

  EXPECT_EQ(read_seal(SealKind::vault, step_up).error().code, ErrorCode::not_a_vault);
  EXPECT_EQ(read_seal(SealKind::step_up, sealed()).error().code, ErrorCode::not_a_vault);
}

}  // namespace
}  // namespace candour::journal
