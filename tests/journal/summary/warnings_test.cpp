// What a careful reader is asked to look at.
#include "journal/summary/warnings.hpp"

#include <gtest/gtest.h>

namespace candour::journal::summary {
namespace {

std::string all(std::string_view text, const std::vector<ListedName>& list = {}) {
  std::string found;
  for (const auto& warning : warnings_in(text, list)) {
    constexpr const char* kinds[] = {"name", "day", "number", "only"};
    found += std::string(kinds[static_cast<std::size_t>(warning.kind)]) + ":" + warning.as_written + " ";
  }
  return found;
}

TEST(Warnings, NameACapitalisedWordInsideASentenceThatNobodyListed) {
  EXPECT_EQ(all("We met at Calderbank and spoke."), "name:Calderbank ");
  EXPECT_EQ(all("Everybody listened. Nobody spoke."), "");
}

TEST(Warnings, SayNothingOfANameThatIsListedAlready) {
  EXPECT_EQ(all("Then Will Ashdown laughed.", {{"Will Ashdown", {"Will"}, "a manager", true}}), "");
}

TEST(Warnings, NameDaysAndMonthsAndNotTheVerbMay) {
  EXPECT_EQ(all("It was on a Monday in March, and it may rain."), "day:Monday day:March ");
}

TEST(Warnings, NameNumbersInDigitsAndInWords) {
  EXPECT_EQ(all("For six years 2 posts were held."), "number:six number:2 ");
}

TEST(Warnings, NameOnlyFirstAndLast) { EXPECT_EQ(all("She was the only one, the first."), "only:only only:first "); }

TEST(Warnings, TakeNeitherIForANameNorAnEmptyText) {
  EXPECT_EQ(all("and I went"), "");
  EXPECT_EQ(all(""), "");
}

TEST(Warnings, ShowTheSentenceAroundThem) {
  const auto warnings = warnings_in("One thing. It was at Calderbank then. Another.", {});

  ASSERT_EQ(warnings.size(), 1u);
  EXPECT_EQ(warnings[0].sentence, "It was at Calderbank then.");
}

}  // namespace
}  // namespace candour::journal::summary
