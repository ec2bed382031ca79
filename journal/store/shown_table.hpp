// The tables of what is on the screen: `shown`, `found` and the summary columns of `item`. Internal to journal/store.
#pragma once

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

struct ShownField {
  FieldRow field;
  model::VersionName version;
  model::EncodedValue value;
  MemberKey writer;
  std::size_t tips = 1;
};

// Shows a field, and makes its words findable if its kind says so. No bytes: the same as hiding it.
Result<> show_field(sqlite::Connection& database, const model::FieldSpec& spec, const ShownField& shown);
Result<> hide_field(sqlite::Connection& database, const FieldRow& field);

// Times, writers and flags of an item from its versions; an item without versions goes. It was made by the version that
// came first and written last by the deepest, then the greatest name: no claimed time decides either.
Result<> refresh_item(sqlite::Connection& database, ItemRow item);

}  // namespace candour::journal::store
