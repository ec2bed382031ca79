// What is looked for in the whole journal, best first.
#include "gui/model/rows.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/items.hpp"

namespace candour::gui {

Result<SearchScreen> build_search(const journal::Vault& vault, std::string_view query, const Today& now) {
  SearchScreen screen;
  if (query.empty()) return screen;
  screen.has_asked = true;
  const auto hits = vault.items().search(query, 50);
  screen.has_words = hits || hits.error().code != ErrorCode::no_words;
  if (!screen.has_words) return screen;
  if (!hits) return hits.error();
  for (const auto& hit : *hits) screen.rows.push_back(row_of(vault, hit, now));
  return screen;
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
