#include "journal/store/waiting_rows.hpp"

#include "journal/store/keys.hpp"

namespace candour::journal::store {

namespace {

// Nonce and commitment (protocol.md B6).
constexpr std::size_t head_size = 56;
constexpr const char* growth_fact = "opaque-growth";

std::int64_t number(sealed::RecordKind kind) { return static_cast<std::int64_t>(kind); }

// How many of this kind the device set to work on that day.
Result<std::int64_t> acted_on(sqlite::Connection& database, const DeviceKey& device, sealed::RecordKind kind,
                              std::uint32_t day) {
  CANDOUR_TRY(auto select, database.prepare("SELECT count FROM acted WHERE device = ? AND kind = ? AND day = ?"));
  CANDOUR_TRY(const bool found, select.bind_all(device.view(), number(kind), std::int64_t{day}).step());
  return found ? select.integer(0) : std::int64_t{0};
}

Result<> count_one(sqlite::Connection& database, const DeviceKey& device, sealed::RecordKind kind, std::uint32_t day,
                   std::int64_t before) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO acted(device, kind, day, count) VALUES(?, ?, ?, ?)"
                                            " ON CONFLICT DO UPDATE SET day = excluded.day, count = excluded.count"));
  return upsert.bind_all(device.view(), number(kind), std::int64_t{day}, before + 1).run();
}

struct LaterRow {
  std::int64_t place = 0;
  EnvelopeId id;
  DeviceKey device;
  sealed::RecordKind kind{};
};

// The oldest of each device and kind, in log order.
Result<std::vector<LaterRow>> oldest_later(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT min(place), env_id, device, kind FROM later GROUP BY device, kind"
                                            " ORDER BY min(place)"));
  std::vector<LaterRow> rows;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return rows;
    const auto id = EnvelopeId::from(select.blob(1));
    const auto device = DeviceKey::from(select.blob(2));
    if (!id || !device) return Error{ErrorCode::damaged, "read what waits for another day"};
    rows.push_back({select.integer(0), *id, *device, static_cast<sealed::RecordKind>(select.integer(3))});
  }
}

}  // namespace

Result<> save_closed(sqlite::Connection& database, std::int64_t n, ByteView envelope, std::uint32_t day) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO closed(n, size, day, head) VALUES(?, ?, ?, ?)"));
  return insert
      .bind_all(n, static_cast<std::int64_t>(envelope.size()), std::int64_t{day}, envelope.first(head_size))
      .run();
}

Result<> begin_days_of_closed(sqlite::Connection& database, std::uint32_t day) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE closed SET day = ? WHERE day = 0"));
  return update.bind(1, std::int64_t{day}).run();
}

Result<> begin_trial(sqlite::Connection& database, const EpochId& epoch) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO trial(epoch_id, after, until)"
                                            " SELECT ?, 0, max(n) FROM closed WHERE true HAVING max(n) IS NOT NULL"
                                            " ON CONFLICT DO UPDATE SET after = 0, until = excluded.until"));
  return insert.bind(1, epoch).run();
}

Result<std::optional<Trial>> next_trial(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT epoch_id, after, until FROM trial ORDER BY rowid LIMIT 1"));
  CANDOUR_TRY(const bool found, select.step());
  if (!found) return std::optional<Trial>();
  const auto epoch = EpochId::from(select.blob(0));
  if (!epoch) return Error{ErrorCode::damaged, "read a trial"};
  return std::optional(Trial{*epoch, select.integer(1), select.integer(2)});
}

Result<std::vector<ClosedEnvelope>> closed_of(sqlite::Connection& database, const Trial& trial, std::size_t limit) {
  CANDOUR_TRY(auto select, database.prepare("SELECT n, head FROM closed WHERE n > ? AND n <= ? ORDER BY n LIMIT ?"));
  select.bind_all(trial.after, trial.until, static_cast<std::int64_t>(limit));
  std::vector<ClosedEnvelope> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    out.push_back({select.integer(0), to_bytes(select.blob(1))});
  }
}

Result<> save_trial(sqlite::Connection& database, const Trial& trial) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE trial SET after = ? WHERE epoch_id = ?"));
  return update.bind_all(trial.after, trial.epoch.view()).run();
}

Result<> end_trial(sqlite::Connection& database, const EpochId& epoch) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM trial WHERE epoch_id = ?"));
  return remove.bind(1, epoch).run();
}

Result<> forget_large_closed(sqlite::Connection& database, std::size_t kept, std::uint32_t before_day) {
  CANDOUR_TRY(auto forget, database.prepare("UPDATE envelope SET state = 4, bytes = x'' WHERE n IN"
                                            " (SELECT n FROM closed WHERE size > ? AND day < ?)"));
  CANDOUR_CHECK(forget.bind_all(static_cast<std::int64_t>(kept), std::int64_t{before_day}).run());
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM closed WHERE size > ? AND day < ?"));
  return remove.bind_all(static_cast<std::int64_t>(kept), std::int64_t{before_day}).run();
}

