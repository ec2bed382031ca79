#include "journal/store/arrivals.hpp"

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

Result<std::int64_t> newest_version(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT ifnull(max(id), 0) FROM version"));
  CANDOUR_TRY(const bool found, select.step());
  return found ? select.integer(0) : std::int64_t{0};
}

namespace {

// Which fields of an item came after that version, of any writer but `but_not`.
Result<std::vector<model::FieldNumber>> fields_after(sqlite::Connection& database, const model::ItemKey& item,
                                                     std::int64_t version, ByteView but_not) {
  CANDOUR_TRY(const auto row, find_item(database, item));
  CANDOUR_TRY(auto select, database.prepare("SELECT DISTINCT field FROM version WHERE item_id = ? AND id > ?"
                                            " AND writer <> ? AND standing = 0 ORDER BY field"));
  select.bind_all(static_cast<std::int64_t>(row.value_or(ItemRow{})), version, but_not);
  std::vector<model::FieldNumber> fields;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return fields;
    fields.push_back(static_cast<model::FieldNumber>(select.integer(0)));
  }
}

}  // namespace

Result<std::vector<Arrival>> arrived_after(sqlite::Connection& database, std::int64_t version,
                                           const std::optional<MemberKey>& but_not, std::size_t limit) {
  const auto nobody = but_not.value_or(MemberKey{});  // no member has the key of zeros
  CANDOUR_TRY(auto select,
              database.prepare("SELECT item.kind, item.item, item.author, came.writer,"
                               " (SELECT min(id) FROM version WHERE item_id = item.id) > ?1"
                               " FROM version AS came JOIN item ON item.id = came.item_id"
                               " WHERE came.id > ?1 AND came.writer <> ?2 AND came.standing = 0 AND item.listed"
                               " AND (NOT item.away OR came.field = ?4)"
                               " GROUP BY item.id ORDER BY max(came.id) DESC LIMIT ?3"));
  select.bind_all(version, ByteView(nobody), static_cast<std::int64_t>(limit), static_cast<std::int64_t>(model::set_aside));
  std::vector<Arrival> arrivals;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return arrivals;
    Arrival arrival;
    arrival.item.kind = static_cast<model::ItemKind>(select.integer(0));
    CANDOUR_TRY(arrival.item.item, read_id<ItemId>(select.blob(1)));
    CANDOUR_TRY(arrival.item.author, read_id<MemberKey>(select.blob(2)));
    CANDOUR_TRY(arrival.writer, read_id<MemberKey>(select.blob(3)));
    arrival.is_new = select.integer(4) != 0;
    CANDOUR_TRY(arrival.fields, fields_after(database, arrival.item, version, ByteView(nobody)));
    arrivals.push_back(std::move(arrival));
  }
}

}  // namespace candour::journal::store
