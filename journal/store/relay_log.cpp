#include "journal/store/relay_log.hpp"

#include <set>

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

std::int64_t as_integer(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::int64_t as_integer(WallTime at) { return at.time_since_epoch().count(); }

}  // namespace

Result<> begin_log(sqlite::Connection& database, const MailboxRow& mailbox, std::uint64_t log_epoch) {
  if (!mailbox.is_rendezvous) {
    CANDOUR_TRY(auto keep, database.prepare(
        "INSERT INTO left_log SELECT ?1, 1 + (SELECT ifnull(max(generation), 0) FROM left_log WHERE mailbox = ?1),"
        " log_epoch, seq, env_id, size, digest FROM log WHERE mailbox = ?1"));
    CANDOUR_CHECK(keep.bind(1, mailbox.id).run());
  }
  CANDOUR_TRY(auto leave, database.prepare("DELETE FROM log WHERE mailbox = ?"));
  CANDOUR_CHECK(leave.bind(1, mailbox.id).run());
  CANDOUR_TRY(auto update, database.prepare("UPDATE mailbox SET log_epoch = ?, after = 0 WHERE id = ?"));
  return update.bind_all(as_integer(log_epoch), mailbox.id.view()).run();
}

Result<LogComparison> compare_with_left_log(sqlite::Connection& database, const MailboxRow& mailbox) {
  CANDOUR_TRY(auto newest, database.prepare("SELECT generation, log_epoch, max(seq) FROM left_log WHERE mailbox = ?1"
                                            " AND generation = (SELECT max(generation) FROM left_log WHERE mailbox = ?1)"));
  CANDOUR_TRY(const bool found, newest.bind(1, mailbox.id).step());
  if (!found || newest.integer(2) == 0) return LogComparison::unlike;
  if (newest.integer(1) != as_integer(mailbox.log_epoch)) return LogComparison::unlike;
  CANDOUR_TRY(auto other, database.prepare("SELECT 1 FROM left_log JOIN log USING(mailbox, log_epoch, seq)"
                                           " WHERE left_log.mailbox = ? AND left_log.generation = ?"
                                           " AND left_log.env_id <> log.env_id LIMIT 1"));
  other.bind_all(mailbox.id.view(), newest.integer(0));
  CANDOUR_TRY(const bool is_rewritten, other.step());
  if (is_rewritten) return LogComparison::rewritten;
  return as_integer(mailbox.after) < newest.integer(2) ? LogComparison::shorter : LogComparison::continued;
}

Result<> drop_left_log(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto remove, database.prepare(
      "DELETE FROM left_log WHERE mailbox = ?1 AND generation = (SELECT max(generation) FROM left_log WHERE mailbox = ?1)"));
  return remove.bind(1, mailbox).run();
}

Result<bool> stands_in_present_log(sqlite::Connection& database, const MailboxRow& mailbox, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM log WHERE env_id = ? AND mailbox = ? AND log_epoch = ?"));
  select.bind_all(id.view(), mailbox.id.view(), as_integer(mailbox.log_epoch));
  return select.step();
}

Result<std::vector<LogDigest>> digests_at(sqlite::Connection& database, const MailboxId& mailbox,
                                          std::uint64_t log_epoch, std::uint64_t n) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT digest FROM log WHERE mailbox = ?1 AND log_epoch = ?2 AND seq = ?3 UNION ALL"
      " SELECT digest FROM left_log WHERE mailbox = ?1 AND log_epoch = ?2 AND seq = ?3"));
  select.bind_all(mailbox.view(), as_integer(log_epoch), as_integer(n));
  std::vector<LogDigest> digests;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return digests;
    CANDOUR_TRY(const auto digest, read_id<LogDigest>(select.blob(0)));
    digests.push_back(digest);
  }
}

