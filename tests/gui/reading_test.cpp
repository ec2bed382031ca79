// Reading: lists that grow, months, filters, finding on a page, and what a history says of its versions.
#include <gtest/gtest.h>

#include "gui/model/differences.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/vault/writing.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

namespace model = journal::model;
namespace note = journal::kinds::private_note;
using gui::Key;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

class Reading : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window.press("Just write, for now"));
    ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.type_into("The same once more", passphrase));
    ASSERT_TRUE(window.press("Make my journal")) << window.lines();
  }
  model::ItemKey write(const std::string& text) {
    auto made = window.notebook().desk().vault()->writing().write(model::ItemKind::private_note, {prose(note::text, text)});
    EXPECT_TRUE(made.has_value());
    window.settle();
    return std::move(made).value();
  }
  void open(const model::ItemKey& item) {
    window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::entry, item, {}}});
    window.settle();
  }
  // A text whose last paragraph lies far below what a window shows.
  static std::string long_text(const std::string& last) {
    std::string text;
    for (int paragraph = 0; paragraph < 60; ++paragraph) text += "A paragraph about the front of the house.\n";
    return text + last;
  }
  bool is_in_view(std::string_view words) {
    for (const auto& node : window.tree().nodes()) {
      if (node.name.find(words) != std::string::npos && node.visible.height > 1) return true;
    }
    return false;
  }

  TemporaryFolder folder;
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'525 + 12))};  // 13 March 2026
  HeadlessWindow window{folder.path() / "vault", clock, {}, std::nullopt};
};

TEST_F(Reading, AListCarriesTheNamesOfItsMonths) {
  write("in March");
  clock.advance(std::chrono::hours(24 * 40));
  write("in April");

  EXPECT_TRUE(window.shows("March 2026")) << window.lines();
  EXPECT_TRUE(window.shows("April 2026")) << window.lines();
}

TEST_F(Reading, AListOfManyCanBeScrolledToItsVeryFirst) {
  for (int entry = 0; entry < 450; ++entry) {
    clock.advance(std::chrono::minutes(1));
    ASSERT_TRUE(window.notebook().desk().vault()->writing().write(model::ItemKind::private_note,
                                                        {prose(note::text, "Entry " + std::to_string(entry) + ".")}));
  }
  window.settle();

  for (int turn = 0; turn < 400 && !window.shows("Entry 0."); ++turn) {
    window.queue.mouse_at(700, 400);
    window.queue.wheel(-6);
    window.settle();
  }

  EXPECT_TRUE(window.shows("Entry 0."));
}

TEST_F(Reading, ArrowsGoFromTheRowsOfOneMonthToThoseOfTheNext) {
  write("in March");
  clock.advance(std::chrono::hours(24 * 40));
  write("in April");
  const auto row_of = [this](std::string_view value) -> const gui::Node* {
    for (const auto& node : window.tree().nodes()) {
      if (node.role == gui::Role::row && node.value == value) return &node;
    }
    return nullptr;
  };
  ASSERT_NE(row_of("in April"), nullptr);
  window.notebook().ui().focus(row_of("in April")->id);
  window.settle();

  window.key(Key::down);

  EXPECT_TRUE(row_of("in March")->is_focused) << window.lines();
}

TEST_F(Reading, WhatWasSetAsideIsFoundUnderItsOwnFilter) {
  open(write("put away"));
  ASSERT_TRUE(window.press("Put away"));
  window.key(Key::escape);
  ASSERT_FALSE(window.shows("put away")) << window.lines();

  ASSERT_TRUE(window.press("Put away")) << window.lines();

  EXPECT_TRUE(window.shows("put away")) << window.lines();
}

TEST_F(Reading, TheFocusGoesToWhatStandsInThePlaceOfAButtonThatWent) {
  open(write("put away"));
  ASSERT_TRUE(window.press("Put away"));

  EXPECT_TRUE(window.tree().find("Bring back")->is_focused) << window.lines();
}

TEST_F(Reading, FindingMarksEachPlaceAndGoesToTheNext) {
  open(write(long_text("The desk, and once more the DESK.")));

  window.sign('f');
  window.type("desk");

  EXPECT_EQ(window.notebook().ui().found(), 2);
  EXPECT_TRUE(is_in_view("The desk, and once more")) << window.lines();
}

