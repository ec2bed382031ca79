// candour-cli shell, locked in each way: the image is another one, nothing of the journal is in its memory, and it goes
// on.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "journal/vault/vault_folder.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";
constexpr const char* secret = "a token of somebody else";
constexpr const char* canary = "zanzibar under the quiet desk";

// How often `word` stands in the readable memory of a process.
std::size_t count_in_memory(pid_t process, const std::string& word) {
  const auto proc = "/proc/" + std::to_string(process);
  std::ifstream maps(proc + "/maps");
  std::ifstream memory(proc + "/mem", std::ios::binary);
  std::size_t found = 0;
  for (std::string line; std::getline(maps, line);) {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    char readable = '-';
    if (std::sscanf(line.c_str(), "%lx-%lx %c", &low, &high, &readable) != 3 || readable != 'r') continue;
    if (high - low > (std::uint64_t{1} << 30)) continue;  // what a sanitizer reserves
    std::string bytes(high - low, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(low));
    memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    for (auto at = bytes.find(word); at != std::string::npos; at = bytes.find(word, at + 1)) ++found;
  }
  return found;
}

class ShellLock : public testing::Test {
 protected:
  void SetUp() override {
    const auto made = stories::run({CANDOUR_BIN_DIR "/candour-cli",
                                    {"--vault", vault(), "--passphrase-fd", "3", "create", "--name", "Dani", "--light"},
                                    std::string(passphrase) + "\n",
                                    {},
                                    "/dev/null"});
    ASSERT_EQ(made.exit_code, 0) << made.output;
    open_shell(1);
  }

  // With so many passphrases waiting from the start.
  void open_shell(int passphrases) {
    std::string lines;
    for (int times = 0; times < passphrases; ++times) lines += std::string(passphrase) + "\n";
    shell.reset();
    shell.emplace(stories::Start{"env",
                                 {std::string("UNUSUAL=") + secret, CANDOUR_BIN_DIR "/candour-cli", "--vault", vault(),
                                  "--passphrase-fd", "3", "shell"},
                                 lines,
                                 {},
                                 {},
                                 true});
    ASSERT_TRUE(hears("Unlocked"));
    for (const auto* line : {"note", canary, "."}) ASSERT_TRUE(shell->write_line(line));
    ASSERT_TRUE(hears("Private note"));
  }

  std::string vault() const { return (folder.path() / "vault").string(); }

  bool hears(const std::string& words) {
    for (;;) {
      const auto line = shell->read_line(10s);
      if (!line) return false;
      if (line->find(words) != std::string::npos) return true;
    }
  }

  test::TemporaryFolder folder;
  std::optional<stories::Process> shell;
};

TEST_F(ShellLock, GoesOnWithTheNextPassphraseAfterLock) {
  ASSERT_TRUE(shell->write_line("lock"));
  ASSERT_TRUE(hears("Locked"));
  ASSERT_TRUE(shell->give_passphrase(passphrase));

  ASSERT_TRUE(hears("Unlocked"));
  ASSERT_TRUE(shell->write_line("status"));

  EXPECT_TRUE(hears("Dani"));
}

TEST_F(ShellLock, IsDoneFromAnotherTerminal) {
  std::this_thread::sleep_for(300ms);  // the shell waits for its next line

  const auto asked = stories::run({CANDOUR_BIN_DIR "/candour-cli", {"--vault", vault(), "lock"}, "", {}, "/dev/null"});

  EXPECT_EQ(asked.exit_code, 0) << asked.output;
  ASSERT_TRUE(hears("Locked"));
  ASSERT_TRUE(shell->give_passphrase(passphrase));
  EXPECT_TRUE(hears("Unlocked"));
}

TEST_F(ShellLock, IsNotUndoneByPassphrasesThatWaitedBeforeIt) {
  open_shell(8);
  ASSERT_TRUE(shell->write_line("lock"));
  ASSERT_TRUE(hears("Locked"));

  const auto said = shell->read_line(2s);

  EXPECT_FALSE(said) << *said;
  ASSERT_TRUE(shell->give_passphrase(passphrase));
  EXPECT_TRUE(hears("Unlocked"));
}

