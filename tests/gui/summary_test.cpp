// The one text that may leave, in two windows and by names alone: offered, stopped at a listed name, settled, proposed,
// approved twice by both, written to a folder.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/gui/support/window_pair.hpp"

namespace candour::test {
namespace {

class SummaryPath : public WindowPair {
 protected:
  void step(HeadlessWindow& window, const char* name) { ASSERT_TRUE(window.press(name)) << window.lines(); }

  void offer(HeadlessWindow& window, const char* heading, const char* sentence) {
    ASSERT_NO_FATAL_FAILURE(step(window, "1 Offer"));
    ASSERT_TRUE(window.press(heading)) << window.lines();
    ASSERT_TRUE(window.type_into("The sentence you offer", sentence)) << window.lines();
    ASSERT_TRUE(window.press("Offer it"));
  }

  void begin_summary(const char* audience = nullptr) {
    ASSERT_NO_FATAL_FAILURE(pair_up());
    ASSERT_TRUE(meg.press("Summary"));
    if (audience != nullptr) {
      ASSERT_TRUE(meg.press(audience)) << meg.lines();
    }
    ASSERT_TRUE(meg.press("Begin a summary")) << meg.lines();
    ASSERT_TRUE(dani.press("Summary"));
    ASSERT_TRUE(both("Draft:", "Draft:")) << dani.lines();
  }

