#include "cli/paragraphs.hpp"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

TEST(Paragraphs, AreNumberedFromOne) {
  const ParagraphText text("one\nmore of one\n\ntwo");
  EXPECT_EQ(text.numbered(), (Facts{{"Paragraph 1", "one\nmore of one"}, {"Paragraph 2", "two"}}));
  EXPECT_TRUE(ParagraphText("").numbered().empty());
}

TEST(Paragraphs, AreReplacedAddedAndRemovedOneAtATime) {
  ParagraphText text("one\n\ntwo\n\nthree");

  EXPECT_FALSE(text.replace(2, "zwei"));
  EXPECT_FALSE(text.add_after(3, "four"));
  EXPECT_FALSE(text.add_after(0, "zero"));
  EXPECT_FALSE(text.remove(2));

  EXPECT_EQ(
      text.numbered(),
      (Facts{{"Paragraph 1", "zero"}, {"Paragraph 2", "zwei"}, {"Paragraph 3", "three"}, {"Paragraph 4", "four"}}));
}

TEST(Paragraphs, KeepTheSpaceBetweenTheOthersAsItWas) {
  ParagraphText text("one\n\n\n\ntwo\n\nthree");
  EXPECT_FALSE(text.replace(3, "drei"));
  EXPECT_EQ(text.text(), "one\n\n\n\ntwo\n\ndrei");
}

TEST(Paragraphs, RefuseANumberThatIsNotThereAndChangeNothing) {
  ParagraphText text("one\n\ntwo");
  for (const std::size_t number : {std::size_t{0}, std::size_t{3}}) {
    EXPECT_TRUE(text.replace(number, "x"));
    EXPECT_TRUE(text.remove(number));
  }
  EXPECT_TRUE(text.add_after(3, "x"));
  EXPECT_EQ(text.text(), "one\n\ntwo");
}

TEST(Paragraphs, CanBeginAnEmptyText) {
  ParagraphText text("");
  EXPECT_TRUE(text.replace(1, "x"));
  EXPECT_FALSE(text.add_after(0, "first"));
  EXPECT_EQ(text.text(), "first");
}

}  // namespace
}  // namespace candour::cli
