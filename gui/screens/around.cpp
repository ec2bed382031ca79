// The rail at the left, or one button where there is no room for it; the palette; and the help.
#include <algorithm>

#include "gui/actions/screen_table.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "gui/words/help.hpp"

namespace candour::gui {

namespace {

// What it tells whoever runs the post box stands there before it is chosen, and a way back while it lasts.
Chosen draw_quickly(Ui& ui, const FrameScreen& frame) {
  if (frame.sends_quickly) {
    ui.status(words::sends_quickly);
    return ui.button(words::back_to_quiet, Importance::quiet) ? Chosen(act::SendQuietly{}) : std::nullopt;
  }
  if (!frame.can_send_quickly) return std::nullopt;
  int& is_asked = ui.shelf().number(Typed::send_quickly);
  if (is_asked == 0) {
    if (ui.button(words::send_quickly_ask, Importance::quiet)) is_asked = 1;
    return std::nullopt;
  }
  ui.status(words::quickly_means);
  Chosen chosen;
  if (ui.button(words::send_quickly)) chosen = act::SendQuickly{};
  if (ui.button(words::not_now, Importance::quiet)) is_asked = 0;
  if (chosen) is_asked = 0;
  return chosen;
}

}  // namespace

Chosen draw_sync(Ui& ui, const FrameScreen& frame) {
  Chosen chosen;
  if (!frame.sync.empty()) ui.status(frame.sync);
  if (frame.can_take_back && ui.button(words::take_it_back, Importance::quiet)) chosen = act::TakeBackAll{};
  if (frame.asks_to_fetch_on && ui.button(words::fetch_on, Importance::quiet)) chosen = act::FetchOn{};
  if (auto quick = draw_quickly(ui, frame)) chosen = std::move(quick);
  return chosen;
}

Chosen draw_rail(Ui& ui, const FrameScreen& frame, const Place& place) {
  Chosen chosen;
  for (const auto& way : frame.rail) {
    if (way.to.screen == Screen::search) ui.gap(12);
    const bool is_here = place.screen == way.to.screen && (!way.to.kind || place.kind == way.to.kind);
    if (ui.rail_entry(name_of(way), is_here)) chosen = act::Go{way.to};
  }
  if (frame.is_example) {
    if (ui.rail_entry(words::close_example, false)) chosen = act::CloseExample{};
  } else if (ui.rail_entry(words::lock, false)) {
    chosen = act::Lock{};
  }
  ui.gap(12);
  ui.begin_inset(10);
  if (auto done = draw_sync(ui, frame)) chosen = std::move(done);
  ui.end_inset();
  return chosen;
}

Chosen draw_help(Ui& ui, std::span<const std::string_view> about) {
  for (const auto& line : about) ui.text(line);
  ui.gap(12);
  ui.heading(words::keys);
  for (const auto& [key, means] : words::key_list()) {
    ui.begin_row();
    ui.strong(key);
    ui.text(means);
    ui.end_row();
  }
  return ui.button(words::back) ? Chosen(act::Back{}) : std::nullopt;
}

std::optional<PaletteChoice> draw_palette(Ui& ui, const std::vector<Node>& nodes, const std::vector<WayTo>& ways,
                                          bool& is_left) {
  std::optional<PaletteChoice> choice;
  ui.begin_dialog(words::palette, 520);
  const bool is_entered = ui.field(Typed::palette, words::palette_field, {.has_focus_first = true, .is_kept = false});
  const auto typed = ui.shelf().text(Typed::palette);
  const auto fits = [&typed](std::string_view name) {
    const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
    return typed.empty() || std::search(name.begin(), name.end(), typed.begin(), typed.end(), same) != name.end();
  };
  bool has_any = false;
  const auto offer = [&](const std::string& name, PaletteChoice found) {
    if (!fits(name)) return;
    const bool is_first = !has_any;
    has_any = true;
    if (ui.rail_entry(name, false) || (is_first && is_entered)) choice = found;
  };
  for (std::size_t index = 0; index < nodes.size(); ++index) {
    ui.push_id(std::to_string(nodes[index].id));
    offer(nodes[index].name, {nodes[index].id, std::nullopt});
    ui.pop_id();
  }
  ui.push_id("screens");
  for (const auto& way : ways) offer(name_of(way), {0, way.to});
  ui.pop_id();
  if (!has_any) ui.text(words::nothing_like_it, Size::body, Ink::muted);
  is_left = ui.button(words::back, Importance::quiet);
  ui.end_dialog();
  return choice;
}

}  // namespace candour::gui
