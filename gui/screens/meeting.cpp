// The next meeting: its date, what is for oneself before it, and what all may talk about.
#include <algorithm>
#include <iterator>

#include "gui/actions/act.hpp"
#include "gui/model/any_kind.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/drafts.hpp"
#include "gui/model/item_page.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/model/verbs.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace model = journal::model;
namespace kinds = journal::kinds;
using model::Space;

Result<MeetingScreen> build_meeting(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto item, vault.items().show(key));
  MeetingScreen screen;
  screen.key = key;
  screen.title = shown(session::words_of_field(item, kinds::meeting::title));
  screen.place = shown(session::words_of_field(item, kinds::meeting::place));
  screen.readers = session::names_in_a_row(vault.members().readers(Space::everyone));
  screen.audience = audience_of(vault, item.space);
  screen.of_notes = audience_of(vault, Space::mine);
  screen.of_agenda_line = audience_until_kept(vault, Space::everyone);
  if (const auto* when = session::field_of(item, kinds::meeting::when)) {
    if (const auto* time = std::get_if<model::ZonedTime>(&when->value)) screen.when = spoken_time(*time, now.day);
  }
  for (const auto& field : item.fields) {
    if (field.other_values == 0) continue;
    CANDOUR_TRY(auto others, written_beside(vault, key, field.number, now));
    std::move(others.begin(), others.end(), std::back_inserter(screen.others));
  }
  CANDOUR_TRY(const auto agenda, vault.items().linked_to(key, kind_typed_on(Screen::meeting)));
  for (const auto& one : agenda) {
    screen.agenda.push_back(
        {one.key, shown(session::words_of_field(one, kinds::agenda_item::text)), who_and_when(one, now)});
  }
  CANDOUR_TRY(const auto notes, vault.items().linked_to(key, kind_listed_on(Screen::notes)));
  CANDOUR_TRY(screen.parts, build_parts(vault, item, Screen::meeting, now));
  CANDOUR_TRY(screen.verbs, build_verbs(vault, key));
  for (const auto& note : notes) {
    Row row;
    row.key = note.key;
    row.name = who_and_when(note, now);
    row.text = shown(session::words_of_field(note, kinds::private_note::text));
    screen.notes.push_back(std::move(row));
  }
  return screen;
}

namespace {

Chosen draw_when(Ui& ui, const MeetingScreen& screen) {
  Chosen chosen;
  ui.begin_card("when", edge_of(screen.audience.readers));
  ui.audience(screen.audience.sentence, edge_of(screen.audience.readers));
  if (!screen.title.empty()) ui.heading(screen.title);
  ui.text(screen.when);
  if (!screen.place.empty()) ui.text(screen.place, Size::body, Ink::muted);
  for (const auto& other : screen.others) {
    ui.status(words::fill(words::also_written, other.name), Ink::care);
    ui.text(other.text, Size::body, Ink::muted);
  }
  ui.begin_row();
  if (ui.button(words::change_meeting)) chosen = act::Go{{Screen::form, screen.key, {}}};
  if (ui.button(words::history)) chosen = act::Go{{Screen::history, screen.key, std::nullopt}};
  if (ui.button(words::keep_open)) chosen = act::KeepOpen{};
  ui.end_row();
  ui.end_card();
  return chosen;
}

Chosen draw_own_notes(Ui& ui, const MeetingScreen& screen) {
  Chosen chosen;
  ui.heading(words::before_only_you);
  ui.audience(screen.of_notes.sentence, edge_of(screen.of_notes.readers));
  for (const auto& note : screen.notes) {
    const RowContent content{note.name, {}, note.text, {}, Edge::mine};
    if (ui.row(tile_of(note.key), content)) chosen = act::Go{{Screen::entry, note.key, std::nullopt}};
  }
  ui.begin_row();
  if (ui.button(words::write_for_it)) chosen = act::Go{{Screen::write, screen.key, kind_listed_on(Screen::notes)}};
  ui.end_row();
  return chosen;
}

Chosen draw_agenda(Ui& ui, const MeetingScreen& screen) {
  Chosen chosen;
  ui.heading(words::fill(words::to_talk_about, screen.readers));
  ui.audience(screen.audience.sentence, edge_of(screen.audience.readers));
  if (screen.agenda.empty()) ui.text(words::agenda_empty, Size::body, Ink::muted);
  for (const auto& item : screen.agenda) {
    const RowContent content{item.who, {}, item.text, {}, Edge::everyone};
    if (ui.row(tile_of(item.key), content)) chosen = act::Go{{Screen::entry, item.key, std::nullopt}};
  }
  const Place page{Screen::meeting, screen.key, {}};
  const auto typed = typed_key_of_text(page);
  ui.field(typed, words::add_agenda);
  ui.audience(screen.of_agenda_line.sentence, edge_of(screen.of_agenda_line.readers));
  ui.begin_row();
  if (ui.button(words::add, Importance::main)) chosen = act::AddText{page, ui.shelf().text(typed)};
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_meeting(Ui& ui, const MeetingScreen& screen) {
  Chosen chosen;
  const auto keep = [&chosen](Chosen next) {
    if (next) chosen = std::move(next);
  };
  keep(draw_when(ui, screen));
  keep(draw_verbs(ui, screen.key, screen.verbs));
  ui.gap(8);
  ui.begin_halves();
  keep(draw_own_notes(ui, screen));
  ui.next_half();
  keep(draw_agenda(ui, screen));
  ui.end_halves();
  keep(draw_parts(ui, screen.parts));
  return chosen;
}

void Act::operator()(const act::KeepOpen&) {
  desk.wants_open = true;
  desk.notices.say(words::kept_open);
}

}  // namespace candour::gui
