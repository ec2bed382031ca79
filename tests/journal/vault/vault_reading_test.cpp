// Reading needs no room and no writing; and files that are no vault get their right answer.
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

#include "journal/kinds/private_note.hpp"
#include "journal/store/database.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace fs = std::filesystem;
namespace note = kinds::private_note;
using crypto::Passphrase;
using model::ItemKind;
using test::prose;

constexpr const char* words = "correct horse battery staple violin";

class VaultReading : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    auto vault = Vault::create(at, "Meg", Passphrase(words), crypto::argon2_floor, "tests", clock);
    ASSERT_TRUE(vault && (*vault)->writing().write(ItemKind::private_note, {prose(note::text, "Eighteen of us.")}));
  }

  Result<std::unique_ptr<Vault>> unlock() const { return Vault::unlock(at, Passphrase(words), "tests", clock); }

  // Leaves a note in the write-ahead log, as a kill does.
  void write_and_die(const char* text) const {
    const auto child = fork();
    if (child == 0) {
      const auto vault = unlock();
      const bool kept = vault && (*vault)->writing().write(ItemKind::private_note, {prose(note::text, text)});
      _exit(kept ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_EQ(status, 0);
    ASSERT_GT(fs::file_size(at / "database-wal"), 0u);
  }

  static std::vector<std::string> texts_of(const Vault& vault) {
    std::vector<std::string> texts;
    const auto items = vault.items().list({ItemKind::private_note});
    EXPECT_TRUE(items.has_value());
    for (const auto& item : *items) texts.push_back(test::text_of(item, note::text));
    return texts;
  }

  test::TemporaryFolder folder;
  fs::path disk_at = folder.path() / "disk";
  test::SmallDisk disk{disk_at};
  fs::path at = disk_at / "v";
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'460))};
};

TEST_F(VaultReading, NeedsNoWriting) {
  disk.make_read_only();

  const auto vault = unlock();

  ASSERT_TRUE(vault.has_value()) << name_of(vault.error().code);
  EXPECT_TRUE((*vault)->keys().is_read_only());
  EXPECT_EQ(texts_of(**vault), (std::vector<std::string>{"Eighteen of us."}));
  EXPECT_EQ((*vault)->items().search("eighteen", 9)->size(), 1u);
  EXPECT_TRUE((*vault)->sending().seal_queue().has_value());
}

TEST_F(VaultReading, ShowsWhatStandsInTheLogAlone) {
  write_and_die("The newest of all.");
  disk.make_read_only();

  const auto vault = unlock();

  ASSERT_TRUE(vault.has_value()) << name_of(vault.error().code);
  EXPECT_EQ(texts_of(**vault), (std::vector<std::string>{"The newest of all.", "Eighteen of us."}));
  EXPECT_EQ((*vault)->items().search("newest", 9)->size(), 1u);
}

TEST_F(VaultReading, SaysThatNothingCanBeWrittenAtEachAct) {
  disk.make_read_only();
  const auto vault = std::move(*unlock());
  const auto item = vault->items().list({ItemKind::private_note})->front().key;

  EXPECT_EQ(vault->writing().write(ItemKind::private_note, {prose(note::text, "x")}).error().code, ErrorCode::read_only);
  EXPECT_EQ(vault->writing().edit(item, {prose(note::text, "x")}).error().code, ErrorCode::read_only);
  EXPECT_EQ(vault->drafts().keep("slot", as_bytes("x")).error().code, ErrorCode::read_only);
  EXPECT_EQ(vault->keys().change_passphrase(Passphrase(words), Passphrase("trumpet glacier mustard ninety lemon")).error().code,
            ErrorCode::read_only);
  EXPECT_EQ(texts_of(*vault).size(), 1u);
}

TEST_F(VaultReading, LocksWhereNoLockFileCanBeMade) {
  fs::remove(at / "lock");
  disk.make_read_only();
  const auto vault = std::move(*unlock());

  EXPECT_EQ(unlock().error().code, ErrorCode::vault_in_use);
  EXPECT_TRUE(VaultLock::adopt(at, ::dup(vault->keys().lock_descriptor())).has_value());
}

TEST_F(VaultReading, OfAnOlderLayoutIsSaidToNeedWriting) {
  const auto master = *open_vault(*read_vault_file(at), Passphrase(words));
  ASSERT_TRUE(store::open_database((at / "database").string(), master)->execute("PRAGMA user_version = 1").has_value());
  disk.make_read_only();

  EXPECT_EQ(unlock().error().code, ErrorCode::migration_needed);
}

TEST_F(VaultReading, NeedsNoRoom) {
  disk.fill();

  {
    const auto vault = unlock();
    ASSERT_TRUE(vault.has_value()) << name_of(vault.error().code);
    EXPECT_EQ(texts_of(**vault), (std::vector<std::string>{"Eighteen of us."}));
    EXPECT_EQ((*vault)->items().search("eighteen", 9)->size(), 1u);
    const auto refused = (*vault)->writing().write(ItemKind::private_note, {prose(note::text, std::string(20'000, 'x'))});
    EXPECT_EQ(refused.error().code, ErrorCode::disk_full);
  }
  disk.free_some();

  const auto vault = std::move(*unlock());
  EXPECT_TRUE(vault->writing().write(ItemKind::private_note, {prose(note::text, "Room again.")}).has_value());
  EXPECT_EQ(texts_of(*vault), (std::vector<std::string>{"Room again.", "Eighteen of us."}));
}

TEST_F(VaultReading, NeedsNoRoomAfterACrash) {
  write_and_die("The newest of all.");
  disk.fill();

  const auto vault = unlock();

  ASSERT_TRUE(vault.has_value()) << name_of(vault.error().code);
  EXPECT_EQ(texts_of(**vault).size(), 2u);
}

// From now on this process has a disk that keeps no locks.
void refuse_locks() {
  sock_filter rules[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_flock, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOLCK),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const sock_fprog program{4, rules};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

TEST_F(VaultReading, OnADiskWithoutLocksIsRefusedAsThat) {
  EXPECT_EXIT(
      {
        refuse_locks();
        const auto vault = unlock();
        _exit(!vault && vault.error().code == ErrorCode::no_lock_service ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

TEST_F(VaultReading, OfWhatIsNoVaultSaysWhatItIs) {
  const auto good = *read_vault_copy(at, VaultCopy::first);
  const auto code = [&] {
    const auto vault = unlock();
    return vault ? ErrorCode::stopped : vault.error().code;  // stopped: it opened
  };
  const auto put = [&](const Bytes& first, const Bytes& second) {
    ASSERT_TRUE(write_vault_copy(at, VaultCopy::first, first) && write_vault_copy(at, VaultCopy::second, second));
  };
  auto foreign = good;
  foreign[0] = 'X';

  put(Bytes(162, 0), good);
  EXPECT_EQ(code(), ErrorCode::stopped) << "the first copy zeros";
  put({}, good);
  EXPECT_EQ(code(), ErrorCode::stopped) << "the first copy empty";
  put({}, {});
  EXPECT_EQ(code(), ErrorCode::not_a_vault) << "both empty";
  put(foreign, foreign);
  EXPECT_EQ(code(), ErrorCode::not_a_vault);
  put(good, good);
  const auto whole = fs::file_size(at / "database");
  for (const auto size : {whole / 2, std::uintmax_t{4096}, std::uintmax_t{0}}) {
    fs::resize_file(at / "database", size);
    EXPECT_EQ(code(), ErrorCode::damaged) << size;
  }
  EXPECT_EQ(fs::file_size(at / "database"), 0u) << "a new one was written in its place";
  fs::remove(at / "database");
  EXPECT_EQ(code(), ErrorCode::damaged);
  EXPECT_FALSE(fs::exists(at / "database")) << "an empty one was put in its place";
  fs::remove_all(at);
  EXPECT_EQ(code(), ErrorCode::no_vault);
}

}  // namespace
}  // namespace candour::journal
