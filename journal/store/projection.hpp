// The fold of all changes as tables: versions, what each item shows, the search index. Every function that writes runs
// inside one transaction that its caller holds. Can be dropped and rebuilt from the queue and the record log.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "base/clock.hpp"
#include "base/sqlite/sqlite.hpp"
#include "journal/model/change.hpp"
#include "journal/model/field_state.hpp"
#include "journal/model/kind.hpp"

namespace candour::journal::store {

// Where an act stands (protocol.md B7): `shown` and `day` are what people read and lists order by, within a day by
// `place`, the order in which logs showed it here. `depth` tells who wrote last: what has seen another act is deeper.
// Of a LATE act `day` is the day of its arrival and `says` the one that it claims.
enum class Late : std::uint8_t { no = 0, yes = 1, of_unknown_arrival = 2 };
struct Timing {
  WallTime shown{};
  Day day{};
  std::int64_t place = 0;
  std::int64_t depth = 0;
  Late late = Late::no;
  Day says{};
};
// Place and depth of a queued change, above those of every log.
constexpr std::int64_t queued_place(model::LocalNumber number) {
  return (std::int64_t{1} << 61) + static_cast<std::int64_t>(number);
}

// Who acted, when and where: `space` is the one whose record carried the change. A kind of another space is against a
// rule there.
struct Provenance {
  MemberKey writer;
  Timing time;
  model::Space space = model::Space::everyone;
  model::CameBy came_by = model::CameBy::change;
};

enum class ItemRow : std::int64_t {};

// One field of one item, by row.
struct FieldRow {
  ItemRow item{};
  model::FieldNumber field = 0;
  auto operator<=>(const FieldRow&) const = default;
};

// What changes touched that are in the tables and not yet in what is shown. Belongs to one transaction.
struct Touched {
  std::set<FieldRow> fields;
  std::set<ItemRow> items;  // beside those of the fields
};

class Projection {
 public:
  // Both must outlive it. `kinds` decides what is shown; what it does not know is kept unseen.
  Projection(sqlite::Connection& database, const model::KindRegistry& kinds) : database_(database), kinds_(kinds) {}

  // How items are called whose ids are computed. Before this is known such kinds are against a rule.
  void know_item_of(model::ItemOf item_of) { item_of_ = std::move(item_of); }
  const model::ItemOf* item_of() const { return item_of_ ? &item_of_ : nullptr; }

  // Takes a delivered change in. Of one that is there already the timing alone changes. What is shown follows with
  // settle(), once for many: each field is folded from all its versions.
  Result<> apply_delivered(const EnvelopeId& id, const Provenance& by, const model::Change& change, Touched& touched);
  // Brings what is shown up to date. Nothing may be read from the tables between a change and this.
  Result<> settle(Touched touched);

  // The names of all versions, each once.
  Result<std::vector<model::VersionName>> version_names() const;
  // A queued change stands above every log, as insert_version places it.
  Result<> place_queued(model::LocalNumber number);
  // The versions of that name stand elsewhere in time now, which is shown after settle(). Not an error if nothing has
  // that name.
  Result<> retime(const model::VersionName& name, const Timing& time, Touched& touched);

  // The words of a version go, its place stays (protocol.md B19). Not an error if nothing has that name.
  Result<> withdraw(const EnvelopeId& id);

  // Drops every table of the projection and makes it again: `delivered` applies each record of the log, then the
  // queue follows.
  Result<> rebuild(const std::function<Result<>(Projection&)>& delivered);

  // Judges anew what was not understood when it came and is of a kind and field that are known now, and shows what
  // follows: for a program that knows more than the one that took it in.
  Result<> judge_newer();

  // Judges every version of a field of that kind anew, and shows what follows: for a rule that an older program had.
  Result<> judge_again(model::ItemKind kind, model::FieldNumber field);

  // Finds out what belongs to something that is set aside: for a vault in which that was not kept.
  Result<> judge_away();

  // Shows fields anew of which several versions are the newest: for a vault in which one of them hid the others.
  Result<> merge_again();

  // ---- for Queue
  // Adds the edits of one change as versions of that name and refreshes what they touch.
  Result<> add(const model::VersionName& name, const Provenance& by, const model::Change& change);
  // Takes every version of that name out; an item without versions goes too.
  Result<> remove(const model::VersionName& name);
  // Gives the versions of a queued change their env_id, in bases and sources too.
  Result<> rename(model::LocalNumber number, const EnvelopeId& id);
  // Whether a version by another name has `name` in its basis or as its source.
  Result<bool> is_named(const model::VersionName& name) const;

  sqlite::Connection& database() const { return database_; }
  const model::KindRegistry& kinds() const { return kinds_; }

 private:
  Result<> insert(const model::VersionName& name, const Provenance& by, const model::Change& change, Touched& touched);

  sqlite::Connection& database_;
  const model::KindRegistry& kinds_;
  model::ItemOf item_of_;
};

}  // namespace candour::journal::store
