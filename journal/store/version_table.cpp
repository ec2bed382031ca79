#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

sqlite::Statement& bind_key(sqlite::Statement& statement, const model::ItemKey& key) {
  return statement.bind(1, static_cast<std::int64_t>(key.kind)).bind(2, key.item.view()).bind(3, key.author.view());
}

Result<VersionRow> read_version(const sqlite::Statement& row) {
  VersionRow out;
  out.id = row.integer(0);
  CANDOUR_TRY(out.version.name, read_name(row.blob(1)));
  CANDOUR_TRY(out.version.basis, read_basis(row.blob(2)));
  out.op = static_cast<std::uint8_t>(row.integer(3));
  out.version.value = read_value(row, 4, 5);
  CANDOUR_TRY(out.writer, read_id<MemberKey>(row.blob(6)));
  out.space = static_cast<model::Space>(row.integer(7));
  if (!row.is_null(8)) out.own = static_cast<model::Standing>(row.integer(8));
  out.version.standing = static_cast<model::Standing>(row.integer(9));
  out.is_withdrawn = row.integer(10) != 0;
  out.came_by = static_cast<model::CameBy>(row.integer(11));
  return out;
}

}  // namespace

Result<model::Basis> read_basis(ByteView packed) {
  auto basis = model::unpack(packed);
  if (!basis) return Error{ErrorCode::damaged, "read a basis"};
  return std::move(*basis);
}

Result<model::VersionName> read_name(ByteView blob) {
  const auto name = model::VersionName::from_blob(blob);
  if (!name) return Error{ErrorCode::damaged, "read a version's name"};
  return *name;
}

model::EncodedValue read_value(const sqlite::Statement& row, int value_column, int source_column) {
  model::EncodedValue value{to_bytes(row.blob(value_column)), std::nullopt};
  if (!row.is_null(source_column)) value.source_local = static_cast<model::LocalNumber>(row.integer(source_column));
  return value;
}

Result<std::optional<ItemRow>> find_item(sqlite::Connection& database, const model::ItemKey& key) {
  CANDOUR_TRY(auto select, database.prepare("SELECT id FROM item WHERE kind = ? AND item = ? AND author = ?"));
  CANDOUR_TRY(const bool found, bind_key(select, key).step());
  if (!found) return std::optional<ItemRow>();
  return std::optional(static_cast<ItemRow>(select.integer(0)));
}

Result<ItemRow> find_or_make_item(sqlite::Connection& database, const model::ItemKey& key) {
  CANDOUR_TRY(const auto present, find_item(database, key));
  if (present) return *present;
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO item(kind, item, author) VALUES(?, ?, ?)"));
  CANDOUR_CHECK(bind_key(insert, key).run());
  return static_cast<ItemRow>(database.last_insert_rowid());
}

Result<model::ItemKey> key_of_item(sqlite::Connection& database, ItemRow item) {
  CANDOUR_TRY(auto select, database.prepare("SELECT kind, item, author FROM item WHERE id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(item)).step());
  if (!found) return Error{ErrorCode::damaged, "find an item's key"};
  model::ItemKey key;
  key.kind = static_cast<model::ItemKind>(select.integer(0));
  CANDOUR_TRY(key.item, read_id<ItemId>(select.blob(1)));
  CANDOUR_TRY(key.author, read_id<MemberKey>(select.blob(2)));
  return key;
}

Result<> insert_version(sqlite::Connection& database, ItemRow item, const model::VersionName& name, const Provenance& by,
                        const model::Edit& edit) {
  CANDOUR_TRY(auto insert, database.prepare(
      "INSERT OR IGNORE INTO version(item_id, field, name, basis, op, value, writer, space, shown_ms, day, source_local,"
      " place, depth, late, says, came_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  insert.bind(1, static_cast<std::int64_t>(item)).bind(2, std::int64_t{edit.field});
  insert.bind(3, ByteView(name.blob())).bind(4, ByteView(model::pack(edit.basis))).bind(5, std::int64_t{edit.op});
  insert.bind(6, ByteView(edit.value.bytes)).bind(7, by.writer.view()).bind(8, static_cast<std::int64_t>(by.space));
  insert.bind(9, std::int64_t{by.time.shown.time_since_epoch().count()}).bind(10, std::int64_t{by.time.day.number});
  if (edit.value.source_local) {
    insert.bind(11, static_cast<std::int64_t>(*edit.value.source_local));
  } else {
    insert.bind_null(11);
  }
  const auto* local = name.local();
  insert.bind(12, local != nullptr ? queued_place(*local) : by.time.place);
  insert.bind(13, local != nullptr ? queued_place(*local) : by.time.depth);
  insert.bind(14, static_cast<std::int64_t>(by.time.late)).bind(15, std::int64_t{by.time.says.number});
  insert.bind(16, static_cast<std::int64_t>(by.came_by));
  return insert.run();
}

Result<> set_timing(sqlite::Connection& database, const model::VersionName& name, const Timing& time) {
  CANDOUR_TRY(auto update, database.prepare(
      "UPDATE version SET shown_ms = ?, day = ?, place = ?, depth = ?, late = ?, says = ? WHERE name = ?"));
  return update
      .bind_all(std::int64_t{time.shown.time_since_epoch().count()}, std::int64_t{time.day.number}, time.place,
                time.depth, static_cast<std::int64_t>(time.late), std::int64_t{time.says.number},
                ByteView(name.blob()))
      .run();
}

Result<std::vector<VersionRow>> versions_of(sqlite::Connection& database, const FieldRow& field, Values values) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT id, name, basis, op, CASE WHEN ? OR own IS NULL THEN value END, source_local, writer, space, own, standing,"
      " withdrawn, came_by FROM version WHERE item_id = ? AND field = ? ORDER BY id"));
  select.bind(1, std::int64_t{values == Values::all});
  select.bind(2, static_cast<std::int64_t>(field.item)).bind(3, std::int64_t{field.field});
  std::vector<VersionRow> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(auto row, read_version(select));
    out.push_back(std::move(row));
  }
}

Result<std::vector<model::VersionName>> names_of_versions(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT DISTINCT name FROM version"));
  std::vector<model::VersionName> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(const auto name, read_name(select.blob(0)));
    out.push_back(name);
  }
}

Result<std::set<FieldRow>> fields_of(sqlite::Connection& database, const model::VersionName& name) {
  CANDOUR_TRY(auto select, database.prepare("SELECT item_id, field FROM version WHERE name = ?"));
  select.bind(1, ByteView(name.blob()));
  std::set<FieldRow> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    out.insert({static_cast<ItemRow>(select.integer(0)), static_cast<model::FieldNumber>(select.integer(1))});
  }
}

Result<model::EncodedValue> value_of(sqlite::Connection& database, std::int64_t version) {
  CANDOUR_TRY(auto select, database.prepare("SELECT value, source_local FROM version WHERE id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, version).step());
  if (!found) return Error{ErrorCode::damaged, "read a version"};
  return read_value(select, 0, 1);
}

}  // namespace candour::journal::store
