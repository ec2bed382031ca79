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
    EXPECT_FALSE(is_line(bad));
    EXPECT_TRUE(is_prose(*prose_from(bad)));
    EXPECT_EQ(nfc(bad).error().code, ErrorCode::not_text);
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
  EXPECT_EQ(prose_from(std::string(max_prose + 1, 'a')).error().code, ErrorCode::too_long);
}

TEST(Text, ThatIsTypedCostsABadByteItself) {
  EXPECT_EQ(*prose_from("a good line\nGr\xc3 e\v2"), "a good line\nGr\uFFFD e\n2");
  EXPECT_EQ(*line_from("one\ntwo\x1b"), "one two\uFFFD");
}

TEST(Text, OfALaterCandourMayHoldWhatIsNotTypedHere) {
  EXPECT_TRUE(is_prose("a\u2028b"));  // no control character: what stands in a journal stays as it is
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

}  // namespace
}  // namespace candour::journal::model
