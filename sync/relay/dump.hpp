// What whoever runs a stopped relay does with one mailbox: the view of relay.md 3.1, the same bytes as a client computes
// from what it kept, and having it forgotten.
#pragma once

#include <string>

#include "sync/relay/tables.hpp"

namespace candour::relay {

// The whole text, `end` line included. `envelopes` ascend; of a deleted mailbox there are none.
std::string view_of(const MailboxRow& row, const RelayId& relay, std::uint64_t log_epoch,
                    const std::vector<EnvelopeFact>& envelopes);

// The view from the database of a relay that is stopped and held by the caller. no_such_item: it knows no such mailbox,
// as it would say by then of one that expired before `now`.
Result<std::string> dump_mailbox(const std::string& database, const RelayId& relay, const MailboxId& mailbox,
                                 WallTime now);

// Forgets a mailbox in such a database, whatever state its envelopes are in, so that its members may make it again.
// no_such_item: there is none, or its members deleted it, and it stays so.
Result<> drop_from_database(const std::string& database, const MailboxId& mailbox);

}  // namespace candour::relay
