#include <algorithm>

#include "gui/model/any_kind.hpp"
#include "gui/model/build.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/prompts.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "session/arrivals.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using model::ItemKind;

// Of a meeting its own day says more than the day on which somebody wrote it down.
void say_when(const journal::Vault& vault, Row& row, const Today& now) {
  const auto item = vault.items().show(row.key);
  const auto* field = item ? session::field_of(*item, journal::kinds::meeting::when) : nullptr;
  const auto* when = field ? std::get_if<model::ZonedTime>(&field->value) : nullptr;
  if (!when) return;
  row.name = session::label_of(row.key.kind) + " · " + spoken_time(*when, now.day);
  const auto place = session::words_of_field(*item, journal::kinds::meeting::place);
  if (!place.empty()) row.text += (row.text.empty() ? "" : " · ") + model::visible(place, model::Layout::one_line);
}

void say_state(const journal::Vault& vault, Row& row) {
  const auto item = vault.items().show(row.key);
  const auto state = item ? session::words_of_state(*item) : std::string();
  if (!state.empty()) row.name += " · " + state;
}

Row row_of(const journal::Vault& vault, const journal::RowView& row, const Today& now) {
  const auto who = row.is_mine && row.space == model::Space::mine ? std::string(words::you) : row.author_name;
  Row shown;
  shown.key = row.key;
  shown.day = row.day;
  shown.name = session::label_of(row.key.kind) + " · " + model::visible(who, model::Layout::one_line) + " · " +
               spoken_day(row.day, now.day) + (row.late ? " · " + session::words_of_late(*row.late) : "");
  shown.reader = session::audience_of(vault.members().readers(row.space));
  shown.text = model::visible(row.words, model::Layout::one_line);
  shown.readers = row.space == model::Space::everyone ? Readers::members : Readers::nobody_else;
  if (row.key.kind == ItemKind::meeting) say_when(vault, shown, now);
  const auto* spec = journal::kinds::registry().find(row.key.kind);
  if (spec && spec->states.field != 0) say_state(vault, shown);
  if (row.is_queued && row.space == model::Space::everyone) shown.below = words::still_here;
  if (row.is_set_aside) shown.below = words::is_put_away;
  return shown;
}

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

// The first of each month, as they go back, carries its name.
void name_months(std::vector<Row>& rows) {
  std::string before;
  std::uint32_t earliest = 0;
  for (auto& row : rows) {
    if (!before.empty() && row.day >= earliest) continue;  // changed later than it was made
    auto month = spoken_month(row.day);
    if (month != before) row.month = month;
    before = std::move(month);
    earliest = first_of_month(row.day);
  }
}

// In sentences and without numbers: what others did, each kind of it once.
std::string arrived_in_words(const journal::Vault& vault, const std::vector<journal::ArrivalView>& arrivals) {
  std::string all;
  for (const auto& came : session::what_came(vault, arrivals)) all += (all.empty() ? "" : "; ") + session::in_words(came);
  return all;
}

}  // namespace

Result<ListScreen> build_list(const journal::Vault& vault, const std::vector<ItemKind>& kinds, std::size_t length,
                              const Today& now, journal::model::SetAside aside) {
  ListScreen screen;
  CANDOUR_TRY(const auto rows, vault.items().rows(kinds, length + 1, aside));
  screen.has_more = rows.size() > length;
  for (const auto& row : rows) {
    if (screen.rows.size() < length) screen.rows.push_back(row_of(vault, row, now));
  }
  if (kinds != std::vector{ItemKind::meeting}) name_months(screen.rows);  // these say when they take place
  return screen;
}

Result<ListScreen> build_journal(const journal::Vault& vault, ListFilter filter, std::size_t length, const Today& now) {
  const auto aside =
      filter == ListFilter::set_aside ? journal::model::SetAside::only : journal::model::SetAside::left_out;
  CANDOUR_TRY(auto screen, build_list(vault, kinds_of(filter), length, now, aside));
  screen.question = journal::kinds::good_question(now.day);
  CANDOUR_TRY(const auto arrivals, vault.drafts().arrived_since_last_time());
  screen.arrived = arrived_in_words(vault, arrivals);
  const auto pairing = vault.pairing().view();
  if (pairing.stage == journal::PairingStage::invited) screen.pairing = Screen::invite;
  if (pairing.stage == journal::PairingStage::joining) screen.pairing = Screen::join;
  if (pairing.stage == journal::PairingStage::comparing || pairing.stage == journal::PairingStage::matched) {
    screen.pairing = Screen::compare;
  }
  return screen;
}

Result<ListScreen> build_notes(const journal::Vault& vault, std::size_t length, const Today& now) {
  CANDOUR_TRY(auto screen, build_list(vault, {kind_listed_on(Screen::notes)}, length, now));
  CANDOUR_TRY(screen.unfinished, build_unfinished(vault, now));
  screen.reader_of_unfinished = session::audience_of(vault.members().readers(model::Space::mine));
  return screen;
}

Result<SearchScreen> build_search(const journal::Vault& vault, std::string_view query, const Today& now) {
  SearchScreen screen;
  if (query.empty()) return screen;
  screen.has_asked = true;
  const auto hits = vault.items().search(query, 50);
  screen.has_words = hits || hits.error().code != ErrorCode::no_words;
  if (!screen.has_words) return screen;
  if (!hits) return hits.error();
  for (const auto& hit : *hits) screen.rows.push_back(row_of(vault, hit, now));
  return screen;
}

}  // namespace candour::gui
