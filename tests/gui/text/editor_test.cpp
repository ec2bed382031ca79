// What hands expect of an editor.
#include "tests/gui/text/fixture.hpp"

namespace candour::gui::text {
namespace {

using EditorKeys = TextTest;

void type(Editor& editor, std::u32string_view words) {
  for (const auto character : words) editor.type(character);
}

TEST_F(EditorKeys, WalkAndDeleteAFamilyAsOneSign) {
  auto editor = page();
  editor.set_text("a👨‍👩‍👧‍👦b");

  editor.move(Move::left, Extend::no);
  editor.move(Move::left, Extend::no);
  EXPECT_EQ(editor.caret(), 1u);
  editor.remove();

  EXPECT_EQ(editor.text(), "ab");
}

TEST_F(EditorKeys, TakeALetterWithItsAccentByOneBackspace) {
  auto editor = page();
  editor.set_text("e\u0301");

  editor.backspace();

  EXPECT_EQ(editor.text(), "");
}

TEST_F(EditorKeys, TakeOneSignOfABengaliSyllableByBackspace) {
  auto editor = page();
  editor.set_text("কি");

  editor.backspace();

  EXPECT_EQ(editor.text(), "ক");
}

TEST_F(EditorKeys, GoToTheLeftInArabicToo) {
  auto editor = page();
  editor.set_text("مرحبا");
  editor.move(Move::text_start, Extend::no);

  editor.move(Move::left, Extend::no);

  EXPECT_EQ(editor.caret(), 2u);
}

TEST_F(EditorKeys, KeepTheColumnGoingDownOverAShortLine) {
  auto editor = page(0);
  editor.set_text("a long line here\nb\nanother long line");
  editor.select(10, 10);

  editor.move(Move::down, Extend::no);
  EXPECT_EQ(editor.caret(), 18u);
  editor.move(Move::down, Extend::no);

  EXPECT_GE(editor.caret(), 26u);
}

TEST_F(EditorKeys, GoToTheStartOfAWrappedLineAndNotOfTheParagraph) {
  auto editor = page(120);
  editor.set_text("several words that do not fit on one line");
  editor.move(Move::text_end, Extend::no);

  editor.move(Move::line_start, Extend::no);

  EXPECT_GT(editor.caret(), 0u);
  EXPECT_LT(editor.caret(), editor.text().size());
}

TEST_F(EditorKeys, ReplaceWhatIsChosenByWhatIsTyped) {
  auto editor = page();
  editor.set_text("start with the desk");
  editor.select(0, 5);

  type(editor, U"End");

  EXPECT_EQ(editor.text(), "End with the desk");
}

TEST_F(EditorKeys, ChooseAWordByTwoClicksAndAParagraphByThree) {
  auto editor = page();
  editor.set_text("first words\nsecond words");

  editor.press({8, 8}, 2, Extend::no);
  EXPECT_EQ(editor.selection(), "first");
  editor.press({8, 8}, 3, Extend::no);

  EXPECT_EQ(editor.selection(), "first words");
}

TEST_F(EditorKeys, UndoAWordAtATime) {
  auto editor = page();
  type(editor, U"one two");

  editor.undo();

  EXPECT_EQ(editor.text(), "one ");
}

TEST_F(EditorKeys, UndoWhatWasTypedAfterAPauseAlone) {
  auto editor = page();
  editor.note_time(std::chrono::seconds(1));
  type(editor, U"one");
  editor.note_time(std::chrono::seconds(3));
  type(editor, U"more");

  editor.undo();

  EXPECT_EQ(editor.text(), "one");
}

TEST_F(EditorKeys, NeverPutALineBreakIntoASingleLine) {
  Editor line(engine, Lines::single);
  line.set_layout({}, 0, 0);

  line.paste("two\nlines\r\nhere");
  line.new_line();

  EXPECT_EQ(line.text(), "two lines here");
}

TEST_F(EditorKeys, WrapAWordOfFourKibibytesAndWalkThroughIt) {
  auto editor = page(300);
  editor.set_text(std::string(4096, 'w'));
  editor.move(Move::text_start, Extend::no);

  for (int steps = 0; steps < 4096; ++steps) editor.move(Move::right, Extend::no);

  EXPECT_EQ(editor.caret(), 4096u);
  EXPECT_GT(editor.height(), 1000);
}

TEST_F(EditorKeys, FindWhateverItsCaseAndRoundTheEnd) {
  auto editor = page();
  editor.set_text("Desk and desk");
  editor.select(1, 1);

  ASSERT_TRUE(editor.find_next("DESK"));
  EXPECT_EQ(editor.anchor(), 9u);
  ASSERT_TRUE(editor.find_next("desk"));
  EXPECT_EQ(editor.anchor(), 0u);
  EXPECT_FALSE(editor.find_next("nowhere"));
}

TEST_F(EditorKeys, LayOutOnlyWhatIsSeenOfTwentyThousandWords) {
  std::string text;
  for (int paragraph = 0; paragraph < 250; ++paragraph) {
    for (int word = 0; word < 80; ++word) text += "words ";
    text += '\n';
  }
  auto editor = page(680);
  editor.set_text(text);

  editor.draw(list(), {0, 0}, 0, 800, {0xFF000000, 0xFF000000, 0xFF000000, 0xFF000000}, false);
  const float estimated = editor.height();

  EXPECT_GT(estimated, 10'000);
  EXPECT_LT(list().VtxBuffer.Size, 40'000);
}

TEST_F(EditorKeys, KeepsAWholeWordUnderAHandThatIsStillDown) {
  auto editor = page();
  editor.set_text("Eighteen of us in that room");

  editor.press({8, 8}, 2, Extend::no);
  editor.drag_to({8, 8});
  EXPECT_EQ(editor.selection(), "Eighteen");

  editor.drag_to({9, 9});
  EXPECT_EQ(editor.selection(), "Eighteen");
}

TEST_F(EditorKeys, DragsByWordsAfterADoubleClickAndByParagraphsAfterATriple) {
  auto editor = page();
  editor.set_text("one two three\nfour five");
  const auto middle_of = [&](std::size_t byte) {
    editor.select(byte, byte);
    const auto caret = editor.caret_box();
    return ImVec2{caret.x + 1, caret.y + caret.w / 2};
  };
  const auto in_two = middle_of(5);
  const auto in_three = middle_of(10);
  const auto in_one = middle_of(1);
  const auto in_five = middle_of(20);

  editor.press(in_two, 2, Extend::no);
  editor.drag_to(in_three);
  EXPECT_EQ(editor.selection(), "two three");
  editor.drag_to(in_one);
  EXPECT_EQ(editor.selection(), "one two");
  editor.press(in_two, 3, Extend::no);
  EXPECT_EQ(editor.selection(), "one two three");
  editor.drag_to(in_five);
  EXPECT_EQ(editor.selection(), "one two three\nfour five");
}

}  // namespace
}  // namespace candour::gui::text
