#include "journal/store/state_rows.hpp"

#include <algorithm>

namespace candour::journal::store {

namespace {

enum class Whose : std::uint8_t { another, its_own };

// Every field of the item that the record of that name wrote; of its own change all but the state.
Result<std::size_t> add_fields(sqlite::Connection& database, const FieldRow& state, const model::VersionName& name,
                               Whose whose, std::vector<model::SeenField>& fields) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT field, value, source_local, writer, standing, basis FROM version WHERE item_id = ? AND name = ? ORDER BY field"));
  select.bind(1, static_cast<std::int64_t>(state.item)).bind(2, ByteView(name.blob()));
  for (std::size_t count = 0;; ++count) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return count;
    const auto field = static_cast<model::FieldNumber>(select.integer(0));
    if (whose == Whose::its_own && field == state.field) continue;
    CANDOUR_TRY(const auto writer, read_id<MemberKey>(select.blob(3)));
    const auto standing = whose == Whose::its_own ? model::Standing::counts : static_cast<model::Standing>(select.integer(4));
    CANDOUR_TRY(auto basis, read_basis(select.blob(5)));
    fields.push_back({field, name, read_value(select, 1, 2), writer, standing, whose == Whose::its_own, std::move(basis)});
  }
}

Result<> add_named(sqlite::Connection& database, const FieldRow& state, const model::Basis& basis,
                   model::SeenFields& seen) {
  for (const auto& name : basis) {
    CANDOUR_TRY(const auto count, add_fields(database, state, name, Whose::another, seen.fields));
    seen.is_whole = seen.is_whole && count > 0;
  }
  return {};
}

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

Result<model::SeenFields> seen_by(sqlite::Connection& database, const FieldRow& state, const model::VersionName& name,
                                  const model::Basis& basis) {
  model::SeenFields seen;
  CANDOUR_CHECK(add_named(database, state, basis, seen));
  CANDOUR_CHECK(add_fields(database, state, name, Whose::its_own, seen.fields));
  return seen;
}

Result<model::SeenFields> seen_by_new(sqlite::Connection& database, std::optional<ItemRow> item,
                                      const model::Change& change, const model::Edit& step) {
  model::SeenFields seen;
  seen.is_whole = item || step.basis.empty();
  if (item) CANDOUR_CHECK(add_named(database, {*item, step.field}, step.basis, seen));
  for (const auto& edit : change.edits) {
    const bool is_beside = edit.item == step.item && edit.kind == step.kind && edit.field != step.field;
    if (is_beside) seen.fields.push_back({edit.field, {}, edit.value, {}, model::Standing::counts, true, {}});
  }
  return seen;
}

Result<std::optional<model::VersionName>> state_to_show(sqlite::Connection& database, const model::StateSpec& spec,
                                                        const FieldRow& state, const std::vector<VersionRow>& rows) {
  std::vector<model::StateVersion> versions;
  for (const auto& row : rows) {
    model::StateVersion version{row.version, state_of(row), {}};
    CANDOUR_TRY(const auto seen, seen_by(database, state, row.version.name, row.version.basis));
    for (const auto field : spec.while_of(version.state)) {
      if (const auto* read = model::version_read(spec, field, seen.fields)) version.went_by.emplace_back(field, read->version);
    }
    versions.push_back(std::move(version));
  }
  CANDOUR_TRY(const auto shown, shown_versions(database, state.item));
  return model::shown_state(spec, versions, shown);
}

}  // namespace candour::journal::store
