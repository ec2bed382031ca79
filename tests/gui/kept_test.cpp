// Whatever a person types in any field of any screen is a draft: it is there after a lock and after a kill, and where it
// cannot be kept that is said before it is lost.
#include <gtest/gtest.h>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/drafts.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/no_room.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using namespace std::chrono_literals;
using gui::Screen;
using journal::model::ItemKind;
namespace kinds = journal::kinds;
namespace model = journal::model;

// What is looked for, and codes that are read from elsewhere: no words of anybody.
bool is_no_draft(const std::string& name) {
  return name == "Search what you may read" || name == "The twelve words" || name.ends_with(" says");
}

class Kept : public testing::Test {
 protected:
  void SetUp() override { open(journal.pair.meg.folder); }
  void open(const std::filesystem::path& folder) {
    window.reset();
    window = std::make_unique<HeadlessWindow>(folder, journal.pair.clock, WindowShape{}, std::nullopt);
    unlock();
  }
  void unlock() {
    ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }
  void go(const gui::Place& place) {
    window->notebook().desk().carry_out(gui::act::Go{place});
    window->settle();
  }
  // As after kill -9: the file as it stands now, without a word of good-bye.
  void kill() {
    const auto copy = journal.pair.folder.path() / ("killed-" + std::to_string(++kills));
    std::filesystem::copy(journal.pair.meg.folder, copy, std::filesystem::copy_options::recursive);
    open(copy);
  }
  std::vector<std::string> fields() {
    std::vector<std::string> names;
    for (const auto& node : window->tree().nodes()) {
      const bool is_field = node.role == gui::Role::field || node.role == gui::Role::editor;
      if (is_field && node.band == gui::Band::body && !is_no_draft(node.name)) names.push_back(node.name);
    }
    return names;
  }
  void show(const NamedPlace& named) {
    window->shelf_number(gui::Typed::summary_step) = named.summary_step;
    go(named.place);
  }
  void say_the_time_passes() {
    journal.pair.clock.advance(2s);
    window->settle();
  }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
  int kills = 0;
};

TEST_F(Kept, WhatIsTypedInAnyFieldOfAnyScreenIsThereAfterALock) {
  std::size_t typed = 0;
  for (const auto& named : journal.places()) {
    show(named);
    for (const auto& field : fields()) {
      ASSERT_TRUE(window->type_into(field, "typed 27")) << named.name << ": " << field;
      ++typed;
    }
  }
  ASSERT_GE(typed, 18u);

  window->lock_and_go_on();
  ASSERT_NO_FATAL_FAILURE(unlock());

  for (const auto& named : journal.places()) {
    show(named);
    const bool is_note_itself = named.place.screen == Screen::share;
    for (const auto& field : fields()) {
      if (is_note_itself && field.starts_with("Your note")) continue;  // stays as the note is
      EXPECT_EQ(window->value_of(field), "typed 27") << named.name << ": " << field;
    }
  }
}

TEST_F(Kept, AHalfFilledMeetingIsThereAfterAKill) {
  go({Screen::form, {}, ItemKind::meeting});
  ASSERT_TRUE(window->type_into("Title", "Hopes"));
  ASSERT_TRUE(window->type_into("When: day, like 2026-03-12", "2026-1"));
  say_the_time_passes();

  ASSERT_NO_FATAL_FAILURE(kill());

  go({Screen::form, {}, ItemKind::meeting});
  EXPECT_EQ(window->value_of("Title"), "Hopes");
  EXPECT_EQ(window->value_of("When: day, like 2026-03-12"), "2026-1");
  EXPECT_EQ(window->value_of("Where"), "");
}

