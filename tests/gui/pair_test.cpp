// Two windows and a real relay: what Dani and Meg do with each other, by names alone.
#include "journal/kinds/meeting.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/gui/support/window_pair.hpp"

namespace candour::test {
namespace {

constexpr const char* passphrase = pair_passphrase;
using Pair = WindowPair;

TEST_F(Pair, IsPairedByTwelveWordsAndTheNumberTypedOnBothSides) {
  pair_up();

  EXPECT_EQ(meg.notebook().desk().frame().members, "Meg and Dani") << meg.lines();
  EXPECT_EQ(dani.notebook().desk().frame().members, "Dani and Meg") << dani.lines();
}

TEST_F(Pair, SharesExactlyTheWordingThatThePreviewShowed) {
  ASSERT_NO_FATAL_FAILURE(pair_up());

  ASSERT_NO_FATAL_FAILURE(write_and_share(dani, "Nobody knows this. Maybe start with the desk."));
  ASSERT_TRUE(dani.press("Use all of it"));
  ASSERT_TRUE(
      dani.type_into("Exactly what Meg will see; reword it as you like", "Could we talk about the front desk?"));
  ASSERT_TRUE(dani.press("Share with Meg")) << dani.lines();

  ASSERT_TRUE(both("Could we talk about the front desk?", "Could we talk about the front desk?")) << meg.lines();
  EXPECT_FALSE(meg.shows("Nobody knows this")) << meg.lines();
}

TEST_F(Pair, AnswersWithOnePress) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  ASSERT_NO_FATAL_FAILURE(write_and_share(meg, "I have walked past that desk for six years."));
  ASSERT_TRUE(meg.press("Use all of it"));
  ASSERT_TRUE(meg.press("Share with Dani"));
  ASSERT_TRUE(both("walked past", "walked past"));

  std::string row;
  for (const auto& node : dani.tree().nodes()) {
    if (node.role == gui::Role::row && node.name.starts_with("Reflection")) row = node.name;
  }
  ASSERT_TRUE(dani.press(row)) << dani.lines();
  ASSERT_TRUE(dani.press("I have read this. Thank you.")) << dani.lines();
  ASSERT_TRUE(dani.press("Answer")) << dani.lines();

  EXPECT_TRUE(dani.shows("Underneath")) << dani.lines();
  EXPECT_TRUE(dani.shows("I have read this. Thank you."));
}

TEST_F(Pair, LeavesTheCaretWhereItIsWhenSomethingArrives) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  dani.sign('n');
  dani.type("half a thought of mine");
  for (int times = 0; times < 4; ++times) dani.key(gui::Key::left);
  auto& editor =
      dani.notebook().shelf().editor(gui::typed_key_of(dani.notebook().desk().place()) / gui::Part::text, gui::text::Lines::many);
  const auto caret = editor.caret();

  ASSERT_NO_FATAL_FAILURE(write_and_share(meg, "Something new from Meg."));
  ASSERT_TRUE(meg.press("Use all of it"));
  ASSERT_TRUE(meg.press("Share with Dani"));
  const auto has_come = [this] { return !dani.notebook().desk().vault()->items().search("new from Meg", 1)->empty(); };
  for (int tries = 0; tries < 400 && !has_come(); ++tries) both("nothing", "nothing", 1);

  ASSERT_TRUE(has_come());
  EXPECT_EQ(editor.caret(), caret);
  EXPECT_EQ(dani.value_of("What you write"), "half a thought of mine");
}

std::string row_named(const HeadlessWindow& window, std::string_view begin) {
  for (const auto& node : window.tree().nodes()) {
    if (node.role == gui::Role::row && node.name.starts_with(begin)) return node.name;
  }
  return {};
}