Result<> save_uncertified(sqlite::Connection& database, std::int64_t n, const UncertifiedClaim& claim) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT OR REPLACE INTO uncertified(n, device, member) VALUES(?, ?, ?)"));
  return insert.bind_all(n, claim.device.view(), claim.member.view()).run();
}

Result<std::vector<UncertifiedClaim>> uncertified_claims(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT DISTINCT device, member FROM uncertified ORDER BY device, member"));
  std::vector<UncertifiedClaim> claims;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return claims;
    claims.push_back({DeviceKey::from(select.blob(0)).value_or(DeviceKey{}),
                      MemberKey::from(select.blob(1)).value_or(MemberKey{})});
  }
}

Result<std::optional<std::int64_t>> first_uncertified(sqlite::Connection& database, const UncertifiedClaim& claim) {
  CANDOUR_TRY(auto select, database.prepare("SELECT n FROM uncertified WHERE device = ? AND member = ? ORDER BY n LIMIT 1"));
  if (claim.device.is_zero()) {
    select.bind(1, ByteView()).bind(2, ByteView());
  } else {
    select.bind_all(claim.device.view(), claim.member.view());
  }
  CANDOUR_TRY(const bool found, select.step());
  return found ? std::optional(select.integer(0)) : std::nullopt;
}

Result<> waits_no_longer(sqlite::Connection& database, std::int64_t n) {
  CANDOUR_TRY(auto opened, database.prepare("DELETE FROM closed WHERE n = ?"));
  CANDOUR_CHECK(opened.bind(1, n).run());
  CANDOUR_TRY(auto bound, database.prepare("DELETE FROM uncertified WHERE n = ?"));
  return bound.bind(1, n).run();
}

Result<KeptEnvelope> envelope_at(sqlite::Connection& database, std::int64_t n) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id, state, came_ms, came_day, bytes FROM envelope WHERE n = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, n).step());
  const auto id = found ? EnvelopeId::from(select.blob(0)) : std::nullopt;
  if (!id) return Error{ErrorCode::damaged, "read an envelope that waits"};
  return KeptEnvelope{*id, static_cast<EnvelopeState>(select.integer(1)), {select.integer(2), static_cast<std::uint32_t>(select.integer(3))}, to_bytes(select.blob(4)), n};
}

Result<bool> may_act(sqlite::Connection& database, const DeviceKey& device, sealed::RecordKind kind, std::uint32_t day,
                     std::int64_t most) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM later WHERE device = ? AND kind = ? LIMIT 1"));
  CANDOUR_TRY(const bool others_wait, select.bind_all(device.view(), number(kind)).step());
  CANDOUR_TRY(const auto count, acted_on(database, device, kind, day));
  if (others_wait || count >= most) return false;
  CANDOUR_CHECK(count_one(database, device, kind, day, count));
  return true;
}

Result<> put_later(sqlite::Connection& database, const EnvelopeId& id, const DeviceKey& device, sealed::RecordKind kind) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO later(place, env_id, device, kind)"
                                            " SELECT place, env_id, ?, ? FROM envelope WHERE env_id = ?"));
  return insert.bind_all(device.view(), number(kind), id.view()).run();
}

Result<bool> waits_for_another_day(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM later WHERE env_id = ?"));
  return select.bind(1, id).step();
}

Result<std::optional<EnvelopeId>> take_later(sqlite::Connection& database, std::uint32_t day, std::int64_t most) {
  CANDOUR_TRY(const auto rows, oldest_later(database));
  for (const auto& row : rows) {
    CANDOUR_TRY(const auto count, acted_on(database, row.device, row.kind, day));
    if (count >= most) continue;
    CANDOUR_CHECK(count_one(database, row.device, row.kind, day, count));
    CANDOUR_TRY(auto remove, database.prepare("DELETE FROM later WHERE place = ?"));
    CANDOUR_CHECK(remove.bind(1, row.place).run());
    return std::optional(row.id);
  }
  return std::optional<EnvelopeId>();
}

Result<Growth> growth(sqlite::Connection& database) {
  CANDOUR_TRY(const auto packed, get_fact(database, growth_fact));
  if (!packed) return Growth{};
  Reader in(*packed);
  Growth out;
  out.day = in.u32();
  out.bytes = in.u64();
  out.allowed = in.u64();
  if (!in.finished()) return Error{ErrorCode::damaged, "read the growth of a day"};
  return out;
}

Result<> set_growth(sqlite::Connection& database, const Growth& growth) {
  Writer out;
  out.u32(growth.day).u64(growth.bytes).u64(growth.allowed);
  return set_fact(database, growth_fact, out.take());
}

}  // namespace candour::journal::store
