#include "journal/store/projection.hpp"

#include <algorithm>

#include "journal/model/rules.hpp"
#include "journal/store/items.hpp"
#include "journal/store/queued_rows.hpp"
#include "journal/store/settle.hpp"
#include "journal/store/shown_table.hpp"

namespace candour::journal::store {

namespace {

Result<bool> has_version(sqlite::Connection& database, const model::VersionName& name) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM version WHERE name = ? LIMIT 1"));
  return select.bind(1, ByteView(name.blob())).step();
}

Result<> rename_versions(sqlite::Connection& database, const model::VersionName& from, const EnvelopeId& to) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE version SET name = ? WHERE name = ?"));
  return update.bind(1, to.view()).bind(2, ByteView(from.blob())).run();
}

// Bases of a field that name `from` name `to` instead. The answer is how many versions the field has.
Result<std::size_t> rename_in_bases(sqlite::Connection& database, const FieldRow& field, const model::VersionName& from,
                                    const EnvelopeId& to) {
  CANDOUR_TRY(auto rows, versions_of(database, field, Values::not_judged));
  for (auto& row : rows) {
    auto& basis = row.version.basis;
    if (std::find(basis.begin(), basis.end(), from) == basis.end()) continue;
    std::replace(basis.begin(), basis.end(), from, model::VersionName(to));
    std::sort(basis.begin(), basis.end());
    CANDOUR_TRY(auto update, database.prepare("UPDATE version SET basis = ? WHERE id = ?"));
    CANDOUR_CHECK(update.bind(1, ByteView(model::pack(basis))).bind(2, row.id).run());
  }
  return rows.size();
}

Result<> rename_shown(sqlite::Connection& database, const FieldRow& field, const EnvelopeId& to) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE shown SET name = ? WHERE item_id = ? AND field = ?"));
  return update.bind(1, to.view()).bind(2, static_cast<std::int64_t>(field.item)).bind(3, std::int64_t{field.field}).run();
}

struct SourceUser {
  std::int64_t version = 0;
  FieldRow field;
  Bytes value;
};

Result<std::vector<SourceUser>> users_of(sqlite::Connection& database, model::LocalNumber source) {
  CANDOUR_TRY(auto select, database.prepare("SELECT id, item_id, field, value FROM version WHERE source_local = ?"));
  select.bind(1, static_cast<std::int64_t>(source));
  std::vector<SourceUser> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    out.push_back({select.integer(0),
                   {static_cast<ItemRow>(select.integer(1)), static_cast<model::FieldNumber>(select.integer(2))},
                   to_bytes(select.blob(3))});
  }
}

// Sources of the version get its env_id; what they stand in is added to `touched`.
Result<> rename_in_sources(sqlite::Connection& database, model::LocalNumber from, const EnvelopeId& to,
                           std::set<FieldRow>& touched) {
  CANDOUR_TRY(auto users, users_of(database, from));
  for (auto& user : users) {
    if (user.value.size() < EnvelopeId::size) return Error{ErrorCode::damaged, "name a source"};
    std::copy(to.bytes.begin(), to.bytes.end(), user.value.end() - EnvelopeId::size);
    CANDOUR_TRY(auto update, database.prepare("UPDATE version SET value = ?, source_local = NULL WHERE id = ?"));
    CANDOUR_CHECK(update.bind(1, ByteView(user.value)).bind(2, user.version).run());
    touched.insert(user.field);
  }
  return {};
}

// The fields whose versions may name a version of that name: those that it is of, and the states of their items.
Result<std::set<FieldRow>> fields_that_name(sqlite::Connection& database, const model::KindRegistry& kinds,
                                            const model::VersionName& name) {
  CANDOUR_TRY(auto fields, fields_of(database, name));
  std::set<FieldRow> states;
  for (const auto& field : fields) {
    CANDOUR_TRY(const auto key, key_of_item(database, field.item));
    const auto* kind = kinds.find(key.kind);
    if (kind != nullptr && kind->states.field != 0) states.insert({field.item, kind->states.field});
  }
  fields.merge(states);
  return fields;
}

// Steps of that name, and those that name it, are judged anew.
Result<> forget_judgements_of(sqlite::Connection& database, const model::KindRegistry& kinds, const model::VersionName& name) {
  CANDOUR_TRY(const auto fields, fields_that_name(database, kinds, name));
  for (const auto& field : fields) {
    CANDOUR_TRY(const auto key, key_of_item(database, field.item));
    if (!model::is_step(kinds, key.kind, field.field)) continue;
    CANDOUR_TRY(const auto rows, versions_of(database, field, Values::not_judged));
    for (const auto& row : rows) {
      const auto& basis = row.version.basis;
      const bool names_it = std::find(basis.begin(), basis.end(), name) != basis.end();
      if (!names_it && row.version.name != name) continue;
      CANDOUR_TRY(auto update, database.prepare("UPDATE version SET own = NULL WHERE id = ?"));
      CANDOUR_CHECK(update.bind(1, row.id).run());
    }
  }
  return {};
}

