#include "journal/store/state_rows.hpp"

#include <algorithm>

namespace candour::journal::store {

namespace {

std::uint16_t state_of(const VersionRow& row) {
  const auto value = model::parse_value(model::FieldType::choice, row.version.value);
  const auto* choice = value ? std::get_if<model::Choice>(&*value) : nullptr;
  return choice != nullptr ? choice->number : std::uint16_t{0};
}

Result<std::vector<std::pair<model::FieldNumber, model::VersionName>>> shown_versions(sqlite::Connection& database,
                                                                                      ItemRow item) {
  CANDOUR_TRY(auto select, database.prepare("SELECT field, name FROM shown WHERE item_id = ?"));
  select.bind(1, static_cast<std::int64_t>(item));
  std::vector<std::pair<model::FieldNumber, model::VersionName>> shown;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return shown;
    CANDOUR_TRY(const auto name, read_name(select.blob(1)));
    shown.emplace_back(static_cast<model::FieldNumber>(select.integer(0)), name);
  }
}

}  // namespace

// No guard reads more of a value than a link is long; of a long text it asks whether there is one.
Result<ItemVersions> ItemVersions::load(sqlite::Connection& database, ItemRow item) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT field, name, substr(value, 1, 64), source_local, writer, standing, basis FROM version WHERE item_id = ?"
      " ORDER BY field"));
  select.bind(1, static_cast<std::int64_t>(item));
  ItemVersions versions;
  versions.item_ = item;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return versions;
    model::SeenField seen;
    seen.field = static_cast<model::FieldNumber>(select.integer(0));
    CANDOUR_TRY(seen.version, read_name(select.blob(1)));
    seen.value = read_value(select, 2, 3);
    CANDOUR_TRY(seen.writer, read_id<MemberKey>(select.blob(4)));
    seen.standing = static_cast<model::Standing>(select.integer(5));
    CANDOUR_TRY(seen.basis, read_basis(select.blob(6)));
    versions.by_name_[seen.version].push_back(std::move(seen));
  }
}

model::SeenFields ItemVersions::seen_by(model::FieldNumber state, const model::VersionName& name,
                                        const model::Basis& basis) const {
  model::SeenFields seen;
  for (const auto& named : basis) {
    const auto found = by_name_.find(named);
    seen.is_whole = seen.is_whole && found != by_name_.end();
    if (found != by_name_.end()) seen.fields.insert(seen.fields.end(), found->second.begin(), found->second.end());
  }
  const auto own = by_name_.find(name);
  if (own == by_name_.end()) return seen;
  for (auto field : own->second) {
    if (field.field == state) continue;
    field.is_own = true;
    field.standing = model::Standing::counts;
    seen.fields.push_back(std::move(field));
  }
  return seen;
}

Result<> ItemVersions::restood(sqlite::Connection& database, const model::VersionName& name) {
  CANDOUR_TRY(auto select, database.prepare("SELECT field, standing FROM version WHERE item_id = ? AND name = ?"));
  select.bind(1, static_cast<std::int64_t>(item_)).bind(2, ByteView(name.blob()));
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return {};
    for (auto& field : by_name_[name]) {
      if (field.field == select.integer(0)) field.standing = static_cast<model::Standing>(select.integer(1));
    }
  }
}

Result<model::SeenFields> seen_by_new(sqlite::Connection& database, std::optional<ItemRow> item,
                                      const model::Change& change, const model::Edit& step) {
  ItemVersions versions;
  if (item) {
    CANDOUR_TRY(versions, ItemVersions::load(database, *item));
  }
  auto seen = versions.seen_by(step.field, {}, step.basis);
  for (const auto& edit : change.edits) {
    const bool is_beside = edit.item == step.item && edit.kind == step.kind && edit.field != step.field;
    if (is_beside) seen.fields.push_back({edit.field, {}, edit.value, {}, model::Standing::counts, true, {}});
  }
  return seen;
}

Result<std::vector<model::VersionName>> standing_states(sqlite::Connection& database, const model::StateSpec& spec,
                                                        const FieldRow& state, const std::vector<VersionRow>& rows) {
  CANDOUR_TRY(const auto all, ItemVersions::load(database, state.item));
  std::vector<model::StateVersion> versions;
  for (const auto& row : rows) {
    model::StateVersion version{row.version, state_of(row), {}};
    const auto seen = all.seen_by(state.field, row.version.name, row.version.basis);
    for (const auto field : spec.while_of(version.state)) {
      if (const auto* read = model::version_read(spec, field, seen.fields)) version.went_by.emplace_back(field, read->version);
    }
    versions.push_back(std::move(version));
  }
  CANDOUR_TRY(const auto shown, shown_versions(database, state.item));
  return model::standing_states(spec, versions, shown);
}

}  // namespace candour::journal::store