class PairAtAMeeting : public WindowPair {
 protected:
  void SetUp() override {
    WindowPair::SetUp();
    ASSERT_NO_FATAL_FAILURE(pair_up());
    ASSERT_TRUE(meg.press("Meetings"));
    ASSERT_TRUE(meg.press("Plan a meeting"));
    ASSERT_TRUE(meg.type_into("When: day, like 2026-03-12", "2026-12-10"));
    ASSERT_TRUE(meg.type_into("When: time, like 10:00", "10:00"));
    ASSERT_TRUE(meg.type_into("Where", "by video"));
    ASSERT_TRUE(meg.press("Put it in the journal")) << meg.lines();
    ASSERT_TRUE(dani.press("Meetings"));
    ASSERT_TRUE(both("by video", "Meeting · Thu 10 December")) << dani.lines();
    ASSERT_TRUE(dani.press(row_named(dani, "Meeting")));
    ASSERT_TRUE(dani.shows("by video")) << dani.lines();
  }
  void meg_moves_it_to(const char* place) {
    ASSERT_TRUE(meg.press("Change day or place"));
    ASSERT_TRUE(meg.type_into("Where", place));
    ASSERT_TRUE(meg.press("Keep these changes"));
  }
};

TEST_F(PairAtAMeeting, SaysQuietlyThatTheOtherChangedWhatOneIsChangingAndKeepsBoth) {
  ASSERT_TRUE(dani.press("Change day or place"));
  ASSERT_TRUE(dani.type_into("Where", "the front desk"));

  ASSERT_NO_FATAL_FAILURE(meg_moves_it_to("room 4"));

  ASSERT_TRUE(both("room 4", "Meg changed this while you were writing")) << dani.lines();
  EXPECT_EQ(dani.value_of("Where"), "the front desk");
  ASSERT_TRUE(dani.press("Keep these changes"));
  EXPECT_TRUE(dani.shows("the front desk")) << dani.lines();
  EXPECT_TRUE(dani.shows("room 4")) << dani.lines();
  EXPECT_TRUE(both("the front desk", "the front desk")) << meg.lines();
  EXPECT_TRUE(meg.shows("room 4")) << meg.lines();
}

TEST_F(PairAtAMeeting, SaysThatOneChangedItOneselfWhereThatIsSo) {
  ASSERT_TRUE(dani.press("Change day or place"));
  ASSERT_TRUE(dani.type_into("Where", "the front desk"));
  auto& vault = *dani.notebook().desk().vault();
  const auto meeting = vault.items().list({journal::model::ItemKind::meeting})->front().key;

  ASSERT_TRUE(vault.writing().edit(meeting, {{journal::kinds::meeting::place, journal::model::Line{"room 9"}}}).has_value());

  EXPECT_TRUE(both("by video", "You changed this yourself after you began here")) << dani.lines();
  EXPECT_FALSE(dani.shows("Meg changed this")) << dani.lines();
  EXPECT_EQ(dani.value_of("Where"), "the front desk");
}

TEST_F(PairAtAMeeting, KeepsItsZoneWhenTheDayIsChangedWhereClocksSayAnotherHour) {
  ASSERT_TRUE(meg.press("Change day or place"));
  ASSERT_TRUE(meg.type_into("When: time zone, if it is another than this", "Europe/Kyiv"));
  ASSERT_TRUE(meg.press("Keep these changes"));
  ASSERT_TRUE(both("10:00 (Europe/Kyiv)", "10:00 (Europe/Kyiv)")) << dani.lines();

  ASSERT_TRUE(dani.press("Change day or place"));
  ASSERT_TRUE(dani.type_into("When: day, like 2026-03-12", "2026-12-05"));
  ASSERT_TRUE(dani.press("Keep these changes"));

  EXPECT_TRUE(dani.shows("Sat 5 December, 10:00 (Europe/Kyiv)")) << dani.lines();
}

TEST_F(PairAtAMeeting, WritesOnlyTheFieldsThatWereChangedInTheForm) {
  ASSERT_TRUE(dani.press("Change day or place"));
  ASSERT_TRUE(dani.type_into("Minutes", "45"));
  ASSERT_NO_FATAL_FAILURE(meg_moves_it_to("room 4"));
  ASSERT_TRUE(both("room 4", "Meg changed this")) << dani.lines();

  ASSERT_TRUE(dani.press("Keep these changes"));

  EXPECT_TRUE(dani.shows("room 4")) << dani.lines();
  EXPECT_FALSE(dani.shows("by video")) << dani.lines();
}