TEST_F(Kept, AChangedTitleIsADraftThatKnowsWhatItBeganFrom) {
  const gui::Place form{Screen::form, journal.meeting, {}};
  go(form);
  ASSERT_TRUE(window->type_into("Title", "Another title"));
  say_the_time_passes();

  ASSERT_NO_FATAL_FAILURE(kill());
  go(form);

  EXPECT_EQ(window->value_of("Title"), "Another title");
  EXPECT_EQ(window->value_of("Where"), "by video") << "what nobody touched stands as it is stored";
  ASSERT_TRUE(window->press("Keep these changes")) << window->lines();
  const auto meeting = window->notebook().desk().vault()->items().show(journal.meeting);
  EXPECT_EQ(text_of(*meeting, kinds::meeting::title), "Another title");
  go(form);
  ASSERT_NO_FATAL_FAILURE(kill());
  go(form);
  EXPECT_EQ(window->value_of("Title"), "Another title") << "and no draft is left";
}

TEST_F(Kept, AFieldThatWasEmptiedComesBackEmpty) {
  const gui::Place form{Screen::form, journal.meeting, {}};
  go(form);
  ASSERT_TRUE(window->focus("Where"));
  window->sign('a');
  window->key(gui::Key::backspace);
  say_the_time_passes();

  ASSERT_NO_FATAL_FAILURE(kill());
  go(form);

  EXPECT_EQ(window->value_of("Where"), "");
}

TEST_F(Kept, WhatIsChosenIsADraftToo) {
  const gui::Place form{Screen::form, {}, ItemKind::people_entry};
  go(form);
  std::string check;
  for (const auto& node : window->tree().nodes()) {
    if (node.role == gui::Role::check_box && node.band == gui::Band::body) check = node.name;
  }
  ASSERT_TRUE(window->press(check)) << window->lines();
  say_the_time_passes();

  ASSERT_NO_FATAL_FAILURE(kill());
  go(form);

  EXPECT_TRUE(window->tree().find(check)->is_on) << window->lines();
}

TEST_F(Kept, DroppingOneFormLeavesAnotherKindsDraft) {
  go({Screen::form, {}, ItemKind::people_entry});
  const auto own = fields();
  ASSERT_TRUE(window->type_into(own.front(), "a person"));
  go({Screen::form, {}, ItemKind::meeting});
  ASSERT_TRUE(window->type_into("When: day, like 2026-03-12", "2026-12-10"));
  ASSERT_TRUE(window->type_into("When: time, like 10:00", "10:00"));
  ASSERT_TRUE(window->press("Put it in the journal")) << window->lines();

  go({Screen::form, {}, ItemKind::people_entry});

  EXPECT_EQ(window->value_of(own.front()), "a person");
}

TEST_F(Kept, ALockByHandThatWouldLoseWordsAsksFirst) {
  go({Screen::write, {}, ItemKind::private_note});
  {
    const NoRoom full;
    window->type("still in my hands");

    window->sign('l');

    EXPECT_FALSE(window->is_locked());
    EXPECT_TRUE(window->shows("Locking now loses what you typed since then.")) << window->lines();
    EXPECT_EQ(window->value_of("What you write"), "still in my hands");
    ASSERT_TRUE(window->press("Stay here"));
    EXPECT_FALSE(window->is_locked());
    window->sign('l');
    ASSERT_TRUE(window->press("Lock all the same")) << window->lines();
  }

  EXPECT_TRUE(window->is_locked());
}

TEST_F(Kept, TheWarningStandsAboveThePageHoweverLongTheTextIs) {
  go({Screen::write, {}, ItemKind::private_note});
  std::string text;
  for (int line = 0; line < 200; ++line) text += "a line\n";
  window->clipboard().put(text);
  window->sign('v');
  const NoRoom full;
  window->type("and one more");
  say_the_time_passes();

  const gui::Node* warning = nullptr;
  for (const auto& node : window->tree().nodes()) {
    if (node.name.starts_with("What you typed since ")) warning = &node;
  }

  ASSERT_TRUE(warning) << window->lines().substr(0, 2000);
  EXPECT_GT(warning->visible.height, 0);
  EXPECT_EQ(warning->band, gui::Band::strip);
}

