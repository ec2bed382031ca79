// The first minutes of somebody who has never seen it, by keyboard and accessible names alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

class FirstSteps : public testing::Test {
 protected:
  // The relay that the window starts is a real one, and ends with the window.
  void begin_a_journal() {
    ASSERT_TRUE(window.press("Start a journal"));
    ASSERT_TRUE(window.type_into("What the others shall call you", "Meg"));
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.type_into("The same once more", passphrase));
    ASSERT_TRUE(window.press("Make my journal"));
  }

  void begin() {
    ASSERT_TRUE(window.press("Just write, for now"));
    ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.type_into("The same once more", "Marble kitten sunset orbit fox"));
    ASSERT_TRUE(window.press("Make my journal"));
    ASSERT_TRUE(window.shows("A good question, if you want one:")) << window.lines();
  }

  TemporaryFolder folder;
  ProgramClock clock;
  HeadlessWindow window{folder.path() / "vault", clock};
};

TEST_F(FirstSteps, BeginWithFourWaysInAndTheHonestNotices) {
  for (const char* way : {"I have been given twelve words", "Start a journal", "Just write, for now"}) {
    EXPECT_TRUE(window.shows(way)) << way;
  }
  EXPECT_TRUE(window.shows("Your own is safer."));
  EXPECT_TRUE(window.shows("Courts and data-protection law can reach what is written."));
}

TEST_F(FirstSteps, LeadToAPrivateNoteThatOnlyYouCanRead) {
  begin();

  window.sign('n');
  window.type("Eighteen of us in that room.");
  ASSERT_TRUE(window.press("Keep for myself"));

  EXPECT_TRUE(window.shows("Eighteen of us in that room."));
  EXPECT_TRUE(window.shows("Only you can read this"));
}

TEST_F(FirstSteps, KeepADraftAcrossARestart) {
  begin();
  window.sign('n');
  window.type("Half a thought");

  window.restart();
  ASSERT_TRUE(window.type_into("Passphrase", passphrase));
  ASSERT_TRUE(window.press("Open"));
  window.sign('n');

  EXPECT_EQ(window.value_of("What you write"), "Half a thought");
}

TEST_F(FirstSteps, MakeTwelveWordsWithAPostBoxOnThisComputer) {
  ASSERT_NO_FATAL_FAILURE(begin_a_journal());

  ASSERT_TRUE(window.press("Try it on this computer")) << window.lines();
  ASSERT_TRUE(window.wait_for("127.0.0.1:")) << window.lines();
  EXPECT_TRUE(window.value_of("Post box").starts_with("127.0.0.1:")) << window.lines();
  ASSERT_TRUE(window.type_into("Your passphrase again", passphrase));
  ASSERT_TRUE(window.press("Make twelve words"));

  EXPECT_TRUE(window.shows("Twelve words for your partner")) << window.lines();
}

TEST_F(FirstSteps, TellWhichWordIsNoWordAndWhatItMayHaveBeen) {
  ASSERT_TRUE(window.press("I have been given twelve words"));
  ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
  ASSERT_TRUE(window.type_into("Passphrase", passphrase));
  ASSERT_TRUE(window.type_into("The same once more", passphrase));
  ASSERT_TRUE(window.press("Make my journal"));

  ASSERT_TRUE(window.type_into("The twelve words", "river canvas muttual "));

  EXPECT_TRUE(window.shows("Word 3 is not one of the words: \"muttual\"."));
  ASSERT_TRUE(window.press("Did you mean \"mutual\"?")) << window.lines();
  EXPECT_EQ(window.value_of("The twelve words"), "river canvas mutual ");
  EXPECT_TRUE(window.shows("3 of 12 words")) << window.lines();
}

TEST_F(FirstSteps, ChangeSizeAndColoursAtOnceAndForNextTime) {
  begin();
  ASSERT_TRUE(window.press("Settings"));

  ASSERT_TRUE(window.press("200 %"));
  ASSERT_TRUE(window.press("Dark"));

  EXPECT_EQ(window.notebook().ui().look().scale, 2);
  EXPECT_EQ(window.notebook().ui().look().theme, gui::ThemeName::dark);
}

TEST_F(FirstSteps, SayThatAWrongPassphraseChangedNothing) {
  begin();
  window.restart();

  ASSERT_TRUE(window.type_into("Passphrase", "wrong kitten sunset orbit fox"));
  ASSERT_TRUE(window.press("Open"));

  EXPECT_TRUE(window.shows("That is not the passphrase.")) << window.lines();
}

TEST_F(FirstSteps, NeverPutAPassphraseIntoTheTree) {
  ASSERT_TRUE(window.press("Just write, for now"));
  ASSERT_TRUE(window.type_into("Passphrase", "a secret of mine"));

  EXPECT_THAT(window.lines(), testing::Not(testing::HasSubstr("a secret of mine")));
}

}  // namespace
}  // namespace candour::test
