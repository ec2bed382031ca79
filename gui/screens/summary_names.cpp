// The step in which names are settled: each that was found, what may still tell who is meant, the people list.
#include "gui/screens/summary_steps.hpp"
#include "gui/words/en_gb.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::gui {

namespace {

Chosen draw_hit(Ui& ui, const Hit& hit) {
  Chosen chosen;
  ui.begin_card(tile_of(hit.passage) + "/" + std::to_string(hit.offset) + "/" + hit.alias, Edge::none);
  ui.strong(words::fill(words::hit_is, hit.as_written));
  ui.reading(hit.heading, hit.sentence);
  ui.begin_row();
  if (hit.is_allowed) ui.status(words::stands_allowed, Ink::good);
  if (!hit.is_allowed && !hit.is_mine) ui.status(words::authors_turn);
  if (!hit.is_allowed && hit.is_mine) {
    if (!hit.replacement.empty() && ui.button(words::fill(words::replace_by, hit.replacement))) {
      chosen = act::Replace{hit.passage, hit.as_written, hit.offset, hit.replacement};
    }
    if (ui.button(words::let_it_stand)) chosen = act::Allow{hit.passage, hit.alias};
  }
  ui.end_row();
  ui.end_card();
  return chosen;
}

// One's own answer, which stays on this computer until the sentence is another one.
int& answer_to(Ui& ui, const Hint& hint) { return ui.shelf().number(TypedKey(Typed::summary_hint).below(hint.tile)); }

Chosen draw_hint(Ui& ui, const Hint& hint) {
  Chosen chosen;
  int& may_stay = answer_to(ui, hint);
  ui.begin_card(hint.tile, Edge::none);
  ui.text(hint.words, Size::body, Ink::care);
  if (may_stay != 0) ui.status(words::said_it_may_stay);
  ui.begin_row();
  if (ui.button(may_stay != 0 ? words::ask_again : words::it_may_stay, Importance::quiet)) {
    may_stay = 1 - may_stay;
    ui.keep_choice(TypedKey(Typed::summary_hint).below(hint.tile));
  }
  if (hint.is_mine && ui.button(words::edit, Importance::quiet)) chosen = act::Go{{Screen::write, hint.passage, std::nullopt}};
  ui.end_row();
  ui.end_card();
  return chosen;
}

}  // namespace

Chosen draw_open_hints(Ui& ui, const SummaryScreen& screen) {
  Chosen chosen;
  std::vector<const Hint*> open;
  for (const auto& hint : screen.hints) {
    if (answer_to(ui, hint) == 0) open.push_back(&hint);
  }
  if (!open.empty()) ui.heading(words::still_open);
  for (const auto* hint : open) {
    if (auto done = draw_hint(ui, *hint)) chosen = std::move(done);
  }
  return chosen;
}

Chosen draw_names(Ui& ui, const SummaryScreen& screen) {
  Chosen chosen;
  ui.text(words::names_means);
  if (screen.hits.empty()) ui.status(words::no_hits, Ink::good);
  for (const auto& hit : screen.hits) {
    if (auto done = draw_hit(ui, hit)) chosen = std::move(done);
  }
  if (!screen.hints.empty()) ui.heading(words::warnings);
  for (const auto& hint : screen.hints) {
    if (auto done = draw_hint(ui, hint)) chosen = std::move(done);
  }
  ui.status(session::what_was_looked_for(screen.view));
  ui.gap(8);
  ui.heading(words::people_list);
  for (const auto& person : screen.people) {
    const RowContent content{person.name, {}, person.text, {}, Edge::everyone};
    if (ui.row(tile_of(person.key), content)) chosen = act::Go{{Screen::entry, person.key, {}}};
  }
  ui.begin_halves();
  ui.field(Typed::person_name, words::person_name);
  ui.field(Typed::person_instead, words::person_instead);
  ui.next_half();
  ui.field(Typed::person_aliases, words::person_aliases);
  int& is_word = ui.shelf().number(Typed::person_is_a_word);
  if (ui.check(words::person_word, is_word != 0)) is_word = 1 - is_word, ui.keep_choice(Typed::person_is_a_word);
  ui.end_halves();
  const auto typed = [&](Typed key) { return ui.shelf().text(key); };
  if (ui.button(words::add_person)) {
    chosen = act::AddPerson{typed(Typed::person_name), typed(Typed::person_instead), typed(Typed::person_aliases), is_word != 0};
  }
  return chosen;
}

}  // namespace candour::gui