TEST_F(Reading, FindingSaysWhenThePageDoesNotSayIt) {
  open(write("Nothing of the kind."));

  window.sign('f');
  window.type("desk");

  EXPECT_TRUE(window.shows("This page does not say that.")) << window.lines();
}

TEST_F(Reading, EscapeClosesTheFinderFirstAndThenThePage) {
  open(write("Nothing of the kind."));
  window.sign('f');

  window.key(Key::escape);
  EXPECT_FALSE(window.shows("Find on this page"));
  EXPECT_TRUE(window.shows("Nothing of the kind."));

  window.key(Key::escape);
  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::journal);
}

TEST_F(Reading, ASearchLeadsToThePlaceThatSaysIt) {
  write(long_text("Maybe start with the reception."));
  window.sign('f', true, true);
  window.type("reception");
  std::string row;
  for (const auto& node : window.tree().nodes()) {
    if (node.role == gui::Role::row) row = node.name;
  }

  ASSERT_TRUE(window.press(row)) << window.lines();

  EXPECT_EQ(window.value_of("Find on this page"), "reception");
  EXPECT_TRUE(is_in_view("Maybe start with the reception.")) << window.lines();
}

TEST_F(Reading, FindingGoesThroughWhatIsBeingWritten) {
  window.sign('n');
  window.type("a desk, a chair and a desk");
  auto& editor = window.notebook().shelf().editor(gui::typed_key_of(window.notebook().desk().place()) / gui::Part::text,
                                                  gui::text::Lines::many);
  window.sign('f');
  window.type("chair");

  EXPECT_EQ(editor.selection(), "chair");
  window.key(Key::escape);
  window.type("stool");
  EXPECT_EQ(window.value_of("What you write"), "a desk, a stool and a desk");
}

TEST_F(Reading, AHistorySaysWhatWasAddedAndTakenOut) {
  const auto item = write("I walked past that desk.");
  ASSERT_TRUE(window.notebook().desk().vault()->writing().edit(item, {prose(note::text, "I have walked past the desk.")}));

  window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::history, item, {}}});
  window.settle();

  EXPECT_TRUE(window.shows("Added: \"have\"")) << window.lines();
  EXPECT_TRUE(window.shows("Added: \"the\""));
  EXPECT_TRUE(window.shows("Taken out: \"that\""));
  EXPECT_TRUE(window.shows("The first wording."));
}

TEST_F(Reading, AQuestionMarkAsksForHelpWhereNobodyWrites) {
  window.type("?");

  EXPECT_TRUE(window.shows("Ctrl+Shift+F")) << window.lines();
}

TEST_F(Reading, AQuestionMarkIsOneWhereSomebodyWrites) {
  window.sign('n');
  window.type("Why?");

  EXPECT_EQ(window.value_of("What you write"), "Why?");
}

TEST_F(Reading, TheMenuKeyOpensEverythingOneCanDoHere) {
  window.key(Key::menu);

  EXPECT_TRUE(window.shows("What do you want to do?")) << window.lines();
}

TEST(Differences, NameRunsOfWholeWords) {
  const auto found = gui::differences_between("one two three four", "one 2 3 four five");

  EXPECT_EQ(found.added, (std::vector<std::string>{"2 3", "five"}));
  EXPECT_EQ(found.taken_out, std::vector<std::string>{"two three"});
}

TEST(Differences, AreNoneBetweenTextsOfTheSameWords) {
  const auto found = gui::differences_between("one two\n\nthree", "one  two three");

  EXPECT_TRUE(found.added.empty());
  EXPECT_TRUE(found.taken_out.empty());
}

TEST(Differences, OfTwoLongTextsThatShareNothingAreOneRunEach) {
  std::string before;
  std::string after;
  for (int word = 0; word < 20'000; ++word) {
    before += "a" + std::to_string(word) + " ";
    after += "b" + std::to_string(word) + " ";
  }

  const auto found = gui::differences_between(before, after);

  EXPECT_EQ(found.added.size(), 1u);
  EXPECT_EQ(found.taken_out.size(), 1u);
}

}  // namespace
}  // namespace candour::test
