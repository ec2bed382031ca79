// What the others' records say of the log, held against what was followed (protocol.md B8.3). Private to the room of
// the relay's log. Each act is part of the caller's transaction.
#pragma once

#include "journal/sealed/authentic_record.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/relay_log_state.hpp"

namespace candour::journal {

// What a record says that came; what cannot be judged yet is kept.
Result<> check_log_claim(RelayLog::State& state, const sealed::AuthenticRecord& record);
// What was kept, now that the head was reached.
Result<> judge_claim(RelayLog::State& state, const store::MailboxRow& mailbox, store::Claim claim);
// The log_epoch that a delivered record names.
void note_named_epoch(RelayLog::State& state, const sealed::RecordHeader& header);
// The same of its past, once that is here.
Result<> check_named_epoch(RelayLog::State& state, const sealed::AuthenticRecord& record);

}  // namespace candour::journal
