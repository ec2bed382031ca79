// What is lacking is asked for, and what others lack is given again (protocol.md B5 "Need", B8.3 GAP). Private to the
// folder.
#pragma once

#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "journal/model/time.hpp"
#include "journal/sealed/authentic_record.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/in_flight.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::journal {

struct Needs {
  sqlite::Connection& database;
  const Clock& clock;
  const Membership& members;
  const Held& held;
  InFlight& in_flight;
};

// True if something did not come within an hour after it was asked for, nor with a reading of the whole log since: then
// the mailbox is to be read once from its beginning. Part of the caller's transaction.
Result<bool> ask_for_gaps(const Needs& needs, const store::MailboxRow& mailbox);
// What somebody asked for and is not in flight: of 4096 bytes for a slot, larger ones for `sync --now`.
Result<std::optional<OutgoingEnvelope>> next_reappend(const Needs& needs);
Result<std::vector<OutgoingEnvelope>> large_reappends(const Needs& needs);

// Another's need, delivered. Part of the caller's transaction.
Result<> take_need(sqlite::Connection& database, const Oneself& self, const sealed::AuthenticRecord& record);
// The relay has these again. Of envelopes that nobody asked for it changes nothing.
Result<> reappended(sqlite::Connection& database, const std::vector<EnvelopeId>& ids);

}  // namespace candour::journal
