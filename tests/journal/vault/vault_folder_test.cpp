#include "journal/vault/vault_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

#include "journal/vault/vault_file.hpp"

namespace candour::journal {
namespace {

namespace fs = std::filesystem;

class VaultFolder : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    std::string name = (fs::temp_directory_path() / "candour-vault-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder = name;
  }
  void TearDown() override { fs::remove_all(folder); }

  void spoil(const char* name) const {
    std::fstream file(folder / name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(150);
    file.put('?');
    file.put('!');
  }

  fs::path folder;
};

const Bytes& some_seal() {
  static const Bytes seal =
      seal_vault(crypto::MasterKey::random(), crypto::Passphrase("blue river"), crypto::argon2_floor).value();
  return seal;
}

ErrorCode code_of(const Result<Bytes>& result) {
  EXPECT_FALSE(result.has_value());
  return result ? ErrorCode::stopped : result.error().code;
}

TEST_F(VaultFolder, KeepsTwoEqualCopiesForTheOwnerAlone) {
  ASSERT_TRUE(write_vault_file(folder, some_seal()).has_value());

  EXPECT_EQ(read_vault_copy(folder, VaultCopy::first).value(), some_seal());
  EXPECT_EQ(read_vault_copy(folder, VaultCopy::second).value(), some_seal());
  for (const auto* name : {"vault", "vault.2"}) {
    struct stat facts {};
    ASSERT_EQ(::stat((folder / name).c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777u, 0600u);
  }
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 2) << "a temporary file was left";
}

TEST_F(VaultFolder, IsReadFromTheSecondCopyWhenTheFirstIsDamagedOrGone) {
  ASSERT_TRUE(write_vault_file(folder, some_seal()).has_value());

  spoil("vault");
  EXPECT_EQ(read_vault_file(folder).value(), some_seal());

  fs::remove(folder / "vault");
  EXPECT_EQ(read_vault_file(folder).value(), some_seal());
}

TEST_F(VaultFolder, IsReadFromTheFirstCopyWhenBothHold) {
  ASSERT_TRUE(write_vault_file(folder, some_seal()).has_value());
  const auto newer = seal_vault(crypto::MasterKey::random(), crypto::Passphrase("x"), crypto::argon2_floor).value();

  ASSERT_TRUE(write_vault_copy(folder, VaultCopy::first, newer).has_value());

  EXPECT_EQ(read_vault_file(folder).value(), newer);
  EXPECT_EQ(read_vault_copy(folder, VaultCopy::second).value(), some_seal());
}

TEST_F(VaultFolder, SaysWhatIsWrongWhenNoCopyHolds) {
  EXPECT_EQ(code_of(read_vault_file(folder)), ErrorCode::no_vault);
  EXPECT_EQ(code_of(read_vault_file(folder / "absent")), ErrorCode::no_vault);

  std::ofstream(folder / "vault") << "holiday.jpg";
  EXPECT_EQ(code_of(read_vault_file(folder)), ErrorCode::not_a_vault);

  ASSERT_TRUE(write_vault_copy(folder, VaultCopy::second, some_seal()).has_value());
  spoil("vault.2");
  EXPECT_EQ(code_of(read_vault_file(folder)), ErrorCode::damaged);
}

TEST_F(VaultFolder, DoesNotTakeALongerFileForAVault) {
  auto longer = some_seal();
  longer.push_back('\n');
  ASSERT_TRUE(write_vault_file(folder, longer).has_value());

  EXPECT_EQ(code_of(read_vault_file(folder)), ErrorCode::damaged);
}

TEST_F(VaultFolder, IsWrittenOverTheRestOfAWriteThatWasCutOff) {
  std::ofstream(folder / "vault.new") << "half a seal";
  ASSERT_EQ(::chmod((folder / "vault.new").c_str(), 0400), 0);

  EXPECT_TRUE(write_vault_file(folder, some_seal()).has_value());

  EXPECT_EQ(read_vault_file(folder).value(), some_seal());
}

TEST_F(VaultFolder, ThatIsAbsentCannotBeWritten) {
  const auto written = write_vault_file(folder / "absent", some_seal());

  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, ErrorCode::io_failed);
}

// Runs in a second process: 0 if the lock was refused as in use and named its holder.
int try_in_another_process(const fs::path& folder, std::string_view expected_holder) {
  const auto child = ::fork();
  if (child == 0) {
    const auto second = VaultLock::acquire(folder, "second");
    const bool is_refused = !second && second.error().code == ErrorCode::vault_in_use;
    ::_exit(is_refused && VaultLock::state(folder).program == expected_holder ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

TEST_F(VaultFolder, IsHeldByOneProcessAtATime) {
  auto held = VaultLock::acquire(folder, "candour");
  ASSERT_TRUE(held.has_value());

  EXPECT_EQ(try_in_another_process(folder, "candour"), 0);
  EXPECT_EQ(VaultLock::state(folder).program, "candour");

  { const auto released = std::move(*held); }
  EXPECT_EQ(try_in_another_process(folder, "candour"), 1) << "free again";
}

TEST_F(VaultFolder, IsHeldAgainstASecondHolderInTheSameProcess) {
  const auto first = VaultLock::acquire(folder, "candour");
  ASSERT_TRUE(first.has_value());

  const auto second = VaultLock::acquire(folder, "candour-cli");

  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::vault_in_use);
  EXPECT_EQ(VaultLock::state(folder).program, "candour") << "the refused one must not write its name";
}

TEST_F(VaultFolder, LockHoldsTheProgramsNameItsStateAndNothingElse) {
  std::ofstream(folder / "lock") << std::string(200, 'x');

  const auto lock = VaultLock::acquire(folder, "candour");

  ASSERT_TRUE(lock.has_value());
  std::ifstream file(folder / "lock");
  std::string said{std::istreambuf_iterator<char>(file), {}};
  said.erase(said.find_last_not_of(' ') + 1);
  EXPECT_EQ(said, "candour open 0");
  EXPECT_EQ(fs::file_size(folder / "lock"), 96u);
  EXPECT_NE(::fcntl(lock->descriptor(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST_F(VaultFolder, LockGoesWithAProcessThatDies) {
  const auto child = ::fork();
  if (child == 0) {
    const auto held = VaultLock::acquire(folder, "candour");
    ::_exit(held ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  ASSERT_EQ(WEXITSTATUS(status), 0);

  EXPECT_TRUE(VaultLock::acquire(folder, "candour").has_value());
}

TEST_F(VaultFolder, NamesNoHolderFromALockFileThatIsNotText) {
  std::ofstream(folder / "lock") << "bad\x1b[31m";

  EXPECT_EQ(VaultLock::state(folder).program, "");
}

}  // namespace
}  // namespace candour::journal
