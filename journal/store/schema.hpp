// The versions of the database's layout. A change of a table is a new migration at the end of the list, never an edit.
#pragma once

#include <span>
#include <vector>

#include "base/sqlite/sqlite.hpp"

namespace candour::journal::store {

// What leads from one version to the next: one piece of SQL an area.
struct Migration {
  int version;  // after it; 1, 2, ..
  std::vector<const char*> pieces;
};

// All of them, ascending.
std::span<const Migration> migrations();

// Brings an open database to the newest version, each migration in one transaction; `program` is the list to follow.
// The connection knows words already (word_index.hpp).
// newer_version if the file is ahead of the list.
Result<> migrate(sqlite::Connection& database, std::span<const Migration> program);

// Writes nothing: newer_version if the file is ahead of the list, migration_needed if it is behind.
Result<> check_layout(sqlite::Connection& database, std::span<const Migration> program);

}  // namespace candour::journal::store
