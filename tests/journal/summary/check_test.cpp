#include "journal/summary/check.hpp"
#include "journal/summary/refused_place.hpp"

#include <gtest/gtest.h>

#include "journal/summary/allowed.hpp"
#include "scenario_a.hpp"

namespace candour::journal::summary {
namespace {

Passage passage(std::uint16_t heading, std::string text, std::uint8_t order = 1) {
  Passage out;
  out.heading = heading;
  out.text = std::move(text);
  out.order = {order};
  return out;
}

const std::string slip = "A visitor asked for someone in charge. Will laughed and took him through.";

TEST(Check, LetsTheGoldenSummaryGo) {
  const auto check = check_summary(test::golden_passages(), test::people_list_a());

  EXPECT_TRUE(check.may_leave());
  EXPECT_TRUE(check.hits.empty());
}

TEST(Check, StopsTheDraftOfTheTwelfthOfJuneAndNamesThePlace) {
  auto passages = test::golden_passages();
  passages.push_back(passage(3, slip, 0));

  const auto check = check_summary(passages, test::people_list_a());

  EXPECT_FALSE(check.may_leave());
  ASSERT_EQ(check.hits.size(), 1U);
  const auto& hit = check.hits[0];
  EXPECT_EQ(hit.passage, passages.size() - 1);
  EXPECT_EQ(hit.line, 4U);
  EXPECT_EQ(hit.offset, slip.find("Will"));
  EXPECT_EQ(hit.as_written, "Will");
  EXPECT_EQ(hit.alias, "Will");
  EXPECT_EQ(hit.replacement, "A manager") << "it begins a sentence";
  EXPECT_EQ(hit.sentence, "Will laughed and took him through.");
}

TEST(Check, KeepsTheCapitalOfASentenceAndNoOther) {
  const std::vector<ListedName> list{{"Poppy Vale", {}, "a colleague", false}};
  const auto replacement_in = [&](const char* text) { return check_summary({passage(3, text)}, list).hits.at(0).replacement; };

  EXPECT_EQ(replacement_in("Poppy Vale told me."), "A colleague");
  EXPECT_EQ(replacement_in("It was late. \u201CPoppy Vale knows.\u201D"), "A colleague");
  EXPECT_EQ(replacement_in("Then\nPoppy Vale came."), "A colleague");
  EXPECT_EQ(replacement_in("I told Poppy Vale."), "a colleague");
  EXPECT_EQ(replacement_in("I told, (Poppy Vale)."), "a colleague");
}

TEST(Check, LetsAHitStandThatTheAuthorAllowedForExactlyThisText) {
  auto allowed = passage(3, slip);
  allowed.allowed.insert(allowed_element("Will", slip));
  auto edited = allowed;
  edited.text += " Again.";

  EXPECT_TRUE(check_summary({allowed}, test::people_list_a()).may_leave());
  EXPECT_FALSE(check_summary({edited}, test::people_list_a()).may_leave());
}

TEST(Check, AllowsNoOtherAliasAndNoOtherPassage) {
  auto first = passage(3, slip);
  first.allowed.insert(allowed_element("Ashdown", slip));
  auto second = passage(4, "Dani was there.");
  second.allowed.insert(allowed_element("Will", slip));

  EXPECT_FALSE(check_summary({first}, test::people_list_a()).may_leave());
  EXPECT_FALSE(check_summary({passage(3, slip), second}, test::people_list_a()).may_leave());
}

TEST(Check, StopsANameThatArisesWhereTwoPassagesMeet) {
  const std::vector<ListedName> list{{"Outpatients East", {}, "a team", false}};

  const auto check = check_summary({passage(1, "We saw outpatients", 1), passage(1, "East of here.", 2)}, list);

  ASSERT_EQ(check.hits.size(), 1U);
  EXPECT_FALSE(check.hits[0].passage);
  EXPECT_EQ(check.hits[0].line, 2U);
  EXPECT_FALSE(check.may_leave());
}

TEST(Check, DoesNotTakeAHeadingForAName) {
  const std::vector<ListedName> list{{"Care", {"Summary"}, "", false}};

  EXPECT_TRUE(check_summary({passage(12, "Read by all.")}, list).may_leave());
  EXPECT_FALSE(check_summary({passage(12, "Read by Care.")}, list).may_leave());
}

TEST(Check, LooksAtNothingThatStaysHere) {
  auto out = passage(3, slip);
  out.is_left_out = true;

  EXPECT_TRUE(check_summary({out}, test::people_list_a()).may_leave());
}

TEST(Check, RefusesADeceptiveCharacterWithItsPlace) {
  const auto check = check_summary({passage(1, "Fine."), passage(3, "Some\u200Bthing.")}, {});

  ASSERT_TRUE(check.refused);
  EXPECT_EQ(check.refused->passage, 1U);
  EXPECT_EQ(check.refused->line, 3U);
  EXPECT_EQ(check.refused->place.offset, 4U);
  EXPECT_EQ(check.refused->place.character, U'\u200B');
  EXPECT_FALSE(check.may_leave());
}

TEST(Check, NamesThePlaceOfACharacterThatMayNotLeaveInWords) {
  const std::pair<std::string, std::string> places[] = {
      {"Some\u200Bthing.", "line 1, after \"Some\", before \"thing.\": a sign that nobody sees (U+200B)"},
      {"First.\nWe sat under the very quiet \u202Edesk of the hall and talked.\nLast.",
       "line 2, after \"under the very quiet\", before \"desk of the hall\": a sign that turns the direction of writing "
       "(U+202E)"},
      {"\u2603", "line 1: a sign that is neither a letter, a digit nor English punctuation (U+2603)"},
      {"A p\u0430ge.", "line 1, after \"A p\", before \"ge.\": a letter of another alphabet than the word it stands in "
                       "(U+0430)"},
      {"One\n\a two", "line 2, before \"two\": a control character (U+0007)"},
      {"One \xff", "line 1, after \"One\": bytes that are no character"}};
  for (const auto& [text, words] : places) {
    const auto place = find_deceptive_character(text);
    ASSERT_TRUE(place) << words;
    EXPECT_EQ(in_words(text, *place), words);
  }
}

CharacterFault fault_in(std::string_view text) {
  const auto place = find_deceptive_character(text);
  if (!place) throw std::logic_error("nothing found");
  return place->fault;
}

TEST(DeceptiveCharacters, AreFoundWhateverTheirKind) {
  EXPECT_EQ(fault_in("a\xFF"), CharacterFault::not_utf8);
  EXPECT_EQ(fault_in("a\rb"), CharacterFault::control);
  EXPECT_EQ(fault_in(std::string_view("a\0b", 3)), CharacterFault::control);
  EXPECT_EQ(fault_in("a\u00ADb"), CharacterFault::invisible);
  EXPECT_EQ(fault_in("a\u2028b"), CharacterFault::invisible);
  EXPECT_EQ(fault_in("a\uFEFFb"), CharacterFault::invisible);
  EXPECT_EQ(fault_in("a\u2800b"), CharacterFault::invisible);
  EXPECT_EQ(fault_in("a\u202Eb"), CharacterFault::direction);
  EXPECT_EQ(fault_in("a\u2066b"), CharacterFault::direction);
  EXPECT_EQ(fault_in("D\u0430ni"), CharacterFault::mixed_word);     // Cyrillic a
  EXPECT_EQ(fault_in("\u0391shdown"), CharacterFault::mixed_word);  // Greek Alpha
}

// Everything that is not known to be harmless stays, and its author sees it.
TEST(DeceptiveCharacters, AreAllButTheAllowedOnes) {
  for (const char* text : {"a\tb", "3\u00A0km", "a\u200Ab", "\u00B5m", "\u00BD", "1\u00BA", "Pop\u00B7py", "a\uFFFCb", "Wi|l",
                           "a_b", "a\u2192b", "\u2022 a", "\U0001F600", "\u1D05ani", "\U0001D40Fani", "\uFF30oppy", "a\u2044b",
                           "~", "^", "`", "<b>", "{x}", "\\"}) {
    EXPECT_TRUE(find_deceptive_character(text)) << text;
  }
  EXPECT_EQ(fault_in("Wi|l"), CharacterFault::unusual);
}

TEST(DeceptiveCharacters, AreNotFoundInWhatPeopleWrite) {
  for (const char* text :
       {"Plain, with \u201Cquotes\u201D \u2013 and 3 km.\nNext (it's 10%)", "Siân Zieliński Łukasz Œuvre", "Сара и Dani",
        "東京タワーの高さ", "한국어 漢字", "قال محمد", "10\u20AC or \u00A310 & more; e-mail a@b.example"}) {
    EXPECT_FALSE(find_deceptive_character(text)) << text;
  }
}

TEST(Allowance, IsReadAsItWasWritten) {
  const auto element = allowed_element("D.O.", "text");
  const auto allowance = read_allowed_element(element);

  ASSERT_TRUE(allowance);
  EXPECT_EQ(allowance->alias, "D.O.");
  EXPECT_EQ(element.size(), 4U + 1 + 32);
}

TEST(Allowance, IsNothingInAnyOtherForm) {
  const auto element = allowed_element("A", "text");
  Bytes no_zero = element;
  no_zero[1] = 1;
  Bytes two_zeros = element;
  two_zeros[0] = 0;

  EXPECT_FALSE(read_allowed_element({}));
  EXPECT_FALSE(read_allowed_element(ByteView(element).subspan(1)));
  EXPECT_FALSE(read_allowed_element(no_zero));
  EXPECT_FALSE(read_allowed_element(two_zeros));
}

}  // namespace
}  // namespace candour::journal::summary
