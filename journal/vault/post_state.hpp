// What the room of post holds, and what is handed in to it. Private to the room; the façade makes it.
#pragma once

#include "journal/vault/in_flight.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/records.hpp"
#include "journal/vault/rendezvous.hpp"
#include "journal/vault/transactions.hpp"

namespace candour::journal {

struct Post::State {
  sqlite::Connection& database;
  const Clock& clock;
  const Membership& members;
  const Members& names;
  const Held& held;
  Records& records;
  KeyRecords& keys;
  LogWatch& log;
  Heard& heard;
  Rendezvous& pairing;
  InFlight& in_flight;
  Transactions& transactions;

  std::int64_t reached_ms = 0;   // wall clock when a fetch last reached the head
  std::uint32_t tidied_day = 0;  // when what waits for a day was looked at last
};

}  // namespace candour::journal
