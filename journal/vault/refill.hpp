// What was lost at the relay is put back by whoever holds it (protocol.md B8.3, relay.md 4.2). Private to the room of
// the relay's log.
#pragma once

#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/relay_log_state.hpp"

namespace candour::journal {

// Everything that this vault keeps stands in the present log again: nothing is to be put back any more. Part of the
// caller's transaction.
Result<> end_refill(RelayLog::State& state, const MailboxId& mailbox);
// The whole log was read: what it lacks is known. Part of the caller's transaction.
Result<> compare_logs(RelayLog::State& state, const store::MailboxRow& mailbox);
// See RelayLog.
Result<std::vector<OutgoingEnvelope>> next_refilled(RelayLog::State& state);
PuttingBack putting_back_of(RelayLog::State& state);

}  // namespace candour::journal
