// What a person chooses for the window.
#include <algorithm>
#include <cmath>

#include "gui/actions/act.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

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

void Act::operator()(const act::ChooseTheme& choice) {
  auto choices = desk.choices.now();
  choices.theme = choice.theme;
  desk.choices.choose(choices);
}

void Act::operator()(const act::ChooseScale& choice) {
  auto choices = desk.choices.now();
  choices.scale = std::clamp(choice.scale, 0.8f, 3.0f);
  desk.choices.choose(choices);
}

void Act::operator()(const act::ChooseSerif& choice) {
  auto choices = desk.choices.now();
  choices.is_serif = choice.is_serif;
  desk.choices.keep(choices);
}

void Act::operator()(const act::ChooseIdleMinutes& choice) {
  auto choices = desk.choices.now();
  choices.idle_minutes = std::clamp(choice.minutes, 1, 30);
  desk.choices.keep(choices);
}

void Act::operator()(const act::ChooseClipboardSeconds& choice) {
  auto choices = desk.choices.now();
  choices.clipboard_seconds = std::clamp(choice.seconds, 10, 120);
  desk.choices.keep(choices);
}

void Act::operator()(const act::ChooseStaying& choice) {
  auto choices = desk.choices.now();
  choices.stays_until_sent = choice.stays_until_sent;
  desk.choices.keep(choices);
}

}  // namespace candour::gui
