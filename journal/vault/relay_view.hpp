// What the relay has of the journal, from the vault's own knowledge. Private to the room of the relay's log.
#pragma once

#include "journal/vault/relay_log_state.hpp"

namespace candour::journal {

// See RelayLog.
Result<> save_told_head(const RelayLog::State& state, const MailboxId& mailbox, const HeadView& told);
Result<RelayKeptView> relay_kept_view_of(const RelayLog::State& state);

}  // namespace candour::journal
