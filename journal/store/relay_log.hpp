// What a relay did with the log of a mailbox: the logs that were left, what is to be put back, and what was found out
// (protocol.md B8.3, relay.md 4). Each function is part of the caller's transaction.
#pragma once

#include <map>

#include "base/clock.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/mailbox_rows.hpp"

namespace candour::journal::store {

// ---- logs
// Starts a log: the cursor is (log_epoch, 0). The mirror that was followed until now is kept beside it; that of a
// rendezvous is let go.
Result<> begin_log(sqlite::Connection& database, const MailboxRow& mailbox, std::uint64_t log_epoch);
// How the newest log that was left stands to the one followed now, if both are of one log_epoch.
enum class LogComparison : std::uint8_t {
  unlike,     // of another log_epoch, or none was left
  continued,  // the present one begins with all of it
  shorter,    // it begins with all of the present one, and goes on
  rewritten,  // another envelope stands at a position of both
};
Result<LogComparison> compare_with_left_log(sqlite::Connection& database, const MailboxRow& mailbox);
// Lets go of the newest log that was left: the present one says all of it.
Result<> drop_left_log(sqlite::Connection& database, const MailboxId& mailbox);
// True if the envelope stands in the log that is followed now.
Result<bool> stands_in_present_log(sqlite::Connection& database, const MailboxRow& mailbox, const EnvelopeId& id);
// Every L at position n that was followed under this log_epoch; L_0 is not among them.
Result<std::vector<LogDigest>> digests_at(sqlite::Connection& database, const MailboxId& mailbox,
                                          std::uint64_t log_epoch, std::uint64_t n);
// All log_epochs under which this mailbox was followed.
Result<std::vector<std::uint64_t>> followed_log_epochs(sqlite::Connection& database, const MailboxId& mailbox);
// What stood in a log that was left and does not stand in the present one, in the order of those logs, each once: never
// a row of the outbox, and nothing of which only the name is kept.
Result<std::vector<EnvelopeId>> missing_in_log(sqlite::Connection& database, const MailboxId& mailbox);

// ---- refill
struct RefillRow {
  bool is_reading_again = false;  // the mailbox is read from 0 although its log_epoch is the same
  bool is_begun = false;          // it counts as a whole refill
};
Result<std::optional<RefillRow>> refill_of(sqlite::Connection& database, const MailboxId& mailbox);
Result<> set_refill(sqlite::Connection& database, const MailboxId& mailbox, const RefillRow& row);
Result<> drop_refill(sqlite::Connection& database, const MailboxId& mailbox);

// ---- news
enum class RelayNews : std::uint8_t {
  rollback = 1,
  rewrite = 2,
  restart = 3,
  fork = 4,
  refill_begun = 5,
  reading_again = 6,
  refill_done = 7,  // nothing that is kept here is missing there any more
};
struct NewsRow {
  RelayNews kind = RelayNews::restart;
  WallTime at{};
  std::size_t missing = 0;
};
// Keeps the newest few hundred.
Result<> add_news(sqlite::Connection& database, const MailboxId& mailbox, RelayNews kind, WallTime at);
// How much the relay lacked, said beside the newest news of a log that went back.
Result<> set_missing(sqlite::Connection& database, const MailboxId& mailbox, std::size_t missing);
// Newest first, those not older than `since`.
Result<std::vector<NewsRow>> news_since(sqlite::Connection& database, const MailboxId& mailbox, WallTime since);

// ---- claims: what a record says of the log and what is not so here
enum class ClaimState : std::uint8_t {
  beyond = 1,   // of more than was read here
  differs = 2,  // of another log than any that was followed
};
struct Claim {
  EnvelopeId id;
  std::uint64_t log_epoch = 0;
  std::uint64_t n = 0;
  LogDigest digest;
  WallTime since{};
  ClaimState state = ClaimState::beyond;
};
Result<> save_claim(sqlite::Connection& database, const Claim& claim);
Result<> drop_claim(sqlite::Connection& database, const EnvelopeId& id);
Result<std::vector<Claim>> claims(sqlite::Connection& database);

// ---- what is lacking here, and when it was asked for last
Result<> set_asked(sqlite::Connection& database, const EnvelopeId& id, WallTime at);
Result<> drop_asked(sqlite::Connection& database, const EnvelopeId& id);
Result<std::map<EnvelopeId, WallTime>> asked(sqlite::Connection& database);

// ---- what others lack and this vault holds
// An envelope of which the bytes are here goes once for each need; while it waits already, not twice.
Result<> answer_need(sqlite::Connection& database, const EnvelopeId& need, const EnvelopeId& id);
// The relay has it now.
Result<> need_answered(sqlite::Connection& database, const EnvelopeId& id);
enum class Size : std::uint8_t { of_a_slot, above_a_slot };
Result<std::vector<EnvelopeId>> waiting_reappends(sqlite::Connection& database, Size size);

// ---- when the newest record of each device was first seen here
Result<> set_heard(sqlite::Connection& database, const DeviceKey& device, WallTime at);
Result<std::map<DeviceKey, WallTime>> heard(sqlite::Connection& database);

}  // namespace candour::journal::store
