// What the room of the relay's log holds, and what is handed in to it. Private to the room; the façade makes it.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "base/clock.hpp"
#include "journal/store/database.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/held.hpp"
#include "journal/vault/in_flight.hpp"
#include "journal/vault/log_watch.hpp"
#include "journal/vault/membership.hpp"
#include "journal/vault/oneself.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/rendezvous.hpp"
#include "journal/vault/transactions.hpp"

namespace candour::journal {

// How far the putting back of the log has come.
struct Refill {
  bool is_reading_again = false;
  bool is_begun = false;
  bool is_compared = false;        // the whole log was read: what is missing is known
  std::deque<EnvelopeId> missing;  // in the order in which it goes
};

// What is known of the relay's log beyond the database.
struct FollowedLog {
  std::uint64_t present = 0;                      // the log_epoch that is followed
  std::map<std::uint64_t, std::uint64_t> epochs;  // log_epoch by log_tag, of every log that was followed
  std::optional<Refill> refill;
  bool wants_reading = false;
  std::map<DeviceKey, std::map<std::uint64_t, std::uint32_t>> named;  // first day on which a device named a log_epoch
};

struct RelayLog::State final : LogWatch {
  State(sqlite::Connection& open_database, const Clock& time, const Oneself& own, const Membership& known,
        const Held& records, InFlight& handed_out, Rendezvous& rendezvous, Transactions& one_act)
      : database(open_database),
        clock(time),
        self(own),
        members(known),
        held(records),
        in_flight(handed_out),
        pairing(rendezvous),
        transactions(one_act) {}

  Result<> begin_to_follow(const store::MailboxRow& mailbox, std::uint64_t log_epoch, LogChange change) override;
  Result<> saw_again(const MailboxId& mailbox, const EnvelopeId& id) override;
  Result<> head_was_reached(const MailboxId& mailbox) override;
  Result<> check_claim(const sealed::AuthenticRecord& record) override;
  void note_named(const sealed::RecordHeader& header) override;
  Result<> check_named(const sealed::AuthenticRecord& record) override;
  Result<> add_marks(std::vector<MarkView>& marks) override;

  // Reads what is kept of the log.
  Result<> reread();
  // The same while the records are those that were: what they named stays.
  Result<> follow_again();

  sqlite::Connection& database;
  const Clock& clock;
  const Oneself& self;
  const Membership& members;
  const Held& held;
  InFlight& in_flight;
  Rendezvous& pairing;
  Transactions& transactions;

  FollowedLog log;
};

}  // namespace candour::journal
