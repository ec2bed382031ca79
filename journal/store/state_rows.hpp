// What the steps of an item name, and which of its states shows, read from the tables. Internal to journal/store.
#pragma once

#include "journal/model/rules.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

// What a step names by `basis`: every field of the item that those records wrote; and what its own change, of that name,
// sets beside the state. is_whole is false if a name is of no version of the item.
Result<model::SeenFields> seen_by(sqlite::Connection& database, const FieldRow& state, const model::VersionName& name,
                                  const model::Basis& basis);

// The same of a change that is not in the tables yet. Nothing is held of an item that is new.
Result<model::SeenFields> seen_by_new(sqlite::Connection& database, std::optional<ItemRow> item,
                                      const model::Change& change, const model::Edit& step);

// The version of the state that shows; `rows` are all versions of it with their values and standings.
Result<std::optional<model::VersionName>> state_to_show(sqlite::Connection& database, const model::StateSpec& spec,
                                                        const FieldRow& state, const std::vector<VersionRow>& rows);

}  // namespace candour::journal::store
