#include <algorithm>

#include "journal/store/items.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

// field, name, basis, value, source_local, standing, writer, shown_ms, day, is_shown
Result<StoredVersion> read_stored(const sqlite::Statement& row) {
  StoredVersion out;
  out.field = static_cast<model::FieldNumber>(row.integer(0));
  CANDOUR_TRY(out.name, read_name(row.blob(1)));
  CANDOUR_TRY(out.basis, read_basis(row.blob(2)));
  out.value = read_value(row, 3, 4);
  out.standing = static_cast<model::Standing>(row.integer(5));
  CANDOUR_TRY(out.writer, read_id<MemberKey>(row.blob(6)));
  out.shown = WallTime(std::chrono::milliseconds(row.integer(7)));
  out.day = model::Day{static_cast<std::uint32_t>(row.integer(8))};
  out.is_shown = row.integer(9) != 0;
  return out;
}

}  // namespace

Result<std::vector<StoredVersion>> Items::history(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto row, find_item(database_, item));
  if (!row) return Error{ErrorCode::no_such_item, "show a history"};
  CANDOUR_TRY(auto select, database_.prepare(
      "SELECT v.field, v.name, v.basis, v.value, v.source_local, v.standing, v.writer, v.shown_ms, v.day,"
      " s.name IS NOT NULL FROM version AS v LEFT JOIN shown AS s"
      " ON s.item_id = v.item_id AND s.field = v.field AND s.name = v.name WHERE v.item_id = ?"));
  select.bind(1, static_cast<std::int64_t>(*row));
  std::vector<StoredVersion> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(auto version, read_stored(select));
    out.push_back(std::move(version));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::tie(a.shown, a.name, a.field) < std::tie(b.shown, b.name, b.field);
  });
  return out;
}

Result<std::vector<model::FieldVersion>> Items::versions(const model::FieldKey& field) const {
  std::vector<model::FieldVersion> out;
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return out;
  CANDOUR_TRY(auto rows, versions_of(database_, {*item, field.field}, Values::all));
  for (auto& row : rows) out.push_back(std::move(row.version));
  return out;
}

Result<model::Basis> Items::basis(const model::FieldKey& field) const {
  CANDOUR_TRY(const auto all, versions(field));
  // Tips are the same for every type of field.
  auto tips = model::fold(model::FieldType::bytes, all).tips;
  // Of more than eight the eight smallest (protocol.md B7).
  if (tips.size() > model::max_basis) tips.resize(model::max_basis);
  return tips;
}

}  // namespace candour::journal::store
