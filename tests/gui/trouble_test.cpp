// What goes wrong around somebody who writes: too much text, foreign bytes, a clock that jumps, a disk that refuses.
#include <gtest/gtest.h>

#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/no_room.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";
constexpr const char* area = "What you write";

class Trouble : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window.press("Just write, for now"));
    ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.type_into("The same once more", passphrase));
    ASSERT_TRUE(window.press("Make my journal")) << window.lines();
    window.sign('n');
  }
  void paste(const std::string& bytes) {
    window.clipboard().put(bytes);
    window.sign('v');
  }
  void pass(std::chrono::milliseconds by) {
    clock.advance(by);
    window.settle();
  }
  void restart() {
    window.restart();
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.press("Open")) << window.lines();
  }

  TemporaryFolder folder;
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'525))};
  HeadlessWindow window{folder.path() / "vault", clock, {}, std::nullopt};
};

std::string words(int count) {
  std::string text;
  for (int word = 0; word < count; ++word) text += (word % 80 == 79 ? "desk\n" : "front ");
  return text + "end";
}

TEST_F(Trouble, TakesAnEntryOfTwentyThousandWordsAndOpensItAgainWhole) {
  const auto text = words(20'000);
  paste(text);
  ASSERT_TRUE(window.press("Keep for myself")) << window.lines();
  std::string row;
  for (const auto& node : window.tree().nodes()) {
    if (node.role == gui::Role::row) row = node.name;
  }

  ASSERT_TRUE(window.press(row));
  ASSERT_TRUE(window.press("Change it")) << window.lines().substr(0, 2'000);

  EXPECT_EQ(window.value_of(area), text);
}

TEST_F(Trouble, SaysWhenATextIsTooLongAndKeepsItAsADraft) {
  const auto text = words(40'000);
  paste(text);

  ASSERT_TRUE(window.press("Keep for myself"));

  EXPECT_TRUE(window.shows("too long")) << window.lines().substr(0, 2'000);
  EXPECT_EQ(window.value_of(area), text);
  pass(2s);
  ASSERT_NO_FATAL_FAILURE(restart());
  EXPECT_EQ(window.value_of(area), text);
}

TEST_F(Trouble, WrapsAWordOfFourThousandLettersInsideItsBox) {
  const std::string word(4'096, 'w');
  paste(word);

  const auto* node = window.tree().find(area);
  EXPECT_EQ(node->value, word);
  EXPECT_LE(node->bounds.right(), 1'280);
  EXPECT_GT(node->bounds.height, 600) << "it goes on below";
}

TEST_F(Trouble, TakesOfForeignBytesOnlyWhatIsText) {
  paste("a\0b\x01\x1B[31mc\xFF\xC3(d\xED\xA0\x80 e\r\nf\x7F"s);

  const auto kept = window.value_of(area);

  EXPECT_NE(kept.find('a'), std::string::npos);
  EXPECT_NE(kept.find("e\nf"), std::string::npos) << kept;
  for (const char c : kept) {
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
    EXPECT_NE(c, 0x7F);
  }
  ASSERT_TRUE(window.press("Keep for myself"));
  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::journal) << window.lines();
}

TEST_F(Trouble, GoesOnKeepingWhenTheCalendarJumpsBackADay) {
  window.type("before");
  pass(2s);
  clock.set_wall(clock.wall() - std::chrono::hours(24));
  window.type(" and after");
  pass(2s);

  ASSERT_NO_FATAL_FAILURE(restart());

  EXPECT_EQ(window.value_of(area), "before and after");
  ASSERT_TRUE(window.press("Keep for myself"));
  EXPECT_TRUE(window.shows("before and after")) << window.lines();
}

TEST_F(Trouble, SaysWhenADraftCouldNotBeKeptAndKeepsItOnceThereIsRoom) {
  {
    const NoRoom full;
    window.type("still in my hands");
    pass(2s);
    EXPECT_TRUE(window.shows("could not be kept")) << window.lines();
    EXPECT_EQ(window.value_of(area), "still in my hands");
  }

  pass(2s);

  EXPECT_FALSE(window.shows("could not be kept")) << window.lines();
  ASSERT_NO_FATAL_FAILURE(restart());
  EXPECT_EQ(window.value_of(area), "still in my hands");
}

TEST_F(Trouble, LosesNothingWhenASaveIsRefused) {
  window.type("still in my hands");
  {
    const NoRoom full;
    ASSERT_TRUE(window.press("Keep for myself"));
    EXPECT_EQ(window.value_of(area), "still in my hands") << window.lines();
  }

  ASSERT_TRUE(window.press("Keep for myself"));

  EXPECT_TRUE(window.shows("still in my hands")) << window.lines();
  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::journal);
}

}  // namespace
}  // namespace candour::test
