// The redacted summary as a path of five steps that can be left at any time.
#include <utility>

#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/summary_views.hpp"
#include "session/speech/item_words.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::gui {

namespace {

using journal::SummaryStage;

Chosen draw_begin(Ui& ui, const SummaryScreen& screen) {
  ui.text(words::summary_none);
  ui.gap(8);
  int& audience = ui.shelf().number(Typed::summary_audience, 2);
  ui.strong(words::for_whom);
  for (int index = 0; index < static_cast<int>(screen.audiences.size()); ++index) {
    if (ui.choice(words::for_whom, screen.audiences[static_cast<std::size_t>(index)], audience == index)) audience = index;
  }
  return ui.button(words::begin_summary, Importance::main) ? Chosen(act::BeginSummary{audience}) : std::nullopt;
}

Chosen draw_offer(Ui& ui, const SummaryScreen& screen) {
  ui.text(words::offer_means);
  int& heading = ui.shelf().number(Typed::summary_heading);
  ui.strong(words::under_heading);
  ui.begin_choices();
  for (int index = 0; index < static_cast<int>(screen.offers_under.size()); ++index) {
    const auto& name = screen.offers_under[static_cast<std::size_t>(index)];
    if (ui.choice(words::under_heading, name, heading == index)) heading = index, ui.keep_choice(Typed::summary_heading);
  }
  ui.end_row();
  ui.area(Typed::summary_offer, words::offer_field, {.lines = 3, .hint = words::write_here});
  if (!ui.button(words::offer, Importance::main)) return std::nullopt;
  return act::Offer{*screen.key, heading + 1, ui.shelf().text(Typed::summary_offer)};
}

Chosen draw_passage(Ui& ui, const PassageRow& passage) {
  Chosen chosen;
  ui.begin_card(tile_of(passage.key), Edge::everyone);
  ui.quiet(passage.who);
  ui.reading(words::offer_field, passage.text);
  ui.begin_row();
  if (passage.is_mine && ui.button(words::edit)) chosen = act::Go{{Screen::write, passage.key, std::nullopt}};
  if (!passage.is_left_out && ui.button(words::leave_out)) chosen = act::LeaveOut{passage.key, true};
  if (passage.i_left_it_out && ui.button(words::put_back)) chosen = act::LeaveOut{passage.key, false};
  if (passage.is_left_out) ui.status(passage.i_left_it_out ? words::left_out : words::left_out_by_other, Ink::care);
  ui.end_row();
  ui.end_card();
  return chosen;
}

Chosen draw_compose(Ui& ui, const SummaryScreen& screen) {
  Chosen chosen;
  if (screen.headings.empty()) ui.text(words::nothing_offered, Size::body, Ink::muted);
  for (const auto& part : screen.headings) {
    ui.heading(part.heading);
    for (const auto& passage : part.passages) {
      if (auto done = draw_passage(ui, passage)) chosen = std::move(done);
    }
  }
  return chosen;
}

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
int& answer_to(Ui& ui, const Hint& hint) { return ui.shelf().number(Slot(Typed::summary_hint).below(hint.tile)); }

Chosen draw_hint(Ui& ui, const Hint& hint) {
  Chosen chosen;
  int& may_stay = answer_to(ui, hint);
  ui.begin_card(hint.tile, Edge::none);
  ui.text(hint.words, Size::body, Ink::care);
  if (may_stay != 0) ui.status(words::said_it_may_stay);
  ui.begin_row();
  if (ui.button(may_stay != 0 ? words::ask_again : words::it_may_stay, Importance::quiet)) {
    may_stay = 1 - may_stay;
    ui.keep_choice(Slot(Typed::summary_hint).below(hint.tile));
  }
  if (hint.is_mine && ui.button(words::edit, Importance::quiet)) chosen = act::Go{{Screen::write, hint.passage, std::nullopt}};
  ui.end_row();
  ui.end_card();
  return chosen;
}

// What nobody has said of that it may stay stands once more where one proposes or approves.
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
  const auto typed = [&](Typed slot) { return ui.shelf().text(slot); };
  if (ui.button(words::add_person)) {
    chosen = act::AddPerson{typed(Typed::person_name), typed(Typed::person_instead), typed(Typed::person_aliases), is_word != 0};
  }
  return chosen;
}

// In plain type, nothing else on the page.
void draw_text(Ui& ui, std::string_view text) {
  ui.begin_card("text", Edge::none);
  ui.reading(words::summary, text);
  ui.end_card();
}

Chosen draw_read(Ui& ui, const SummaryScreen& screen) {
  Chosen chosen;
  if (screen.view.text.empty()) {
    ui.text(words::nothing_offered, Size::body, Ink::muted);
    return chosen;
  }
  ui.strong(words::fill(words::read_means, screen.audience));
  draw_text(ui, screen.view.text);
  if (!screen.view.refused_at.empty()) ui.status(screen.view.refused_at, Ink::alarm);
  if (screen.view.proposal() != nullptr && screen.view.difference.empty()) return chosen;
  ui.status(session::what_was_looked_for(screen.view));
  if (auto done = draw_open_hints(ui, screen)) chosen = std::move(done);
  ui.field(Typed::summary_until, words::valid_until);
  if (ui.button(words::propose, Importance::main)) {
    chosen = act::Propose{*screen.key, ui.shelf().text(Typed::summary_until)};
  }
  return chosen;
}

// Each proposal has fields and buttons of its own: what was typed or about to be pressed for one answers no other.
std::string tile_of(const journal::ProposalView& proposal) {
  // One's own that is proposed anew before it was sealed has the name of the one before.
  const auto whole = to_text(proposal.names) + write_statement(proposal.statement) + proposal.file;
  return std::to_string(std::hash<std::string>{}(whole));
}

