// The lists: the journal, one's own notes, meetings, and any kind that has no screen of its own.
#include <algorithm>

#include "gui/views/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

using journal::model::ItemKind;

Edge edge_of(Readers readers) { return readers == Readers::members ? Edge::everyone : Edge::mine; }

Screen screen_of(const Row& row) { return row.key.kind == ItemKind::meeting ? Screen::meeting : Screen::entry; }

Chosen draw_rows(Ui& ui, const std::vector<Row>& rows) {
  Chosen chosen;
  const bool has_below = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.below.empty(); });
  const float height = ui.row_height(true, has_below);
  ui.rows(rows.size(), height, [&](std::size_t index) {
    const auto& row = rows[index];
    ui.push_id(std::to_string(index));
    const RowContent content{row.name, row.reader, row.text.empty() ? std::string(" ") : row.text,
                             has_below && row.below.empty() ? std::string(" ") : row.below, edge_of(row.readers)};
    if (ui.row(content)) chosen = act::Go{{screen_of(row), row.key, std::nullopt}};
    ui.pop_id();
  });
  return chosen;
}

}  // namespace

Chosen draw_journal(Ui& ui, const ListScreen& screen, bool is_shared) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write, Importance::main))
    chosen = act::Go{{Screen::write, std::nullopt, ItemKind::private_note}};
  if (screen.pairing && ui.button(words::pairing_goes_on)) chosen = act::Go{{*screen.pairing, {}, {}}};
  const bool is_alone = !is_shared && !screen.pairing;
  if (is_alone && ui.button(words::invite_partner)) chosen = act::Go{{Screen::invite, {}, {}}};
  if (is_alone && ui.button(words::join_journal)) chosen = act::Go{{Screen::join, {}, {}}};
  ui.end_row();
  ui.gap(4);
  if (!screen.question.empty()) {
    ui.begin_card("question", Edge::none);
    ui.quiet(words::good_question);
    ui.text(screen.question);
    ui.begin_row();
    if (ui.button(words::write_about_it)) chosen = act::Go{{Screen::write, std::nullopt, ItemKind::reflection}};
    ui.end_row();
    if (screen.rows.empty()) ui.quiet(words::or_nothing);
    ui.end_card();
  }
  if (!screen.arrived.empty()) {
    ui.status(words::fill(words::since_last, screen.arrived));
    ui.gap(4);
  }
  if (auto row = draw_rows(ui, screen.rows)) chosen = row;
  return chosen;
}

Chosen draw_notes(Ui& ui, const ListScreen& screen) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write_note, Importance::main)) {
    chosen = act::Go{{Screen::write, std::nullopt, ItemKind::private_note}};
  }
  ui.end_row();
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::nothing_private, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen.rows)) chosen = row;
  return chosen;
}

Chosen draw_meetings(Ui& ui, const ListScreen& screen) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::plan_meeting, Importance::main))
    chosen = act::Go{{Screen::form, std::nullopt, ItemKind::meeting}};
  ui.end_row();
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::no_meetings, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen.rows)) chosen = row;
  return chosen;
}

Chosen draw_kind(Ui& ui, const ListScreen& screen) {
  if (screen.rows.empty()) ui.text(words::nothing_private, Size::body, Ink::muted);
  return draw_rows(ui, screen.rows);
}

Chosen draw_search(Ui& ui, const SearchScreen& screen) {
  ui.field("search/query", words::search_field, {}, true);
  ui.gap(8);
  if (screen.has_asked && screen.rows.empty()) ui.text(words::nothing_found, Size::body, Ink::muted);
  return draw_rows(ui, screen.rows);
}

}  // namespace candour::gui
