// The redacted summary as a path of five steps that can be left at any time.
#include <utility>

#include "gui/screens/summary_steps.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/summary_views.hpp"

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
