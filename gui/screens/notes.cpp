// One's own notes, and above them what was begun and not finished.
#include "gui/model/drafts.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/model/rows.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/members.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

Result<ListScreen> build_notes(const journal::Vault& vault, std::size_t length, const Today& now) {
  CANDOUR_TRY(auto screen, build_list(vault, {kind_listed_on(Screen::notes)}, length, now));
  CANDOUR_TRY(screen.unfinished, build_unfinished(vault, now));
  screen.reader_of_unfinished = session::audience_of(vault.members().readers(journal::model::Space::mine));
  return screen;
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

Chosen draw_notes(Ui& ui, const ListScreen& screen, const TypedKey& typed) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write_note, Importance::main)) {
    chosen = act::Go{{Screen::write, std::nullopt, kind_listed_on(Screen::notes)}};
  }
  ui.end_row();
  ui.gap(4);
  if (auto text = draw_unfinished(ui, screen)) chosen = std::move(text);
  if (screen.rows.empty()) ui.text(words::nothing_private, Size::body, Ink::muted);
  if (auto row = draw_rows(ui, screen, typed)) chosen = std::move(row);
  return chosen;
}

}  // namespace candour::gui
