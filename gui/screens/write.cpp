// The page one writes on, and the way from one's own note to what others read.
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

act::Action writing_of(const WriteScreen& screen, const Slot& slot, const Shelf& shelf) {
  auto text = shelf.text(slot / Part::text);
  if (screen.sends) return act::SendWriting{std::move(text)};
  return act::SaveWriting{std::move(text), screen.can_share ? act::Then::share : act::Then::back};
}

Chosen draw_write(Ui& ui, const WriteScreen& screen, const Slot& here, std::string_view kept) {
  Chosen chosen;
  int& is_unfolded = ui.shelf().number(here / Part::prompts);
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
  ui.area(here / Part::text, words::what_you_write,
          {.lines = ui.is_low() ? 5 : 12, .hint = words::write_here, .has_focus_first = true, .is_main = true});
  ui.status(kept);
  ui.gap(4);
  const auto save = [&](act::Then then) { chosen = act::SaveWriting{ui.shelf().text(here / Part::text), then}; };
  ui.begin_row();
  if (screen.sends && ui.button(screen.share_name, Importance::main)) chosen = writing_of(screen, here, ui.shelf());
  if (screen.is_new) {
    if (ui.button(words::keep, screen.sends || screen.can_share ? Importance::plain : Importance::main))
      save(act::Then::back);
    if (screen.can_share && ui.button(screen.share_name, Importance::plain)) save(act::Then::share);
  } else if (ui.button(words::keep_changes, Importance::main)) {
    save(act::Then::back);
  }
  if (ui.button(words::drop, Importance::quiet)) chosen = act::DropWriting{};
  ui.end_row();
  return chosen;
}

namespace {

// Left: the note, with a passage chosen. True when the right side took it over.
void draw_note(Ui& ui, const ShareScreen& screen, const Slot& slot) {
  ui.strong(words::your_note);
  ui.audience(screen.of_note.sentence, edge_of(screen.of_note.readers));
  auto& shelf = ui.shelf();
  auto& note = shelf.editor(slot / Part::note, text::Lines::many);
  if (note.text() != screen.text) note.set_text(screen.text);
  ui.area(slot / Part::note, words::your_note, {.lines = 6, .has_focus_first = true, .is_kept = false, .is_main = true});
  ui.begin_row();
  if (ui.button(words::use_passage) && note.caret() != note.anchor()) {
    const auto passage = note.selection();
    shelf.set(slot / Part::selected, passage, text::Lines::many);
    shelf.set(slot / Part::wording, passage, text::Lines::many);
  }
  if (ui.button(words::use_all)) {
    shelf.set(slot / Part::selected, screen.text, text::Lines::many);
    shelf.set(slot / Part::wording, screen.text, text::Lines::many);
  }
  ui.end_row();
}

}  // namespace

act::Share share_of(const ShareScreen& screen, const Slot& slot, const Shelf& shelf) {
  auto selected = shelf.text(slot / Part::selected);
  if (selected.empty()) selected = screen.text;
  const bool is_for_agenda = shelf.number_or(slot / Part::to_agenda, 0) == 1;
  return {is_for_agenda ? screen.next_meeting : std::nullopt, shelf.text(slot / Part::wording), std::move(selected)};
}

Chosen draw_share(Ui& ui, const ShareScreen& screen, const Slot& here) {
  if (!screen.refused.empty()) {
    ui.text(screen.refused);
    return ui.button(words::back) ? Chosen(act::Back{}) : std::nullopt;
  }
  int& to_agenda = ui.shelf().number(here / Part::to_agenda);
  ui.begin_halves();
  draw_note(ui, screen, here);
  ui.next_half();
  const auto seen = words::fill(words::exactly_seen, screen.partner);
  ui.strong(seen);
  ui.audience(screen.of_wording.sentence, edge_of(screen.of_wording.readers));
  ui.area(here / Part::wording, seen, {.lines = 6, .hint = words::choose_first});
  ui.end_halves();
  ui.strong(words::share_as);
  if (ui.choice(words::share_as, words::as_reflection, to_agenda == 0)) to_agenda = 0, ui.keep_choice(here / Part::to_agenda);
  if (screen.next_meeting) {
    if (ui.choice(words::share_as, screen.as_agenda, to_agenda == 1)) to_agenda = 1, ui.keep_choice(here / Part::to_agenda);
  } else {
    ui.quiet(words::no_meeting_yet);
  }
  ui.gap(4);
  ui.text(words::fill(words::will_see, screen.partner));
  ui.begin_row();
  Chosen chosen;
  if (ui.button(words::fill(words::share_with, screen.partner), Importance::main)) chosen = share_of(screen, here, ui.shelf());
  if (ui.button(words::not_now)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

}  // namespace candour::gui
