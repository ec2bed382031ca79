#include "journal/model/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "journal/model/value.hpp"

namespace candour::journal::model {
namespace {

TEST(Text, OfProseMayHoldLineFeedsAndTabsAndNoOtherControl) {
  EXPECT_TRUE(is_prose("one\n\ttwo"));
  for (const auto* text : {"one\rtwo", "one\x1b[2Jtwo", "one\x7f", "one\u0085two"}) EXPECT_FALSE(is_prose(text)) << text;
  EXPECT_FALSE(is_prose(std::string_view("a\0b", 3)));
}

TEST(Text, OfALineMayHoldNoControlAtAll) {
  EXPECT_TRUE(is_line("Café 10:00"));
  EXPECT_FALSE(is_line("one\ntwo"));
  EXPECT_FALSE(is_line("one\ttwo"));
  EXPECT_TRUE(is_line(std::string(max_line, 'a')));
  EXPECT_FALSE(is_line(std::string(max_line + 1, 'a')));
}

TEST(Text, IsWellFormedUtf8) {
  for (const auto* bad : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"}) {
    EXPECT_FALSE(is_prose(bad));
    EXPECT_EQ(prose_from(bad).error().code, ErrorCode::not_text);
  }
}

TEST(Text, ThatIsTypedEndsItsLinesWithLineFeeds) {
  EXPECT_EQ(*prose_from("one\r\ntwo\rthree\n"), "one\ntwo\nthree\n");
}

TEST(Text, ThatIsTypedIsKeptInNormalForm) {
  EXPECT_EQ(*prose_from("cafe\u0301"), "caf\u00e9");
  EXPECT_EQ(*line_from("\u212b"), "\u00c5");
}

TEST(Text, ThatIsTypedTooLongIsRefusedAsTooLong) {
  EXPECT_EQ(line_from(std::string(max_line + 1, 'a')).error().code, ErrorCode::too_long);
  EXPECT_EQ(line_from("one\ntwo").error().code, ErrorCode::not_text);
}

TEST(VisibleText, ShowsWhatWouldChangeTheReading) {
  EXPECT_EQ(visible("a\u202eb", Layout::keep_lines), "a[U+202E]b");
  EXPECT_EQ(visible("a\u2066b\u2069", Layout::keep_lines), "a[U+2066]b[U+2069]");
  EXPECT_EQ(visible("a\u200bb\ufeff", Layout::keep_lines), "a[U+200B]b[U+FEFF]");
  EXPECT_EQ(visible("\x1b[31mred", Layout::keep_lines), "[U+001B][31mred");
  EXPECT_EQ(visible("a\u2028b", Layout::keep_lines), "a[U+2028]b");
  EXPECT_EQ(visible("a\xff" "b", Layout::keep_lines), "a\uFFFDb");
}

TEST(VisibleText, KeepsLinesOnlyWhereAsked) {
  EXPECT_EQ(visible("a\n\tb", Layout::keep_lines), "a\n\tb");
  EXPECT_EQ(visible("a\n\tb", Layout::one_line), "a  b");
}

TEST(VisibleText, LeavesLettersAndEmojiAlone) {
  const std::string family = "\U0001F469\u200D\U0001F4BB \u2764\uFE0F שלום café";

  EXPECT_EQ(visible(family, Layout::one_line), family);
  EXPECT_EQ(visible("a\u200Db", Layout::one_line), "a[U+200D]b");
}

RC_GTEST_PROP(VisibleText, IsALineWhateverBytesCame, (const Bytes& bytes)) {
  const auto start = ByteView(bytes).first(std::min<std::size_t>(bytes.size(), max_line / 8));

  RC_ASSERT(is_line(visible(as_text(start), Layout::one_line)));
}

TEST(Paragraphs, AreWhatStandsBetweenEmptyLines) {
  EXPECT_EQ(paragraphs("\none\ntwo\n\n \t\nthree\n"), (std::vector<std::string_view>{"one\ntwo", "three"}));
  EXPECT_TRUE(paragraphs("").empty());
  EXPECT_TRUE(paragraphs("\n \n").empty());
}

TEST(Paragraphs, AreReplacedByNumber) {
  EXPECT_EQ(*replace_paragraph("one\n\ntwo\n\nthree", 2, "2"), "one\n\n2\n\nthree");
  EXPECT_EQ(replace_paragraph("one", 2, "2").error().code, ErrorCode::bad_argument);
  EXPECT_EQ(replace_paragraph("one", 0, "2").error().code, ErrorCode::bad_argument);
}

TEST(Paragraphs, GoWithTheirGap) {
  EXPECT_EQ(*replace_paragraph("one\n\ntwo\n\nthree", 1, ""), "two\n\nthree");
  EXPECT_EQ(*replace_paragraph("one\n\ntwo\n\nthree", 2, ""), "one\n\nthree");
  EXPECT_EQ(*replace_paragraph("one\n\ntwo\n\nthree", 3, ""), "one\n\ntwo");
  EXPECT_EQ(*replace_paragraph("one", 1, ""), "");
}

TEST(Excerpt, EndsAfterAWholeWord) {
  EXPECT_EQ(excerpt("Eighteen of us in that room", 13), "Eighteen of…");
  EXPECT_EQ(excerpt("Eighteen", 8), "Eighteen");
  EXPECT_EQ(excerpt("one\n\n two", 20), "one two");
}

TEST(Excerpt, CutsInsideAWordOnlyIfThereIsNoOther) { EXPECT_EQ(excerpt("Eighteen of us", 4), "Eigh…"); }

TEST(Excerpt, NeverCutsACharacterInTwo) {
  EXPECT_EQ(excerpt("\U0001F469\u200D\U0001F4BB\U0001F469\u200D\U0001F4BB", 1), "\U0001F469\u200D\U0001F4BB…");
}

TEST(FoldedText, IsEqualForOneWordInAnyDress) {
  EXPECT_EQ(folded("Élan"), folded("elan"));
  EXPECT_EQ(folded("STRASSE"), folded("straße"));
  EXPECT_EQ(folded("e\u0301"), folded("\u00c9"));
  EXPECT_NE(folded("will"), folded("wall"));
}

TEST(Words, AreFoundWithoutWhatStandsBetween) {
  EXPECT_EQ(words("\"Don't\" -- OR 10:00!"), (std::vector<std::string>{"Don't", "OR", "10", "00"}));
  EXPECT_TRUE(words("... --").empty());
}

}  // namespace
}  // namespace candour::journal::model
