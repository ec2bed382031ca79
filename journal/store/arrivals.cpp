#include "journal/store/arrivals.hpp"

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

Result<std::int64_t> newest_version(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT ifnull(max(id), 0) FROM version"));
  CANDOUR_TRY(const bool found, select.step());
  return found ? select.integer(0) : std::int64_t{0};
}

Result<std::vector<Arrival>> arrived_after(sqlite::Connection& database, std::int64_t version, const MemberKey& me,
                                           std::size_t limit) {
  CANDOUR_TRY(auto select,
              database.prepare("SELECT item.kind, item.item, item.author, came.writer,"
                               " (SELECT min(id) FROM version WHERE item_id = item.id) > ?1"
                               " FROM version AS came JOIN item ON item.id = came.item_id"
                               " WHERE came.id > ?1 AND came.writer <> ?2 AND item.listed"
                               " AND (NOT item.set_aside OR came.field = ?4)"
                               " GROUP BY item.id ORDER BY max(came.id) DESC LIMIT ?3"));
  select.bind_all(version, ByteView(me), static_cast<std::int64_t>(limit), static_cast<std::int64_t>(model::set_aside));
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
    arrivals.push_back(arrival);
  }
}

}  // namespace candour::journal::store
