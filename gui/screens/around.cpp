// The rail at the left, or one button where there is no room for it; the palette; and the screens about the program.
#include <algorithm>

#include "gui/screens/screens.hpp"
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

namespace {

Chosen draw_size(Ui& ui, const Choices& shown) {
  Chosen chosen;
  constexpr float sizes[] = {0.8f, 1.0f, 1.25f, 1.5f, 2.0f, 2.5f, 3.0f};
  ui.strong(words::size);
  ui.begin_choices();
  for (const float size : sizes) {
    const auto name = words::fill(words::percent, std::to_string(static_cast<int>(size * 100 + 0.5f)));
    if (ui.choice(words::size, name, std::abs(size - shown.scale) < 0.01f)) chosen = act::ChooseScale{size};
  }
  ui.end_row();
  return chosen;
}

Chosen draw_lock_after(Ui& ui, int minutes) {
  Chosen chosen;
  ui.strong(words::lock_after);
  ui.begin_choices();
  for (const int choice : {1, 2, 5, 10, 15, 30}) {
    const auto name =
        choice == 1 ? std::string(words::one_minute) : words::fill(words::minutes, std::to_string(choice));
    if (ui.choice(words::lock_after, name, minutes == choice)) chosen = act::ChooseIdleMinutes{choice};
  }
  ui.end_row();
  ui.quiet(words::lock_also);
  return chosen;
}

void draw_about(Ui& ui) {
  ui.gap(8);
  ui.begin_card("about", Edge::none);
  ui.heading(words::about);
  ui.text(words::about_candour);
  ui.text(words::work_computer);
  ui.text(words::courts);
  ui.quiet(words::licences);
  ui.end_card();
}

Chosen draw_clipboard_time(Ui& ui, int seconds) {
  Chosen chosen;
  ui.strong(words::clipboard_for);
  ui.begin_choices();
  for (const int choice : {10, 30, 60, 120}) {
    const auto name = words::fill(words::seconds, std::to_string(choice));
    if (ui.choice(words::clipboard_for, name, seconds == choice)) chosen = act::ChooseClipboardSeconds{choice};
  }
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_settings(Ui& ui, const Choices& shown) {
  Chosen chosen;
  ui.strong(words::theme);
  ui.begin_choices();
  if (ui.choice(words::theme, words::theme_desktop, !shown.theme)) chosen = act::ChooseTheme{std::nullopt};
  constexpr const char* names[] = {words::theme_light, words::theme_dark, words::theme_contrast};
  for (const auto name : all_themes) {
    const bool is_chosen = shown.theme == name;
    if (ui.choice(words::theme, names[static_cast<std::size_t>(name)], is_chosen)) chosen = act::ChooseTheme{name};
  }
  ui.end_row();
  ui.gap(8);
  if (auto size = draw_size(ui, shown)) chosen = std::move(size);
  ui.gap(8);
  ui.strong(words::typeface);
  ui.begin_choices();
  if (ui.choice(words::typeface, words::sans, !shown.is_serif)) chosen = act::ChooseSerif{false};
  if (ui.choice(words::typeface, words::serif, shown.is_serif)) chosen = act::ChooseSerif{true};
  ui.end_row();
  ui.gap(8);
  if (auto lock = draw_lock_after(ui, shown.idle_minutes)) chosen = std::move(lock);
  if (ui.check(words::stay_until_sent, shown.stays_until_sent)) chosen = act::ChooseStaying{!shown.stays_until_sent};
  ui.gap(8);
  if (auto time = draw_clipboard_time(ui, shown.clipboard_seconds)) chosen = std::move(time);
  ui.gap(8);
  ui.begin_row();
  if (ui.button(words::new_passphrase)) chosen = act::Go{{Screen::new_passphrase, {}, {}}};
  if (ui.button(words::help)) chosen = act::Go{{Screen::help, {}, {}}};
  ui.end_row();
  draw_about(ui);
  return chosen;
}

namespace {

void draw_facts(Ui& ui, std::string_view name, const std::vector<Fact>& facts) {
  ui.begin_card(name, Edge::none);
  ui.heading(name);
  for (std::size_t index = 0; index < facts.size(); ++index) {
    const auto& fact = facts[index];
    ui.push_id(std::to_string(index));
    if (!fact.name.empty()) ui.strong(fact.name);
    ui.reading(name, fact.value);
    if (!fact.tells.empty()) ui.quiet(words::fill(words::tells, fact.tells));
    if (!fact.tells_not.empty()) ui.quiet(words::fill(words::tells_not, fact.tells_not));
    ui.pop_id();
  }
  ui.end_card();
}

}  // namespace

Chosen draw_who(Ui& ui, const WhoScreen& screen) {
  draw_facts(ui, words::your_partner_card, screen.partners);
  draw_facts(ui, words::employer_card, screen.post_box);
  draw_facts(ui, words::held_back_card, screen.held_back);
  draw_facts(ui, words::computer_card, screen.computer);
  return std::nullopt;
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
