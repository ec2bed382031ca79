// What came from the other person, as a sentence: every kind of arrival, by real vaults.
#include "session/arrivals.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

namespace kinds = journal::kinds;
namespace model = journal::model;
using journal::ConsentPhase;
using model::ItemKey;
using model::ItemKind;
using test::Person;
using test::prose;

constexpr std::uint32_t today = 20'460;

class Arrivals : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    reflection = *pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, "Of both")});
    const model::ZonedTime when{{today + 3}, 600, "Europe/London"};
    meeting = *pair.meg->writing().write(ItemKind::meeting, {{kinds::meeting::when, when}});
    name = listed(pair.meg, "Will Ashdown");
    summary = *pair.meg->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
    passage = offer(pair.meg, "That silence is no answer.");
    pair.carry_everything();
  }

  ItemKey listed(Person& who, std::string_view words) {
    return *who->writing().write(ItemKind::people_entry, {{kinds::people_entry::name, model::Line{std::string(words)}},
                                                {kinds::people_entry::replacement, model::Line{"a manager"}}});
  }
  ItemKey offer(Person& who, std::string_view words) {
    return *who->writing().write(ItemKind::passage, {{kinds::passage::summary, summary},
                                           {kinds::passage::heading, model::Number{1}},
                                           prose(kinds::passage::text, words)});
  }
  void sets_aside(const ItemKey& item, bool is_away) {
    ASSERT_TRUE(pair.meg->writing().edit(item, {{model::set_aside, model::Flag{is_away}}}));
  }
  void proposes() { ASSERT_TRUE(pair.meg->summaries().propose(summary, "board", today + 20)); }
  void says_yes(Person& who, ConsentPhase phase) {
    const auto view = who->summaries().show(summary);
    ASSERT_TRUE(view && view->proposal() != nullptr);
    auto step_up = who->keys().step_up(who.passphrase());
    ASSERT_TRUE(step_up.has_value());
    ASSERT_TRUE(who->summaries().consent(summary, phase, *view->proposal(), std::move(*step_up)).has_value());
  }

  // What `reader` is told when everything that the relay has beyond his cursor is read.
  std::string told_to(Person& reader) {
    const auto box = pair.mailbox(reader);
    std::uint64_t after = 0;
    const auto boxes = reader->post().mailboxes();
    for (const auto& view : *boxes) after = view.id == box ? view.after : after;
    const auto absorbed = reader->post().absorb(pair.relay.page(box, after));
    EXPECT_TRUE(absorbed.has_value());
    const auto came = what_came(*reader.vault, *absorbed, stages[reader.name]);
    EXPECT_TRUE(came.has_value());
    return announcement_of(*came);
  }
  void sends(Person& writer) {
    for (int moments = 0; moments < 20; ++moments) pair.slot(writer);
  }
  // What Dani is told of an act of Meg's, and that Meg, who reads her own back, is told nothing.
  std::string told_of(const std::function<void()>& act) {
    pair.carry_everything();
    EXPECT_TRUE(stages["Dani"].look(*pair.dani.vault));
    act();
    EXPECT_TRUE(stages["Meg"].look(*pair.meg.vault));
    sends(pair.meg);
    EXPECT_EQ(told_to(pair.meg), "") << "one's own act is no news";
    return told_to(pair.dani);
  }

  test::TwoPeople pair;
  std::map<std::string, SummaryStages> stages;
  ItemKey reflection, meeting, name, summary, passage;
};

