// What is handed in to the room of writing, which holds nothing of its own. Private to the room; the façade makes it.
#pragma once

#include "journal/vault/saving.hpp"
#include "journal/vault/writing.hpp"

namespace candour::journal {

struct Writing::State {
  sqlite::Connection& database;
  const Reading& reading;
  const Sharing& sharing;
  store::Queue& queue;
  Saving& saving;
};

}  // namespace candour::journal
