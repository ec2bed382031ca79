// The meetings, each by the day on which it takes place.
#include "gui/model/own_screens.hpp"
#include "gui/model/rows.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

Result<ListScreen> build_meetings(const journal::Vault& vault, std::size_t length, const Today& now) {
  return build_list(vault, {kind_listed_on(Screen::meetings)}, length, now);
}

Chosen draw_meetings(Ui& ui, const ListScreen& screen, const TypedKey& typed) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::plan_meeting, Importance::main))
    chosen = act::Go{{Screen::form, std::nullopt, kind_listed_on(Screen::meetings)}};
  ui.end_row();
  ui.gap(4);
  if (screen.rows.empty()) ui.text(words::no_meetings, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, typed)) chosen = std::move(row);
  return chosen;
}

}  // namespace candour::gui
