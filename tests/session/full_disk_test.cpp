// A shell that is locked while the other one writes, and opened while nothing can be kept.
#include <thread>

#include "tests/session/by_commands.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/small_disk.hpp"

namespace candour::kills {
namespace {

using namespace std::chrono_literals;

class AShellOnASmallDisk : public ByCommands {
 protected:
  void open_shell() {
    const auto& desk = pair.dani.desk();
    shell.emplace(stories::Start{CANDOUR_BIN_DIR "/candour-cli",
                                 {"--vault", desk.vault.string(), "--clock", desk.clock.string(), "--passphrase-fd", "3",
                                  "shell"},
                                 desk.passphrase + "\n",
                                 {},
                                 {},
                                 true});
    ASSERT_TRUE(hears("Unlocked"));
  }
  bool hears(const std::string& words, std::chrono::seconds patience = 20s) {
    for (;;) {
      const auto line = shell->read_line(patience);
      if (!line) return false;
      heard += *line + "\n";
      if (line->find(words) != std::string::npos) return true;
    }
  }

  void lock() {
    ASSERT_TRUE(shell->write_line("lock"));
    ASSERT_TRUE(hears("Locked"));
  }

  test::SmallDisk disk{pair.folder.path() / "Dani"};
  std::optional<stories::Process> shell;
  std::string heard;
};

TEST_F(AShellOnASmallDisk, OpensAndSaysThatWhatCameIsFetchedAgain) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  ASSERT_NO_FATAL_FAILURE(lock());
  writes(pair.meg, "Words of Meg");
  disk.fill();

  bool is_told = false;
  for (int tries = 0; tries < 5 && !is_told; ++tries) {
    if (tries > 0) {
      ASSERT_NO_FATAL_FAILURE(lock());
    }
    std::this_thread::sleep_for(2s);  // meanwhile the locked program fetches them
    ASSERT_TRUE(shell->give_passphrase(pair.dani.desk().passphrase));
    ASSERT_TRUE(hears("Unlocked")) << heard;
    is_told = hears("Not taken in: The disk is full. What came while it was locked is fetched again.", 3s);
  }

  EXPECT_TRUE(is_told) << heard;
  disk.free_some();
  ASSERT_TRUE(shell->write_line("sync"));
  EXPECT_TRUE(hears("Meg wrote something new")) << heard;
  ASSERT_TRUE(shell->write_line("list"));
  EXPECT_TRUE(hears("Words of Meg")) << heard;
}

}  // namespace
}  // namespace candour::kills