TEST_F(Kept, ALockByItselfLocksAndTheNextUnlockSaysSinceWhenWordsAreMissing) {
  go({Screen::write, {}, ItemKind::private_note});
  window->type("kept in time");
  say_the_time_passes();
  {
    const NoRoom full;
    window->type(" and not");
    say_the_time_passes();
    journal.pair.clock.advance(3min);
    window->notebook().desk().lock();
    ASSERT_TRUE(window->is_locked());
    window->go_on_locked();
  }

  ASSERT_NO_FATAL_FAILURE(unlock());

  EXPECT_TRUE(window->shows("could not be kept before the lock")) << window->lines();
  go({Screen::write, {}, ItemKind::private_note});  // where one was could not be kept either
  EXPECT_EQ(window->value_of("What you write"), "kept in time");
  window->lock_and_go_on();
  ASSERT_NO_FATAL_FAILURE(unlock());
  EXPECT_FALSE(window->shows("could not be kept before the lock")) << "it is said once";
}

TEST_F(Kept, AnEndThatWouldLoseWordsAsksFirst) {
  go({Screen::write, {}, ItemKind::private_note});
  window->type("kept");
  EXPECT_TRUE(window->notebook().desk().may_quit());
  const NoRoom full;
  window->type(" and not");

  EXPECT_FALSE(window->notebook().desk().may_quit());
  window->settle();

  EXPECT_TRUE(window->shows("Closing now loses what you typed since then.")) << window->lines();
  ASSERT_TRUE(window->press("Close all the same"));
  EXPECT_TRUE(window->has_quit());
}

TEST_F(Kept, WhereNothingWasTypedNothingIsWritten) {
  auto& vault = *window->notebook().desk().vault();
  const auto tabs = *vault.writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{"a\tb\n\tc"}}});
  const auto versions = vault.items().history(tabs)->size();
  go({Screen::entry, tabs, {}});
  go({Screen::write, tabs, {}});

  window->sign('s');
  EXPECT_EQ(vault.items().history(tabs)->size(), versions);

  go({Screen::write, tabs, {}});
  window->type(".");
  window->sign('s');
  EXPECT_EQ(text_of(*vault.items().show(tabs), kinds::private_note::text), "a\tb\n\tc.") << "and a tab is kept";
}

TEST_F(Kept, EveryScreenBehindTheUnlockIsComeBackTo) {
  for (const auto& named : journal.places()) {
    show(named);
    const auto here = window->notebook().desk().place();  // a pairing that is done leads on by itself
    window->lock_and_go_on();
    ASSERT_NO_FATAL_FAILURE(unlock());
    EXPECT_EQ(window->notebook().desk().place(), here) << named.name;
  }
}

// As no program writes it, and as one that was changed by hand may hold it.
TEST_F(Kept, APlaceWithoutTheThingThatItsScreenShowsLeadsToTheJournal) {
  for (const auto& row : gui::all_screens()) {
    if (row.needs == gui::Needs::nothing) continue;
    auto* vault = window->notebook().desk().vault();
    ASSERT_TRUE(vault->drafts().keep("place", Bytes{static_cast<std::uint8_t>(row.screen), 0, 0, 0}));

    ASSERT_NO_FATAL_FAILURE(kill());

    EXPECT_EQ(window->notebook().desk().place(), (gui::Place{Screen::journal, {}, {}})) << row.title;
  }
}

TEST_F(Kept, APasteThatNobodyAnswersIsGivenUpWithASentenceAndTypingGoesOn) {
  go({Screen::write, {}, ItemKind::private_note});
  window->type("before ");
  window->clipboard().be_silent();
  window->sign('v');
  window->queue.stroke(U'x');
  window->settle();
  EXPECT_EQ(window->value_of("What you write"), "before ") << "what is typed after a paste waits for it";

  window->clipboard().answer({false, {}});
  window->settle();

  EXPECT_EQ(window->value_of("What you write"), "before x");
  EXPECT_TRUE(window->shows("does not answer. Nothing was pasted.")) << window->lines();
}