TEST_F(Arrivals, SayOfEveryKindWhatItIsAndWhichCommandShowsIt) {
  ItemKey comment;
  const struct {
    std::string said;
    std::function<void()> act;
  } table[] = {
      {"Meg wrote something new; `list` shows it.",
       [&] { ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, "New")})); }},
      {"Meg wrote underneath something; `list` shows it.",
       [&] { comment = *pair.meg->writing().write(ItemKind::comment, {{kinds::comment::about, reflection}, prose(kinds::comment::text, "So")}); }},
      {"Meg changed something; `history " + *pair.meg->items().short_name(reflection) + "` shows it.",
       [&] { ASSERT_TRUE(pair.meg->writing().edit(reflection, {prose(kinds::reflection::text, "Of us both")})); }},
      {"Meg changed something; `list` shows it.",
       [&] {
         ASSERT_TRUE(pair.meg->writing().edit(reflection, {prose(kinds::reflection::text, "Of us two")}));
         ASSERT_TRUE(pair.meg->writing().edit(comment, {prose(kinds::comment::text, "So it is")}));
       }},
      {"Meg put something away for everybody; `list --all` shows it.", [&] { sets_aside(reflection, true); }},
      {"Meg brought back what was put away; `list` shows it.", [&] { sets_aside(reflection, false); }},
      {"Meg planned a meeting; `meeting list` shows it.",
       [&] {
         const model::ZonedTime when{{today + 9}, 600, "Europe/London"};
         ASSERT_TRUE(pair.meg->writing().write(ItemKind::meeting, {{kinds::meeting::when, when}}));
       }},
      {"Meg changed a meeting; `meeting list` shows it.",
       [&] { ASSERT_TRUE(pair.meg->writing().edit(meeting, {{kinds::meeting::place, model::Line{"video"}}})); }},
      {"Meg would like to talk about something; `list` shows it.",
       [&] {
         ASSERT_TRUE(pair.meg->writing().write(ItemKind::agenda_item, {{kinds::agenda_item::meeting, meeting},
                                                             prose(kinds::agenda_item::text, "Mondays")}));
       }},
      {"Meg put something on the people list; `people list` shows it.", [&] { listed(pair.meg, "Grace Bell"); }},
      {"Meg took something off the people list; `people list` shows it.", [&] { sets_aside(name, true); }},
      {"Meg offered a passage for a summary; `summary compose` shows it.", [&] { offer(pair.meg, "One more."); }},
      {"Meg changed what a summary leaves out; `summary compose` shows it.",
       [&] { ASSERT_TRUE(pair.meg->summaries().leave_out(passage)); }},
      {"Meg changed for whom a summary is meant, or until when; `summary compose` shows it.",
       [&] { ASSERT_TRUE(pair.meg->writing().edit(summary, {{kinds::summary::audience, model::Choice{2}}})); }},
      {"Meg proposed a summary; `summary compose` shows it.", [&] { proposes(); }},
      {"Meg made a proposed summary a draft again; `summary compose` shows it.",
       [&] { ASSERT_TRUE(pair.meg->summaries().withdraw(summary)); }},
      {"Meg began a summary; `list summary` shows it.",
       [&] { ASSERT_TRUE(pair.meg->writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}})); }},
      {"Meg proposed a summary; `summary compose --summary " + *pair.meg->items().short_name(summary) + "` shows it.",
       [&] { proposes(); }},
      {"", [&] { ASSERT_TRUE(pair.meg->writing().write(ItemKind::private_note, {prose(kinds::private_note::text, "Mine")})); }},
  };
  for (const auto& row : table) EXPECT_EQ(told_of(row.act), row.said);
}

TEST_F(Arrivals, SayNothingOfWhatNobodyCouldSee) {
  EXPECT_EQ(told_of([&] {
              const auto made = pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, "Gone")});
              ASSERT_TRUE(made);
              sends(pair.meg);
              sets_aside(*made, true);
            }),
            "")
      << "it came and was put away at once";
  EXPECT_EQ(told_of([] {}), "") << "only what a program says by itself";
}

// That the numbers were compared is written while the pairing is taken in.
TEST_F(Arrivals, SayNothingOfWhatThisVaultWroteForItself) {
  const auto compared = pair.dani->items().list({ItemKind::verification});
  ASSERT_FALSE(compared->empty());
  journal::ArrivalView arrival;
  arrival.item = compared->front().key;
  arrival.is_new = arrival.is_mine = true;

  EXPECT_TRUE(what_came(*pair.dani.vault, {arrival}).empty());
}

TEST_F(Arrivals, SayOfSeveralThingsEachOnceAndByTheCommandThatShowsIt) {
  EXPECT_EQ(told_of([&] {
              for (const auto* words : {"One", "Two"}) {
                ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, words)}));
              }
              sets_aside(reflection, true);
              ASSERT_TRUE(pair.meg->writing().write(ItemKind::comment, {{kinds::comment::about, meeting}, prose(kinds::comment::text, "Yes")}));
            }),
            "Meg wrote something new; Meg wrote underneath something; `list` shows it. Meg put something away for "
            "everybody; `list --all` shows it.");
}

// Nobody sees who has not answered: a yes is told when it makes that all are willing, and not before.
TEST_F(Arrivals, TellAYesOnlyOnceAllHaveAnswered) {
  proposes();
  EXPECT_EQ(told_of([&] { says_yes(pair.meg, ConsentPhase::intent); }), "");
  says_yes(pair.dani, ConsentPhase::intent);
  sends(pair.dani);
  ASSERT_TRUE(stages["Meg"].look(*pair.meg.vault));
  EXPECT_EQ(told_to(pair.meg), "Everybody is willing now that a summary goes out; `summary compose` shows it.");
  says_yes(pair.dani, ConsentPhase::signature);
  EXPECT_EQ(told_of([&] { says_yes(pair.meg, ConsentPhase::signature); }),
            "A summary is approved by everyone now; `summary compose` shows it.");
  EXPECT_EQ(told_of([&] { ASSERT_TRUE(pair.meg->summaries().take_back(summary)); }),
            "A summary that everybody was willing to let go may not leave any more; `summary compose` shows it.");
}

TEST_F(Arrivals, SayOfOnesOwnThatWasLostHereThatItCameBack) {
  pair.carry_everything();
  pair.meg.vault.reset();
  std::filesystem::copy(pair.meg.folder, pair.folder.path() / "copy", std::filesystem::copy_options::recursive);
  pair.restart(pair.meg);
  ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, "After the copy")}));
  pair.carry_everything();
  pair.meg.vault.reset();
  std::filesystem::remove_all(pair.meg.folder);
  std::filesystem::copy(pair.folder.path() / "copy", pair.meg.folder, std::filesystem::copy_options::recursive);
  pair.restart(pair.meg);

  EXPECT_EQ(told_to(pair.meg), "Something of your own that was missing here came back; `list --all` shows it.");
}

}  // namespace
}  // namespace candour::session
