// What arrived and cannot act yet: envelopes that no key opens, records of devices that no certificate binds, and key
// records above the cap of their day. Part of the caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "journal/sealed/record_kind.hpp"
#include "journal/store/envelope_log.hpp"

namespace candour::journal::store {

// ---- closed: no key opens it. Only nonce and commitment are read again, 56 bytes of each.
struct ClosedEnvelope {
  std::int64_t n = 0;
  Bytes head;
};
// A key that came after envelopes that it may open: those after `after` are still to be tried with it.
struct Trial {
  EpochId epoch;
  std::int64_t after = 0;
  std::int64_t until = 0;
};
// Keeps the head of an envelope that no key opened, by its row.
Result<> save_closed(sqlite::Connection& database, std::int64_t n, ByteView envelope, std::uint32_t day);
// Envelopes of which an earlier Candour kept no day wait from this one on.
Result<> begin_days_of_closed(sqlite::Connection& database, std::uint32_t day);
// Notes that a new key is to be tried on everything that is closed now.
Result<> begin_trial(sqlite::Connection& database, const EpochId& epoch);
Result<std::optional<Trial>> next_trial(sqlite::Connection& database);
// The next few of a trial, ascending; none: the trial is over.
Result<std::vector<ClosedEnvelope>> closed_of(sqlite::Connection& database, const Trial& trial, std::size_t limit);
Result<> save_trial(sqlite::Connection& database, const Trial& trial);
Result<> end_trial(sqlite::Connection& database, const EpochId& epoch);
// The bytes of closed envelopes above `kept` bytes that came before that day go; env_id and size stay.
Result<> forget_large_closed(sqlite::Connection& database, std::size_t kept, std::uint32_t before_day);

// ---- uncertified: a record of a device that nothing binds to a member
struct UncertifiedClaim {
  DeviceKey device;  // zero, both: an earlier Candour kept none
  MemberKey member;
};
Result<> save_uncertified(sqlite::Connection& database, std::int64_t n, const UncertifiedClaim& claim);
// Who is claimed, each once.
Result<std::vector<UncertifiedClaim>> uncertified_claims(sqlite::Connection& database);
// The oldest row of a claim.
Result<std::optional<std::int64_t>> first_uncertified(sqlite::Connection& database, const UncertifiedClaim& claim);

// It waits no longer, neither for a key nor for a certificate.
Result<> waits_no_longer(sqlite::Connection& database, std::int64_t n);

// The envelope of a row. damaged if there is none.
Result<KeptEnvelope> envelope_at(sqlite::Connection& database, std::int64_t n);

// ---- the caps of a day (B8)
// Counts one more key record of this device, unless `most` were counted today or earlier ones still wait: false.
Result<bool> may_act(sqlite::Connection& database, const DeviceKey& device, sealed::RecordKind kind, std::uint32_t day,
                     std::int64_t most);
Result<> put_later(sqlite::Connection& database, const EnvelopeId& id, const DeviceKey& device, sealed::RecordKind kind);
Result<bool> waits_for_another_day(sqlite::Connection& database, const EnvelopeId& id);
// The next that may act today, in log order; it waits no longer, and is counted.
Result<std::optional<EnvelopeId>> take_later(sqlite::Connection& database, std::uint32_t day, std::int64_t most);

// ---- opaque growth of a day (B6)
struct Growth {
  std::uint32_t day = 0;
  std::uint64_t bytes = 0;
  std::uint64_t allowed = 0;  // bytes of that day that the owner allowed
};
Result<Growth> growth(sqlite::Connection& database);
Result<> set_growth(sqlite::Connection& database, const Growth& growth);

}  // namespace candour::journal::store
