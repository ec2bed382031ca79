// The last two steps: reading it as it would leave, and approving exactly that.
#include <functional>

#include "gui/screens/summary_steps.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/summary_views.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::gui {

namespace {

// In plain type, nothing else on the page.
void draw_text(Ui& ui, std::string_view text) {
  ui.begin_card("text", Edge::none);
  ui.reading(words::summary, text);
  ui.end_card();
}

// Each proposal has fields and buttons of its own: what was typed or about to be pressed for one answers no other.
std::string tile_of_proposal(const journal::ProposalView& proposal) {
  // One's own that is proposed anew before it was sealed has the name of the one before.
  const auto whole = to_text(proposal.names) + write_statement(proposal.statement) + proposal.file;
  return std::to_string(std::hash<std::string>{}(whole));
}

// What is approved was before one's eyes to its last line, since that line was drawn where one could see it.
bool was_read_to_its_end(Ui& ui, const journal::ProposalView& proposal) {
  int& is_read = ui.shelf().number(TypedKey(Typed::summary_read).below(tile_of_proposal(proposal)));
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

}  // namespace

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
    ui.push_id(tile_of_proposal(*proposal));
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

}  // namespace candour::gui
