// The next meeting: its date, what is for oneself before it, and what all may talk about.
#include "gui/model/drafts.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

using journal::model::ItemKind;

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
  if (ui.button(words::write_for_it)) chosen = act::Go{{Screen::write, screen.key, ItemKind::private_note}};
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
  const auto slot = slot_of_text(page);
  ui.field(slot, words::add_agenda);
  ui.audience(screen.of_agenda_line.sentence, edge_of(screen.of_agenda_line.readers));
  ui.begin_row();
  if (ui.button(words::add, Importance::main)) chosen = act::AddText{page, ui.shelf().text(slot)};
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

}  // namespace candour::gui
