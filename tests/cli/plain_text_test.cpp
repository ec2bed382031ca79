#include "cli/plain_text.hpp"

#include <gtest/gtest.h>

#include "cli/wide_text.hpp"
#include "journal/model/text.hpp"

namespace candour::cli {
namespace {

TEST(PlainText, ReplacesABadByteAndNothingElse) {
  const auto plain = plain_text("a good line\nGr\xc3 e \xff\xfe");

  EXPECT_EQ(plain.words, "a good line\nGr\uFFFD e \uFFFD\uFFFD");
  EXPECT_EQ(plain.replaced, 3u);
}

TEST(PlainText, ReplacesControlCharactersAndLeavesTabs) {
  const auto plain = plain_text("a\tb\x1b[A\x7f\u0090\x01");

  EXPECT_EQ(plain.words, "a\tb\uFFFD[A\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(plain.replaced, 4u);
}

TEST(PlainText, EndsLinesInOneWayAndRunsNoWordsTogether) {
  EXPECT_EQ(plain_text("a\r\nb\rc\vd\fe\u0085f\u2028g\u2029h\n").words, "a\nb\nc\nd\ne\nf\ng\nh\n");
}

TEST(PlainText, IsAlwaysWhatATextCanHold) {
  for (int first = 0; first < 256; ++first) {
    std::string every_byte;
    for (int second = 0; second < 256; ++second) every_byte += {static_cast<char>(first), static_cast<char>(second)};
    EXPECT_TRUE(journal::model::is_prose(plain_text(every_byte).words)) << first;
  }
  EXPECT_EQ(plain_text("e\u0301 \U0001F389 \u4eca").words, "e\u0301 \U0001F389 \u4eca");
}

TEST(PlainText, KnowsWhatHasNothingToRead) {
  for (const auto* blank : {"", " ", "\n \t\n"}) EXPECT_TRUE(is_blank(blank)) << blank;
  for (const auto* text : {".", " a", "\n\u00e9"}) EXPECT_FALSE(is_blank(text)) << text;
}

TEST(WideText, IsTheSameThereAndBack) {
  for (const auto* text : {"", "a", "\u00e9\u4eca\U0001F389\uFFFD"}) EXPECT_EQ(narrow_of(wide_of(text)), text);
  EXPECT_EQ(narrow_of(wide_of("a\xc3")), "a\uFFFD");
}

}  // namespace
}  // namespace candour::cli