TEST_F(Pair, LeavesThePageUnderAnAnswerAsItIsUntilOneLooks) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  ASSERT_NO_FATAL_FAILURE(write_and_share(meg, "I have walked past that desk."));
  ASSERT_TRUE(meg.press("Use all of it"));
  ASSERT_TRUE(meg.press("Share with Dani"));
  ASSERT_TRUE(both("walked past", "walked past"));
  ASSERT_TRUE(dani.press(row_named(dani, "Reflection")));
  ASSERT_TRUE(dani.type_into("What you want to say", "Half an answer"));

  ASSERT_TRUE(meg.press(row_named(meg, "Reflection")));
  ASSERT_TRUE(meg.press("Change it")) << meg.lines();
  meg.type(" For six years.");
  ASSERT_TRUE(meg.press("Keep these changes")) << meg.lines();
  ASSERT_TRUE(both("six years", "Meg changed this while you were writing")) << dani.lines();

  EXPECT_FALSE(dani.shows("six years")) << dani.lines();
  EXPECT_EQ(dani.value_of("What you want to say"), "Half an answer");
  ASSERT_TRUE(dani.press("Look"));
  EXPECT_TRUE(dani.shows("six years")) << dani.lines();
  EXPECT_EQ(dani.value_of("What you want to say"), "Half an answer");
}

TEST_F(Pair, GoesOnWhileOneIsLockedAndHasItAllAfterTheUnlock) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  meg.sign('n');
  meg.type("half a thought of mine");
  meg.lock_and_go_on();
  ASSERT_TRUE(meg.shows("Locked")) << meg.lines();
  ASSERT_FALSE(meg.shows("half a thought"));

  ASSERT_NO_FATAL_FAILURE(write_and_share(dani, "Written while Meg was away."));
  ASSERT_TRUE(dani.press("Use all of it"));
  ASSERT_TRUE(dani.press("Share with Meg"));
  const auto is_out = [this] {
    const auto& vault = *dani.notebook().desk().vault();
    return vault.sending().queued_count() == 0 && vault.sending().outbox_count() == 0;
  };
  for (int tries = 0; tries < 400 && !is_out(); ++tries) both("nothing", "nothing", 1);
  ASSERT_TRUE(is_out());
  ASSERT_TRUE(meg.type_into("Passphrase", passphrase));
  ASSERT_TRUE(meg.press("Open"));

  EXPECT_EQ(meg.value_of("What you write"), "half a thought of mine") << meg.lines();
  meg.key(gui::Key::escape);
  EXPECT_TRUE(both("Written while Meg was away.", "Written while Meg was away.")) << meg.lines();
  EXPECT_TRUE(meg.shows("Since you were last here: Dani wrote something new")) << meg.lines();
}

