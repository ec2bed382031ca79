// What is sent was decided: a reply is read before it goes, a space that is typed presses nothing, one key is one act, and
// what happened is what is said.
#include <gtest/gtest.h>

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using gui::Key;
using gui::Screen;
using journal::model::ItemKind;
namespace model = journal::model;

constexpr const char* reply = "I have read this. Thank you.";
constexpr const char* field = "What you want to say";

class Decided : public testing::Test {
 protected:
  void SetUp() override {
    const auto& meg = journal.pair.meg;
    window = std::make_unique<HeadlessWindow>(meg.folder, journal.pair.clock, WindowShape{}, std::nullopt);
    ASSERT_TRUE(window->type_into("Passphrase", meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }
  void go(gui::Place place) {
    window->notebook().desk().carry_out(gui::act::Go{std::move(place)});
    window->settle();
  }
  std::string row_that_says(std::string_view words) const {
    for (const auto& node : window->tree().nodes()) {
      if (node.role == gui::Role::row && node.value.find(words) != std::string::npos) return node.name;
    }
    return {};
  }
  std::size_t comments() { return vault().items().linked_to(journal.reflection, ItemKind::comment)->size(); }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
};

TEST_F(Decided, AReadyReplyIsPutIntoTheFieldAndNotSent) {
  go({Screen::entry, journal.reflection, {}});
  const auto before = comments();

  ASSERT_TRUE(window->click(reply));
  window->type("I am not sure yet");

  EXPECT_EQ(comments(), before);
  EXPECT_EQ(window->value_of(field), std::string(reply) + "I am not sure yet");
  ASSERT_TRUE(window->press("Answer"));
  EXPECT_EQ(comments(), before + 1);
  EXPECT_EQ(window->value_of(field), "");
}

TEST_F(Decided, AReadyReplyGoesBehindWhatIsTypedAlready) {
  go({Screen::entry, journal.reflection, {}});
  ASSERT_TRUE(window->type_into(field, "Yes."));

  ASSERT_TRUE(window->press(reply));

  EXPECT_EQ(window->value_of(field), "Yes. " + std::string(reply));
}

TEST_F(Decided, SpacesThatArePartOfTypingPressNoButtonOfAnyScreen) {
  for (const auto& named : journal.places()) {
    window->shelf_number(gui::Typed::summary_step) = named.summary_step;
    go(named.place);
    const auto here = window->notebook().desk().place();  // a pairing that is done leads on by itself
    std::vector<std::string> buttons;
    for (const auto& node : window->tree().nodes()) {
      if (node.role == gui::Role::button && node.is_focusable && !node.is_disabled && node.band == gui::Band::body)
        buttons.push_back(node.name);
    }
    for (const auto& button : buttons) {
      const auto revision = vault().revision();
      if (!window->focus(button)) continue;
      for (const char32_t letter : std::u32string(U"not a b")) {  // as by hand: a frame each
        window->queue.stroke(letter);
        window->settle();
      }
      ASSERT_EQ(window->notebook().desk().place(), here) << button;
      ASSERT_EQ(vault().revision(), revision) << button << " on " << named.name;
    }
  }
}

TEST_F(Decided, ASpaceThatStandsAlonePressesAButton) {
  go({Screen::entry, journal.reflection, {}});
  ASSERT_TRUE(window->focus("History"));

  window->queue.stroke(U' ');
  window->settle();

  EXPECT_EQ(window->notebook().desk().place().screen, Screen::history);
}

TEST_F(Decided, AfterAnActTheFocusIsAwayFromTheButtonThatWouldRepeatIt) {
  go({Screen::entry, journal.reflection, {}});
  ASSERT_TRUE(window->type_into(field, "Once."));
  ASSERT_TRUE(window->press("Answer"));
  EXPECT_TRUE(window->tree().find(field)->is_focused) << window->lines();

  go({Screen::meeting, journal.meeting, {}});
  ASSERT_TRUE(window->type_into("Something to talk about", "the desk"));
  ASSERT_TRUE(window->press("Add"));
  EXPECT_FALSE(window->tree().find("Add")->is_focused) << window->lines();

  go({Screen::history, journal.reflection, {}});
  const auto versions = vault().items().history(journal.reflection)->size();
  ASSERT_TRUE(window->press("Bring this wording back")) << window->lines();
  window->key(Key::enter);
  window->key(Key::enter);
  EXPECT_EQ(vault().items().history(journal.reflection)->size(), versions + 1);
}

TEST_F(Decided, AnAnswerThatHasNotGoneCanBeTakenBack) {
  go({Screen::entry, journal.reflection, {}});
  const auto before = comments();
  ASSERT_TRUE(window->type_into(field, "In haste."));
  ASSERT_TRUE(window->press("Answer"));
  ASSERT_EQ(comments(), before + 1);

  ASSERT_TRUE(window->press("Take back")) << window->lines();

  EXPECT_EQ(comments(), before);
  EXPECT_EQ(window->notebook().desk().place().screen, Screen::entry) << "one stays on the page";
  EXPECT_TRUE(window->shows("Taken back.")) << window->lines();
}

TEST_F(Decided, OneKeyIsOneActAndSaysWhatItDid) {
  go({Screen::entry, journal.note, {}});
  go({Screen::share, journal.note, {}});
  ASSERT_TRUE(window->press("Use all of it"));
  const auto before = vault().items().list({ItemKind::reflection})->size();

  window->key(Key::enter, true);

  EXPECT_EQ(vault().items().list({ItemKind::reflection})->size(), before + 1);
  EXPECT_TRUE(window->shows("It is on its way.")) << window->lines();
  EXPECT_FALSE(window->shows("Nothing is written yet.")) << window->lines();
}

TEST_F(Decided, TheNextMeetingIsThatOfTheNextDateAndTheChoiceNamesIt) {
  const auto today = model::local_day(journal.pair.clock.wall(), model::zone_here()).number;
  const auto plan = [&](std::uint32_t day) {
    return *vault().writing().write(ItemKind::meeting,
                          {{journal::kinds::meeting::when, model::ZonedTime{Day{day}, 600, "Europe/London"}}});
  };
  plan(today - 20);
  const auto next = plan(today + 10);
  const auto put_away = plan(today + 5);
  plan(today + 45);  // written down last
  ASSERT_TRUE(vault().writing().edit(put_away, {{model::set_aside, model::Flag{true}}}));
  ASSERT_TRUE(vault().writing().edit(journal.meeting, {{model::set_aside, model::Flag{true}}}));

  go({Screen::share, journal.note, {}});
  std::string choice;
  for (const auto& node : window->tree().nodes()) {
    if (node.name.starts_with("something to talk about, for ")) choice = node.name;
  }
  const auto* screen = std::get_if<gui::ShareScreen>(&window->notebook().desk().screen());
  ASSERT_TRUE(screen && screen->next_meeting == next) << window->lines();
  ASSERT_TRUE(window->press("Use all of it"));
  ASSERT_TRUE(window->press(choice)) << window->lines();
  window->key(Key::enter, true);

  EXPECT_EQ(vault().items().linked_to(next, ItemKind::agenda_item)->size(), 1u);
}

TEST_F(Decided, ADoubleClickTakesAWholeWordAndATripleClickAWholeParagraph) {
  go({Screen::share, journal.note, {}});
  const auto typed = gui::typed_key_of(window->notebook().desk().place()) / gui::Part::note;
  const auto& note = window->notebook().shelf().editor(typed, gui::text::Lines::many);
  const gui::Node* area = nullptr;
  for (const auto& node : window->tree().nodes()) {
    if (node.role == gui::Role::editor && !area) area = &node;
  }
  ASSERT_TRUE(area);
  const float x = area->visible.x + 60, y = area->visible.y + 22;
  const auto click_by_hand = [&] {  // the button is down for some frames, and the hand trembles
    window->queue.mouse_at(x, y);
    window->queue.mouse_button(true, false, journal.pair.clock.steady());
    window->settle();
    window->queue.mouse_at(x + 1, y);
    window->settle();
    window->queue.mouse_button(false, false, journal.pair.clock.steady());
    window->settle();
  };
  const auto is_letter = [&](std::size_t at) { return at < note.text().size() && std::isalpha(note.text()[at]) != 0; };

  click_by_hand();
  click_by_hand();
  const auto begin = std::min(note.caret(), note.anchor());
  const auto end = std::max(note.caret(), note.anchor());
  ASSERT_LT(begin, end);
  EXPECT_FALSE(begin > 0 && is_letter(begin - 1)) << note.selection();
  EXPECT_FALSE(is_letter(end)) << note.selection();
  EXPECT_TRUE(is_letter(begin) && is_letter(end - 1)) << note.selection();
  click_by_hand();

  EXPECT_EQ(note.selection(), note.text().substr(0, note.text().find('\n')));
}

// ---- what one is about to press stays what it is about, when something comes above it

TEST_F(Decided, EnterOpensTheRowThatHadTheFocusThoughAnotherCameAboveIt) {
  window->reshape({1280, 1200});  // all rows are on it
  go({Screen::journal, {}, {}});
  ASSERT_TRUE(window->focus(row_that_says("A day in my shoes")));
  ASSERT_TRUE(vault().writing().write(ItemKind::reflection, {{journal::kinds::reflection::text, model::Prose{"Newer."}}}));

  window->key(Key::enter);

  EXPECT_EQ(window->notebook().desk().place().item, journal.meeting) << window->lines();
}

TEST_F(Decided, AMouseHeldDownOnOneRowAndReleasedOverAnotherOpensNothing) {
  window->reshape({1280, 1200});  // all rows are on it
  go({Screen::journal, {}, {}});
  const auto* found = window->tree().find(row_that_says("What I heard from Danielle"));
  ASSERT_TRUE(found) << window->lines();
  const auto row = found->visible;
  window->queue.mouse_at(row.x + 9, row.y + row.height / 2);
  window->queue.mouse_button(true, false, journal.pair.clock.steady());
  window->settle();
  ASSERT_TRUE(vault().writing().write(ItemKind::reflection, {{journal::kinds::reflection::text, model::Prose{"Newer."}}}));
  window->settle();

  window->queue.mouse_button(false, false, journal.pair.clock.steady());
  window->settle();

  EXPECT_EQ(window->notebook().desk().place().screen, Screen::journal) << window->lines();
}

TEST_F(Decided, EnterLeavesOutThePassageThatHadTheFocusThoughAnotherCameAboveIt) {
  namespace passage = journal::kinds::passage;
  const auto second = vault().items().linked_to(journal.summary, ItemKind::passage)->back();
  window->shelf_number(gui::Typed::summary_step) = 1;
  go({Screen::summary, {}, {}});
  const gui::Node* leave_out = nullptr;
  for (const auto& node : window->tree().nodes()) {
    if (node.name == "Leave it out") leave_out = &node;
  }
  ASSERT_TRUE(leave_out) << window->lines();
  window->notebook().ui().focus(leave_out->id);
  window->settle();
  ASSERT_TRUE(vault().writing().write(ItemKind::passage, {{passage::summary, journal.summary},
                                                {passage::heading, model::Number{1}},
                                                {passage::text, model::Prose{"Said above all others."}}}));

  window->key(Key::enter);

  const auto summary = *vault().items().show(journal.summary);
  const auto* field_left = session::field_of(summary, journal::kinds::summary::left_out);
  ASSERT_TRUE(field_left) << window->lines();
  const auto& left = std::get<model::SetValue>(field_left->value);
  const auto link = model::encode_link(second.key);
  ASSERT_EQ(left.size(), 1u);
  EXPECT_TRUE(std::equal(link.begin(), link.end(), left.begin()->begin()));
}

TEST_F(Decided, EachHintIsAskedForUntilItIsAnsweredAndAnewWhenItsSentenceChanges) {
  constexpr const char* still_open = "You have not said yet whether these may stay";
  namespace passage = journal::kinds::passage;
  const auto key = *vault().writing().write(ItemKind::passage, {{passage::summary, journal.summary},
                                                      {passage::heading, model::Number{4}},
                                                      {passage::text, model::Prose{"On 12 March seven people agreed."}}});
  const auto at_step = [&](int step) {
    window->shelf_number(gui::Typed::summary_step) = step;
    go({Screen::journal, {}, {}});
    go({Screen::summary, {}, {}});
  };
  at_step(3);
  ASSERT_TRUE(window->shows(still_open)) << window->lines();

  at_step(2);
  int answered = 0;
  while (window->press("It may stay")) ++answered;
  ASSERT_GE(answered, 2) << window->lines();
  at_step(3);
  EXPECT_FALSE(window->shows(still_open)) << window->lines();
  window->lock_and_go_on();
  ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
  ASSERT_TRUE(window->press("Open"));
  at_step(3);
  EXPECT_FALSE(window->shows(still_open)) << "answers stay: " << window->lines();

  ASSERT_TRUE(vault().writing().edit(key, {{passage::text, model::Prose{"On 13 March seven people agreed."}}}));
  at_step(3);
  EXPECT_TRUE(window->shows(still_open)) << window->lines();
}

TEST_F(Decided, APassphraseTypedForOneProposalAnswersNoOther) {
  const auto passages = *vault().items().linked_to(journal.summary, ItemKind::passage);
  ASSERT_TRUE(vault().summaries().leave_out(passages.front().key));
  const auto day = model::local_day(journal.pair.clock.wall(), model::zone_here()).number + 30;
  ASSERT_TRUE(vault().summaries().propose(journal.summary, "board", day));
  window->shelf_number(gui::Typed::summary_step) = 4;
  go({Screen::summary, {}, {}});
  ASSERT_TRUE(window->type_into("Your passphrase again", journal.pair.meg.passphrase_text)) << window->lines();
  ASSERT_TRUE(vault().writing().edit(passages.back().key, {{journal::kinds::passage::text, model::Prose{"Other words."}}}));
  ASSERT_TRUE(vault().summaries().propose(journal.summary, "board", day));

  for (int times = 0; times < 2; ++times) {
    window->key(Key::enter);
    ASSERT_TRUE(window->shows("Other words.")) << window->lines();
    EXPECT_FALSE(vault().summaries().show(journal.summary)->i_am_willing) << times << window->lines();
  }

  ASSERT_TRUE(window->type_into("Your passphrase again", journal.pair.meg.passphrase_text)) << window->lines();
  window->key(Key::enter);
  EXPECT_TRUE(vault().summaries().show(journal.summary)->i_am_willing) << window->lines();
}

TEST_F(Decided, BringsBackTheWordingThatHadTheFocusThoughANewerOneCameAboveIt) {
  go({Screen::history, journal.reflection, {}});
  const auto first = vault().items().history(journal.reflection)->front().value;
  ASSERT_TRUE(window->focus("Bring this wording back")) << window->lines();
  ASSERT_TRUE(vault().writing().edit(journal.reflection, {{journal::kinds::reflection::text, model::Prose{"Newer."}}}));

  window->key(Key::enter);

  EXPECT_EQ(vault().items().show(journal.reflection)->fields.front().value, first) << window->lines();
}

TEST_F(Decided, WhatIsPutAwayForBothSaysSoAndCanBeUndone) {
  go({Screen::entry, journal.reflection, {}});

  ASSERT_TRUE(window->press("Put away for both of you")) << window->lines();
  EXPECT_TRUE(vault().items().show(journal.reflection)->is_set_aside);
  EXPECT_TRUE(window->shows("Put away for everybody who can read it")) << window->lines();
  ASSERT_TRUE(window->press("Undo")) << window->lines();

  EXPECT_FALSE(vault().items().show(journal.reflection)->is_set_aside);
  go({Screen::entry, journal.note, {}});
  EXPECT_TRUE(window->tree().find("Put away")) << "of a private note only oneself knows: " << window->lines();
}

TEST_F(Decided, SendingQuicklySaysWhatItTellsBeforeItIsChosen) {
  const bool sends = window->notebook().desk().frame().sends_quickly;
  EXPECT_FALSE(sends);

  ASSERT_TRUE(window->press("Send quickly…")) << window->lines();
  EXPECT_FALSE(window->notebook().desk().frame().sends_quickly);
  EXPECT_TRUE(window->shows("Whoever runs the post box sees that you chose this")) << window->lines();
  ASSERT_TRUE(window->press("Send quickly"));
  EXPECT_TRUE(window->shows("Sending quickly, for two hours at most")) << window->lines();

  window->lock_and_go_on();
  ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
  ASSERT_TRUE(window->press("Open"));
  EXPECT_TRUE(window->shows("Sending quickly, for two hours at most")) << "after a lock too: " << window->lines();
  ASSERT_TRUE(window->press("Back to quiet"));
  window->lock_and_go_on();
  ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
  ASSERT_TRUE(window->press("Open"));
  EXPECT_FALSE(window->shows("Sending quickly, for two hours at most"));
  ASSERT_TRUE(window->press("Send quickly…"));
  ASSERT_TRUE(window->press("Send quickly"));
  journal.pair.clock.advance(std::chrono::hours(2) + std::chrono::seconds(1));
  window->settle();
  EXPECT_FALSE(window->shows("Sending quickly, for two hours at most")) << "the words end when it ends";
}

}  // namespace
}  // namespace candour::test
