// The real shell on a real terminal, killed with -9 while a text is typed: each line after which the next one was awaited
// is in the draft, and nothing was queued for anybody.
#include <signal.h>

#include <cstdlib>
#include <random>

#include "journal/vault/sending.hpp"
#include "tests/cli/typing_support.hpp"

namespace candour::cli {
namespace {

int kill_count() {
  const char* wanted = std::getenv("CANDOUR_TYPING_KILLS");
  return wanted == nullptr ? 12 : std::atoi(wanted);
}

class TypingKills : public Typing {
 protected:
  unsigned chance(unsigned bound) { return std::uniform_int_distribution<unsigned>(0, bound - 1)(random_); }

  // Types lines as fast as they come, in pieces of any length, until the moment has come. What the terminal showed by
  // then says how many lines were awaited, and so how many before them were kept.
  std::vector<std::string> type_until_killed(int number) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::microseconds(chance(250'000));
    std::vector<std::string> lines;
    while (std::chrono::steady_clock::now() < deadline) {
      lines.push_back("line " + std::to_string(lines.size()) + " of text " + std::to_string(number) +
                      std::string(chance(200), 'x'));
      const auto keys = lines.back() + "\n";
      const auto half = chance(static_cast<unsigned>(keys.size()));
      terminal->type(keys.substr(0, half));
      if (chance(3) == 0) terminal->listen(std::chrono::milliseconds(chance(4)));
      terminal->type(keys.substr(half));
    }
    terminal->signal(SIGKILL);
    EXPECT_EQ(terminal->wait(), 128 + SIGKILL);
    return lines;
  }

  std::size_t lines_awaited() const {
    std::size_t count = 0;
    const auto& shown = terminal->shown();
    for (auto at = shown.find(line_is_awaited); at != std::string::npos; at = shown.find(line_is_awaited, at + 1)) ++count;
    return count;
  }

  std::mt19937 random_{20261130};
};

TEST_F(TypingKills, LoseNoLineThatWasFinishedAndSendNothing) {
  std::size_t checked = 0;
  const int kills = kill_count();
  for (int number = 0; number < kills; ++number) {
    SCOPED_TRACE(number);
    const std::string commands[] = {"note", "reflect", "comment " + reflection, "agenda add " + meeting, "summary offer 1"};
    ASSERT_NO_FATAL_FAILURE(open_shell());
    terminal->type(commands[chance(5)] + "\n");
    ASSERT_NO_FATAL_FAILURE(type_lines({}));
    const auto lines = type_until_killed(number);

    const auto kept = lines_awaited() - 1;  // those before the one that is awaited
    const auto drafts = session::drafts(vault()).value();
    std::string expected;
    for (std::size_t line = 0; line < kept; ++line) expected += (line == 0 ? "" : "\n") + lines[line];
    ASSERT_LE(kept, lines.size());
    EXPECT_EQ(vault().sending().queued_count(), 0U);
    EXPECT_EQ(vault().sending().outbox_count(), 0U);
    if (kept > 0) {
      ASSERT_EQ(drafts.size(), 1U);
      EXPECT_TRUE(drafts[0].words.starts_with(expected)) << "kept: " << drafts[0].words;
    }
    for (const auto& draft : drafts) ASSERT_TRUE(session::drop(vault(), draft.key));
    checked += kept;
    close_vault();
  }
  std::printf("kills %d, finished lines checked %zu\n", kills, checked);
  EXPECT_GT(checked, 0U);
}

}  // namespace
}  // namespace candour::cli
