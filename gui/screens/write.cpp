// The page one writes on, and the way from one's own note to what others read.
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

Chosen draw_write(Ui& ui, const WriteScreen& screen, std::string_view slot, std::string_view kept) {
  Chosen chosen;
  const std::string here(slot);
  int& is_unfolded = ui.shelf().number(here + "/prompts");
  if (!screen.prompts.empty()) {
    ui.begin_row();
    if (ui.button(words::questions_to_start, Importance::quiet)) is_unfolded = 1 - is_unfolded;
    ui.end_row();
  }
  if (is_unfolded != 0) {
    for (const auto& prompt : screen.prompts) ui.quiet(prompt);
  }
  if (!screen.about.empty()) ui.quiet(words::fill(words::about_that, screen.about));
  if (screen.is_new && !screen.sends) ui.quiet(words::starts_private);
  ui.area(here + "/text", words::what_you_write,
          {.lines = ui.is_low() ? 5 : 12, .hint = words::write_here, .has_focus_first = true, .is_main = true});
  ui.status(kept);
  ui.gap(4);
  ui.begin_row();
  if (screen.sends && ui.button(screen.share_name, Importance::main)) chosen = act::SendWriting{};
  if (screen.is_new) {
    if (ui.button(words::keep, screen.sends || screen.can_share ? Importance::plain : Importance::main))
      chosen = act::SaveWriting{false};
    if (screen.can_share && ui.button(screen.share_name, Importance::plain)) chosen = act::SaveWriting{true};
  } else if (ui.button(words::keep_changes, Importance::main)) {
    chosen = act::SaveWriting{false};
  }
  if (ui.button(words::drop, Importance::quiet)) chosen = act::DropWriting{};
  ui.end_row();
  return chosen;
}

namespace {

// Left: the note, with a passage chosen. True when the right side took it over.
void draw_note(Ui& ui, const ShareScreen& screen, const std::string& slot) {
  ui.strong(words::your_note);
  ui.audience(screen.of_note.sentence, edge_of(screen.of_note.readers));
  auto& shelf = ui.shelf();
  auto& note = shelf.editor(slot + "/note", text::Lines::many);
  if (note.text() != screen.text) note.set_text(screen.text);
  ui.area(slot + "/note", words::your_note, {.lines = 6, .has_focus_first = true, .is_kept = false, .is_main = true});
  ui.begin_row();
  if (ui.button(words::use_passage) && note.caret() != note.anchor()) {
    const auto passage = note.selection();
    shelf.set(slot + "/selected", passage, text::Lines::many);
    shelf.set(slot + "/wording", passage, text::Lines::many);
  }
  if (ui.button(words::use_all)) {
    shelf.set(slot + "/selected", screen.text, text::Lines::many);
    shelf.set(slot + "/wording", screen.text, text::Lines::many);
  }
  ui.end_row();
}

}  // namespace

act::Share share_of(const ShareScreen& screen, int to_agenda) {
  return {to_agenda == 1 ? screen.next_meeting : std::nullopt};
}

Chosen draw_share(Ui& ui, const ShareScreen& screen, std::string_view slot) {
  if (!screen.refused.empty()) {
    ui.text(screen.refused);
    return ui.button(words::back) ? Chosen(act::Back{}) : std::nullopt;
  }
  const std::string here(slot);
  auto& to_agenda = ui.shelf().number(here + "/agenda");
  ui.begin_halves();
  draw_note(ui, screen, here);
  ui.next_half();
  const auto seen = words::fill(words::exactly_seen, screen.partner);
  ui.strong(seen);
  ui.audience(screen.of_wording.sentence, edge_of(screen.of_wording.readers));
  ui.area(here + "/wording", seen, {.lines = 6, .hint = words::choose_first});
  ui.end_halves();
  ui.strong(words::share_as);
  if (ui.choice(words::share_as, words::as_reflection, to_agenda == 0)) to_agenda = 0, ui.keep_choice(here + "/agenda");
  if (screen.next_meeting) {
    if (ui.choice(words::share_as, screen.as_agenda, to_agenda == 1)) to_agenda = 1, ui.keep_choice(here + "/agenda");
  } else {
    ui.quiet(words::no_meeting_yet);
  }
  ui.gap(4);
  ui.text(words::fill(words::will_see, screen.partner));
  ui.begin_row();
  Chosen chosen;
  if (ui.button(words::fill(words::share_with, screen.partner), Importance::main)) chosen = share_of(screen, to_agenda);
  if (ui.button(words::not_now)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

}  // namespace candour::gui