TEST_F(Kept, ALockWhileAPasteIsWaitedForKeepsWhatWasTypedBehindIt) {
  go({Screen::write, {}, ItemKind::private_note});
  window->clipboard().be_silent();
  window->sign('v');
  for (const char32_t letter : std::u32string(U"behind it")) window->queue.stroke(letter);
  window->lock_and_go_on();
  ASSERT_NO_FATAL_FAILURE(unlock());

  EXPECT_EQ(window->value_of("What you write"), "behind it");
}

TEST_F(Kept, ABlankPageIsLockedByTheSameKey) {
  window->key(gui::Key::f9);
  window->sign('l');
  EXPECT_TRUE(window->is_locked());
}

// Work beside the window has the vault then, and whoever locks waits for nothing.
TEST_F(Kept, ALockWhileAJobHasTheVaultLocksAtOnceAndLetsItGoWhenTheJobEnds) {
  auto& desk = window->notebook().desk();
  go({Screen::new_passphrase, {}, {}});
  const auto secret = [](const char* words) { return crypto::SecretText(std::string_view(words)); };
  constexpr const char* next = "the heron under our 4 crooked lamps sings badly";
  desk.carry_out(gui::act::ChangePassphrase{secret("not the words of Meg"), secret(next), secret(next)});
  ASSERT_TRUE(desk.is_busy()) << window->lines();
  ASSERT_TRUE(desk.is_open());

  desk.lock();

  EXPECT_TRUE(window->is_locked());
  window->settle();
  EXPECT_FALSE(desk.is_open());
  EXPECT_FALSE(window->shows("A new passphrase")) << window->lines();
  window->go_on_locked();
  unlock();
  EXPECT_TRUE(window->notebook().desk().is_open()) << window->lines();
}

// ---- typed while the journal opens, when no field is on the screen

class TypedAhead : public Kept {
 protected:
  void lock_at(const gui::Place& place) {
    go(place);
    window->lock_and_go_on();
    ASSERT_TRUE(window->focus("Passphrase")) << window->lines();
  }
  std::string passphrase_and(const char* more) const { return journal.pair.meg.passphrase_text + "\n" + more; }
};

TEST_F(TypedAhead, StandsOnThePageThatOneComesBackTo) {
  go({Screen::write, {}, ItemKind::private_note});
  window->type("Before the lock. ");
  ASSERT_NO_FATAL_FAILURE(lock_at({Screen::write, {}, ItemKind::private_note}));

  window->type(passphrase_and("While it opened.\nAnd a line."));

  EXPECT_EQ(window->value_of("What you write"), "Before the lock. While it opened.\nAnd a line.");
}

TEST_F(TypedAhead, PressesNothingOnAPageWithoutAText) {
  ASSERT_NO_FATAL_FAILURE(lock_at({Screen::entry, journal.reflection, {}}));
  const auto at = window->tree().find("Open")->visible;
  for (const char letter : journal.pair.meg.passphrase_text) window->queue.stroke(static_cast<char32_t>(letter));
  window->queue.stroke(gui::KeyPress{gui::Key::enter});
  window->queue.stroke(gui::KeyPress{gui::Key::enter});
  window->queue.stroke(gui::KeyPress{gui::Key::sign, 'n', true, false, false});
  window->queue.mouse_at(at.x + 4, at.y + 4);
  window->queue.mouse_button(true, false, journal.pair.clock.steady());
  window->queue.mouse_button(false, false, journal.pair.clock.steady());
  window->queue.stroke(U'x');
  window->settle();

  EXPECT_EQ(window->notebook().desk().place(), (gui::Place{Screen::entry, journal.reflection, {}})) << window->lines();
}

