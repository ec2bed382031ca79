#include "gui/screens/rows.hpp"

#include <algorithm>
#include <span>

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

// Rows of one month, under its name; the first has the number `from`. How far down one can see comes back in `last`.
Chosen draw_month(Ui& ui, std::span<const Row> rows, std::size_t from, bool has_below, std::size_t& last) {
  Chosen chosen;
  if (!rows.front().month.empty()) ui.divider(rows.front().month);
  ui.rows(rows.size(), ui.row_height(true, has_below), [&](std::size_t index) {
    const auto& row = rows[index];
    last = from + index;
    const RowContent content{row.name, row.reader, row.text.empty() ? std::string(" ") : row.text,
                             has_below && row.below.empty() ? std::string(" ") : row.below, edge_of(row.readers), row.level};
    if (ui.row(tile_of(row.key), content)) chosen = act::Go{page_of(row.key)};
  });
  return chosen;
}

}  // namespace

// A list grows as one comes near its end, so that its beginning costs the same however long it is.
Chosen draw_rows(Ui& ui, const ListScreen& screen, const TypedKey& typed) {
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
    ui.shelf().number(typed / Part::length, usual_list_length) = static_cast<int>(rows.size()) * 2;
  }
  return chosen;
}

Chosen draw_parts(Ui& ui, const std::vector<PartList>& parts) {
  Chosen chosen;
  for (const auto& list : parts) {
    ui.heading(list.name);
    for (const auto& row : list.rows) {
      const RowContent content{row.name, row.reader, row.text, row.below, edge_of(row.readers), row.level};
      if (ui.row(tile_of(row.key), content)) chosen = act::Go{page_of(row.key)};
    }
    ui.begin_row();
    if (list.add && ui.button(list.add_name)) chosen = act::Go{*list.add};
    ui.end_row();
  }
  return chosen;
}

}  // namespace candour::gui