Result<std::vector<std::uint64_t>> followed_log_epochs(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto select, database.prepare("SELECT log_epoch FROM mailbox WHERE id = ?1 UNION"
                                            " SELECT DISTINCT log_epoch FROM left_log WHERE mailbox = ?1"));
  select.bind(1, mailbox);
  std::vector<std::uint64_t> epochs;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return epochs;
    if (select.integer(0) != 0) epochs.push_back(static_cast<std::uint64_t>(select.integer(0)));
  }
}

// An envelope above 4096 bytes that no key opened within 30 days is kept by its name alone (B6): it cannot be put back,
// and whoever still holds its bytes does it.
Result<std::vector<EnvelopeId>> missing_in_log(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT env_id FROM left_log JOIN envelope USING(env_id) WHERE mailbox = ?1 AND length(bytes) > 0"
      " AND NOT EXISTS(SELECT 1 FROM log WHERE log.env_id = left_log.env_id AND log.mailbox = ?1)"
      " AND NOT EXISTS(SELECT 1 FROM outbox WHERE outbox.env_id = left_log.env_id) ORDER BY generation, seq"));
  select.bind(1, mailbox);
  std::vector<EnvelopeId> missing;
  std::set<EnvelopeId> known;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return missing;
    CANDOUR_TRY(const auto id, read_id<EnvelopeId>(select.blob(0)));
    if (known.insert(id).second) missing.push_back(id);
  }
}

Result<std::optional<RefillRow>> refill_of(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto select, database.prepare("SELECT reading_again, begun FROM refill WHERE mailbox = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, mailbox).step());
  if (!found) return std::optional<RefillRow>();
  return std::optional(RefillRow{select.integer(0) != 0, select.integer(1) != 0});
}

Result<> set_refill(sqlite::Connection& database, const MailboxId& mailbox, const RefillRow& row) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO refill(mailbox, reading_again, begun) VALUES(?, ?, ?)"
                                            " ON CONFLICT(mailbox) DO UPDATE SET reading_again = excluded.reading_again,"
                                            " begun = excluded.begun"));
  return upsert
      .bind_all(mailbox.view(), static_cast<std::int64_t>(row.is_reading_again), static_cast<std::int64_t>(row.is_begun))
      .run();
}

Result<> drop_refill(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM refill WHERE mailbox = ?"));
  return remove.bind(1, mailbox).run();
}

Result<> add_news(sqlite::Connection& database, const MailboxId& mailbox, RelayNews kind, WallTime at) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO relay_news(mailbox, kind, at_ms) VALUES(?, ?, ?)"));
  CANDOUR_CHECK(insert.bind_all(mailbox.view(), static_cast<std::int64_t>(kind), as_integer(at)).run());
  return database.execute("DELETE FROM relay_news WHERE n <= (SELECT max(n) FROM relay_news) - 300");
}

Result<> set_missing(sqlite::Connection& database, const MailboxId& mailbox, std::size_t missing) {
  CANDOUR_TRY(auto update, database.prepare(
      "UPDATE relay_news SET missing = ?2 WHERE n = (SELECT max(n) FROM relay_news WHERE mailbox = ?1 AND kind <= 3)"));
  return update.bind_all(mailbox.view(), static_cast<std::int64_t>(missing)).run();
}

Result<std::vector<NewsRow>> news_since(sqlite::Connection& database, const MailboxId& mailbox, WallTime since) {
  CANDOUR_TRY(auto select, database.prepare("SELECT kind, at_ms, missing FROM relay_news WHERE mailbox = ? AND at_ms >= ?"
                                            " ORDER BY n DESC"));
  select.bind_all(mailbox.view(), as_integer(since));
  std::vector<NewsRow> news;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return news;
    news.push_back({static_cast<RelayNews>(select.integer(0)), moment(select.integer(1)),
                    static_cast<std::size_t>(select.integer(2))});
  }
}