// What is approved was before one's eyes to its last line, since that line was drawn where one could see it.
bool was_read_to_its_end(Ui& ui, const journal::ProposalView& proposal) {
  int& is_read = ui.shelf().number(Slot(Typed::summary_read).below(tile_of(proposal)));
  if (ui.is_in_sight()) is_read = 1;
  return is_read != 0;
}

Chosen draw_question(Ui& ui, const SummaryScreen& screen, bool was_read) {
  const bool is_second = screen.due == journal::ConsentPhase::signature;
  Chosen chosen;
  ui.text(screen.question);
  const bool is_entered = ui.secret(Typed::passphrase_again, words::passphrase_again);
  ui.quiet(words::passphrase_again_why);
  ui.begin_row();
  const auto* yes = is_second ? words::let_it_go : words::willing;
  const bool is_pressed = ui.button_unless(!was_read, words::read_to_end, yes, Importance::main);
  if (was_read && (is_pressed || is_entered)) {
    chosen = act::Consent{*screen.key, *screen.due, *screen.view.proposal(),
                          ui.shelf().secret(Typed::passphrase_again).take()};
  }
  if (screen.view.i_am_willing && ui.button(words::take_mine_back)) chosen = act::TakeConsentBack{*screen.key};
  if (ui.button(words::take_something_out)) {
    ui.shelf().number(Typed::summary_step) = 1;
    chosen = act::Withdraw{*screen.key};
  }
  if (ui.button(words::not_now)) chosen = act::Back{};
  ui.end_row();
  if (!was_read) ui.status(words::read_to_end, Ink::care);
  return chosen;
}

Chosen draw_leaving(Ui& ui, const SummaryScreen& screen) {
  Chosen chosen;
  ui.status(words::approved, Ink::good);
  ui.field(Typed::summary_folder, words::export_folder);
  bool is_entered = false;
  if (screen.view.is_public()) {
    ui.status(session::public_leaves, Ink::care);
    is_entered = ui.secret(Typed::passphrase_again, words::passphrase_again);
  }
  ui.begin_row();
  if (ui.button(words::export_it, Importance::main) || is_entered) {
    chosen = act::Export{*screen.key, ui.shelf().text(Typed::summary_folder), ui.shelf().secret(Typed::passphrase_again).take()};
  }
  if (ui.button(words::take_mine_back)) chosen = act::TakeConsentBack{*screen.key};
  ui.end_row();
  return chosen;
}

// The parsed statement, the file that it names and, where one is signed, its exact text: all that a yes is about.
void draw_proposal(Ui& ui, const SummaryScreen& screen, const journal::ProposalView& proposal) {
  const bool is_over = screen.view.is_over;
  ui.strong(words::fill(is_over ? words::exactly_that : words::exactly_this, screen.audience));
  ui.quiet(words::fill(is_over ? words::could_be_used : words::used_until,
                       text_of(proposal.statement.valid_until)));
  draw_text(ui, proposal.file);
  if (screen.view.is_public()) return;
  ui.begin_card("statement", Edge::none);
  ui.reading(is_over ? words::what_was_proposed : words::what_is_signed, write_statement(proposal.statement));
  ui.end_card();
}

Chosen draw_approve(Ui& ui, const SummaryScreen& screen) {
  const auto& view = screen.view;
  for (const auto& remark : screen.remarks) ui.status(remark, Ink::care);
  const auto* proposal = view.proposal();
  if (proposal == nullptr) {
    ui.text(words::not_proposed, Size::body, Ink::muted);
    if (!view.difference.empty()) ui.status(view.difference, Ink::alarm);
    return std::nullopt;
  }
  draw_proposal(ui, screen, *proposal);
  const bool was_read = was_read_to_its_end(ui, *proposal);
  if (!view.difference.empty()) ui.status(view.difference, Ink::alarm);
  if (view.may_leave()) return draw_leaving(ui, screen);
  if (screen.due) {
    ui.push_id(tile_of(*proposal));
    auto answer = draw_question(ui, screen, was_read);
    ui.pop_id();
    return answer;
  }
  Chosen chosen;
  ui.begin_row();
  if (view.i_am_willing && ui.button(words::take_mine_back)) chosen = act::TakeConsentBack{*screen.key};
  if (ui.button(words::withdraw, Importance::quiet)) chosen = act::Withdraw{*screen.key};
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_summary(Ui& ui, const SummaryScreen& screen) {
  if (!screen.key) return draw_begin(ui, screen);
  int& step = ui.shelf().number(Typed::summary_step, screen.view.stage == SummaryStage::draft ? 0 : 4);
  constexpr const char* steps[] = {words::step_offer, words::step_compose, words::step_names, words::step_read,
                                   words::step_approve};
  ui.status(screen.stage);
  ui.begin_choices();
  for (int index = 0; index < 5; ++index) {
    if (ui.choice(words::step_group, steps[index], step == index)) step = index;
  }
  ui.end_row();
  ui.rule();
  ui.gap(8);
  // Each step begins at its top, however far down the one before was.
  int& shown = ui.shelf().number(Typed::summary_shown_step, step);
  if (std::exchange(shown, step) != step) {
    ui.scroll_to_top();
    return std::nullopt;
  }
  switch (step) {
    case 0:
      return draw_offer(ui, screen);
    case 1:
      return draw_compose(ui, screen);
    case 2:
      return draw_names(ui, screen);
    case 3:
      return draw_read(ui, screen);
    default:
      return draw_approve(ui, screen);
  }
}

}  // namespace candour::gui
