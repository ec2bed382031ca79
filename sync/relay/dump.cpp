#include "sync/relay/dump.hpp"

#include "sync/relay/schema.hpp"
#include "sync/wire/relay_view.hpp"

namespace candour::relay {

std::string view_of(const MailboxRow& row, const RelayId& relay, std::uint64_t log_epoch,
                    const std::vector<EnvelopeFact>& envelopes) {
  wire::RelayView view;
  view.mailbox = row.id;
  view.relay = relay;
  if (row.state == MailboxState::deleted) view.day_deleted = row.day_last;
  view.kind = row.kind;
  view.log_epoch = log_epoch;
  view.day_made = row.day_made;
  view.day_last = row.day_last;
  view.expires_hour = row.expires_hour;
  view.read_key = row.read_key;
  view.write_key = row.write_key;
  view.controllers = row.controllers;
  view.envelopes = envelopes;
  return wire::text_of(view);
}

Result<std::string> dump_mailbox(const std::string& database, const RelayId& relay, const MailboxId& mailbox,
                                 WallTime now) {
  CANDOUR_TRY(auto connection, open_writer(database));
  CANDOUR_TRY(const auto epoch, read_meta(connection, "log_epoch"));
  CANDOUR_TRY(const auto row, find_mailbox(connection, mailbox));
  if (!epoch || epoch->size() != 8) return Error{ErrorCode::damaged, "read meta"};
  const bool is_expired = row && row->expires_hour != 0 && row->expires_hour <= utc_hour(now);
  if (!row || is_expired) return Error{ErrorCode::no_such_item, "dump a mailbox"};
  CANDOUR_TRY(const auto envelopes, list_envelopes(connection, *row));
  return view_of(*row, relay, Reader(*epoch).u64(), envelopes);
}

namespace {

Result<> in_a_transaction(sqlite::Connection& connection, const MailboxRow& row,
                          Result<> (*act)(sqlite::Connection&, const MailboxRow&)) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(connection));
  CANDOUR_CHECK(act(connection, row));
  return transaction.commit();
}

}  // namespace

Result<> drop_from_database(const std::string& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto connection, open_writer(database));
  CANDOUR_TRY(const auto row, find_mailbox(connection, mailbox));
  if (!row || row->state == MailboxState::deleted) return Error{ErrorCode::no_such_item, "drop a mailbox"};
  const auto dropped = in_a_transaction(connection, *row, drop_mailbox);
  if (dropped || dropped.error().code != ErrorCode::damaged) return dropped;
  return in_a_transaction(connection, *row, disown_mailbox);
}

}  // namespace candour::relay
