// The log mirror, the envelopes and the outbox: everything that a relay showed or still has to show (relay.md 4.1).
// Each function is part of the caller's transaction.
#pragma once

#include <functional>
#include <optional>

#include "base/codec.hpp"
#include "base/sqlite/sqlite.hpp"
#include "crypto/secret.hpp"

namespace candour::journal::store {

// forgotten: a large one that no key opened in time, of which env_id and size stay.
enum class EnvelopeState : std::uint8_t { opaque = 0, record = 1, uncertified = 2, dropped = 3, forgotten = 4 };

// When something was first seen here: the wall clock in milliseconds, and the date. Stored once. ms is 0 where an earlier
// Candour kept none. `order` is the row of the envelope, 0 before it is kept: what was seen later has a greater one.
struct FirstSeen {
  std::int64_t ms = 0;
  std::uint32_t day = 0;
  std::int64_t order = 0;
};

struct KeptEnvelope {
  EnvelopeId id;
  EnvelopeState state = EnvelopeState::opaque;
  FirstSeen came;
  Bytes bytes;
  std::int64_t n = 0;  // its row; 0 before it is kept
};

// ---- envelopes
Result<std::optional<EnvelopeState>> state_of(sqlite::Connection& database, const EnvelopeId& id);
// Keeps an envelope with its key if it has one (an empty view: none); the answer is its row. `reason` is the name of a
// drop, else empty. in_a_log: it takes the next place of the log order, else note_place() gives it one.
enum class Sight : std::uint8_t { in_a_log, not_yet };
Result<std::int64_t> save_envelope(sqlite::Connection& database, const KeptEnvelope& envelope, ByteView key,
                                   const char* reason, Sight sight);
// A log showed it. One that has a place keeps it; true if this was its first.
Result<bool> note_place(sqlite::Connection& database, const EnvelopeId& id);
// Its place in the log order; above all places while no log has shown it. damaged if it is not kept.
Result<std::int64_t> place_of(sqlite::Connection& database, const EnvelopeId& id);
inline constexpr std::int64_t first_unlogged_place = std::int64_t{1} << 60;
// The 15 minutes of records that wait begin at `ms` where they would begin later: the clock was set back.
Result<> begin_waiting_anew(sqlite::Connection& database, std::int64_t ms);
Result<> set_state(sqlite::Connection& database, const EnvelopeId& id, EnvelopeState state, ByteView key,
                   const char* reason);
Result<Bytes> envelope_bytes(sqlite::Connection& database, const EnvelopeId& id);
Result<std::size_t> dropped_count(sqlite::Connection& database);

// ---- outbox
// text_slot goes in a slot too, but its owner may send it at once.
enum class Way : std::uint8_t { at_once = 0, in_a_slot = 1, text_slot = 2 };
struct OutboxRow {
  EnvelopeId id;
  MailboxId mailbox;
  Way way = Way::in_a_slot;
  bool is_automatic = false;
  Bytes envelope;
};
Result<> put_in_outbox(sqlite::Connection& database, const OutboxRow& row);
// What the outbox holds, in the order of sealing, without the bytes.
struct OutboxHead {
  EnvelopeId id;
  MailboxId mailbox;
  Way way = Way::in_a_slot;
  bool is_automatic = false;
};
Result<std::vector<OutboxHead>> outbox_heads(sqlite::Connection& database);
// The bytes of one. damaged if it is not there.
Result<Bytes> outbox_bytes(sqlite::Connection& database, const EnvelopeId& id);
// In the order of sealing.
Result<std::vector<OutboxRow>> outbox(sqlite::Connection& database);
Result<bool> is_in_outbox(sqlite::Connection& database, const EnvelopeId& id);
Result<std::size_t> outbox_size(sqlite::Connection& database);
// The same without what a program says by itself.
Result<std::size_t> outbox_size_by_hand(sqlite::Connection& database);
Result<std::size_t> at_once_size(sqlite::Connection& database);
// What waits for a slot and is text goes at once.
Result<> hasten_text(sqlite::Connection& database);
// The one way out: the envelope was read back in the present log epoch.
Result<> take_from_outbox(sqlite::Connection& database, const EnvelopeId& id);
Result<> drop_outbox_of(sqlite::Connection& database, const MailboxId& mailbox);

}  // namespace candour::journal::store
