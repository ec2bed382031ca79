// How text is laid out and drawn.
#include "gui/text/find.hpp"
#include "gui/text/shaper.hpp"
#include "tests/gui/text/fixture.hpp"

namespace candour::gui::text {
namespace {

using TextEngine = TextTest;

std::vector<Quad> quads_of(Engine& engine, std::string_view words) {
  return engine.shaper().quads(engine.shaper().shape(words, {}, 0), engine.atlas());
}

TEST_F(TextEngine, NeverDrawsTheDigitsOfADateAsEmoji) {
  for (const auto& quad : quads_of(engine, "Wed 25 November 13:04")) EXPECT_FALSE(quad.is_colour);
}

TEST_F(TextEngine, DrawsAnEmojiInItsColours) {
  const auto quads = quads_of(engine, "👩🏽‍🦽");

  ASSERT_FALSE(quads.empty());
  EXPECT_TRUE(quads.front().is_colour);
}

TEST_F(TextEngine, HasEveryScriptThatPeopleWriteHere) {
  for (const char* words : {"Quiet desk", "καλημέρα", "добрый день", "مرحبا", "یہ اردو ہے", "আমি বাংলায়", "नमस्ते",
                            "没有人说话", "👨‍👩‍👧"}) {
    const auto shaped = engine.shaper().shape(words, {}, 0);
    EXPECT_EQ(pango_layout_get_unknown_glyphs_count(shaped.layout.get()), 0) << words;
  }
}

TEST_F(TextEngine, CutsOneLineWithinItsWidth) {
  const auto& laid = engine.lay_out_ellipsis("a line that is much longer than the place it has", {}, 120);

  EXPECT_LE(laid.width(), 120.5f);
  EXPECT_EQ(laid.line_count(), 1u);
}

TEST_F(TextEngine, LaysTheSameWordsOutOnce) {
  const auto* first = &engine.lay_out("the same", {}, 200);

  EXPECT_EQ(first, &engine.lay_out("the same", {}, 200));
  EXPECT_NE(first, &engine.lay_out("the same", {}, 100));
}

TEST_F(TextEngine, TakesAnyBytes) {
  const auto& laid = engine.lay_out(std::string_view("\xff\0\x80 after\r\nnext", 16), {}, 300);

  EXPECT_EQ(laid.line_count(), 2u);
}

TEST_F(TextEngine, DrawsAsManyLettersAsThereAreWhenItsPageMustGrow) {
  std::string words;
  for (char32_t character = 0x4E00; character < 0x4E00 + 3000; ++character) {
    words += static_cast<char>(0xE0 | character >> 12);
    words += static_cast<char>(0x80 | (character >> 6 & 0x3F));
    words += static_cast<char>(0x80 | (character & 0x3F));
  }
  Style large;
  large.size = 40;
  const auto& laid = engine.lay_out(words, large, 1200);
  const auto generation = engine.atlas().generation();

  laid.draw(list(), {0, 0}, 0xFFFFFFFF);

  EXPECT_GT(engine.atlas().generation(), generation);
  EXPECT_EQ(list().VtxBuffer.Size, 4 * 3000);
}

TEST_F(TextEngine, SetsArabicFromTheRight) {
  EXPECT_TRUE(engine.lay_out("مرحبا بالعالم", {}, 300).is_right_to_left());
  EXPECT_FALSE(engine.lay_out("hello", {}, 300).is_right_to_left());
}

float width_of(Engine& engine, std::string_view words, bool is_marked) {
  Style style;
  style.is_marked = is_marked;
  return engine.lay_out(words, style, 0).width();
}

TEST_F(TextEngine, DrawsMarkedWordsHeavierAndAllOthersAsTheyAre) {
  EXPECT_NE(width_of(engine, "# A heading", true), width_of(engine, "# A heading", false));
  EXPECT_NE(width_of(engine, "some **heavy** words", true), width_of(engine, "some **heavy** words", false));
  for (const char* plain : {"#tag", "a # b", "2 ** 3", "**", "****", "no marks at all", "#### four"}) {
    EXPECT_EQ(width_of(engine, plain, true), width_of(engine, plain, false)) << plain;
  }
}

TEST(FindWords, FindsThemWhateverTheirCaseInAnyScript) {
  const std::string text = "Im Été, und noch einmal ÉTÉ; কেউ";

  const auto first = find_words(text, "été", 0);
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(text.substr(first->begin, first->end - first->begin), "Été");
  const auto second = find_words(text, "été", first->end);
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(text.substr(second->begin, second->end - second->begin), "ÉTÉ");
  EXPECT_FALSE(find_words(text, "été", second->end).has_value());
  EXPECT_TRUE(find_words(text, "কেউ", 0).has_value());
}

TEST(FindWords, FindsWhatTheSearchFinds) {
  const std::string text = "Łódź, Straße, 今日は上司と話した";
  for (const auto& [needle, expected] :
       {std::pair{"lodz", "Łódź"}, {"STRASSE", "Straße"}, {"上司", "上司"}, {"ódz", "ódź"}}) {
    const auto all = find_all(text, needle);
    ASSERT_EQ(all.size(), 1u) << needle;
    EXPECT_EQ(text.substr(all[0].begin, all[0].end - all[0].begin), expected);
  }
  EXPECT_EQ(find_all("aaaa aa", "aa").size(), 3u);
}

TEST(FindWords, FindsNothingForNothing) { EXPECT_FALSE(find_words("some text", "", 0).has_value()); }

}  // namespace
}  // namespace candour::gui::text
