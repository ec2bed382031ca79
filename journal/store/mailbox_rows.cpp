#include "crypto/mailbox.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/mailbox_rows.hpp"

namespace candour::journal::store {

Result<> save_mailbox(sqlite::Connection& database, const MailboxRow& row) {
  Bytes controllers;
  for (const auto& controller : row.controllers) append(controllers, controller);
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO mailbox(id, address, relay_id, controllers, rendezvous)"
                                            " VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING"));
  return insert
      .bind_all(row.id.view(), std::string_view(row.address), row.relay_id.view(), ByteView(controllers),
                static_cast<std::int64_t>(row.is_rendezvous))
      .run();
}

Result<std::vector<MailboxRow>> mailboxes(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT id, address, relay_id, controllers, rendezvous, log_epoch, after"
                                            " FROM mailbox ORDER BY rowid"));
  std::vector<MailboxRow> rows;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return rows;
    const auto id = MailboxId::from(select.blob(0));
    const auto relay = RelayId::from(select.blob(2));
    if (!id || !relay) return Error{ErrorCode::damaged, "read the mailboxes"};
    MailboxRow row{*id, std::string(select.text(1)), *relay, {}, select.integer(4) != 0,
                   static_cast<std::uint64_t>(select.integer(5)), static_cast<std::uint64_t>(select.integer(6))};
    Reader controllers(select.blob(3));
    while (!controllers.rest().empty()) row.controllers.push_back(controllers.id<ControllerKey>());
    if (!controllers.ok()) return Error{ErrorCode::damaged, "read the mailboxes"};
    rows.push_back(std::move(row));
  }
}

Result<> set_address(sqlite::Connection& database, const MailboxId& id, std::string_view address) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE mailbox SET address = ? WHERE id = ?"));
  return update.bind_all(address, id.view()).run();
}

Result<> drop_mailbox(sqlite::Connection& database, const MailboxId& id) {
  CANDOUR_TRY(auto log, database.prepare("DELETE FROM log WHERE mailbox = ?"));
  CANDOUR_CHECK(log.bind(1, id).run());
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM mailbox WHERE id = ?"));
  return remove.bind(1, id).run();
}

Result<LogPosition> log_position(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto select, database.prepare("SELECT log_epoch, after FROM mailbox WHERE id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, mailbox).step());
  if (!found) return Error{ErrorCode::store_failed, "find a mailbox"};
  LogPosition position{static_cast<std::uint64_t>(select.integer(0)), static_cast<std::uint64_t>(select.integer(1)), {}};
  if (position.n == 0) {
    position.digest = crypto::log_start(mailbox, position.log_epoch);
    return position;
  }
  CANDOUR_TRY(auto last, database.prepare("SELECT digest FROM log WHERE mailbox = ? AND log_epoch = ? AND seq = ?"));
  CANDOUR_TRY(const bool stands, last.bind_all(mailbox.view(), static_cast<std::int64_t>(position.log_epoch),
                                               static_cast<std::int64_t>(position.n)).step());
  const auto digest = stands ? LogDigest::from(last.blob(0)) : std::nullopt;
  if (!digest) return Error{ErrorCode::damaged, "read the log"};
  position.digest = *digest;
  return position;
}

Result<> advance_log(sqlite::Connection& database, const MailboxId& mailbox, std::uint64_t seq, const EnvelopeId& id,
                     std::size_t size) {
  CANDOUR_TRY(const auto position, log_position(database, mailbox));
  if (seq != position.n + 1) return Error{ErrorCode::malformed, "follow the log"};
  const auto digest = crypto::log_next(position.digest, id);
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO log(mailbox, log_epoch, seq, env_id, size, digest)"
                                            " VALUES(?, ?, ?, ?, ?, ?)"));
  CANDOUR_CHECK(insert
                    .bind_all(mailbox.view(), static_cast<std::int64_t>(position.log_epoch),
                              static_cast<std::int64_t>(seq), id.view(), static_cast<std::int64_t>(size), digest.view())
                    .run());
  CANDOUR_TRY(auto update, database.prepare("UPDATE mailbox SET after = ? WHERE id = ?"));
  return update.bind_all(static_cast<std::int64_t>(seq), mailbox.view()).run();
}

Result<std::vector<LoggedEnvelope>> envelopes_of_log(sqlite::Connection& database, const MailboxId& mailbox,
                                                     std::uint64_t log_epoch) {
  CANDOUR_TRY(auto select, database.prepare("SELECT seq, size, env_id FROM log WHERE mailbox = ? AND log_epoch = ?"
                                            " ORDER BY seq"));
  select.bind_all(mailbox.view(), static_cast<std::int64_t>(log_epoch));
  std::vector<LoggedEnvelope> envelopes;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return envelopes;
    const auto id = EnvelopeId::from(select.blob(2));
    if (!id) return Error{ErrorCode::damaged, "read the log"};
    envelopes.push_back({static_cast<std::uint64_t>(select.integer(0)), static_cast<std::uint64_t>(select.integer(1)), *id});
  }
}

Result<> for_each_logged(sqlite::Connection& database, const std::function<void(const EnvelopeId&)>& take) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT env_id FROM (SELECT 0 AS source, generation, seq, env_id FROM left_log UNION ALL"
      " SELECT 1, 0, seq, env_id FROM log UNION ALL SELECT 2, 0, n, env_id FROM envelope WHERE state <> 1)"
      " ORDER BY source, generation, seq"));
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return {};
    if (const auto id = EnvelopeId::from(select.blob(0))) take(*id);
  }
}

Result<bool> stands_in_log(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM log WHERE env_id = ?1 UNION ALL"
                                            " SELECT 1 FROM left_log WHERE env_id = ?1 LIMIT 1"));
  return select.bind(1, id).step();
}

}  // namespace candour::journal::store
