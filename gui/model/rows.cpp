#include "gui/model/rows.hpp"

#include "gui/model/dates.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using journal::ItemView;
using model::ItemKind;
using model::KindSpec;

// One after the other, with a point between.
void add_words(std::string& words, const std::string& more) {
  if (more.empty()) return;
  words += (words.empty() ? "" : " · ") + more;
}

// Of a meeting its own day says more than the day on which somebody wrote it down.
void say_when(const ItemView& item, Row& row, const Today& now) {
  const auto* field = session::field_of(item, journal::kinds::meeting::when);
  const auto* when = field ? std::get_if<model::ZonedTime>(&field->value) : nullptr;
  if (!when) return;
  row.name = session::label_of(row.key.kind) + " · " + spoken_time(*when, now.day);
  const auto place = session::words_of_field(item, journal::kinds::meeting::place);
  add_words(row.text, model::visible(place, model::Layout::one_line));
}

// What its declaration puts on a line beside the headline. How it stands is said in its name.
std::string card_of(const journal::Vault& vault, const KindSpec& spec, const ItemView& item) {
  std::string card;
  for (const auto number : spec.card) {
    const auto* field = session::field_of(item, number);
    if (!field || number == spec.states.field) continue;
    const auto words = session::text_of_value(vault, item.key.kind, number, field->value);
    add_words(card, field->label + ": " + model::visible(words, model::Layout::one_line));
  }
  return card;
}

// What a line says that its kind has and others have not.
void say_by_declaration(const journal::Vault& vault, const KindSpec& spec, const ItemView& item, Row& row) {
  add_words(row.name, spec.headline == spec.states.field ? std::string() : session::words_of_state(item));
  add_words(row.below, card_of(vault, spec, item));
  add_words(row.below, session::words_of_tree_mark(item.tree_mark));
}

bool needs_the_item(const KindSpec& spec) { return spec.states.field != 0 || !spec.card.empty(); }

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

}  // namespace

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
  const auto* spec = journal::kinds::registry().find(row.key.kind);
  const bool is_meeting = row.key.kind == kind_listed_on(Screen::meetings);
  if (is_meeting || (spec && needs_the_item(*spec))) {
    const auto item = vault.items().show(row.key);
    if (item && is_meeting) say_when(*item, shown, now);
    if (item && spec) say_by_declaration(vault, *spec, *item, shown);
  }
  if (row.is_queued && row.space == model::Space::everyone) add_words(shown.below, words::still_here);
  if (row.is_set_aside) add_words(shown.below, words::is_put_away);
  return shown;
}

Row row_of_part(const journal::Vault& vault, const ItemView& item, const Today& now) {
  const auto* spec = journal::kinds::registry().find(item.key.kind);
  Row row;
  row.key = item.key;
  row.level = item.level;
  row.name = model::visible(item.author_name, model::Layout::one_line) + " · " + spoken_day(item.day, now.day);
  row.reader = session::audience_of(vault.members().readers(item.space));
  const auto* headline = session::field_of(item, text_field(item.key.kind));
  if (headline) {
    row.text = model::visible(session::text_of_value(vault, item.key.kind, headline->number, headline->value),
                              model::Layout::one_line);
  }
  if (spec) say_by_declaration(vault, *spec, item, row);
  row.readers = item.space == model::Space::everyone ? Readers::members : Readers::nobody_else;
  return row;
}

Result<ListScreen> build_list(const journal::Vault& vault, const std::vector<ItemKind>& kinds, std::size_t length,
                              const Today& now, journal::model::SetAside aside) {
  ListScreen screen;
  CANDOUR_TRY(const auto rows, vault.items().rows(kinds, length + 1, aside));
  screen.has_more = rows.size() > length;
  for (const auto& row : rows) {
    if (screen.rows.size() < length) screen.rows.push_back(row_of(vault, row, now));
  }
  if (kinds != std::vector{kind_listed_on(Screen::meetings)}) name_months(screen.rows);  // these say when they take place
  return screen;
}

}  // namespace candour::gui