Result<> refresh_items_of(sqlite::Connection& database, const model::VersionName& name) {
  CANDOUR_TRY(const auto touched, fields_of(database, name));
  std::set<ItemRow> items;
  for (const auto& field : touched) items.insert(field.item);
  for (const auto item : items) CANDOUR_CHECK(refresh_item(database, item));
  return {};
}

}  // namespace

Result<> Projection::apply_delivered(const EnvelopeId& id, const Provenance& by, const model::Change& change,
                                     Touched& touched) {
  CANDOUR_TRY(const bool is_known, has_version(database_, id));
  if (is_known) return retime(id, by.time, touched);
  return insert(id, by, change, touched);
}

Result<> Projection::settle(Touched touched) { return store::settle(*this, std::move(touched)); }

Result<> Projection::retime(const model::VersionName& name, const Timing& time, Touched& touched) {
  CANDOUR_CHECK(set_timing(database_, name, time));
  CANDOUR_TRY(const auto fields, fields_of(database_, name));
  for (const auto& field : fields) touched.items.insert(field.item);
  return {};
}

Result<std::vector<model::VersionName>> Projection::version_names() const { return names_of_versions(database_); }

Result<> Projection::place_queued(model::LocalNumber number) {
  CANDOUR_TRY(auto update, database_.prepare("UPDATE version SET place = ?1, depth = ?1 WHERE name = ?2"));
  CANDOUR_CHECK(update.bind(1, queued_place(number)).bind(2, ByteView(model::VersionName(number).blob())).run());
  return refresh_items_of(database_, number);
}

Result<> Projection::insert(const model::VersionName& name, const Provenance& by, const model::Change& change,
                            Touched& touched) {
  for (const auto& edit : change.edits) {
    CANDOUR_TRY(const auto item, find_or_make_item(database_, kinds_.key_of(edit.kind, edit.item, by.writer)));
    CANDOUR_CHECK(insert_version(database_, item, name, by, edit));
    touched.fields.insert({item, edit.field});
  }
  return {};
}

Result<> Projection::add(const model::VersionName& name, const Provenance& by, const model::Change& change) {
  Touched touched;
  CANDOUR_CHECK(insert(name, by, change, touched));
  return settle(std::move(touched));
}

Result<> Projection::remove(const model::VersionName& name) {
  CANDOUR_TRY(auto touched, fields_of(database_, name));
  CANDOUR_TRY(auto erase, database_.prepare("DELETE FROM version WHERE name = ?"));
  CANDOUR_CHECK(erase.bind(1, ByteView(name.blob())).run());
  return settle({std::move(touched), {}});
}

Result<> Projection::withdraw(const EnvelopeId& id) {
  CANDOUR_TRY(auto touched, fields_of(database_, id));
  CANDOUR_TRY(auto update, database_.prepare(
      "UPDATE version SET withdrawn = 1, value = x'', source_local = NULL WHERE name = ?"));
  CANDOUR_CHECK(update.bind(1, id.view()).run());
  CANDOUR_CHECK(forget_judgements_of(database_, kinds_, id));
  CANDOUR_CHECK(restand(database_, id));
  return settle({std::move(touched), {}});
}

Result<> Projection::rename(model::LocalNumber number, const EnvelopeId& id) {
  CANDOUR_TRY(const auto named, fields_that_name(database_, kinds_, number));
  CANDOUR_CHECK(rename_versions(database_, number, id));
  Touched touched;
  for (const auto& field : named) {
    touched.items.insert(field.item);
    CANDOUR_TRY(const auto versions, rename_in_bases(database_, field, number, id));
    // Names decide between versions. Where there is one it shows or not as before, and most that is sealed is new.
    CANDOUR_TRY(const auto key, key_of_item(database_, field.item));
    if (versions > 1 || model::is_step(kinds_, key.kind, field.field)) {
      touched.fields.insert(field);
    } else if (versions == 1) {
      CANDOUR_CHECK(rename_shown(database_, field, id));
    }
  }
  CANDOUR_CHECK(rename_in_sources(database_, number, id, touched.fields));
  return settle(std::move(touched));
}

Result<bool> Projection::is_named(const model::VersionName& name) const {
  CANDOUR_TRY(const auto fields, fields_that_name(database_, kinds_, name));
  for (const auto& field : fields) {
    CANDOUR_TRY(const auto rows, versions_of(database_, field, Values::not_judged));
    for (const auto& row : rows) {
      const auto& basis = row.version.basis;
      if (std::find(basis.begin(), basis.end(), name) != basis.end()) return true;
    }
  }
  if (!name.is_local()) return false;
  CANDOUR_TRY(const auto users, users_of(database_, *name.local()));
  return !users.empty();
}

Result<> Projection::rebuild(const std::function<Result<>(Projection&)>& delivered) {
  CANDOUR_CHECK(database_.execute("DELETE FROM found; DELETE FROM shown; DELETE FROM version; DELETE FROM item;"));
  CANDOUR_CHECK(delivered(*this));
  for (const auto space : {model::Space::mine, model::Space::everyone}) {
    CANDOUR_TRY(const auto waiting, queued_in(database_, space, no_limit));
    for (const auto& queued : waiting) CANDOUR_CHECK(add(queued.number, queued.by, queued.change));
  }
  return {};
}

}  // namespace candour::journal::store
