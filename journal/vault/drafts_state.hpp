// What the room of drafts holds. Private to the room; the façade makes it.
#pragma once

#include "journal/store/database.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/members.hpp"

namespace candour::journal {

struct Drafts::State {
  sqlite::Connection& database;
  const Members& members;
  std::int64_t seen_before = 0;   // the version that was newest when one left last
  std::int64_t changed_rows = 0;  // of the database, for drafts alone

  // Reads what was_here() kept last.
  Result<> look_back();
};

}  // namespace candour::journal
