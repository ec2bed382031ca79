#include "journal/store/envelope_log.hpp"

#include "crypto/mailbox.hpp"

namespace candour::journal::store {

Result<std::optional<EnvelopeState>> state_of(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT state FROM envelope WHERE env_id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, id).step());
  if (!found) return std::optional<EnvelopeState>();
  return std::optional(static_cast<EnvelopeState>(select.integer(0)));
}

Result<std::int64_t> save_envelope(sqlite::Connection& database, const KeptEnvelope& envelope, ByteView key,
                                   const char* reason, Sight sight) {
  CANDOUR_TRY(auto insert, database.prepare(
      "INSERT INTO envelope(env_id, state, reason, k, seen_online, bytes, came_ms, waits_ms, came_day, place)"
      " VALUES(?1, ?2, ?3, ?4, 0, ?5, ?6, ?6, ?7, CASE WHEN ?8 THEN"
      " (SELECT ifnull(max(place), 0) + 1 FROM envelope WHERE place IS NOT NULL) END)"));
  CANDOUR_CHECK(insert
                    .bind_all(envelope.id.view(), static_cast<std::int64_t>(envelope.state), reason, key,
                              ByteView(envelope.bytes), envelope.came.ms, std::int64_t{envelope.came.day},
                              std::int64_t{sight == Sight::in_a_log})
                    .run());
  return database.last_insert_rowid();
}

Result<bool> note_place(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto update, database.prepare(
      "UPDATE envelope SET place = (SELECT ifnull(max(place), 0) + 1 FROM envelope WHERE place IS NOT NULL)"
      " WHERE env_id = ? AND place IS NULL"));
  CANDOUR_CHECK(update.bind(1, id).run());
  return database.changed_rows() > 0;
}

Result<std::int64_t> place_of(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT ifnull(place, ? + n) FROM envelope WHERE env_id = ?"));
  CANDOUR_TRY(const bool found, select.bind_all(first_unlogged_place, id.view()).step());
  if (!found) return Error{ErrorCode::damaged, "find an envelope's place"};
  return select.integer(0);
}

Result<> begin_waiting_anew(sqlite::Connection& database, std::int64_t ms) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE envelope SET waits_ms = ?1 WHERE waits_ms > ?1 AND env_id IN"
                                            " (SELECT env_id FROM record WHERE NOT delivered)"));
  return update.bind(1, ms).run();
}

Result<> set_state(sqlite::Connection& database, const EnvelopeId& id, EnvelopeState state, ByteView key,
                   const char* reason) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE envelope SET state = ?, k = ?, reason = ? WHERE env_id = ?"));
  return update.bind_all(static_cast<std::int64_t>(state), key, reason, id.view()).run();
}

Result<Bytes> envelope_bytes(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT bytes FROM envelope WHERE env_id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, id).step());
  if (!found) return Error{ErrorCode::damaged, "read an envelope"};
  return to_bytes(select.blob(0));
}

Result<std::size_t> dropped_count(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT count(*) FROM envelope WHERE state = 3"));
  CANDOUR_CHECK(select.step());
  return static_cast<std::size_t>(select.integer(0));
}

Result<> put_in_outbox(sqlite::Connection& database, const OutboxRow& row) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO outbox(env_id, mailbox, way, automatic, body) VALUES(?, ?, ?, ?, ?)"
                                            " ON CONFLICT(env_id) DO NOTHING"));
  return insert
      .bind_all(row.id.view(), row.mailbox.view(), static_cast<std::int64_t>(row.way),
                static_cast<std::int64_t>(row.is_automatic), ByteView(row.envelope))
      .run();
}

namespace {

// env_id, mailbox, way, automatic
Result<OutboxHead> read_head(const sqlite::Statement& row) {
  const auto id = EnvelopeId::from(row.blob(0));
  const auto mailbox = MailboxId::from(row.blob(1));
  if (!id || !mailbox) return Error{ErrorCode::damaged, "read the outbox"};
  return OutboxHead{*id, *mailbox, static_cast<Way>(row.integer(2)), row.integer(3) != 0};
}

}  // namespace

Result<std::vector<OutboxHead>> outbox_heads(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id, mailbox, way, automatic FROM outbox ORDER BY position"));
  std::vector<OutboxHead> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(const auto head, read_head(select));
    out.push_back(head);
  }
}

Result<Bytes> outbox_bytes(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT body FROM outbox WHERE env_id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, id).step());
  if (!found) return Error{ErrorCode::damaged, "read the outbox"};
  return to_bytes(select.blob(0));
}

Result<std::vector<OutboxRow>> outbox(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id, mailbox, way, automatic, body FROM outbox ORDER BY position"));
  std::vector<OutboxRow> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(const auto head, read_head(select));
    out.push_back({head.id, head.mailbox, head.way, head.is_automatic, to_bytes(select.blob(4))});
  }
}

Result<bool> is_in_outbox(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM outbox WHERE env_id = ?"));
  return select.bind(1, id).step();
}

Result<std::size_t> outbox_size(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT count(*) FROM outbox"));
  CANDOUR_CHECK(select.step());
  return static_cast<std::size_t>(select.integer(0));
}

Result<std::size_t> outbox_size_by_hand(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT count(*) FROM outbox WHERE NOT automatic"));
  CANDOUR_CHECK(select.step());
  return static_cast<std::size_t>(select.integer(0));
}

Result<std::size_t> at_once_size(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT count(*) FROM outbox WHERE way = 0"));
  CANDOUR_CHECK(select.step());
  return static_cast<std::size_t>(select.integer(0));
}

Result<> hasten_text(sqlite::Connection& database) { return database.execute("UPDATE outbox SET way = 0 WHERE way = 2"); }

Result<> take_from_outbox(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM outbox WHERE env_id = ?"));
  return remove.bind(1, id).run();
}

Result<> drop_outbox_of(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM outbox WHERE mailbox = ?"));
  return remove.bind(1, mailbox).run();
}

}  // namespace candour::journal::store
