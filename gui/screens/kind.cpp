// The list of any kind that has no screen of its own; what it shows is made by its declaration, in gui/model/any_kind.cpp.
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

Chosen draw_kind(Ui& ui, const ListScreen& screen, const TypedKey& typed) {
  Chosen chosen;
  ui.begin_row();
  if (screen.add && ui.button(words::add_to_list, Importance::main)) chosen = act::Go{*screen.add};
  ui.end_row();
  if (!screen.add_refused.empty()) ui.quiet(screen.add_refused);
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::nothing_here, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, typed)) chosen = std::move(row);
  return chosen;
}

}  // namespace candour::gui
