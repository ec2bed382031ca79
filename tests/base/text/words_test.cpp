#include "base/text/words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text/normal.hpp"
#include "tests/base/text/scripts.hpp"

namespace candour::text {
namespace {

std::vector<std::string> forms(std::string_view text) {
  std::vector<std::string> out;
  for (auto& word : words_of(text)) out.push_back(std::move(word.folded));
  return out;
}

using Forms = std::vector<std::string>;

TEST(FoldedText, IsEqualForOneWordInAnyDress) {
  for (const auto& [one, other] : {std::pair{"Élan", "elan"}, {"STRASSE", "straße"}, {"e\u0301", "\u00c9"},
                                   {"Łódź", "lodz"}, {"Ærøskøbing", "aeroskobing"}, {"Ḥāfiẓ", "hafiz"},
                                   {"Θεός", "ΘΕΟΣ"}, {"йод", "иод"}, {"שָׁלוֹם", "שלום"}, {"مُحَمَّد", "محمد"},
                                   {"ｗｉｄｅ", "wide"}, {"ﬁnd", "find"}, {"Si\u00ADan", "sian"}, {"ｶﾞ", "ガ"}}) {
    EXPECT_EQ(folded(one), folded(other)) << one;
  }
}

TEST(FoldedText, KeepsTheMarksThatMakeALetter) {
  for (const auto& [one, other] : {std::pair{"कि", "कु"}, {"ที่", "ทุ"}, {"が", "か"}, {"will", "wall"}}) {
    EXPECT_NE(folded(one), folded(other)) << one;
  }
}

TEST(Words, AreWhatStandsTogether) {
  EXPECT_EQ(forms("\"Both\" -- OR 10:00, 2nd!"), (Forms{"both", "or", "10", "00", "2nd"}));
  EXPECT_EQ(forms("front-desk"), (Forms{"front", "desk"}));
  EXPECT_TRUE(forms("... -- \U0001F389 \u2764\uFE0F").empty());
  EXPECT_TRUE(forms("").empty());
}

TEST(Words, AreJoinedOverAnApostropheAndOverNothingElse) {
  for (const auto* text : {"don't", "l’école", "d\u02BCart"}) {
    const auto words = words_of(text);
    ASSERT_EQ(words.size(), 2u) << text;
    EXPECT_FALSE(words[0].is_joined);
    EXPECT_TRUE(words[1].is_joined) << text;
  }
  EXPECT_FALSE(words_of("front-desk")[1].is_joined);
  EXPECT_FALSE(words_of("a b")[1].is_joined);
}

TEST(Words, OfScriptsWithoutSpacesAreTheirCharacters) {
  EXPECT_EQ(forms("今日は上司と話した"), (Forms{"今", "日", "は", "上", "司", "と", "話", "し", "た"}));
  EXPECT_EQ(forms("ABC上司2").size(), 4u);
  EXPECT_EQ(forms("\u0EDC"), forms("\u0EAB\u0E99"));  // one letter of Lao that stands for two
  for (const auto* text : {"ที่นี่", "ພາສາ", "ភាសា", "မြန်မာ", "セーター"}) {
    EXPECT_GT(forms(text).size(), 1u) << text;
    for (const auto& word : words_of(text)) EXPECT_TRUE(word.begin == 0 || word.is_joined) << text;
  }
}

RC_GTEST_PROP(FoldedText, IsAsItIsWhenFoldedAgain, ()) {
  const auto once = folded(*test::any_text());

  RC_ASSERT(folded(once) == once);
}

RC_GTEST_PROP(FoldedText, IsTheSameCharacterByCharacter, ()) {
  const auto text = *test::any_bytes();
  std::string joined;
  std::size_t at = 0;
  for (const auto& each : folded_characters(text)) {
    append(joined, each.character);
    RC_ASSERT(each.begin >= at && each.end > each.begin && each.end <= text.size());
    at = each.begin;
  }

  RC_ASSERT(joined == folded(text));
}

// What an index does and what a query does meet here: a word is cut from its own form as it was from the text.
RC_GTEST_PROP(Words, AreCutFromTheirOwnFormAsTheyAre, ()) {
  const auto text = *test::any_bytes();
  for (const auto& word : words_of(text)) RC_ASSERT(forms(word.folded) == Forms{word.folded});
}

RC_GTEST_PROP(Words, OfAPartAreThoseOfTheWhole, ()) {
  const auto text = *test::any_bytes();
  const auto words = words_of(text);
  RC_PRE(!words.empty());
  const auto first = *rc::gen::inRange<std::size_t>(0, words.size());
  const auto last = *rc::gen::inRange<std::size_t>(first, words.size());
  const bool cuts_a_letter = (first > 0 && words[first - 1].begin == words[first].begin) ||
                             (last + 1 < words.size() && words[last + 1].begin == words[last].begin);
  RC_PRE(!cuts_a_letter);

  const auto part = words_of(std::string_view(text).substr(words[first].begin, words[last].end - words[first].begin));

  RC_ASSERT(part.size() == last - first + 1);
  for (std::size_t i = 0; i < part.size(); ++i) RC_ASSERT(part[i].folded == words[first + i].folded);
}

RC_GTEST_PROP(Words, AreTheSameInEveryNormalForm, ()) {
  const auto text = *test::any_text();

  RC_ASSERT(forms(*nfc(text)) == forms(text));
}

}  // namespace
}  // namespace candour::text
