#include "base/text/clean.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unicode/uchar.h>

#include "base/text/normal.hpp"
#include "base/text/words.hpp"
#include "tests/base/text/scripts.hpp"

namespace candour::text {
namespace {

TEST(CleanText, KeepsSeparatorsSeparating) {
  for (const auto* separator : {"\n", "\r", "\r\n", "\v", "\f", "\u0085", "\u2028", "\u2029"}) {
    const auto between = std::string("a") + separator + "b";
    EXPECT_EQ(cleaned(between, Breaks::keep), "a\nb") << separator;
    EXPECT_EQ(cleaned(between, Breaks::as_spaces), "a b") << separator;
  }
}

TEST(CleanText, KeepsATabWhereLinesAreKeptAndElseMakesItASpace) {
  EXPECT_EQ(cleaned("a\tb", Breaks::keep), "a\tb");
  EXPECT_EQ(cleaned("a\tb", Breaks::as_spaces), "a b");
}

TEST(CleanText, CostsEveryOtherControlItselfAndCountsIt) {
  EXPECT_EQ(cleaned(std::string_view("a\0b", 3), Breaks::keep), "a\uFFFDb");
  const auto out = clean("a\x1b[31mred\x7f\u009b", Breaks::keep);
  EXPECT_EQ(out.text, "a\uFFFD[31mred\uFFFD\uFFFD");
  EXPECT_EQ(out.replaced, 3u);
}

TEST(CleanText, CostsABadByteItselfAndCountsIt) {
  const auto out = clean("Gr\xc3 e, na\xefve\xff", Breaks::keep);

  EXPECT_EQ(out.text, "Gr\uFFFD e, na\uFFFDve\uFFFD");
  EXPECT_EQ(out.replaced, 3u);
  EXPECT_EQ(clean("gr\u00fcn", Breaks::keep).replaced, 0u);
}

std::string letters_of(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto from = at;
    const auto c = next_character(text, at);
    if (c != not_a_character && u_isalnum(c)) out += text.substr(from, at - from);
  }
  return out;
}

RC_GTEST_PROP(CleanText, IsAsItIsWhenCleanedAgain, ()) {
  const auto any = *test::any_bytes();
  for (const auto breaks : {Breaks::keep, Breaks::as_spaces}) {
    const auto once = cleaned(any, breaks);
    RC_ASSERT(is_clean(once, breaks));
    RC_ASSERT(cleaned(once, breaks) == once);
    RC_ASSERT(is_clean(any, breaks) == (once == any));
  }
}

RC_GTEST_PROP(CleanText, StaysCleanInNormalForm, ()) {
  const auto once = cleaned(*test::any_bytes(), Breaks::keep);

  RC_ASSERT(is_clean(*nfc(once), Breaks::keep));
}

RC_GTEST_PROP(CleanText, LosesNoLetter, ()) {
  const auto any = *test::any_bytes();

  RC_ASSERT(letters_of(cleaned(any, Breaks::as_spaces)) == letters_of(any));
}

RC_GTEST_PROP(CleanText, NeverJoinsTwoWords, ()) {
  const auto any = *test::any_bytes();
  const auto forms = [](std::string_view text) {
    std::vector<std::string> out;
    for (auto& word : words_of(text)) out.push_back(std::move(word.folded));
    return out;
  };

  for (const auto breaks : {Breaks::keep, Breaks::as_spaces}) RC_ASSERT(forms(cleaned(any, breaks)) == forms(any));
}

}  // namespace
}  // namespace candour::text
