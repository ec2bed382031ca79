#include "journal/store/shown_table.hpp"

#include <optional>

namespace candour::journal::store {

namespace {

constexpr std::size_t link_size = 50;

std::int64_t number(ItemRow item) { return static_cast<std::int64_t>(item); }

Result<> forget_words(sqlite::Connection& database, const FieldRow& field) {
  CANDOUR_TRY(auto remove, database.prepare(
      "DELETE FROM found WHERE rowid IN (SELECT id FROM shown WHERE item_id = ? AND field = ?)"));
  return remove.bind_all(number(field.item), std::int64_t{field.field}).run();
}

Result<> index_words(sqlite::Connection& database, std::int64_t row, ByteView words) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO found(rowid, words) VALUES(?, ?)"));
  return insert.bind(1, row).bind(2, as_text(words)).run();
}

bool points_somewhere(const model::FieldSpec& spec, const ShownField& shown) {
  return (spec.type == model::FieldType::link || spec.type == model::FieldType::source) &&
         shown.value.bytes.size() >= link_size;
}

}  // namespace

Result<> hide_field(sqlite::Connection& database, const FieldRow& field) {
  CANDOUR_CHECK(forget_words(database, field));
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM shown WHERE item_id = ? AND field = ?"));
  return remove.bind_all(number(field.item), std::int64_t{field.field}).run();
}

namespace {

// The row of a field that shows these words already, under whichever version.
Result<std::optional<std::int64_t>> row_that_shows(sqlite::Connection& database, const FieldRow& field, ByteView value) {
  CANDOUR_TRY(auto select, database.prepare("SELECT id FROM shown WHERE item_id = ? AND field = ? AND value = ?"));
  select.bind_all(number(field.item), std::int64_t{field.field}, value);
  CANDOUR_TRY(const bool found, select.step());
  return found ? std::optional(select.integer(0)) : std::nullopt;
}

Result<> set_version(sqlite::Connection& database, std::int64_t row, const ShownField& shown) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE shown SET name = ?, writer = ?, tips = ?, source_local = ? WHERE id = ?"));
  update.bind_all(ByteView(shown.version.blob()), shown.writer.view(), static_cast<std::int64_t>(shown.tips));
  update.bind_null(4).bind(5, row);
  if (shown.value.source_local) update.bind(4, static_cast<std::int64_t>(*shown.value.source_local));
  return update.run();
}

}  // namespace

Result<> show_field(sqlite::Connection& database, const model::FieldSpec& spec, const ShownField& shown) {
  if (shown.value.bytes.empty()) return hide_field(database, shown.field);
  // The index is what costs, and most often the words stay: a version was sealed, or another one does not show.
  CANDOUR_TRY(const auto row, row_that_shows(database, shown.field, shown.value.bytes));
  if (row) return set_version(database, *row, shown);
  CANDOUR_CHECK(hide_field(database, shown.field));
  CANDOUR_TRY(auto insert, database.prepare(
      "INSERT INTO shown(item_id, field, name, value, writer, tips, source_local, target) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"));
  insert.bind_all(number(shown.field.item), std::int64_t{shown.field.field}, ByteView(shown.version.blob()),
                  ByteView(shown.value.bytes), shown.writer.view(), static_cast<std::int64_t>(shown.tips));
  insert.bind_null(7).bind_null(8);
  if (shown.value.source_local) insert.bind(7, static_cast<std::int64_t>(*shown.value.source_local));
  if (points_somewhere(spec, shown)) insert.bind(8, ByteView(shown.value.bytes).first(link_size));
  CANDOUR_CHECK(insert.run());
  if (!spec.searchable) return {};
  return index_words(database, database.last_insert_rowid(), shown.value.bytes);
}

Result<> refresh_item(sqlite::Connection& database, ItemRow item) {
  CANDOUR_TRY(auto remove, database.prepare(
      "DELETE FROM item WHERE id = ?1 AND NOT EXISTS(SELECT 1 FROM version WHERE item_id = ?1)"));
  CANDOUR_CHECK(remove.bind(1, number(item)).run());
  // In one statement: each sets an item's place in the lists anew. What is not listed has neither a first nor a last.
  CANDOUR_TRY(auto update, database.prepare(
      "UPDATE item SET (made_ms, made_day, made_place, maker) ="
      " (SELECT ifnull(max(shown_ms), 0), ifnull(max(day), 0), ifnull(max(place), 0), ifnull(max(writer), x'') FROM"
      " (SELECT shown_ms, day, place, writer FROM version WHERE item_id = ?1 AND standing IN (0, 3)"
      " ORDER BY place, name LIMIT 1)),"
      " (changed_ms, changed_day, writer, late, says, listed) ="
      " (SELECT ifnull(max(shown_ms), 0), ifnull(max(day), 0), ifnull(max(writer), x''), ifnull(max(late), 0),"
      " ifnull(max(says), 0), count(*) FROM"
      " (SELECT shown_ms, day, writer, late, says FROM version WHERE item_id = ?1 AND standing IN (0, 3)"
      " ORDER BY depth DESC, name DESC LIMIT 1)),"
      " is_queued = EXISTS(SELECT 1 FROM version WHERE item_id = ?1 AND length(name) = 8),"
      " set_aside = EXISTS(SELECT 1 FROM shown WHERE item_id = ?1 AND field = 0 AND value = x'01')"
      " WHERE id = ?1"));
  return update.bind(1, number(item)).run();
}

}  // namespace candour::journal::store
