// What the relay did with the log, kept and told. Private to the room of the relay's log. Each act is part of the
// caller's transaction.
#pragma once

#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/relay_log_state.hpp"

namespace candour::journal {

// The row of the journal's mailbox, once there is one.
Result<std::optional<store::MailboxRow>> journal_mailbox(RelayLog::State& state);
// How often the relay did that in the time before now.
Result<std::size_t> happened_within(RelayLog::State& state, const MailboxId& mailbox, store::RelayNews kind,
                                    std::chrono::milliseconds window);
// A whole refill begins not before this, because as many went as may go, one an hour and four a day; nothing if one may
// begin now (relay.md 4.2).
Result<std::optional<WallTime>> next_refill(RelayLog::State& state);
Result<> tell(RelayLog::State& state, const MailboxId& mailbox, store::RelayNews kind);
// A fork is said once in thirty days.
Result<bool> was_fork_told(RelayLog::State& state, const MailboxId& mailbox);
Result<> tell_fork(RelayLog::State& state, const MailboxId& mailbox);
// The log is another one, or is looked at anew.
Result<> tell_change(RelayLog::State& state, const store::MailboxRow& mailbox, std::uint64_t log_epoch,
                     LogChange change);
// The relay shows something else than before: it is read from the beginning, unless it was today.
Result<> suspect(RelayLog::State& state, const store::MailboxRow& mailbox);
Result<> add_relay_marks(RelayLog::State& state, std::vector<MarkView>& marks);

}  // namespace candour::journal
