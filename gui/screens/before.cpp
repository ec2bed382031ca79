// What stands there before a vault is open: the first time, the passphrase, and a locked page.
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

Chosen way_in(Ui& ui, const char* name, const char* means, act::Action action, Importance importance) {
  const bool is_chosen = ui.button(name, importance);
  ui.quiet(means);
  ui.gap(6);
  return is_chosen ? Chosen(std::move(action)) : std::nullopt;
}

}  // namespace

Chosen draw_first_time(Ui& ui) {
  Chosen chosen;
  const auto keep = [&chosen](Chosen next) {
    if (next) chosen = std::move(next);
  };
  ui.gap(ui.is_low() ? 0 : 24);
  ui.heading(words::candour, Size::title);
  ui.text(words::first_line, Size::heading);
  ui.gap(4);
  ui.text(words::first_keys);
  ui.gap(16);
  keep(way_in(ui, words::have_words, words::have_words_means, act::BeginVault{act::Purpose::join}, Importance::plain));
  keep(way_in(ui, words::start_journal, words::start_journal_means, act::BeginVault{act::Purpose::invite},
              Importance::plain));
  keep(way_in(ui, words::just_write, words::just_write_means, act::BeginVault{act::Purpose::write}, Importance::plain));
  ui.begin_row();
  if (ui.button(words::open_other, Importance::quiet)) chosen = act::Go{{Screen::open_other, {}, {}}};
  if (ui.button(words::look_around, Importance::quiet)) chosen = act::LookAround{};
  ui.end_row();
  ui.gap(8);
  ui.rule();
  ui.gap(8);
  ui.quiet(words::work_computer);
  ui.quiet(words::courts);
  return chosen;
}

namespace {

// It stands in the first field; the second is typed, so that it was written down or remembered once.
void use(Ui& ui, std::string_view suggestion) {
  auto& first = ui.shelf().secret(Typed::first_passphrase);
  first.clear();
  first.append(suggestion);
}

}  // namespace

Chosen draw_passphrase(Ui& ui, std::string_view suggestion, std::string_view strength, std::string_view refused) {
  ui.heading(words::choose_passphrase, Size::title);
  ui.text(words::choose_passphrase_means);
  ui.gap(8);
  ui.field(Typed::your_name, words::your_name, {.has_focus_first = true, .is_kept = false});
  ui.gap(12);
  Chosen chosen;
  ui.begin_card("suggestion", Edge::none);
  ui.quiet(words::suggested);
  ui.words_to_say(suggestion);
  ui.quiet(words::type_them);
  ui.begin_row();
  if (ui.button(words::use_these)) use(ui, suggestion);
  if (ui.button(words::another)) chosen = act::AnotherPassphrase{};
  ui.end_row();
  ui.end_card();
  ui.quiet(words::or_your_own);
  ui.secret(Typed::first_passphrase, words::own_passphrase);
  if (!strength.empty()) ui.status(strength);
  const bool is_entered = ui.secret(Typed::first_once_more, words::once_more);
  if (!refused.empty()) ui.status(refused, Ink::alarm);
  ui.gap(12);
  ui.begin_row();
  if (ui.button(words::make_vault, Importance::main) || is_entered) {
    chosen = act::MakeVault{ui.shelf().text(Typed::your_name), ui.shelf().secret(Typed::first_passphrase).take(),
                            ui.shelf().secret(Typed::first_once_more).take()};
  }
  if (ui.button(words::back, Importance::quiet)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

Chosen draw_open_other(Ui& ui, std::string_view refused) {
  ui.heading(words::open_other, Size::title);
  ui.text(words::open_other_means);
  ui.gap(8);
  const bool is_entered = ui.field(Typed::other_folder, words::its_folder, {words::folder_hint, true, false});
  if (!refused.empty()) ui.status(refused, Ink::alarm);
  ui.gap(8);
  ui.begin_row();
  const bool is_chosen = ui.button(words::go_on, Importance::main);
  const bool is_left = ui.button(words::back, Importance::quiet);
  ui.end_row();
  if (is_chosen || is_entered) return act::OpenOther{ui.shelf().text(Typed::other_folder)};
  if (is_left) return act::Back{};
  return std::nullopt;
}

// One field, nothing else: no journal's name, no picture, no partner's name.
Chosen draw_unlock(Ui& ui, std::string_view refused, bool is_sending) {
  ui.gap(ui.is_low() ? 8 : 120);
  ui.heading(words::locked, Size::title);
  ui.gap(8);
  const bool is_entered = ui.secret(Typed::unlock, words::passphrase, true);
  if (!refused.empty()) ui.status(refused, Ink::alarm);
  ui.gap(8);
  const bool is_opened = ui.button(words::unlock, Importance::main) || is_entered;
  if (is_opened) return act::Unlock{ui.shelf().secret(Typed::unlock).take()};
  if (!is_sending) return std::nullopt;
  ui.gap(24);
  ui.quiet(words::still_sending);
  return ui.button(words::close_now, Importance::quiet) ? Chosen(act::Quit{}) : std::nullopt;
}

Chosen draw_new_passphrase(Ui& ui, std::string_view strength, std::string_view refused) {
  ui.text(words::new_passphrase_means);
  ui.gap(8);
  ui.secret(Typed::old_passphrase, words::old_passphrase, true);
  ui.secret(Typed::new_passphrase, words::new_passphrase);
  if (!strength.empty()) ui.status(strength);
  const bool is_entered = ui.secret(Typed::new_once_more, words::once_more);
  if (!refused.empty()) ui.status(refused, Ink::alarm);
  ui.gap(8);
  ui.begin_row();
  const bool is_chosen = ui.button(words::change_it, Importance::main);
  const bool is_left = ui.button(words::back, Importance::quiet);
  ui.end_row();
  if (is_chosen || is_entered) {
    return act::ChangePassphrase{ui.shelf().secret(Typed::old_passphrase).take(), ui.shelf().secret(Typed::new_passphrase).take(),
                                 ui.shelf().secret(Typed::new_once_more).take()};
  }
  if (is_left) return act::Back{};
  return std::nullopt;
}

}  // namespace candour::gui
