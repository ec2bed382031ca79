// The mailboxes of a vault and the mirror of their logs: what stood where, and how far it was read (relay.md 4.1). Each
// function is part of the caller's transaction.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/sqlite/sqlite.hpp"
#include "crypto/secret.hpp"

namespace candour::journal::store {

// Where this vault stands in a mailbox: n envelopes read in log_epoch, and L_n.
struct LogPosition {
  std::uint64_t log_epoch = 0;
  std::uint64_t n = 0;
  LogDigest digest;
};

struct MailboxRow {
  MailboxId id;
  std::string address;
  RelayId relay_id;
  std::vector<ControllerKey> controllers;
  bool is_rendezvous = false;
  std::uint64_t log_epoch = 0;
  std::uint64_t after = 0;
};
Result<> save_mailbox(sqlite::Connection& database, const MailboxRow& row);
Result<std::vector<MailboxRow>> mailboxes(sqlite::Connection& database);
// The same relay under another address.
Result<> set_address(sqlite::Connection& database, const MailboxId& id, std::string_view address);
// Removes the mailbox and its log; envelopes stay.
Result<> drop_mailbox(sqlite::Connection& database, const MailboxId& id);
Result<LogPosition> log_position(sqlite::Connection& database, const MailboxId& mailbox);
// Takes the next position of the log; `seq` must be n + 1.
Result<> advance_log(sqlite::Connection& database, const MailboxId& mailbox, std::uint64_t seq, const EnvelopeId& id,
                     std::size_t size);
// True if the envelope stands in any log that was followed.
Result<bool> stands_in_log(sqlite::Connection& database, const EnvelopeId& id);

// The mirror of one log, ascending.
struct LoggedEnvelope {
  std::uint64_t seq = 0;
  std::uint64_t size = 0;
  EnvelopeId id;
};
Result<std::vector<LoggedEnvelope>> envelopes_of_log(sqlite::Connection& database, const MailboxId& mailbox,
                                                     std::uint64_t log_epoch);

// Every envelope that a log ever showed, whatever it turned out to be.
Result<> for_each_logged(sqlite::Connection& database, const std::function<void(const EnvelopeId&)>& take);

}  // namespace candour::journal::store
