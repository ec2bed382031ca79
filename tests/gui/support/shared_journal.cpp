#include "tests/gui/support/shared_journal.hpp"

#include <gtest/gtest.h>

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/writing.hpp"
#include "session/drafts.hpp"

namespace candour::test {

namespace {

namespace kinds = journal::kinds;
namespace model = journal::model;
using gui::Screen;
using model::ItemKind;

constexpr const char* private_words =
    "I did want to defend Will; I noticed that. Ask Dani whether the desk is worse on a Monday, and do not offer to "
    "fix "
    "it.\n\nWhat I can't answer yet: who else has stopped complaining because it costs too much?\n\nকেউ কিছু বলেনি · لا "
    "أحد "
    "قال شيئا · 没有人说话 · 👩🏽‍🦽";

constexpr const char* shared_words =
    "What I heard from Danielle: the insult took ten seconds and the silence has lasted a month. I have walked past "
    "that "
    "desk for six years. I told myself that Outpatients East runs itself with good grace, and what I meant was that "
    "nobody "
    "complains to me.\n\nI will not ask her to help me fix it.";

}  // namespace

SharedJournal::SharedJournal(std::string meg_name, std::string dani_name)
    : pair(std::move(meg_name), std::move(dani_name)) {
  pair.pair_up();
  write_as_meg();
  pair.carry_everything();
  EXPECT_TRUE(pair.meg->writing().edit(reflection, {{kinds::reflection::text, model::Prose{shared_words}}}));
  write_as_dani();
  pair.carry_everything();
  write_in_two_places();
  begun = {session::DraftPurpose::new_item, ItemKind::comment, 0, 1, reflection};
  const auto day = model::local_day(pair.clock.wall(), model::zone_here()).number;
  EXPECT_TRUE(session::keep(*pair.meg.vault, {.key = begun, .day = day, .words = "What I have not answered yet"}));
  pair.meg.vault.reset();
  pair.dani.vault.reset();
}

void SharedJournal::write_as_meg() {
  auto& vault = *pair.meg.vault;
  reflection = *vault.writing().write(
      ItemKind::reflection,
      {{kinds::reflection::text,
        model::Prose{
            "What I heard from Danielle: the insult took ten seconds. I will not ask her to help me fix it."}}});
  const model::ZonedTime when{Day{20524}, 600, "Europe/London"};
  meeting = *vault.writing().write(ItemKind::meeting, {{kinds::meeting::when, when},
                                             {kinds::meeting::title, model::Line{"A day in my shoes"}},
                                             {kinds::meeting::place, model::Line{"by video"}},
                                             {kinds::meeting::minutes, model::Number{90}}});
  note = *vault.writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{private_words}},
                                               {kinds::private_note::meeting, meeting}});
  summary = *vault.writing().write(ItemKind::summary, {{kinds::summary::audience, model::Choice{kinds::summary::for_board}}});
  const auto offer = [&](std::uint64_t heading, const char* text) {
    EXPECT_TRUE(vault.writing().write(ItemKind::passage, {{kinds::passage::summary, summary},
                                                {kinds::passage::heading, model::Number{heading}},
                                                {kinds::passage::text, model::Prose{text}}}));
  };
  offer(3, "A visitor asked for someone in charge. Will laughed and took him through.");
  offer(4, "That no complaints does not mean no problem.");
  const auto list = [&](const char* name, const char* instead) {
    person = *vault.writing().write(ItemKind::people_entry,
                          {{kinds::people_entry::name, model::Line{name}},
                           {kinds::people_entry::aliases, model::SetValue{to_bytes(as_bytes("Will"))}},
                           {kinds::people_entry::replacement, model::Line{instead}}});
  };
  list("Will Ashdown", "a manager");
}

void SharedJournal::write_as_dani() {
  auto& vault = *pair.dani.vault;
  EXPECT_TRUE(
      vault.writing().write(ItemKind::comment,
                  {{kinds::comment::about, reflection},
                   {kinds::comment::text,
                    model::Prose{"You've got most of it. One thing: it wasn't a month of silence, it was years."}}}));
  EXPECT_TRUE(vault.writing().write(ItemKind::agenda_item,
                          {{kinds::agenda_item::meeting, meeting},
                           {kinds::agenda_item::text,
                            model::Prose{"Could we talk about what the front desk is really like on a Monday?"}}}));
  EXPECT_TRUE(
      vault.writing().write(ItemKind::reflection, {{kinds::reflection::text, model::Prose{"Wrung out. Glad I did it."}}}));
}

void SharedJournal::write_in_two_places() {
  twofold = *pair.meg->writing().write(ItemKind::reflection,
                             {prose(kinds::reflection::text, "The desk was quiet. I stayed for an hour.")});
  pair.carry_everything();
  const auto edit = [&](const char* words) {
    EXPECT_TRUE(pair.meg->writing().edit(twofold, {prose(kinds::reflection::text, words)}));
  };
  pair.in_an_older_copy(
      pair.meg, [&] { edit("The desk was never quiet while I stood beside it. I stayed for an hour."); },
      [&] { edit("Nobody came to complain, and I wondered why. I stayed for an hour."); });
}

std::vector<NamedPlace> SharedJournal::places() const {
  std::vector<NamedPlace> all{
      {"journal", {Screen::journal, {}, {}}},
      {"notes", {Screen::notes, {}, {}}},
      {"meetings", {Screen::meetings, {}, {}}},
      {"meeting", {Screen::meeting, meeting, {}}},
      {"meeting-form", {Screen::form, {}, ItemKind::meeting}},
      {"entry-shared", {Screen::entry, reflection, {}}},
      {"entry-choice", {Screen::entry, twofold, {}}},
      {"entry-private", {Screen::entry, note, {}}},
      {"history", {Screen::history, reflection, {}}},
      {"write", {Screen::write, {}, ItemKind::private_note}},
      {"edit", {Screen::write, reflection, {}}},
      {"write-begun", {Screen::write, {}, ItemKind::comment, begun}},
      {"share", {Screen::share, note, {}}},
      {"form", {Screen::form, {}, ItemKind::people_entry}},
      {"form-of-a-person", {Screen::form, person, {}}},
      {"form-of-a-meeting", {Screen::form, meeting, {}}},
      {"form-of-a-note", {Screen::form, note, {}}},
      {"people", {Screen::kind, {}, ItemKind::people_entry}},
      {"form-of-a-part", {Screen::form, summary, ItemKind::passage}},
      {"entry-person", {Screen::entry, person, {}}},
      {"search", {Screen::search, {}, {}}},
      {"who", {Screen::who_can_see, {}, {}}},
      {"settings", {Screen::settings, {}, {}}},
      {"new-passphrase", {Screen::new_passphrase, {}, {}}},
      {"help", {Screen::help, {}, {}}},
      {"invite", {Screen::invite, {}, {}}},
      {"join", {Screen::join, {}, {}}},
      {"compare", {Screen::compare, {}, {}}},
  };
  constexpr const char* steps[] = {"summary-1-offer", "summary-2-compose", "summary-3-names", "summary-4-read",
                                   "summary-5-approve"};
  for (int step = 0; step < 5; ++step) all.push_back({steps[step], {Screen::summary, {}, {}}, step});
  return all;
}

}  // namespace candour::test