  void agree(HeadlessWindow& window, const char* answer) {
    ASSERT_NO_FATAL_FAILURE(step(window, "5 Approve"));
    ASSERT_TRUE(window.type_into("Your passphrase again", pair_passphrase)) << window.lines();
    ASSERT_TRUE(window.press(answer)) << window.lines();
  }
};

TEST_F(SummaryPath, LeavesOnlyAsTheExactWordsThatBothApprovedTwice) {
  ASSERT_NO_FATAL_FAILURE(begin_summary());
  ASSERT_NO_FATAL_FAILURE(offer(meg, "What was learned", "That no complaints does not mean no problem."));
  ASSERT_NO_FATAL_FAILURE(
      offer(dani, "What others could use", "Ask the people who live with a rule before the people who own it."));
  ASSERT_NO_FATAL_FAILURE(step(meg, "4 Read it"));
  ASSERT_TRUE(both("Ask the people who live with a rule", "Draft:")) << meg.lines();
  ASSERT_TRUE(meg.type_into("Valid until, like 2026-09-10", "2027-01-31"));
  ASSERT_TRUE(meg.press("Propose exactly this")) << meg.lines();
  ASSERT_NO_FATAL_FAILURE(step(dani, "5 Approve"));
  ASSERT_TRUE(
      both("Exactly this, and nothing else, goes to the board.", "Exactly this, and nothing else, goes to the board."))
      << dani.lines();

  EXPECT_FALSE(meg.shows("You signed these words before")) << meg.lines();

  ASSERT_NO_FATAL_FAILURE(agree(meg, "I am willing"));
  EXPECT_TRUE(meg.shows("You are willing. Not approved by everyone.")) << meg.lines();
  ASSERT_NO_FATAL_FAILURE(agree(dani, "I am willing"));
  ASSERT_TRUE(both("Let it go", "Let it go")) << meg.lines() << dani.lines();
  ASSERT_NO_FATAL_FAILURE(agree(meg, "Let it go"));
  ASSERT_NO_FATAL_FAILURE(agree(dani, "Let it go"));
  ASSERT_TRUE(both("Approved by everyone.", "Approved by everyone.")) << meg.lines();
  const auto home = folder.path() / "home";
  std::filesystem::create_directories(home);
  const std::string before = std::getenv("HOME") ? std::getenv("HOME") : "/";
  setenv("HOME", home.c_str(), 1);
  constexpr const char* field = "A folder that is empty or not there yet, like Documents/summary";
  for (const char* typed : {"my summary", "~/another", " ~/third "}) {
    ASSERT_TRUE(dani.type_into(field, typed)) << dani.lines();
    ASSERT_TRUE(dani.press("Write the files"));
    EXPECT_TRUE(dani.shows("Saved in " + home.string())) << typed << dani.lines();
  }
  setenv("HOME", before.c_str(), 1);
  EXPECT_TRUE(std::filesystem::exists(home / "my summary" / "summary.txt"));
  EXPECT_TRUE(std::filesystem::exists(home / "another" / "summary.txt"));
  EXPECT_TRUE(std::filesystem::exists(home / "third" / "summary.txt"));
  const auto target = folder.path() / "out";
  ASSERT_TRUE(dani.type_into(field, target.string())) << dani.lines();
  ASSERT_TRUE(dani.press("Write the files"));
  EXPECT_TRUE(dani.shows("Saved in " + target.string())) << dani.lines();

  std::ifstream file(target / "summary.txt");
  const std::string text(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(text,
            "SUMMARY\nWhat was learned: That no complaints does not mean no problem.\n"
            "What others could use: Ask the people who live with a rule before the people who own it.\n");

  // A signature cannot be called back: who took the yes back and is asked again is told what a second yes does.
  ASSERT_TRUE(meg.press("Take mine back")) << meg.lines();
  EXPECT_TRUE(meg.shows("You signed these words before: with your yes they can be sent out.")) << meg.lines();
}

// A public text ends with the first question: no signature is asked for, and its file leaves after the passphrase alone.
TEST_F(SummaryPath, OfAPublicTextEndsWithTheFirstQuestion) {
  ASSERT_NO_FATAL_FAILURE(begin_summary("public"));
  ASSERT_NO_FATAL_FAILURE(offer(meg, "What was learned", "That no complaints does not mean no problem."));
  ASSERT_NO_FATAL_FAILURE(step(meg, "4 Read it"));
  ASSERT_TRUE(meg.type_into("Valid until, like 2026-09-10", "2027-01-31"));
  ASSERT_TRUE(meg.press("Propose exactly this")) << meg.lines();
  ASSERT_NO_FATAL_FAILURE(step(dani, "5 Approve"));
  ASSERT_TRUE(both("goes to the public.", "goes to the public.")) << dani.lines();
  EXPECT_TRUE(dani.shows("it cannot be called back")) << dani.lines();
  EXPECT_FALSE(dani.shows("What is signed")) << dani.lines();

  ASSERT_NO_FATAL_FAILURE(agree(meg, "I am willing"));
  ASSERT_NO_FATAL_FAILURE(agree(dani, "I am willing"));
  ASSERT_TRUE(both("Approved by everyone.", "Approved by everyone.")) << meg.lines() << dani.lines();
  EXPECT_FALSE(dani.shows("Let it go")) << dani.lines();
  const auto target = folder.path() / "public";
  ASSERT_TRUE(dani.type_into("A folder that is empty or not there yet, like Documents/summary", target.string())) << dani.lines();
  ASSERT_TRUE(dani.press("Write the files"));
  EXPECT_FALSE(std::filesystem::exists(target)) << "not without the passphrase";
  ASSERT_TRUE(dani.type_into("Your passphrase again", pair_passphrase));
  ASSERT_TRUE(dani.press("Write the files"));
  ASSERT_TRUE(dani.wait_for("A file that was handed on cannot be called back.", std::chrono::seconds(30))) << dani.lines();

  EXPECT_TRUE(std::filesystem::exists(target / "summary.txt"));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(target), {}), 1);
}

TEST_F(SummaryPath, IsStoppedAtAListedNameUntilItsAuthorSettlesIt) {
  ASSERT_NO_FATAL_FAILURE(begin_summary());
  ASSERT_NO_FATAL_FAILURE(offer(meg, "What was listened to", "Will laughed and took him through."));
  ASSERT_NO_FATAL_FAILURE(step(meg, "3 People and places"));
  ASSERT_TRUE(meg.type_into("Name of a person or place", "Will Ashdown"));
  ASSERT_TRUE(meg.type_into("Also called, with commas between", "Will, Ashdown"));
  ASSERT_TRUE(meg.type_into("What to say instead", "a manager"));
  ASSERT_TRUE(meg.press("Add to the list")) << meg.lines();
  ASSERT_TRUE(meg.shows("\"Will\" stands in:")) << meg.lines();
  ASSERT_NO_FATAL_FAILURE(step(meg, "4 Read it"));
  ASSERT_TRUE(meg.type_into("Valid until, like 2026-09-10", "2027-01-31"));
  ASSERT_TRUE(meg.press("Propose exactly this"));
  EXPECT_TRUE(meg.shows("A name or word of the people list still stands in the text.")) << meg.lines();

  ASSERT_NO_FATAL_FAILURE(step(meg, "3 People and places"));
  ASSERT_TRUE(meg.press("Say \"A manager\" instead")) << meg.lines();
  ASSERT_NO_FATAL_FAILURE(step(meg, "4 Read it"));

  EXPECT_TRUE(meg.shows("A manager laughed and took him through.")) << meg.lines();
}

class LongSummary : public SummaryPath {
 protected:
  void SetUp() override {
    SummaryPath::SetUp();
    ASSERT_NO_FATAL_FAILURE(begin_summary());
    for (int sentence = 0; sentence < 8; ++sentence) {
      const auto text = "What was learned the " + std::to_string(sentence) +
                        "th time is that no complaints does not mean no problem, and that asking comes before owning.";
      ASSERT_NO_FATAL_FAILURE(offer(meg, "What was learned", text.c_str()));
    }
    ASSERT_NO_FATAL_FAILURE(step(meg, "4 Read it"));
    ASSERT_TRUE(meg.type_into("Valid until, like 2026-09-10", "2027-01-31"));
    meg.reshape({1280, 300, 1, gui::ThemeName::light});
    ASSERT_TRUE(meg.press("Propose exactly this")) << meg.lines();
    ASSERT_NO_FATAL_FAILURE(step(meg, "5 Approve"));
  }
};

TEST_F(LongSummary, AsksForAnAnswerOnlyWhenItWasReadToItsEnd) {
  EXPECT_TRUE(meg.shows("Read it to its end first.")) << meg.lines();
  EXPECT_TRUE(meg.tree().find("I am willing")->is_disabled);

  for (int page = 0; page < 10; ++page) meg.key(gui::Key::page_down);

  EXPECT_FALSE(meg.shows("Read it to its end first.")) << meg.lines();
  ASSERT_TRUE(meg.type_into("Your passphrase again", pair_passphrase));
  ASSERT_TRUE(meg.press("I am willing"));
  EXPECT_TRUE(meg.shows("You are willing.")) << meg.lines();
}

TEST_F(LongSummary, LetsOneTakeSomethingOut) {
  ASSERT_TRUE(meg.press("Take something out")) << meg.lines();

  EXPECT_TRUE(meg.shows("Draft:")) << meg.lines();
  EXPECT_TRUE(meg.shows("Leave it out")) << meg.lines();
}

}  // namespace
}  // namespace candour::test
