// What is judged or shown anew because a program knows better than the one that took it in.
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

// A version that was not understood when it came, with the item under which it was kept.
struct NotUnderstood {
  std::int64_t version = 0;
  FieldRow field;
  MemberKey writer;
};

Result<std::vector<NotUnderstood>> not_understood(sqlite::Connection& database) {
  static_assert(static_cast<int>(model::Standing::newer) == 1);
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT id, item_id, field, writer FROM version WHERE own = 1 AND NOT withdrawn"));
  std::vector<NotUnderstood> all;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return all;
    const FieldRow field{static_cast<ItemRow>(select.integer(1)), static_cast<model::FieldNumber>(select.integer(2))};
    CANDOUR_TRY(const auto writer, read_id<MemberKey>(select.blob(3)));
    all.push_back({select.integer(0), field, writer});
  }
}

Result<> forget_judgement(sqlite::Connection& database, std::int64_t version, ItemRow item) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE version SET own = NULL, item_id = ? WHERE id = ?"));
  return update.bind_all(static_cast<std::int64_t>(item), version).run();
}

// The fields that the rows of a question name: item_id, field.
Result<Touched> fields_in(sqlite::Statement& select) {
  Touched touched;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return touched;
    touched.fields.insert(
        {static_cast<ItemRow>(select.integer(0)), static_cast<model::FieldNumber>(select.integer(1))});
  }
}

}  // namespace

// An unknown kind counts as single-author (protocol.md B7): once it is known, an edit may turn out to be of another
// item.
Result<> Projection::judge_newer() {
  CANDOUR_TRY(const auto versions, not_understood(database_));
  Touched touched;
  for (const auto& one : versions) {
    CANDOUR_TRY(const auto key, key_of_item(database_, one.field.item));
    const auto* kind = kinds_.find(key.kind);
    if (kind == nullptr || kind->field(one.field.field) == nullptr) continue;
    CANDOUR_TRY(const auto item, find_or_make_item(database_, kinds_.key_of(key.kind, key.item, one.writer)));
    CANDOUR_CHECK(forget_judgement(database_, one.version, item));
    touched.fields.insert({item, one.field.field});
    touched.items.insert(one.field.item);
  }
  return settle(std::move(touched));
}

Result<> Projection::judge_again(model::ItemKind kind, model::FieldNumber field) {
  CANDOUR_TRY(auto forget, database_.prepare(
      "UPDATE version SET own = NULL WHERE field = ? AND NOT withdrawn AND item_id IN (SELECT id FROM item WHERE kind = ?)"));
  CANDOUR_CHECK(forget.bind_all(std::int64_t{field}, static_cast<std::int64_t>(kind)).run());
  CANDOUR_TRY(auto select, database_.prepare(
      "SELECT DISTINCT v.item_id, v.field FROM version AS v JOIN item AS i ON i.id = v.item_id WHERE i.kind = ? AND v.field = ?"));
  select.bind_all(static_cast<std::int64_t>(kind), std::int64_t{field});
  CANDOUR_TRY(auto touched, fields_in(select));
  return settle(std::move(touched));
}

Result<> Projection::merge_again() {
  CANDOUR_TRY(auto select, database_.prepare("SELECT item_id, field FROM shown WHERE tips > 1"));
  CANDOUR_TRY(auto touched, fields_in(select));
  return settle(std::move(touched));
}

Result<> Projection::judge_away() {
  CANDOUR_TRY(auto select, database_.prepare("SELECT id FROM item WHERE set_aside"));
  Touched touched;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return settle(std::move(touched));
    touched.items.insert(static_cast<ItemRow>(select.integer(0)));
  }
}

}  // namespace candour::journal::store
