#include "journal/store/items.hpp"

#include <algorithm>

#include "journal/store/state_rows.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

struct NumberedItem {
  ItemRow row{};
  StoredItem item;
};

// id, kind, item, author, maker, writer, made_ms, changed_ms, changed_day, is_queued, set_aside, made_day, made_place,
// late, says
Result<NumberedItem> read_item(const sqlite::Statement& row) {
  NumberedItem out;
  auto& item = out.item;
  out.row = static_cast<ItemRow>(row.integer(0));
  item.key.kind = static_cast<model::ItemKind>(row.integer(1));
  CANDOUR_TRY(item.key.item, read_id<ItemId>(row.blob(2)));
  CANDOUR_TRY(item.key.author, read_id<MemberKey>(row.blob(3)));
  CANDOUR_TRY(item.maker, read_id<MemberKey>(row.blob(4)));
  CANDOUR_TRY(item.writer, read_id<MemberKey>(row.blob(5)));
  item.made = moment(row.integer(6));
  item.changed = moment(row.integer(7));
  item.day = Day{static_cast<std::uint32_t>(row.integer(8))};
  item.is_queued = row.integer(9) != 0;
  item.is_set_aside = row.integer(10) != 0;
  item.made_day = row.integer(11);
  item.made_place = row.integer(12);
  item.late = static_cast<Late>(row.integer(13));
  item.says = Day{static_cast<std::uint32_t>(row.integer(14))};
  return out;
}

Result<std::vector<StoredField>> shown_fields(sqlite::Connection& database, ItemRow item) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT field, value, source_local, name, writer, tips FROM shown WHERE item_id = ? ORDER BY field"));
  select.bind(1, static_cast<std::int64_t>(item));
  std::vector<StoredField> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    StoredField field;
    field.field = static_cast<model::FieldNumber>(select.integer(0));
    field.value = read_value(select, 1, 2);
    CANDOUR_TRY(field.version, read_name(select.blob(3)));
    CANDOUR_TRY(field.writer, read_id<MemberKey>(select.blob(4)));
    field.tips = static_cast<std::size_t>(select.integer(5));
    out.push_back(std::move(field));
  }
}

// All rows of a statement of read_item's columns, with their fields.
Result<std::vector<NumberedItem>> read_items(sqlite::Connection& database, sqlite::Statement& select) {
  std::vector<NumberedItem> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(auto item, read_item(select));
    out.push_back(std::move(item));
  }
  for (auto& numbered : out) {
    CANDOUR_TRY(numbered.item.fields, shown_fields(database, numbered.row));
  }
  return out;
}

std::vector<StoredItem> in_sequence(std::vector<NumberedItem> numbered, Sequence sequence) {
  const auto is_older = [](const NumberedItem& a, const NumberedItem& b) {
    return std::tie(a.item.made_day, a.item.made_place, a.row) < std::tie(b.item.made_day, b.item.made_place, b.row);
  };
  std::sort(numbered.begin(), numbered.end(), is_older);
  if (sequence == Sequence::newest_first) std::reverse(numbered.begin(), numbered.end());
  std::vector<StoredItem> out;
  for (auto& each : numbered) out.push_back(std::move(each.item));
  return out;
}

}  // namespace

const StoredField* StoredItem::field(model::FieldNumber number) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const StoredField& one) { return one.field == number; });
  return found == fields.end() ? nullptr : &*found;
}

Result<std::vector<StoredItem>> Items::list(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside,
                                            Sequence sequence) const {
  std::vector<NumberedItem> all;
  for (const auto kind : kinds) {
    CANDOUR_TRY(auto select, database_.prepare(
        "SELECT id, kind, item, author, maker, writer, made_ms, changed_ms, changed_day, is_queued, set_aside,"
        " made_day, made_place, late, says"
        " FROM item WHERE kind = ? AND listed AND (? OR NOT away)"));
    select.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::int64_t{set_aside == model::SetAside::included});
    CANDOUR_TRY(auto some, read_items(database_, select));
    all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return in_sequence(std::move(all), sequence);
}

Result<bool> Items::is_away(const model::ItemKey& item) const {
  CANDOUR_TRY(auto select, database_.prepare("SELECT 1 FROM item WHERE kind = ? AND item = ? AND author = ? AND away"));
  return select.bind_all(static_cast<std::int64_t>(item.kind), item.item.view(), item.author.view()).step();
}

Result<StoredItem> Items::get(const model::ItemKey& item) const {
  CANDOUR_TRY(auto select, database_.prepare(
      "SELECT id, kind, item, author, maker, writer, made_ms, changed_ms, changed_day, is_queued, set_aside,"
        " made_day, made_place, late, says"
      " FROM item WHERE kind = ? AND item = ? AND author = ? AND listed"));
  select.bind_all(static_cast<std::int64_t>(item.kind), item.item.view(), item.author.view());
  CANDOUR_TRY(auto found, read_items(database_, select));
  if (found.empty()) return Error{ErrorCode::no_such_item, "show an item"};
  return std::move(found.front().item);
}

Result<std::vector<StoredItem>> Items::linked_to(const model::ItemKey& item, model::ItemKind kind) const {
  CANDOUR_TRY(auto select, database_.prepare(
      "SELECT id, kind, item, author, maker, writer, made_ms, changed_ms, changed_day, is_queued, set_aside,"
        " made_day, made_place, late, says"
      " FROM item WHERE kind = ? AND listed AND NOT set_aside"
      " AND id IN (SELECT item_id FROM shown WHERE target = ?)"));
  select.bind(1, static_cast<std::int64_t>(kind)).bind(2, ByteView(model::encode_link(item)));
  CANDOUR_TRY(auto found, read_items(database_, select));
  return in_sequence(std::move(found), Sequence::oldest_first);
}

Result<std::vector<model::VersionName>> Items::standing_states(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto row, find_item(database_, item));
  const auto* kind = kinds_.find(item.kind);
  if (!row || kind == nullptr || kind->states.field == 0) return std::vector<model::VersionName>();
  const FieldRow state{*row, kind->states.field};
  CANDOUR_TRY(const auto rows, versions_of(database_, state, Values::all));
  return store::standing_states(database_, kind->states, state, rows);
}

Result<std::vector<model::SeenField>> Items::named_by(const model::FieldKey& state, const model::Basis& basis) const {
  CANDOUR_TRY(const auto item, find_item(database_, state.item));
  model::Edit step;
  step.field = state.field;
  step.basis = basis;
  CANDOUR_TRY(auto seen, seen_by_new(database_, item, {}, step));
  return std::move(seen.fields);
}

}  // namespace candour::journal::store
