// A change of the passphrase that is cut off: whichever words open the vault then, they alone open it from the next
// unlock on, by either copy, and the step-up with them.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <map>

#include "journal/store/database.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace fs = std::filesystem;
using crypto::Passphrase;

constexpr const char* old_words = "correct horse battery staple violin";
constexpr const char* new_words = "trumpet glacier mustard ninety lemon";
constexpr const char* third_words = "harvest pencil window seventy orbit";

TEST(PreparedPassphrase, IsTheSameHoweverFiveWordsOfTheListAreTyped) {
  for (const auto* typed : {"marble-kitten-sunset-orbit-fox", "Marble Kitten Sunset Orbit Fox", " marb kitt suns orbi fox "}) {
    EXPECT_EQ(prepared(crypto::SecretText(typed))->expose(), "marble-kitten-sunset-orbit-fox") << typed;
  }
}

TEST(PreparedPassphrase, OfOnesOwnIsTakenAsTypedInNormalForm) {
  EXPECT_EQ(prepared(crypto::SecretText("pa\xCC\x88ssword  X"))->expose(), "p\xC3\xA4ssword  X");
}

TEST(PreparedPassphrase, IsNotMadeOfNothingOrOfNoText) {
  EXPECT_EQ(prepared(crypto::SecretText("")).error().code, ErrorCode::not_text);
  EXPECT_EQ(prepared(crypto::SecretText("\xFF")).error().code, ErrorCode::not_text);
}

using Folder = std::map<std::string, std::string>;

Folder contents_of(const fs::path& folder) {
  Folder files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] = std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

void write_out(const Folder& files, const fs::path& folder) {
  fs::create_directories(folder);
  for (const auto& [name, bytes] : files) std::ofstream(folder / name, std::ios::binary) << bytes;
}

class VaultPassphrase : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    auto vault = Vault::create(at, "Meg", Passphrase(old_words), crypto::argon2_floor, "tests", clock);
    ASSERT_TRUE(vault.has_value());
  }

  Result<std::unique_ptr<Vault>> unlock(const fs::path& where, const char* words) const {
    return Vault::unlock(where, Passphrase(words), "tests", clock);
  }

  // Both copies open with these words and with no others; so does the step-up; one seal of it is kept; nothing is left
  // over.
  void expect_settled(const fs::path& where, const char* words) const {
    const auto prepared = Passphrase(words);
    const auto seal = *read_vault_copy(where, VaultCopy::first);
    EXPECT_EQ(*read_vault_copy(where, VaultCopy::second), seal);
    const auto master = open_vault(seal, prepared);
    ASSERT_TRUE(master.has_value());
    for (const auto* left_over : {"vault.new", "vault.2.new"}) EXPECT_FALSE(fs::exists(where / left_over)) << left_over;
    auto database = store::open_database((where / "database").string(), *master);
    ASSERT_TRUE(database.has_value());
    EXPECT_FALSE(store::get_fact(*database, fact::old_step_up)->has_value());
    EXPECT_TRUE(open_step_up(**store::get_fact(*database, fact::step_up), prepared).has_value());
  }

  test::TemporaryFolder folder;
  fs::path at = folder.path() / "v";
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'460))};
};

TEST_F(VaultPassphrase, ChangeThatWasCutOffBetweenTheCopiesIsFinishedByTheNextUnlock) {
  const auto old_copy = *read_vault_copy(at, VaultCopy::second);
  ASSERT_TRUE((*unlock(at, old_words))->keys().change_passphrase(Passphrase(old_words), Passphrase(new_words)).has_value());
  ASSERT_TRUE(write_vault_copy(at, VaultCopy::second, old_copy).has_value());

  ASSERT_TRUE(unlock(at, new_words).has_value());

  expect_settled(at, new_words);
  fs::remove(at / "vault");
  EXPECT_EQ(unlock(at, old_words).error().code, ErrorCode::wrong_passphrase);
}

TEST_F(VaultPassphrase, CopyThatIsDamagedOrGoneIsMadeAgainByTheNextUnlock) {
  const auto good = *read_vault_copy(at, VaultCopy::first);
  for (const auto copy : {VaultCopy::first, VaultCopy::second}) {
    ASSERT_TRUE(write_vault_copy(at, copy, Bytes(vault_file_size, 0)).has_value());
    ASSERT_TRUE(unlock(at, old_words).has_value());
    expect_settled(at, old_words);
  }
  fs::remove(at / "vault");
  ASSERT_TRUE(unlock(at, old_words).has_value());

  EXPECT_EQ(*read_vault_copy(at, VaultCopy::first), good);
}

TEST_F(VaultPassphrase, ThatIsWrongMendsNothing) {
  const auto other = seal_vault(crypto::MasterKey::random(), Passphrase("x"), crypto::argon2_floor).value();
  ASSERT_TRUE(write_vault_copy(at, VaultCopy::second, other).has_value());

  EXPECT_FALSE(unlock(at, new_words).has_value());

  EXPECT_EQ(*read_vault_copy(at, VaultCopy::second), other);
}

// What stands in a temporary file's place keeps a copy from being written.
void block(const fs::path& temporary) { fs::create_directories(temporary / "full"); }

TEST_F(VaultPassphrase, ChangesThatFailOneAfterAnotherLeaveTheStepUpOfTheWordsThatCount) {
  auto vault = std::move(*unlock(at, old_words));
  block(at / "vault.new");
  ASSERT_FALSE(vault->keys().change_passphrase(Passphrase(old_words), Passphrase(new_words)).has_value());
  ASSERT_FALSE(vault->keys().change_passphrase(Passphrase(old_words), Passphrase(third_words)).has_value());
  vault.reset();
  fs::remove_all(at / "vault.new");

  ASSERT_TRUE(unlock(at, old_words).has_value());

  expect_settled(at, old_words);
}

