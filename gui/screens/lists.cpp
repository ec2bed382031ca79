// The lists: the journal, one's own notes, meetings, and any kind that has no screen of its own.
#include <algorithm>
#include <span>

#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

Edge edge_of(Readers readers) {
  switch (readers) {
    case Readers::nobody_else:
      return Edge::mine;
    case Readers::members:
      return Edge::everyone;
    case Readers::of_each_its_own:
      break;
  }
  return Edge::none;
}

namespace {

using journal::model::ItemKind;

// Rows of one month, under its name; the first has the number `from`. How far down one can see comes back in `last`.
Chosen draw_month(Ui& ui, std::span<const Row> rows, std::size_t from, bool has_below, std::size_t& last) {
  Chosen chosen;
  if (!rows.front().month.empty()) ui.divider(rows.front().month);
  ui.rows(rows.size(), ui.row_height(true, has_below), [&](std::size_t index) {
    const auto& row = rows[index];
    last = from + index;
    const RowContent content{row.name, row.reader, row.text.empty() ? std::string(" ") : row.text,
                             has_below && row.below.empty() ? std::string(" ") : row.below, edge_of(row.readers)};
    if (ui.row(tile_of(row.key), content)) chosen = act::Go{page_of(row.key)};
  });
  return chosen;
}

// A list grows as one comes near its end, so that its beginning costs the same however long it is.
Chosen draw_rows(Ui& ui, const ListScreen& screen, const Slot& slot) {
  Chosen chosen;
  const auto& rows = screen.rows;
  const bool has_below = std::any_of(rows.begin(), rows.end(), [](const Row& row) { return !row.below.empty(); });
  std::size_t last = 0;
  for (std::size_t from = 0; from < rows.size();) {
    auto to = from + 1;
    while (to < rows.size() && rows[to].month.empty()) ++to;
    if (auto row = draw_month(ui, std::span(rows).subspan(from, to - from), from, has_below, last)) chosen = std::move(row);
    from = to;
  }
  if (screen.has_more && last + 20 > rows.size()) {
    ui.shelf().number(slot / Part::length, usual_list_length) = static_cast<int>(rows.size()) * 2;
  }
  return chosen;
}

void draw_filter(Ui& ui, const Slot& slot, bool is_shared) {
  int& filter = ui.shelf().number(slot / Part::filter);
  const auto offer = [&](const char* name, ListFilter value) {
    const auto number = static_cast<int>(value);
    if (ui.choice(words::show_only, name, filter == number)) filter = number;
  };
  ui.begin_choices();
  offer(words::show_all, ListFilter::everything);
  if (is_shared) {
    offer(words::show_reflections, ListFilter::reflections);
    offer(words::meetings, ListFilter::meetings);
    offer(words::show_mine, ListFilter::only_mine);
  }
  offer(words::is_put_away, ListFilter::set_aside);
  ui.end_row();
}

}  // namespace

namespace {

Chosen draw_question(Ui& ui, const ListScreen& screen) {
  Chosen chosen;
  ui.text(words::fill(words::good_question, screen.question), Size::body, Ink::muted);
  ui.begin_row();
  if (ui.button(words::write_about_it, Importance::quiet)) {
    chosen = act::Go{{Screen::write, std::nullopt, ItemKind::reflection}};
  }
  if (screen.rows.empty()) ui.quiet(words::or_nothing);
  ui.end_row();
  return chosen;
}

Chosen draw_ways_on(Ui& ui, const ListScreen& screen, bool is_shared) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write, Importance::main))
    chosen = act::Go{{Screen::write, std::nullopt, ItemKind::private_note}};
  if (screen.pairing && ui.button(words::pairing_goes_on)) chosen = act::Go{{*screen.pairing, {}, {}}};
  const bool is_alone = !is_shared && !screen.pairing;
  if (is_alone && ui.button(words::invite_partner)) chosen = act::Go{{Screen::invite, {}, {}}};
  if (is_alone && ui.button(words::join_journal)) chosen = act::Go{{Screen::join, {}, {}}};
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_journal(Ui& ui, const ListScreen& screen, const Slot& slot, const FrameScreen& frame) {
  Chosen chosen;
  const bool is_shared = !frame.members.empty();
  const auto keep = [&chosen](Chosen next) {
    if (next) chosen = std::move(next);
  };
  keep(draw_ways_on(ui, screen, is_shared));
  if (ui.is_narrow()) keep(draw_sync(ui, frame));  // there is no rail that says it
  if (!screen.question.empty()) keep(draw_question(ui, screen));
  draw_filter(ui, slot, is_shared);
  if (!screen.arrived.empty()) {
    ui.status(words::fill(words::since_last, screen.arrived));
    ui.gap(4);
  }
  keep(draw_rows(ui, screen, slot));
  return chosen;
}

namespace {

Chosen draw_unfinished(Ui& ui, const ListScreen& screen) {
  Chosen chosen;
  if (screen.unfinished.empty()) return chosen;
  ui.heading(words::unfinished);
  ui.quiet(words::unfinished_means);
  for (const auto& text : screen.unfinished) {
    if (ui.row(text.tile, {text.name, screen.reader_of_unfinished, text.text, {}, Edge::mine})) chosen = act::Go{text.place};
  }
  ui.gap(8);
  return chosen;
}

}  // namespace

Chosen draw_notes(Ui& ui, const ListScreen& screen, const Slot& slot) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write_note, Importance::main)) {
    chosen = act::Go{{Screen::write, std::nullopt, ItemKind::private_note}};
  }
  ui.end_row();
  ui.gap(4);
  if (auto text = draw_unfinished(ui, screen)) chosen = std::move(text);
  if (screen.rows.empty()) ui.text(words::nothing_private, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, slot)) chosen = std::move(row);
  return chosen;
}

Chosen draw_meetings(Ui& ui, const ListScreen& screen, const Slot& slot) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::plan_meeting, Importance::main))
    chosen = act::Go{{Screen::form, std::nullopt, ItemKind::meeting}};
  ui.end_row();
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::no_meetings, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, slot)) chosen = std::move(row);
  return chosen;
}

Chosen draw_kind(Ui& ui, const ListScreen& screen, const Slot& slot) {
  Chosen chosen;
  ui.begin_row();
  if (screen.add && ui.button(words::add_to_list, Importance::main)) chosen = act::Go{*screen.add};
  ui.end_row();
  if (!screen.add_refused.empty()) ui.quiet(screen.add_refused);
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::nothing_here, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, slot)) chosen = std::move(row);
  return chosen;
}

Chosen draw_parts(Ui& ui, const std::vector<PartList>& parts) {
  Chosen chosen;
  for (const auto& list : parts) {
    ui.heading(list.name);
    for (const auto& row : list.rows) {
      const RowContent content{row.name, row.reader, row.text, {}, edge_of(row.readers)};
      if (ui.row(tile_of(row.key), content)) chosen = act::Go{page_of(row.key)};
    }
    ui.begin_row();
    if (list.add && ui.button(list.add_name)) chosen = act::Go{*list.add};
    ui.end_row();
  }
  return chosen;
}

Chosen draw_search(Ui& ui, const SearchScreen& screen) {
  ui.field(Typed::asked_words, words::search_field, {.has_focus_first = true, .is_kept = false});
  ui.gap(8);
  if (screen.has_asked && screen.rows.empty()) {
    ui.text(screen.has_words ? words::nothing_found : words::nothing_to_look_for, Size::body, Ink::muted);
  }
  ListScreen found;
  found.rows = screen.rows;
  return draw_rows(ui, found, Typed::asked_words);
}

}  // namespace candour::gui
