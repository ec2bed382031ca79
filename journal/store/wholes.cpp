#include "journal/store/wholes.hpp"

#include <algorithm>

namespace candour::journal::store {

namespace {

// The field in which a thing of that kind names its whole; nothing for what stands by itself.
const model::FieldSpec* field_of_whole(const model::KindRegistry& kinds, model::ItemKind kind) {
  const auto* spec = kinds.find(kind);
  return spec != nullptr ? spec->part_of() : nullptr;
}

struct Standing {
  ItemRow row{};
  model::ItemKey key;
  bool is_set_aside = false;
  bool is_away = false;  // as it stands in the table
};

// Nothing for an item that went.
Result<std::optional<Standing>> standing_of(sqlite::Connection& database, ItemRow item) {
  CANDOUR_TRY(auto select, database.prepare("SELECT set_aside, away FROM item WHERE id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(item)).step());
  if (!found) return std::optional<Standing>();
  CANDOUR_TRY(auto key, key_of_item(database, item));
  return std::optional(Standing{item, key, select.integer(0) != 0, select.integer(1) != 0});
}

Result<std::optional<Standing>> whole_of(sqlite::Connection& database, const model::KindRegistry& kinds,
                                         const Standing& part) {
  const auto* field = field_of_whole(kinds, part.key.kind);
  if (field == nullptr) return std::optional<Standing>();
  CANDOUR_TRY(auto select, database.prepare("SELECT target FROM shown WHERE item_id = ? AND field = ? AND target IS NOT NULL"));
  select.bind_all(static_cast<std::int64_t>(part.row), std::int64_t{field->field});
  CANDOUR_TRY(const bool is_shown, select.step());
  if (!is_shown) return std::optional<Standing>();
  const auto link = model::parse_value(model::FieldType::link, {to_bytes(select.blob(0)), std::nullopt});
  const auto* key = link ? std::get_if<model::ItemKey>(&*link) : nullptr;
  if (key == nullptr) return std::optional<Standing>();
  CANDOUR_TRY(const auto row, find_item(database, *key));
  return row ? standing_of(database, *row) : Result<std::optional<Standing>>(std::optional<Standing>());
}

// A changed program may tie wholes into a ring, or into a chain without end.
Result<bool> is_away_now(sqlite::Connection& database, const model::KindRegistry& kinds, Standing thing) {
  for (std::size_t links = 0; !thing.is_set_aside && links < most_wholes; ++links) {
    CANDOUR_TRY(auto whole, whole_of(database, kinds, thing));
    if (!whole) return false;
    thing = *whole;
  }
  return thing.is_set_aside;
}

Result<> add_parts(sqlite::Connection& database, const Standing& whole, std::set<ItemRow>& parts) {
  CANDOUR_TRY(auto select, database.prepare("SELECT item_id FROM shown WHERE target = ?"));
  select.bind(1, ByteView(model::encode_link(whole.key)));
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return {};
    parts.insert(static_cast<ItemRow>(select.integer(0)));
  }
}

}  // namespace

Result<> follow_wholes(sqlite::Connection& database, const model::KindRegistry& kinds, std::set<ItemRow> items) {
  while (!items.empty()) {
    const auto item = items.extract(items.begin()).value();
    CANDOUR_TRY(const auto thing, standing_of(database, item));
    if (!thing) continue;
    CANDOUR_TRY(const bool is_away, is_away_now(database, kinds, *thing));
    if (is_away == thing->is_away) continue;
    CANDOUR_TRY(auto update, database.prepare("UPDATE item SET away = ? WHERE id = ?"));
    CANDOUR_CHECK(update.bind(1, std::int64_t{is_away}).bind(2, static_cast<std::int64_t>(item)).run());
    CANDOUR_CHECK(add_parts(database, *thing, items));
  }
  return {};
}

}  // namespace candour::journal::store