Result<> save_claim(sqlite::Connection& database, const Claim& claim) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO log_claim(env_id, log_epoch, log_n, digest, since_ms, state)"
                                            " VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(env_id) DO UPDATE SET"
                                            " since_ms = excluded.since_ms, state = excluded.state"));
  return upsert
      .bind_all(claim.id.view(), as_integer(claim.log_epoch), as_integer(claim.n), claim.digest.view(),
                as_integer(claim.since), static_cast<std::int64_t>(claim.state))
      .run();
}

Result<> drop_claim(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM log_claim WHERE env_id = ?"));
  return remove.bind(1, id).run();
}

Result<std::vector<Claim>> claims(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id, log_epoch, log_n, digest, since_ms, state FROM log_claim"
                                            " ORDER BY rowid"));
  std::vector<Claim> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    Claim claim;
    CANDOUR_TRY(claim.id, read_id<EnvelopeId>(select.blob(0)));
    claim.log_epoch = static_cast<std::uint64_t>(select.integer(1));
    claim.n = static_cast<std::uint64_t>(select.integer(2));
    CANDOUR_TRY(claim.digest, read_id<LogDigest>(select.blob(3)));
    claim.since = moment(select.integer(4));
    claim.state = static_cast<ClaimState>(select.integer(5));
    out.push_back(claim);
  }
}

namespace {

template <class IdType>
Result<std::map<IdType, WallTime>> times_of(sqlite::Statement& select) {
  std::map<IdType, WallTime> times;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return times;
    CANDOUR_TRY(const auto id, read_id<IdType>(select.blob(0)));
    times[id] = moment(select.integer(1));
  }
}

}  // namespace

Result<> set_asked(sqlite::Connection& database, const EnvelopeId& id, WallTime at) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO need(env_id, asked_ms) VALUES(?, ?) ON CONFLICT(env_id)"
                                            " DO UPDATE SET asked_ms = excluded.asked_ms"));
  return upsert.bind_all(id.view(), as_integer(at)).run();
}

Result<> drop_asked(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM need WHERE env_id = ?"));
  return remove.bind(1, id).run();
}

Result<std::map<EnvelopeId, WallTime>> asked(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id, asked_ms FROM need"));
  return times_of<EnvelopeId>(select);
}

Result<> answer_need(sqlite::Connection& database, const EnvelopeId& need, const EnvelopeId& id) {
  CANDOUR_TRY(auto insert, database.prepare(
      "INSERT INTO reappend(need, env_id, done) SELECT ?1, env_id, 0 FROM envelope WHERE env_id = ?2"
      " AND length(bytes) > 0 AND NOT EXISTS(SELECT 1 FROM reappend WHERE env_id = ?2 AND done = 0)"
      " ON CONFLICT DO NOTHING"));
  return insert.bind_all(need.view(), id.view()).run();
}

Result<> need_answered(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE reappend SET done = 1 WHERE env_id = ? AND done = 0"));
  return update.bind(1, id).run();
}

Result<std::vector<EnvelopeId>> waiting_reappends(sqlite::Connection& database, Size size) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id FROM reappend JOIN envelope USING(env_id) WHERE done = 0"
                                            " AND (length(bytes) > 4096) = ? ORDER BY reappend.rowid"));
  select.bind(1, static_cast<std::int64_t>(size == Size::above_a_slot));
  std::vector<EnvelopeId> ids;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return ids;
    CANDOUR_TRY(const auto id, read_id<EnvelopeId>(select.blob(0)));
    ids.push_back(id);
  }
}

Result<> set_heard(sqlite::Connection& database, const DeviceKey& device, WallTime at) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO heard(device, at_ms) VALUES(?, ?) ON CONFLICT(device)"
                                            " DO UPDATE SET at_ms = excluded.at_ms"));
  return upsert.bind_all(device.view(), as_integer(at)).run();
}

Result<std::map<DeviceKey, WallTime>> heard(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT device, at_ms FROM heard"));
  return times_of<DeviceKey>(select);
}

}  // namespace candour::journal::store
