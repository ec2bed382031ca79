#include "base/text/shown.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text/clean.hpp"
#include "tests/base/text/scripts.hpp"

namespace candour::text {
namespace {

std::string shown(std::string_view text) { return visible(text, Layout::one_line); }

TEST(VisibleText, NamesWhatWouldChangeTheReading) {
  for (const auto& [text, expected] :
       {std::pair{"a\u202eb", "a[U+202E]b"}, {"a\u2066b\u2069", "a[U+2066]b[U+2069]"}, {"a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"},
        {"\x1b[31mred", "[U+001B][31mred"}, {"a\xff" "b", "a\uFFFDb"}, {"pass\u00ADword", "pass[U+00AD]word"},
        {"a\u200Db", "a[U+200D]b"}, {"a\u200Cb", "a[U+200C]b"}, {"a\uFE0Fb", "a[U+FE0F]b"}, {"a\u200Fb", "a[U+200F]b"},
        {"a\u3164b", "a[U+3164]b"}, {"a\U000E0041", "a[U+E0041]"}, {"\u4E0A\u200B\u53F8", "\u4E0A[U+200B]\u53F8"},
        {"שלום\u202E", "שלום[U+202E]"}, {"\U0001F600\u200D" "a", "\U0001F600[U+200D]a"}}) {
    EXPECT_EQ(shown(text), expected);
    EXPECT_EQ(visible(text, Layout::keep_lines), expected);
  }
}

TEST(VisibleText, KeepsLinesAndTabsOnlyWhereAsked) {
  EXPECT_EQ(visible("a\n\tb", Layout::keep_lines), "a\n\tb");
  EXPECT_EQ(shown("a\n\tb"), "a  b");
  for (const auto* end : {"\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    EXPECT_EQ(visible(std::string("a") + end + "b", Layout::keep_lines), "a\nb");
    EXPECT_EQ(shown(std::string("a") + end + "b"), "a b");
  }
}

TEST(VisibleText, LeavesWhatWritingNeeds) {
  for (const auto* text : {
           "می\u200Cخواهم",           // Persian: parts joined letters
           "क्\u200Dष", "ക്\u200D",  // Devanagari half form, Malayalam chillu
           "ক্\u200Cষ",              // Bengali: no conjunct
           "ه\u200D.",                // a letter in its initial form
           "שלום\u200F, abc",         // a mark beside Hebrew
           "ไทย\u200Bไทย",            // a place where a line may break
           "1\uFE0F\u20E3 #\uFE0F\u20E3",                                            // keycaps
           "\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F",  // the flag of Scotland
           "\U0001F1FA\U0001F1E6 \U0001F469\u200D\U0001F4BB \u2764\uFE0F \U0001F44D\U0001F3FD",
           "\U0001F469\u200D\u2764\uFE0F\u200D\U0001F469", "\u2764\uFE0E",
           "葛\U000E0100", "\u2229\uFE00", "ᠠ\u180B",                                  // listed variations
           "שלום café"}) {
    EXPECT_EQ(shown(text), text);
  }
}

TEST(VisibleText, NamesAJoinerWhereNothingJoins) {
  EXPECT_EQ(shown("abc\u200Cdef"), "abc[U+200C]def");
  EXPECT_EQ(shown("می \u200C"), "می [U+200C]");
  EXPECT_EQ(shown("क\u200Dष"), "क[U+200D]ष");
  EXPECT_EQ(shown("\U0001F3F4\U000E0061\U000E007F"), "\U0001F3F4[U+E0061][U+E007F]");
}

RC_GTEST_PROP(VisibleText, IsCleanWhateverBytesCame, ()) {
  const auto any = *test::any_bytes();

  RC_ASSERT(is_clean(visible(any, Layout::one_line), Breaks::as_spaces));
  RC_ASSERT(is_clean(visible(any, Layout::keep_lines), Breaks::keep));
}

RC_GTEST_PROP(VisibleText, HoldsNoOverrideWhateverBytesCame, ()) {
  const auto any = *test::any_bytes();
  const auto out = visible(any, Layout::keep_lines);
  for (std::size_t at = 0; at < out.size();) {
    const auto c = next_character(out, at);
    RC_ASSERT(!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069));
  }
}

TEST(SentenceAround, GivesTheSentenceAndNothingElse) {
  const std::string text = "It went well. Will laughed! Then nothing.";

  EXPECT_EQ(sentence_around(text, text.find("Will")), "Will laughed!");
  EXPECT_EQ(sentence_around(text, 0), "It went well.");
  EXPECT_EQ(sentence_around(text, text.size() - 1), "Then nothing.");
  EXPECT_EQ(sentence_around("Siân came. Will laughed.", 12), "Will laughed.");
}

}  // namespace
}  // namespace candour::text
