// What an open and what a locked session ask of the sync thread alike. Private to session/.
#pragma once

#include <chrono>

#include "journal/vault/post_views.hpp"
#include "journal/vault/relay_views.hpp"
#include "sync/client/sync_thread.hpp"

namespace candour::session {

// With nothing to do, the next thing is looked for after this long.
inline constexpr auto idle_wait = std::chrono::hours(1);

// Follows `view` from its cursor. bad_argument if its address cannot be read.
Result<sync::OpenMailbox> opening_of(const journal::MailboxView& view);

// What became of a log, as the journal calls it.
journal::LogChange change_of(sync::EpochCause cause);

// One envelope at a moment: `next`, else random bytes that nobody can tell from one.
sync::AppendEnvelopes slot_append(const MailboxId& mailbox, std::optional<Bytes> next, SteadyTime interval_end);

}  // namespace candour::session
