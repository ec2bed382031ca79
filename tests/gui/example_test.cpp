// Looking around in the example: it is a real journal, it goes nowhere, and nothing of it stays.
#include <gtest/gtest.h>

#include "session/example/example_journal.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

// A folder of its own for what is temporary: other tests make examples at the same time.
class OwnTemporaries {
 public:
  OwnTemporaries() { setenv("TMPDIR", folder_.path().c_str(), 1); }
  OwnTemporaries(const OwnTemporaries&) = delete;
  OwnTemporaries& operator=(const OwnTemporaries&) = delete;
  ~OwnTemporaries() { unsetenv("TMPDIR"); }

 private:
  TemporaryFolder folder_;
};

class Example : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(window.press("Look around Dani and Meg's example")) << window.lines(); }
  static std::size_t folders_left() {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::temp_directory_path())) {
      if (entry.path().filename().string().starts_with("candour-example-")) ++count;
    }
    return count;
  }
  bool has_row(std::string_view words) {
    for (const auto& node : window.tree().nodes()) {
      if (node.role == gui::Role::row && node.value.find(words) != std::string::npos) return true;
    }
    return false;
  }

  OwnTemporaries temporaries;
  TemporaryFolder folder;
  ProgramClock clock;
  HeadlessWindow window{folder.path() / "vault", clock};
};

TEST_F(Example, ShowsDaniWhatMegWroteAndWhatOnlySheCanRead) {
  EXPECT_TRUE(window.shows("Dani and Meg")) << window.lines();
  EXPECT_TRUE(has_row("I go to the Monday huddle at Calderbank now")) << window.lines();
  ASSERT_TRUE(window.press("My notes"));
  EXPECT_TRUE(has_row("I looked Margaret up and wish I hadn't")) << window.lines();
}

TEST_F(Example, SaysThatItIsOneAndThatNothingGoesAnywhere) {
  EXPECT_TRUE(window.shows("It is invented, and gone when you close it.")) << window.lines();
  EXPECT_TRUE(window.shows("nothing goes anywhere")) << window.lines();
}

TEST_F(Example, StandsAtTheEveningAfterItsLastSceneAndMissesNothing) {
  EXPECT_FALSE(window.shows("no proof that you are up to date")) << window.lines();
  EXPECT_FALSE(window.shows("as of")) << window.lines();
  ASSERT_TRUE(window.press("Who can see"));
  EXPECT_TRUE(window.shows("Nothing is missing as far as this computer can tell.")) << window.lines();
}

TEST_F(Example, SaysWhatCameSinceSheWasLastThere) {
  EXPECT_TRUE(window.shows("Since you were last here: Meg wrote something new")) << window.lines();
}

TEST_F(Example, HasASummaryThatIsStoppedForAName) {
  ASSERT_TRUE(window.press("Summary"));
  ASSERT_TRUE(window.press("3 People and places")) << window.lines();

  EXPECT_TRUE(window.shows("\"Will\" stands in:")) << window.lines();
}

TEST_F(Example, LeavesNothingBehindWhenItIsClosed) {
  ASSERT_EQ(folders_left(), 1U);

  ASSERT_TRUE(window.press("Close the example"));

  EXPECT_EQ(folders_left(), 0U);
  EXPECT_TRUE(window.shows("Just write, for now")) << window.lines();
  EXPECT_FALSE(window.shows("Calderbank"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "vault"));
}

TEST_F(Example, LeavesNothingBehindWhenItIsLocked) {
  window.sign('l');

  EXPECT_EQ(folders_left(), 0U);
  EXPECT_TRUE(window.shows("Just write, for now")) << window.lines();
}

TEST_F(Example, LeavesNothingBehindWhenTheProgramEnds) {
  window.restart();

  EXPECT_EQ(folders_left(), 0U);
}

TEST_F(Example, TakesANoteLikeAnyJournal) {
  window.sign('n');
  window.type("Would I say that?");
  ASSERT_TRUE(window.press("Keep for myself")) << window.lines();

  EXPECT_TRUE(has_row("Would I say that?")) << window.lines();
}

TEST(OpeningAnother, RefusesAFolderWithoutAJournalAndOpensOneThatHasIt) {
  TwoPeople pair;
  pair.dani.vault.reset();
  HeadlessWindow window(pair.folder.path() / "nothing here", pair.clock, {}, std::nullopt);
  ASSERT_TRUE(window.press("Open a journal that is on this computer"));
  ASSERT_TRUE(window.type_into("Its folder", (pair.folder.path() / "Huw").string()));
  ASSERT_TRUE(window.press("Go on"));
  EXPECT_TRUE(window.shows("There is no journal in that folder.")) << window.lines();

  ASSERT_TRUE(window.type_into("Its folder", pair.dani.folder.string()));
  ASSERT_TRUE(window.press("Go on"));
  ASSERT_TRUE(window.type_into("Passphrase", pair.dani.passphrase_text));
  ASSERT_TRUE(window.press("Open"));

  EXPECT_TRUE(window.notebook().desk().is_open()) << window.lines();
}

TEST(OpeningTwice, SaysAtOnceThatAnotherProgramHasTheJournal) {
  TwoPeople pair;

  HeadlessWindow window(pair.dani.folder, pair.clock, {}, std::nullopt);

  EXPECT_TRUE(window.shows("Another Candour program holds this vault.")) << window.lines();
  pair.dani.vault.reset();
  ASSERT_TRUE(window.type_into("Passphrase", pair.dani.passphrase_text));
  ASSERT_TRUE(window.press("Open"));
  EXPECT_TRUE(window.notebook().desk().is_open()) << window.lines();
}

TEST(Choices, OfWhoLivesWithTheJournalComeBackAfterAnUnlock) {
  TwoPeople pair;
  pair.dani.vault.reset();
  HeadlessWindow window(pair.dani.folder, pair.clock, {}, std::nullopt);
  const auto unlock = [&] {
    ASSERT_TRUE(window.type_into("Passphrase", pair.dani.passphrase_text));
    ASSERT_TRUE(window.press("Open"));
    ASSERT_TRUE(window.press("Settings")) << window.lines();
  };
  ASSERT_NO_FATAL_FAILURE(unlock());
  ASSERT_TRUE(window.press("2 minutes"));
  ASSERT_TRUE(window.press("60 seconds"));
  ASSERT_TRUE(window.press("When I close it: stay, locked, until everything is sent"));

  window.restart();
  ASSERT_NO_FATAL_FAILURE(unlock());

  const auto& choices = window.notebook().desk().choices();
  EXPECT_EQ(choices.idle_minutes, 2);
  EXPECT_EQ(choices.clipboard_seconds, 60);
  EXPECT_FALSE(choices.stays_until_sent);
}

}  // namespace
}  // namespace candour::test
