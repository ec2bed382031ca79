// The operator's view of one mailbox (relay.md 3.1): the same bytes as a client computes from what it kept.
#pragma once

#include <string>

#include "sync/relay/tables.hpp"

namespace candour::relay {

// The whole text, `end` line included. `envelopes` ascend; of a deleted mailbox there are none.
std::string view_of(const MailboxRow& row, const RelayId& relay, std::uint64_t log_epoch,
                    const std::vector<EnvelopeFact>& envelopes);

// The view from the database of a relay that is stopped and held by the caller. no_such_item: it knows no such mailbox.
Result<std::string> dump_mailbox(const std::string& database, const RelayId& relay, const MailboxId& mailbox);

}  // namespace candour::relay
