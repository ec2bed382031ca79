// What a closed vault holds in its file: for tests of what really went and came.
#pragma once

#include "base/sqlite/sqlite.hpp"
#include "journal/sealed/record_kind.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {

// The database of a vault that is closed.
sqlite::Connection database_of(const Person& person);

// An entry of the mirror of the log that is followed now.
struct KeptEntry {
  std::uint64_t seq = 0;
  EnvelopeId id;
  std::optional<sealed::RecordKind> kind;  // nothing for what nobody opened: cover
  bool is_own = false;                     // written by this vault
};
std::vector<KeptEntry> kept_log(sqlite::Connection& database, const MailboxId& mailbox);

}  // namespace candour::test