TEST_F(VaultPassphrase, OldWordsOpenNothingWhereOnlyTheFirstCopyCouldBeReplaced) {
  block(at / "vault.2.new");
  ASSERT_TRUE((*unlock(at, old_words))->keys().change_passphrase(Passphrase(old_words), Passphrase(new_words)).has_value());
  EXPECT_FALSE(fs::exists(at / "vault.2"));
  fs::remove_all(at / "vault.2.new");

  EXPECT_EQ(unlock(at, old_words).error().code, ErrorCode::wrong_passphrase);
  ASSERT_TRUE(unlock(at, new_words).has_value());

  expect_settled(at, new_words);
}

// Writes into the log of the database are SQLite's own affair: what a kill between two of them leaves, it forgets.
bool changes_a_file(std::uint64_t call) {
  switch (call) {
    case SYS_fsync:
    case SYS_fdatasync:
    case SYS_ftruncate:
    case SYS_openat:
    case SYS_renameat:
    case SYS_renameat2:
    case SYS_unlinkat:
#ifdef SYS_rename
    case SYS_rename:
    case SYS_unlink:
#endif
      return true;
    default: return false;
  }
}

// Runs `act` in a child that stops before each of its system calls, from where `act` calls what it is given on.
template <class Act, class AtCall>
void traced(const Act& act, const AtCall& at_call) {
  const auto child = fork();
  if (child == 0) _exit(act([] { ptrace(PTRACE_TRACEME, 0, nullptr, nullptr), raise(SIGSTOP); }) ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSTOPPED(status)) << "the child cannot be traced";
  ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
  while (WIFSTOPPED(status)) {
    __ptrace_syscall_info info{};
    ptrace(PTRACE_GET_SYSCALL_INFO, child, sizeof info, &info);
    if (WSTOPSIG(status) == (SIGTRAP | 0x80) && info.op == PTRACE_SYSCALL_INFO_ENTRY) at_call(info.entry.nr);
    ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    waitpid(child, &status, 0);
  }
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

// What the folder held before each call that may change a file, and at the end: what a kill there leaves. Equal ones
// follow each other once.
template <class Act>
std::vector<Folder> states_of(const fs::path& folder, const Act& act) {
  std::vector<Folder> states;
  const auto look = [&](std::uint64_t call) {
    if (!changes_a_file(call)) return;
    auto now = contents_of(folder);
    if (states.empty() || states.back() != now) states.push_back(std::move(now));
  };
  traced(act, look);
  states.push_back(contents_of(folder));
  return states;
}

TEST_F(VaultPassphrase, ChangeThatIsKilledAtAnyStepLeavesOneSetOfWords) {
  const auto states = states_of(at, [&](const auto& begin) {
    auto vault = unlock(at, old_words);
    begin();
    return vault && (*vault)->keys().change_passphrase(Passphrase(old_words), Passphrase(new_words)).has_value();
  });
  ASSERT_GT(states.size(), 8u);

  std::size_t with_old = 0;
  for (std::size_t step = 0; step < states.size(); ++step) {
    SCOPED_TRACE(step);
    const auto copy = folder.path() / std::to_string(step);
    write_out(states[step], copy);
    const bool is_new = unlock(copy, new_words).has_value();
    if (!is_new) {
      ASSERT_TRUE(unlock(copy, old_words).has_value());
    }
    with_old += is_new ? 0 : 1;
    expect_settled(copy, is_new ? new_words : old_words);
    fs::remove_all(copy);
  }

  EXPECT_GT(with_old, 0u);
  EXPECT_LT(with_old, states.size());
}

TEST_F(VaultPassphrase, MendingThatIsKilledAtAnyStepIsDoneByTheNextUnlock) {
  const auto old_copy = *read_vault_copy(at, VaultCopy::second);
  block(at / "vault.new");
  ASSERT_FALSE((*unlock(at, old_words))->keys().change_passphrase(Passphrase(old_words), Passphrase(new_words)).has_value());
  fs::remove_all(at / "vault.new");
  ASSERT_TRUE(write_vault_copy(at, VaultCopy::second, Bytes(vault_file_size, 0)).has_value());

  const auto states = states_of(at, [&](const auto& begin) { return begin(), unlock(at, old_words).has_value(); });

  for (std::size_t step = 0; step < states.size(); ++step) {
    SCOPED_TRACE(step);
    const auto copy = folder.path() / std::to_string(step);
    write_out(states[step], copy);
    ASSERT_TRUE(unlock(copy, old_words).has_value());
    expect_settled(copy, old_words);
    fs::remove_all(copy);
  }
}

// The second one looks while there is no vault, and gets the lock once the first one has made it.
TEST_F(VaultPassphrase, TwoProgramsThatCreateAtOnceMakeOneVault) {
  const auto made = contents_of(at);
  fs::remove_all(at);
  const auto second = [&](const auto& begin) {
    begin();
    const auto vault = Vault::create(at, "Dani", Passphrase(new_words), crypto::argon2_floor, "tests", clock);
    return !vault && vault.error().code == ErrorCode::vault_exists;
  };

  traced(second, [&](std::uint64_t call) {
    if (call == SYS_flock) write_out(made, at);
  });

  EXPECT_EQ(contents_of(at).at("vault"), made.at("vault"));
  EXPECT_EQ(contents_of(at).at("database"), made.at("database"));
}

}  // namespace
}  // namespace candour::journal
