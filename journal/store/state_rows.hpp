// What the steps of an item name, and which of its states shows, read from the tables. Internal to journal/store.
#pragma once

#include <map>

#include "journal/model/rules.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

// The versions of one item while its steps are judged: read once, however many steps there are.
class ItemVersions {
 public:
  static Result<ItemVersions> load(sqlite::Connection& database, ItemRow item);

  // What a step of the field `state` names by `basis`: every field of the item that those records wrote; and what its own
  // change, of that name, sets beside the state. is_whole is false if a name is of no version of the item.
  model::SeenFields seen_by(model::FieldNumber state, const model::VersionName& name, const model::Basis& basis) const;

  // The versions of that name stand otherwise now.
  Result<> restood(sqlite::Connection& database, const model::VersionName& name);

 private:
  ItemRow item_{};
  std::map<model::VersionName, std::vector<model::SeenField>> by_name_;
};

// The same of a change that is not in the tables yet. Nothing is held of an item that is new.
Result<model::SeenFields> seen_by_new(sqlite::Connection& database, std::optional<ItemRow> item,
                                      const model::Change& change, const model::Edit& step);

// model::standing_states of an item; `rows` are all versions of its state with their values and standings.
Result<std::vector<model::VersionName>> standing_states(sqlite::Connection& database, const model::StateSpec& spec,
                                                        const FieldRow& state, const std::vector<VersionRow>& rows);

}  // namespace candour::journal::store
