// Row 50 through the façade: what an own passphrase must be worth, when a vault is made and when its passphrase changes,
// and who makes it when two programs try at once.
#include <gtest/gtest.h>

#include "journal/vault/keys.hpp"
#include "journal/vault/vault_folder.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

constexpr const char* weak_ones[] = {"password", "correct horse", "Dani1998", "qwertyuiop12", "candour candour"};

TEST(CheapGuessing, OfAnOwnPassphraseIsRefusedBeforeAnythingIsMade) {
  crypto::start();
  test::TemporaryFolder folder;
  const ManualClock clock(WallTime(std::chrono::hours(24 * 20'460)));
  for (const auto* weak : weak_ones) {
    const auto at = folder.path() / "vault";
    const auto made = Vault::create(at, "Dani", crypto::Passphrase(weak), crypto::argon2_floor, "tests", clock);
    ASSERT_FALSE(made.has_value()) << weak;
    EXPECT_EQ(made.error().code, ErrorCode::weak_passphrase) << weak;
    EXPECT_FALSE(std::filesystem::exists(at));
  }
}

TEST(CheapGuessing, IsNotMadePossibleByAChangeOfPassphrase) {
  test::TwoPeople pair;
  for (const auto* weak : weak_ones) {
    const auto changed = pair.dani->keys().change_passphrase(pair.dani.passphrase(), crypto::Passphrase(weak));
    ASSERT_FALSE(changed.has_value()) << weak;
    EXPECT_EQ(changed.error().code, ErrorCode::weak_passphrase) << weak;
  }
  pair.restart(pair.dani);
}

TEST(NewVault, IsNotMadeInAFolderThatAnotherProgramHolds) {
  crypto::start();
  test::TemporaryFolder folder;
  const ManualClock clock(WallTime(std::chrono::hours(24 * 20'460)));
  const auto at = folder.path() / "vault";
  std::filesystem::create_directories(at);
  const auto held = VaultLock::acquire(at, "another");
  ASSERT_TRUE(held.has_value());

  const auto made = Vault::create(at, "Dani", crypto::Passphrase("correct horse battery staple violin"),
                                  crypto::argon2_floor, "tests", clock);

  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().code, ErrorCode::vault_in_use);
  EXPECT_FALSE(std::filesystem::exists(at / "database"));
}

}  // namespace
}  // namespace candour::journal
