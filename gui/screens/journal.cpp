// The journal: everything that stands by itself, newest first, and what there is to do first.
#include "gui/model/own_screens.hpp"
#include "gui/model/rows.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/prompts.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/pairing.hpp"
#include "session/arrivals.hpp"

namespace candour::gui {

// ---- what it shows

namespace {

namespace model = journal::model;
using model::ItemKind;

// Any kind that may come is listed, whether or not it has a screen of its own.
std::vector<ItemKind> kinds_of(ListFilter filter) {
  if (filter == ListFilter::reflections) return {kind_listed_on(Screen::journal)};
  if (filter == ListFilter::meetings) return {kind_listed_on(Screen::meetings)};
  std::vector<ItemKind> kinds;
  for (const auto& spec : journal::kinds::registry().all()) {
    const bool is_listed = spec.listed == model::Listed::by_itself;
    if (is_listed && (filter != ListFilter::only_mine || spec.space == model::Space::mine)) kinds.push_back(spec.kind);
  }
  return kinds;
}

// In sentences and without numbers: what others did, each kind of it once.
std::string arrived_in_words(const journal::Vault& vault, const std::vector<journal::ArrivalView>& arrivals) {
  std::string all;
  for (const auto& came : session::what_came(vault, arrivals)) all += (all.empty() ? "" : "; ") + session::in_words(came);
  return all;
}

// Where a pairing that is under way goes on.
std::optional<Screen> pairing_goes_on(journal::PairingStage stage) {
  switch (stage) {
    case journal::PairingStage::invited:
      return Screen::invite;
    case journal::PairingStage::joining:
      return Screen::join;
    case journal::PairingStage::comparing:
    case journal::PairingStage::matched:
      return Screen::compare;
    default:
      return std::nullopt;
  }
}

}  // namespace

Result<ListScreen> build_journal(const journal::Vault& vault, ListFilter filter, std::size_t length, const Today& now) {
  const auto aside =
      filter == ListFilter::set_aside ? journal::model::SetAside::only : journal::model::SetAside::left_out;
  CANDOUR_TRY(auto screen, build_list(vault, kinds_of(filter), length, now, aside));
  screen.question = journal::kinds::good_question(now.day);
  CANDOUR_TRY(const auto arrivals, vault.drafts().arrived_since_last_time());
  screen.arrived = arrived_in_words(vault, arrivals);
  screen.pairing = pairing_goes_on(vault.pairing().view().stage);
  return screen;
}

// ---- how it is drawn

namespace {

void draw_filter(Ui& ui, const TypedKey& typed, bool is_shared) {
  int& filter = ui.shelf().number(typed / Part::filter);
  const auto offer = [&](const char* name, ListFilter value) {
    const auto number = static_cast<int>(value);
    if (ui.choice(words::show_only, name, filter == number)) filter = number;
  };
  ui.begin_choices();
  offer(words::show_all, ListFilter::everything);
  if (is_shared) {
    offer(words::show_reflections, ListFilter::reflections);
    offer(words::meetings, ListFilter::meetings);
    offer(words::show_mine, ListFilter::only_mine);
  }
  offer(words::is_put_away, ListFilter::set_aside);
  ui.end_row();
}

Chosen draw_question(Ui& ui, const ListScreen& screen) {
  Chosen chosen;
  ui.text(words::fill(words::good_question, screen.question), Size::body, Ink::muted);
  ui.begin_row();
  if (ui.button(words::write_about_it, Importance::quiet)) {
    chosen = act::Go{{Screen::write, std::nullopt, kind_listed_on(Screen::journal)}};
  }
  if (screen.rows.empty()) ui.quiet(words::or_nothing);
  ui.end_row();
  return chosen;
}

Chosen draw_ways_on(Ui& ui, const ListScreen& screen, bool is_shared) {
  Chosen chosen;
  ui.begin_row();
  if (ui.button(words::write, Importance::main))
    chosen = act::Go{{Screen::write, std::nullopt, kind_listed_on(Screen::notes)}};
  if (screen.pairing && ui.button(words::pairing_goes_on)) chosen = act::Go{{*screen.pairing, {}, {}}};
  const bool is_alone = !is_shared && !screen.pairing;
  if (is_alone && ui.button(words::invite_partner)) chosen = act::Go{{Screen::invite, {}, {}}};
  if (is_alone && ui.button(words::join_journal)) chosen = act::Go{{Screen::join, {}, {}}};
  ui.end_row();
  return chosen;
}

}  // namespace

Chosen draw_journal(Ui& ui, const ListScreen& screen, const TypedKey& typed, const FrameScreen& frame) {
  Chosen chosen;
  const bool is_shared = !frame.members.empty();
  const auto keep = [&chosen](Chosen next) {
    if (next) chosen = std::move(next);
  };
  keep(draw_ways_on(ui, screen, is_shared));
  if (ui.is_narrow()) keep(draw_sync(ui, frame));  // there is no rail that says it
  if (!screen.question.empty()) keep(draw_question(ui, screen));
  draw_filter(ui, typed, is_shared);
  if (!screen.arrived.empty()) {
    ui.status(words::fill(words::since_last, screen.arrived));
    ui.gap(4);
  }
  keep(draw_rows(ui, screen, typed));
  return chosen;
}

}  // namespace candour::gui