TEST_F(ShellLock, LeavesTheEnvironmentBehindButForAShortList) {
  const auto variables = [this] {
    std::ifstream in("/proc/" + std::to_string(shell->id()) + "/environ", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  ASSERT_NE(variables().find(secret), std::string::npos) << "it is there while nothing is locked";
  ASSERT_TRUE(shell->write_line("lock"));
  ASSERT_TRUE(hears("Locked"));
  std::this_thread::sleep_for(500ms);

  EXPECT_EQ(variables().find("UNUSUAL"), std::string::npos);
  EXPECT_NE(variables().find("PATH="), std::string::npos);
  EXPECT_EQ(count_in_memory(shell->id(), secret), 0u);
}

TEST_F(ShellLock, LeavesNothingOfTheJournalInMemoryWhileItIsLocked) {
  if (geteuid() != 0) GTEST_SKIP() << "the program lets nobody but root look into it";
  const auto process = shell->id();
  ASSERT_GT(count_in_memory(process, canary), 0u) << "the search finds what is there";

  ASSERT_TRUE(shell->write_line("lock"));
  ASSERT_TRUE(hears("Locked"));
  std::this_thread::sleep_for(500ms);

  EXPECT_EQ(count_in_memory(process, canary), 0u);
  EXPECT_EQ(count_in_memory(process, passphrase), 0u);
}

TEST_F(ShellLock, OutlivesLocksThatComeOneAfterAnother) {
  std::this_thread::sleep_for(300ms);
  for (int times = 0; times < 6; ++times) {
    shell->signal(SIGUSR1);
    std::this_thread::sleep_for(std::chrono::milliseconds(times * 3));
  }

  ASSERT_TRUE(hears("Locked"));
  std::this_thread::sleep_for(200ms);
  ASSERT_TRUE(shell->give_passphrase(passphrase));
  ASSERT_TRUE(hears("Unlocked"));
  ASSERT_TRUE(shell->write_line("status"));
  EXPECT_TRUE(hears("Dani"));
}

TEST_F(ShellLock, HandsNoOtherDescriptorToTheFreshImage) {
  const auto open_descriptors = [this] {
    const auto folder_of = "/proc/" + std::to_string(shell->id()) + "/fd";
    return std::distance(std::filesystem::directory_iterator(folder_of), std::filesystem::directory_iterator());
  };
  const auto lock_and_unlock = [this] {
    return shell->write_line("lock") && hears("Locked") && shell->give_passphrase(passphrase) && hears("Unlocked");
  };
  ASSERT_TRUE(lock_and_unlock());
  const auto after_one = open_descriptors();

  for (int times = 0; times < 3; ++times) ASSERT_TRUE(lock_and_unlock());

  EXPECT_EQ(open_descriptors(), after_one);
}

stories::Finished lock_from_outside(const std::string& vault) {
  return stories::run({CANDOUR_BIN_DIR "/candour-cli", {"--vault", vault, "lock"}, "", {}, "/dev/null"});
}

TEST_F(ShellLock, IsReportedOnceTheFreshImageHasSaidSo) {
  std::this_thread::sleep_for(300ms);  // the shell waits for its next line
  EXPECT_EQ(journal::VaultLock::state(vault()).locks, 0u);

  const auto asked = lock_from_outside(vault());

  EXPECT_EQ(asked.exit_code, 0) << asked.output;
  EXPECT_NE(asked.output.find("has locked it"), std::string::npos) << asked.output;
  EXPECT_EQ(journal::VaultLock::state(vault()).locks, 1u);
}

TEST_F(ShellLock, IsNotReportedOfAProgramThatDoesNotAnswer) {
  shell->signal(SIGSTOP);
  const auto begun = std::chrono::steady_clock::now();

  const auto asked = lock_from_outside(vault());

  EXPECT_EQ(asked.exit_code, 1) << asked.output;
  EXPECT_NE(asked.output.find("NOT locked"), std::string::npos) << asked.output;
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 4s);
  EXPECT_FALSE(journal::VaultLock::state(vault()).is_locked);
  shell->signal(SIGCONT);
}

TEST_F(ShellLock, IsReportedOfAProgramThatIsLockedAlready) {
  open_shell(1);
  ASSERT_TRUE(shell->write_line("lock"));
  ASSERT_TRUE(hears("Locked"));
  for (int times = 0; times < 500 && !journal::VaultLock::state(vault()).is_locked; ++times) {
    std::this_thread::sleep_for(10ms);
  }

  const auto asked = lock_from_outside(vault());

  EXPECT_EQ(asked.exit_code, 0) << asked.output;
  EXPECT_NE(asked.output.find("had locked it already"), std::string::npos) << asked.output;
}

TEST_F(ShellLock, IsTheStateThatIsWishedWhereNothingIsOpen) {
  shell.reset();

  const auto asked = lock_from_outside(vault());

  EXPECT_EQ(asked.exit_code, 0) << asked.output;
  EXPECT_NE(asked.output.find("No program has the vault open"), std::string::npos) << asked.output;
}

TEST(LockFromOutside, SaysThatThereIsNoVault) {
  const test::TemporaryFolder folder;

  const auto asked = lock_from_outside(folder.path().string());

  EXPECT_EQ(asked.exit_code, 1) << asked.output;
  EXPECT_NE(asked.output.find("Not done: There is no vault"), std::string::npos) << asked.output;
}

}  // namespace
}  // namespace candour::session
