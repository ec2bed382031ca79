// Rows of the table `version` and `item`, as the projection works on them. Internal to journal/store.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "base/sqlite/sqlite.hpp"
#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct VersionRow {
  std::int64_t id = 0;
  model::FieldVersion version;
  std::uint8_t op = 0;
  MemberKey writer;
  model::Space space = model::Space::everyone;
  std::optional<model::Standing> own;
  bool is_withdrawn = false;
  model::CameBy came_by = model::CameBy::change;
};

// Which values to read: all, or only those of versions that were not judged yet.
enum class Values : std::uint8_t { all, not_judged };

Result<std::optional<ItemRow>> find_item(sqlite::Connection& database, const model::ItemKey& key);
Result<ItemRow> find_or_make_item(sqlite::Connection& database, const model::ItemKey& key);
Result<model::ItemKey> key_of_item(sqlite::Connection& database, ItemRow item);

// Adds one edit as a version. Nothing happens if there is one of that name.
Result<> insert_version(sqlite::Connection& database, ItemRow item, const model::VersionName& name, const Provenance& by,
                        const model::Edit& edit);
Result<> set_timing(sqlite::Connection& database, const model::VersionName& name, const Timing& time);
// The versions of a field in the order in which they came.
Result<std::vector<VersionRow>> versions_of(sqlite::Connection& database, const FieldRow& field, Values values);
// The names of all versions, each once.
Result<std::vector<model::VersionName>> names_of_versions(sqlite::Connection& database);
// What the versions of one name touch.
Result<std::set<FieldRow>> fields_of(sqlite::Connection& database, const model::VersionName& name);
Result<model::EncodedValue> value_of(sqlite::Connection& database, std::int64_t version);

// The names of a packed column; damaged if they cannot be read.
Result<model::Basis> read_basis(ByteView packed);
Result<model::VersionName> read_name(ByteView blob);
// The moment of a column of milliseconds since 1970-01-01 UTC.
inline WallTime moment(std::int64_t ms) { return WallTime(std::chrono::milliseconds(ms)); }
// The value and source_local of two columns.
model::EncodedValue read_value(const sqlite::Statement& row, int value_column, int source_column);
// The fixed-size id of a column; damaged if it has another size.
template <class IdType>
Result<IdType> read_id(ByteView blob) {
  const auto id = IdType::from(blob);
  if (!id) return Error{ErrorCode::damaged, "read an id"};
  return *id;
}

}  // namespace candour::journal::store
