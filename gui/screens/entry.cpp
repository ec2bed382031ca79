// One item, whole: what it says, what others wrote underneath, and what can be done with it.
#include "gui/model/drafts.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

Chosen draw_fields(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  ui.begin_card("entry", edge_of(screen.audience.readers));
  ui.quiet(screen.who);
  if (screen.can_answer) ui.audience(screen.audience.sentence, edge_of(screen.audience.readers));
  for (const auto& field : screen.fields) {
    if (screen.fields.size() > 1) ui.strong(field.label);
    ui.reading(field.label, field.text);
    ui.push_id(field.label);
    if (auto done = draw_choices(ui, screen.key, field.choices)) chosen = std::move(done);
    ui.pop_id();
    for (std::size_t index = 0; index < field.others.size(); ++index) {
      const auto& other = field.others[index];
      ui.gap(4);
      ui.status(words::fill(words::also_written, other.name), Ink::care);
      ui.reading(field.label + std::to_string(index), other.text);
    }
  }
  ui.end_card();
  return chosen;
}

Chosen draw_acts(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  ui.begin_row();
  if (screen.can_share && ui.button(words::share_part, Importance::main)) {
    chosen = act::Go{{Screen::share, screen.key, std::nullopt}};
  }
  if (screen.edit && ui.button(words::edit)) chosen = act::Go{*screen.edit};
  if (screen.edit_rest && ui.button(words::edit_rest)) chosen = act::Go{*screen.edit_rest};
  if (ui.button(words::history)) chosen = act::Go{{Screen::history, screen.key, std::nullopt}};
  if (screen.can_edit && ui.button(screen.is_set_aside ? words::take_up_again : screen.put_away)) {
    chosen = act::SetAside{screen.key, !screen.is_set_aside};
  }
  if (screen.can_take_back && ui.button(words::take_it_back)) chosen = act::TakeBack{screen.key};
  ui.end_row();
  return chosen;
}

Chosen draw_answers(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  if (!screen.comments.empty()) ui.heading(words::comments);
  for (const auto& comment : screen.comments) {
    ui.begin_card(tile_of(comment.key), Edge::everyone);
    ui.quiet(comment.name);
    ui.reading(words::comments, comment.text);
    if (auto done = draw_choices(ui, comment.key, comment.choices)) chosen = std::move(done);
    if (comment.can_take_back) {
      ui.status(words::still_here);
      ui.begin_row();
      if (ui.button(words::take_back)) chosen = act::TakeBack{comment.key};
      ui.end_row();
    }
    ui.end_card();
  }
  if (!screen.can_answer) return chosen;
  ui.heading(words::answer);
  const auto slot = slot_of_text({Screen::entry, screen.key, {}});
  ui.begin_row();
  for (const auto& reply : screen.replies) {
    if (ui.button(reply)) ui.put_words(slot, reply);  // sent by whoever reads it once more, and by nothing else
  }
  ui.end_row();
  ui.area(slot, words::answer_field, {.lines = 3, .hint = words::write_here});
  ui.audience(screen.of_answer.sentence, edge_of(screen.of_answer.readers));
  ui.begin_row();
  if (ui.button(words::send_answer, Importance::main)) chosen = answer_of(screen, ui.shelf());
  ui.end_row();
  return chosen;
}

}  // namespace

act::AddText answer_of(const EntryScreen& screen, const Shelf& shelf) {
  const Place page{Screen::entry, screen.key, {}};
  return {page, shelf.text(slot_of_text(page))};
}

Chosen draw_entry(Ui& ui, const EntryScreen& screen) {
  auto chosen = draw_fields(ui, screen);
  if (screen.is_set_aside) ui.status(words::is_set_aside);
  if (screen.can_take_back) ui.status(words::still_here);
  if (auto done = draw_verbs(ui, screen.key, screen.verbs)) chosen = std::move(done);
  if (auto done = draw_acts(ui, screen)) chosen = std::move(done);
  ui.gap(8);
  if (auto part = draw_parts(ui, screen.parts)) chosen = std::move(part);
  if (auto answer = draw_answers(ui, screen)) chosen = std::move(answer);
  return chosen;
}

namespace {

// The wording at the left, what is new in it and what is gone at the right.
Chosen draw_version(Ui& ui, const HistoryScreen& screen, const HistoryVersion& version) {
  Chosen chosen;
  ui.begin_card(version.tile, Edge::none);
  ui.begin_halves();
  ui.strong(version.name);
  if (screen.has_many_fields) ui.quiet(version.label);
  ui.reading(version.label, version.text);
  ui.next_half();
  if (version.is_shown) ui.status(version.is_merged ? words::part_of_now : words::shown_now, Ink::good);
  if (version.is_waiting) ui.status(words::waits_for_step, Ink::care);
  if (version.is_first) ui.status(words::first_wording);
  for (const auto& words_in : version.differences.added) ui.text(words::fill(words::added, words_in), Size::body, Ink::good);
  for (const auto& words_out : version.differences.taken_out) {
    ui.text(words::fill(words::taken_out, words_out), Size::body, Ink::care);
  }
  if (screen.can_bring_back && !version.is_waiting && (!version.is_shown || version.is_merged)) {
    ui.begin_row();
    if (ui.button(words::bring_back)) chosen = act::BringBack{screen.key, version.wording};
    ui.end_row();
  }
  ui.end_halves();
  ui.end_card();
  return chosen;
}

}  // namespace

Chosen draw_history(Ui& ui, const HistoryScreen& screen) {
  Chosen chosen;
  for (const auto& version : screen.versions) {
    if (auto done = draw_version(ui, screen, version)) chosen = std::move(done);
  }
  return chosen;
}

}  // namespace candour::gui
