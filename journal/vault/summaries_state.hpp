// What is handed in to the room of summaries, which holds nothing of its own. Private to the room; the façade makes it.
#pragma once

#include "journal/vault/access.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/saving.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"

namespace candour::journal {

struct Summaries::State {
  sqlite::Connection& database;
  const Access access;
  const Reading& reading;
  const Held& held;
  const store::Queue& queue;
  const Items& shown;
  Writing& writing;
  Saving& saving;
};

}  // namespace candour::journal