TEST_F(Pair, SaysThatItIsOfflineAndSendsWhenThePostBoxIsBack) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  ASSERT_TRUE(relay.stop());
  ASSERT_NO_FATAL_FAILURE(write_and_share(dani, "Written while the post box was away."));
  ASSERT_TRUE(dani.press("Use all of it"));
  ASSERT_TRUE(dani.press("Share with Meg"));
  ASSERT_TRUE(dani.wait_for("Offline: everything is kept here")) << dani.lines();

  ASSERT_TRUE(relay.start());

  EXPECT_TRUE(both("while the post box was away", "Up to date", 3'000)) << meg.lines() << dani.lines();
}

TEST_F(Pair, KnowsWhenALockedProgramHasSentAllThatItWasGiven) {
  ASSERT_NO_FATAL_FAILURE(pair_up());
  ASSERT_TRUE(relay.stop());  // else a key of 50 ms may send it before the lock
  ASSERT_NO_FATAL_FAILURE(write_and_share(meg, "Shared, and closed at once."));
  ASSERT_TRUE(meg.press("Use all of it"));
  ASSERT_TRUE(meg.press("Share with Dani"));
  ASSERT_TRUE(meg.notebook().desk().client().has_more_to_send());

  meg.lock_and_go_on();
  ASSERT_FALSE(meg.notebook().desk().client().has_all_sent());
  ASSERT_TRUE(relay.start());

  for (int tries = 0; tries < 3'000 && !meg.notebook().desk().client().has_all_sent(); ++tries) both("nothing", "nothing", 1);
  EXPECT_TRUE(meg.notebook().desk().client().has_all_sent());
  EXPECT_TRUE(dani.wait_for("closed at once")) << dani.lines();
}

TEST_F(Pair, EndsSafelyAfterThreeWrongNumbers) {
  ASSERT_NO_FATAL_FAILURE(invite_and_join());
  ASSERT_TRUE(both("Compare the number", "Compare the number"));

  for (int tries = 0; tries < 3; ++tries) {
    ASSERT_TRUE(meg.type_into("Dani says", "00000 00000")) << meg.lines();
    ASSERT_TRUE(meg.type_into("Your passphrase again", passphrase));
    ASSERT_TRUE(meg.press("Compare"));
  }

  EXPECT_TRUE(meg.shows("Nothing was shared")) << meg.lines();
  EXPECT_FALSE(meg.shows("Dani says"));
  meg.restart();
  ASSERT_TRUE(meg.type_into("Passphrase", passphrase));
  ASSERT_TRUE(meg.press("Open"));
  meg.notebook().desk().carry_out(gui::act::Go{{gui::Screen::invite, {}, {}}});
  meg.settle();
  EXPECT_EQ(meg.value_of("Post box"), relay.address()) << meg.lines();
}

TEST_F(Pair, ShowsTheTwelveWordsAgainAfterALockUntilSomebodyAnswers) {
  begin(meg, "Start a journal", "Meg");
  ASSERT_TRUE(meg.type_into("Post box", relay.address())) << meg.lines();
  ASSERT_TRUE(meg.type_into("Your passphrase again", passphrase));
  ASSERT_TRUE(meg.press("Make twelve words"));
  ASSERT_TRUE(meg.shows("Twelve words for your partner")) << meg.lines();
  const auto words = meg.notebook().desk().vault()->pairing().invitation_words();
  ASSERT_TRUE(words && *words);
  const std::string all((*words)->words.expose());
  const auto twelfth = "12 " + all.substr(all.rfind(' ') + 1);
  ASSERT_TRUE(meg.shows(twelfth)) << meg.lines();

  meg.lock_and_go_on();
  ASSERT_FALSE(meg.shows(twelfth));
  ASSERT_TRUE(meg.type_into("Passphrase", passphrase));
  ASSERT_TRUE(meg.press("Open"));

  EXPECT_TRUE(meg.shows(twelfth)) << meg.lines();
  EXPECT_TRUE(meg.press("Copy as text"));
  EXPECT_NE(meg.clipboard().get().find(all), std::string::npos);
}

TEST_F(Pair, WaitsForTheOtherHalfAndAsksWhoTypesNewWords) {
  ASSERT_NO_FATAL_FAILURE(invite_and_join());
  ASSERT_TRUE(both("Compare the number", "Compare the number"));
  ASSERT_TRUE(meg.type_into("Dani says", half_of(dani)));
  ASSERT_TRUE(meg.type_into("Your passphrase again", passphrase));
  ASSERT_TRUE(meg.press("Compare"));
  ASSERT_TRUE(meg.wait_for("Your half matches. Waiting until Dani has typed yours.")) << meg.lines();
  for (int tries = 0; tries < 50; ++tries) meg.wait_for("nothing", std::chrono::milliseconds(20));
  EXPECT_FALSE(meg.shows("have a journal now")) << "nobody has typed her number";

  ASSERT_TRUE(meg.press("New words")) << meg.lines();
  ASSERT_TRUE(meg.shows("Who will type the new words?")) << meg.lines();
  ASSERT_TRUE(meg.press("Another computer, or somebody else"));
  EXPECT_TRUE(meg.shows("your private notes stay")) << meg.lines();
  EXPECT_EQ(meg.value_of("Post box"), relay.address()) << "it is known";
  ASSERT_TRUE(meg.type_into("Your passphrase again", passphrase));
  ASSERT_TRUE(meg.press("Make twelve words"));

  EXPECT_TRUE(meg.shows("Twelve words for your partner")) << meg.lines();
}

}  // namespace
}  // namespace candour::test
