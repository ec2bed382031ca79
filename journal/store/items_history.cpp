#include <algorithm>
#include <map>
#include <set>

#include "journal/model/own_since.hpp"
#include "journal/model/prose_fold.hpp"
#include "journal/store/items.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

// field, name, basis, value, source_local, standing, writer, shown_ms, day, is_shown, place, late, says
Result<StoredVersion> read_stored(const sqlite::Statement& row) {
  StoredVersion out;
  out.field = static_cast<model::FieldNumber>(row.integer(0));
  CANDOUR_TRY(out.name, read_name(row.blob(1)));
  CANDOUR_TRY(out.basis, read_basis(row.blob(2)));
  out.value = read_value(row, 3, 4);
  out.standing = static_cast<model::Standing>(row.integer(5));
  CANDOUR_TRY(out.writer, read_id<MemberKey>(row.blob(6)));
  out.time.shown = moment(row.integer(7));
  out.time.day = Day{static_cast<std::uint32_t>(row.integer(8))};
  out.is_shown = row.integer(9) != 0;
  out.time.place = row.integer(10);
  out.time.late = static_cast<Late>(row.integer(11));
  out.time.says = Day{static_cast<std::uint32_t>(row.integer(12))};
  return out;
}

// The times of what is shared are days: within one, what was seen comes before what was written on it.
std::vector<StoredVersion> in_order(std::vector<StoredVersion> all) {
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.time.day.number, a.time.place, a.name, a.field) <
           std::tie(b.time.day.number, b.time.place, b.name, b.field);
  });
  using Version = std::pair<model::FieldNumber, model::VersionName>;
  std::map<Version, std::size_t> places;
  for (std::size_t at = 0; at < all.size(); ++at) places.emplace(Version{all[at].field, all[at].name}, at);
  std::vector<std::size_t> unseen(all.size());  // how many of its basis are still to come
  std::vector<std::vector<std::size_t>> written_on(all.size());
  for (std::size_t at = 0; at < all.size(); ++at) {
    for (const auto& name : all[at].basis) {
      const auto seen = places.find(Version{all[at].field, name});
      if (seen == places.end() || seen->second == at) continue;
      ++unseen[at];
      written_on[seen->second].push_back(at);
    }
  }
  std::set<std::size_t> ready;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (unseen[at] == 0) ready.insert(at);
  }
  std::vector<StoredVersion> out;
  while (!ready.empty()) {
    const auto next = ready.extract(ready.begin()).value();
    for (const auto later : written_on[next]) {
      if (--unseen[later] == 0) ready.insert(later);
    }
    out.push_back(std::move(all[next]));
  }
  return out;
}

// A text that is merged of several versions shows each of them.
void mark_merged(std::vector<StoredVersion>& all, const model::FieldSpec& field) {
  std::vector<model::FieldVersion> versions;
  for (const auto& version : all) {
    if (version.field == field.field) versions.push_back({version.name, version.basis, {}, version.standing});
  }
  const model::VersionGraph graph(versions);
  std::set<model::VersionName> merged;
  for (const auto tip : model::merged_tips(graph)) merged.insert(graph.version(tip).name);
  for (auto& version : all) {
    if (version.field == field.field && merged.contains(version.name)) version.is_shown = true;
  }
}

}  // namespace

Result<std::vector<StoredVersion>> Items::history(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto row, find_item(database_, item));
  if (!row) return Error{ErrorCode::no_such_item, "show a history"};
  CANDOUR_TRY(auto select, database_.prepare(
      "SELECT v.field, v.name, v.basis, v.value, v.source_local, v.standing, v.writer, v.shown_ms, v.day,"
      " s.name IS NOT NULL, v.place, v.late, v.says FROM version AS v LEFT JOIN shown AS s"
      " ON s.item_id = v.item_id AND s.field = v.field AND s.name = v.name WHERE v.item_id = ?"));
  select.bind(1, static_cast<std::int64_t>(*row));
  std::vector<StoredVersion> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(auto version, read_stored(select));
    out.push_back(std::move(version));
  }
  if (const auto* spec = kinds_.find(item.kind)) {
    for (const auto& field : spec->fields) {
      if (field.type == model::FieldType::prose) mark_merged(out, field);
    }
  }
  return in_order(std::move(out));
}

Result<std::size_t> Items::waiting_steps() const {
  // The number stands in the statement, so that its own index answers it.
  CANDOUR_TRY(auto select, database_.prepare("SELECT count(DISTINCT name) FROM version WHERE standing = 4"));
  CANDOUR_TRY(const bool found, select.step());
  return found ? static_cast<std::size_t>(select.integer(0)) : 0;
}

Result<std::vector<model::FieldVersion>> Items::versions(const model::FieldKey& field) const {
  std::vector<model::FieldVersion> out;
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return out;
  CANDOUR_TRY(auto rows, versions_of(database_, {*item, field.field}, Values::all));
  for (auto& row : rows) out.push_back(std::move(row.version));
  return out;
}

Result<std::vector<model::VersionName>> Items::names(const model::FieldKey& field) const {
  std::vector<model::VersionName> out;
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return out;
  CANDOUR_TRY(const auto rows, versions_of(database_, {*item, field.field}, Values::not_judged));
  for (const auto& row : rows) out.push_back(row.version.name);
  return out;
}

Result<model::Basis> Items::basis_since(const model::FieldKey& field, const model::Basis& seen,
                                        const MemberKey& me) const {
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return seen;
  CANDOUR_TRY(auto rows, versions_of(database_, {*item, field.field}, Values::not_judged));
  std::vector<model::FieldVersion> all;
  std::vector<MemberKey> writers;
  for (auto& row : rows) {
    all.push_back(std::move(row.version));
    writers.push_back(row.writer);
  }
  return model::with_own_since(all, writers, seen, me);
}

Result<model::Basis> Items::basis(const model::FieldKey& field) const {
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return model::Basis{};
  CANDOUR_TRY(auto rows, versions_of(database_, {*item, field.field}, Values::not_judged));
  std::vector<model::FieldVersion> all;
  for (auto& row : rows) all.push_back(std::move(row.version));
  // Tips are the same for every type of field, and no value enters.
  auto tips = model::fold(model::FieldType::bytes, all).tips;
  // Of more than eight the eight smallest (protocol.md B7).
  if (tips.size() > model::max_basis) tips.resize(model::max_basis);
  return tips;
}

}  // namespace candour::journal::store
