#include "journal/model/merge3.hpp"

#include <gtest/gtest.h>

#include <map>

#include "tests/journal/model/random_writer.hpp"

namespace candour::journal::model {
namespace {

using Open = std::vector<TwoWordings>;
using test::words_in;

TEST(Merge3, OfOneChangeIsThatChange) {
  EXPECT_EQ(merge3("A.", "A. B.", "A.").text, "A. B.");
  EXPECT_EQ(merge3("A.", "A.", "\n A.\n").text, "\n A.\n");
  EXPECT_EQ(merge3("A.", "C.", "C.").text, "C.");
}

TEST(Merge3, TakesChangesOfDifferentSentencesFromBoth) {
  const auto merged = merge3("I was late. You waited. We talked.", "I was late again. You waited. We talked.",
                             "I was late. You waited. We talked for an hour.");

  EXPECT_EQ(merged.text, "I was late again. You waited. We talked for an hour.");
  EXPECT_TRUE(merged.open.empty());
}

TEST(Merge3, TakesChangesOfNeighbouringSentencesFromBoth) {
  EXPECT_EQ(merge3("One. Two. Three.", "One now. Two. Three.", "One. Two then. Three.").text,
            "One now. Two then. Three.");
}

TEST(Merge3, TakesChangesOfDifferentWordsOfASentenceFromBoth) {
  const auto merged = merge3("We met on Tuesday in the office.", "We met on Thursday in the office.",
                             "We met on Tuesday in the canteen.");

  EXPECT_EQ(merged.text, "We met on Thursday in the canteen.");
  EXPECT_TRUE(merged.open.empty());
}

TEST(Merge3, LeavesBothWordingsOfOneSentenceSideBySide) {
  const auto merged = merge3("It went well. Thank you.", "It went badly. Thank you.", "It went slowly. Thank you.");

  EXPECT_EQ(merged.text, "It went badly. It went slowly. Thank you.");
  EXPECT_EQ(merged.open, (Open{{"It went badly.", "It went slowly."}}));
}

TEST(Merge3, DividesWordingsThatWouldBeReadAsOneSentence) {
  EXPECT_EQ(merge3("went well", "went badly", "went slowly").text, "went badly\nwent slowly");
}

TEST(Merge3, LeavesWhatOneChangedAndTheOtherTookOut) {
  const auto merged = merge3("One. Two. Three.", "One. Two, twice. Three.", "One. Three.");

  EXPECT_EQ(merged.text, "One. Two, twice. Three.");
  EXPECT_EQ(merged.open, (Open{{"Two, twice.", ""}}));
}

TEST(Merge3, TakesOutWhatOneTookOutThoughTheOtherWroteBesideIt) {
  const auto merged = merge3("One. Two. Three.", "One. Two. New. Three.", "One. Three.");

  EXPECT_EQ(merged.text, "One. New. Three.");
  EXPECT_TRUE(merged.open.empty());
}

TEST(Merge3, KeepsBothInsertionsAtOnePlaceAndEqualOnesOnce) {
  EXPECT_EQ(merge3("One.", "One. Mine.", "One. Yours.").text, "One. Mine. Yours.");
  EXPECT_EQ(merge3("One.", "One. Same. Mine.", "One. Same. Yours.").text, "One. Same. Mine. Yours.");
  EXPECT_EQ(merge3("", "Mine.", "Yours.").text, "Mine. Yours.");
  EXPECT_TRUE(merge3("", "Mine.", "Yours.").open.empty());
}

TEST(Merge3, KeepsParagraphs) {
  EXPECT_EQ(merge3("One.", "One.\n\nMine.", "One.\n\nYours.").text, "One.\n\nMine.\n\nYours.");
  EXPECT_EQ(merge3("One. Two.", "One.\n\nTwo.", "One. Two. Three.").text, "One.\n\nTwo. Three.");
}

TEST(Merge3, OfTextsTooLargeToBeLookedIntoLosesNothing) {
  std::string one;
  std::string other;
  std::string basis;
  for (int i = 0; i < 1'500; ++i) {
    basis += "b" + std::to_string(i) + ". ";
    one += "o" + std::to_string(i) + ". ";
    other += "t" + std::to_string(i) + ". ";
  }

  const auto merged = merge3(basis, one, other).text;

  for (int i = 0; i < 1'500; ++i) {
    ASSERT_NE(merged.find("o" + std::to_string(i) + "."), std::string::npos);
    ASSERT_NE(merged.find("t" + std::to_string(i) + "."), std::string::npos);
  }
}

TEST(StillOpen, IsWhatStandsSideBySideAsItWasLeft) {
  const Open open{{"It went badly.", "It went slowly."}};

  EXPECT_EQ(still_open("Hello. It went badly. It went slowly. Thank you.", open), open);
  EXPECT_TRUE(still_open("It went badly. Thank you.", open).empty());
  EXPECT_EQ(still_open("It went slowly. It went badly.", open), (Open{{"It went slowly.", "It went badly."}}));
  EXPECT_TRUE(still_open("It went badly.\nIt went slowly.", open).empty()) << "kept both";
  EXPECT_TRUE(still_open("It went badly, then. It went slowly.", open).empty());
  EXPECT_EQ(still_open("went badly\nwent slowly", {{"went badly", "went slowly"}}).size(), 1U);
}

TEST(Choose, KeepsWhatWasChosenAndTheRestAsItIs) {
  const std::string text = "Hello.  It went badly. It went slowly.\n\nThank you.";
  const TwoWordings open{"It went badly.", "It went slowly."};

  EXPECT_EQ(choose(text, open, Keep::first), "Hello.  It went badly.\n\nThank you.");
  EXPECT_EQ(choose(text, open, Keep::second), "Hello.  It went slowly.\n\nThank you.");
  EXPECT_EQ(choose(text, open, Keep::both), "Hello.  It went badly.\nIt went slowly.\n\nThank you.");
  EXPECT_EQ(choose("went badly\nwent slowly", {"went badly", "went slowly"}, Keep::both), "went badly\n\nwent slowly");
  EXPECT_EQ(choose("It went badly.", open, Keep::first), std::nullopt);
}

TEST(Choose, TakesOutOrLeavesWhatOneChangedAndTheOtherTookOut) {
  const TwoWordings open{"Two, twice.", ""};

  EXPECT_EQ(choose("One. Two, twice. Three.", open, Keep::second), "One. Three.");
  EXPECT_EQ(choose("Two, twice. Three.", open, Keep::second), "Three.");
  EXPECT_EQ(choose("One. Two, twice.\n", open, Keep::second), "One.\n");
  EXPECT_EQ(choose("One. Two, twice.", open, Keep::first), "One. Two, twice.");
}

int times(const std::map<std::string, int>& words, const std::string& word) {
  const auto found = words.find(word);
  return found == words.end() ? 0 : found->second;
}

// Everything that is wrong with a merge, in words.
std::string faults_of(const std::string& basis, const std::string& one, const std::string& other,
                      const MergedText& merged) {
  const auto before = words_in(basis);
  const auto mine = words_in(one);
  const auto yours = words_in(other);
  const auto after = words_in(merged.text);
  std::map<std::string, int> doubled;
  for (const auto& wordings : merged.open) {
    for (const auto& [word, count] : words_in(wordings.first)) doubled[word] += count;
    for (const auto& [word, count] : words_in(wordings.second)) doubled[word] += count;
  }
  std::string faults;
  for (const auto* side : {&mine, &yours}) {
    for (const auto& [word, count] : *side)
      if (times(before, word) == 0 && times(after, word) == 0) faults += "lost " + word + "\n";
  }
  for (const auto& [word, count] : after) {
    const int most = std::max(times(mine, word), times(yours, word)) + times(doubled, word);
    if (count > most) faults += "doubled " + word + "\n";
  }
  return faults.empty() ? faults : faults + basis + "\n--\n" + one + "\n--\n" + other + "\n==\n" + merged.text;
}

TEST(Merge3, LosesNoWordAndDoublesNoneInFiftyThousandRandomMerges) {
  test::RandomWriter writer(20'261'130);
  int open = 0;
  for (int i = 0; i < 50'000; ++i) {
    const auto basis = writer.first();
    const auto one = writer.changed(basis);
    const auto other = writer.changed(basis);

    const auto merged = merge3(basis, one, other);
    const auto turned = merge3(basis, other, one);

    ASSERT_EQ(faults_of(basis, one, other, merged), "") << i;
    ASSERT_EQ(words_in(merged.text), words_in(turned.text)) << i;
    ASSERT_EQ(merged.open.size(), turned.open.size()) << i;
    ASSERT_EQ(still_open(merged.text, merged.open), merged.open) << merged.text;
    open += merged.open.empty() ? 0 : 1;
  }
  EXPECT_GT(open, 5'000);
  EXPECT_LT(open, 45'000);
}

}  // namespace
}  // namespace candour::journal::model
