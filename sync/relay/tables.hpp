// The relay's tables in one SQLite file (relay.md 5.1) and what is done with them. Everything here runs inside a
// transaction or a read of the caller's and on his thread.
#pragma once

#include "base/sqlite/sqlite.hpp"
#include "sync/relay/store.hpp"
#include "sync/wire/relay_view.hpp"

namespace candour::relay {

Result<std::optional<MailboxRow>> find_mailbox(sqlite::Connection& connection, const MailboxId& id);
Result<Created> create_mailbox(sqlite::Connection& writer, const CreateRow& row);
Result<Appended> append_envelopes(sqlite::Connection& writer, const AppendRows& rows);
Result<Erased> erase_mailbox(sqlite::Connection& writer, const MailboxId& id, std::uint32_t today);
// Forgets a mailbox without a trace, so that its members may make it again. damaged: the database cannot reach its rows.
Result<> drop_mailbox(sqlite::Connection& writer, const MailboxRow& row);
// Leaves what cannot be reached where it is, under a name that nobody has.
Result<> disown_mailbox(sqlite::Connection& writer, const MailboxRow& row);
// Removes every short mailbox that expired before `hour`, without a trace; true if there was any.
Result<bool> remove_expired(sqlite::Connection& writer, std::uint32_t hour);

// One look inside an own read transaction. A page ends before a body that is not its env_id and before a hole.
Result<Page> read_page(sqlite::Connection& reader, const ReadRange& range);

// Seq, size and id of every envelope of a mailbox, ascending; each body is hashed again.
using EnvelopeFact = wire::ViewedEnvelope;
Result<std::vector<EnvelopeFact>> list_envelopes(sqlite::Connection& reader, const MailboxRow& row);

}  // namespace candour::relay