TEST_F(TypedAhead, TheKeyThatLocksLocksWhatIsOpening) {
  ASSERT_NO_FATAL_FAILURE(lock_at({Screen::journal, {}, {}}));
  for (const char letter : journal.pair.meg.passphrase_text) window->queue.stroke(static_cast<char32_t>(letter));
  window->queue.stroke(gui::KeyPress{gui::Key::enter});
  window->queue.stroke(gui::KeyPress{gui::Key::sign, 'l', true, false, false});

  window->settle();

  EXPECT_TRUE(window->is_locked()) << window->lines();
  EXPECT_FALSE(window->notebook().desk().is_open());
}

TEST_F(TypedAhead, ALockOfTheSystemLocksWhatIsOpeningAndNotWhatIsOpenedLater) {
  ASSERT_NO_FATAL_FAILURE(lock_at({Screen::journal, {}, {}}));
  auto& desk = window->notebook().desk();
  desk.lock();  // nothing is open or opening
  for (const char letter : journal.pair.meg.passphrase_text) window->queue.stroke(static_cast<char32_t>(letter));
  window->queue.stroke(gui::KeyPress{gui::Key::enter});
  for (int frames = 0; frames < 200 && !desk.is_busy(); ++frames) window->one_frame();
  ASSERT_TRUE(desk.is_busy());

  desk.lock();
  window->settle();

  EXPECT_TRUE(window->is_locked());
  ASSERT_FALSE(desk.is_open()) << window->lines();
  window->go_on_locked();
  window->type(passphrase_and(""));
  EXPECT_TRUE(window->notebook().desk().is_open()) << window->lines();
}

TEST_F(TypedAhead, IsNoPartOfTheNextPassphraseWhenTheFirstWasWrong) {
  ASSERT_NO_FATAL_FAILURE(lock_at({Screen::journal, {}, {}}));

  window->type("not-the-passphrase\nwords of mine");
  ASSERT_TRUE(window->shows("That is not the passphrase")) << window->lines();
  window->type(passphrase_and(""));

  EXPECT_TRUE(window->notebook().desk().is_open()) << window->lines();
}

// A draft that a later Candour wrote in the same vault, of a text and of a field of a form.
TEST_F(Kept, WhatALaterCandourKeptStaysAsItIsAndWhatIsTypedStandsBesideIt) {
  const Bytes later{3, 1, 4, 1, 5};
  const session::DraftKey key{session::DraftPurpose::new_item, ItemKind::private_note, 0, 0, {}};
  auto* vault = window->notebook().desk().vault();
  ASSERT_TRUE(vault->drafts().keep(session::name_of_draft(key), later));
  ASSERT_TRUE(vault->drafts().keep("draft/summary/until", later));
  window->lock_and_go_on();
  unlock();
  EXPECT_TRUE(window->shows("A draft cannot be read by this Candour.")) << window->lines();
  vault = window->notebook().desk().vault();

  window->sign('n');
  EXPECT_TRUE(window->shows("A newer Candour keeps a draft of this")) << window->lines();
  window->type("typed beside it");
  say_the_time_passes();
  EXPECT_EQ(*vault->drafts().get(session::name_of_draft(key)), later);
  const auto is_kept = [&] {
    const auto drafts = session::drafts(*vault);
    return std::any_of(drafts->begin(), drafts->end(),
                       [](const session::Draft& draft) { return session::text_of(draft) == "typed beside it"; });
  };
  EXPECT_TRUE(is_kept());

  kill();
  vault = window->notebook().desk().vault();
  EXPECT_TRUE(is_kept());
  EXPECT_EQ(*vault->drafts().get(session::name_of_draft(key)), later);

  window->notebook().shelf().set(gui::Typed::summary_until, "2026-03-12");
  EXPECT_EQ(*vault->drafts().get("later/1/draft/summary/until"), later);
}

}  // namespace
}  // namespace candour::test
