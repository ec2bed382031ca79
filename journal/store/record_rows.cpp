#include "journal/store/record_rows.hpp"

namespace candour::journal::store {

namespace {

constexpr const char* all_sql =
    "SELECT r.env_id, r.own, r.delivered, e.came_ms, e.came_day, e.waits_ms, r.header, r.body, e.n FROM record r JOIN envelope e USING(env_id)"
    " ORDER BY r.position";
constexpr const char* one_sql =
    "SELECT r.env_id, r.own, r.delivered, e.came_ms, e.came_day, e.waits_ms, r.header, r.body, e.n FROM record r JOIN envelope e USING(env_id)"
    " WHERE r.env_id = ?";
constexpr const char* kind_sql =
    "SELECT r.env_id, r.own, r.delivered, e.came_ms, e.came_day, e.waits_ms, r.header, r.body, e.n FROM record r JOIN envelope e USING(env_id)"
    " WHERE r.kind = ? ORDER BY r.position";
constexpr const char* chain_sql =
    "SELECT r.env_id, r.own, r.delivered, e.came_ms, e.came_day, e.waits_ms, r.header, r.body, e.n FROM record r JOIN envelope e USING(env_id)"
    " WHERE r.device = ? AND r.chain = ? ORDER BY r.seq";

Result<RecordRow> row_of(const sqlite::Statement& select) {
  const auto id = EnvelopeId::from(select.blob(0));
  if (!id) return Error{ErrorCode::damaged, "read a record"};
  CANDOUR_TRY(auto record, sealed::AuthenticRecord::from_store(*id, select.blob(6), to_bytes(select.blob(7))));
  return RecordRow{std::move(record), select.integer(1) != 0 ? Writer::this_vault : Writer::another,
                   select.integer(2) != 0,
                   {select.integer(3), static_cast<std::uint32_t>(select.integer(4)), select.integer(8)},
                   select.integer(5)};
}

Result<std::vector<RecordRow>> rows_of(sqlite::Statement& select) {
  std::vector<RecordRow> rows;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return rows;
    CANDOUR_TRY(auto row, row_of(select));
    rows.push_back(std::move(row));
  }
}

}  // namespace

Result<> save_record(sqlite::Connection& database, const sealed::AuthenticRecord& record, Writer writer) {
  CANDOUR_TRY(auto insert,
              database.prepare("INSERT INTO record(env_id, kind, own, delivered, device, chain, seq, header, body, sig)"
                               " VALUES(?, ?, ?, 0, ?, ?, ?, ?, ?, ?)"));
  const auto& header = record.header();
  const auto header_bytes = record.header_bytes();
  return insert
      .bind_all(record.env_id().view(), static_cast<std::int64_t>(header.kind),
                static_cast<std::int64_t>(writer == Writer::this_vault), header.device.view(), header.chain.view(),
                static_cast<std::int64_t>(header.seq), ByteView(header_bytes), record.body(),
                record.signature().view())
      .run();
}

Result<> set_delivered(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE record SET delivered = 1 WHERE env_id = ?"));
  return update.bind(1, id).run();
}

Result<RecordRow> get_record(sqlite::Connection& database, const EnvelopeId& id) {
  CANDOUR_TRY(auto select, database.prepare(one_sql));
  CANDOUR_TRY(const bool found, select.bind(1, id).step());
  if (!found) return Error{ErrorCode::damaged, "find a record"};
  return row_of(select);
}

Result<std::vector<RecordRow>> all_records(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare(all_sql));
  return rows_of(select);
}

Result<std::vector<RecordRow>> records_of(sqlite::Connection& database, sealed::RecordKind kind) {
  CANDOUR_TRY(auto select, database.prepare(kind_sql));
  select.bind(1, static_cast<std::int64_t>(kind));
  return rows_of(select);
}

Result<std::vector<RecordRow>> records_of_chain(sqlite::Connection& database, const DeviceKey& device,
                                                const ChainId& chain) {
  CANDOUR_TRY(auto select, database.prepare(chain_sql));
  select.bind_all(device.view(), chain.view());
  return rows_of(select);
}

Result<> put_waiting(sqlite::Connection& database, const WaitingRecord& waiting) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO act(kind, after, day, body, answers) VALUES(?, ?, ?, ?, ?)"));
  return insert
      .bind_all(static_cast<std::int64_t>(waiting.kind), waiting.after, static_cast<std::int64_t>(waiting.day), ByteView(waiting.body),
                ByteView(waiting.answers))
      .run();
}

namespace {

Result<std::vector<WaitingRecord>> waiting_rows(sqlite::Connection& database, bool is_ended) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT number, kind, after, day, body, answers FROM act WHERE ended = ? ORDER BY number"));
  select.bind(1, std::int64_t{is_ended});
  std::vector<WaitingRecord> records;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return records;
    records.push_back({select.integer(0), static_cast<sealed::RecordKind>(select.integer(1)), select.integer(2),
                    static_cast<std::uint32_t>(select.integer(3)), to_bytes(select.blob(4)), to_bytes(select.blob(5))});
  }
}

}  // namespace

Result<std::vector<WaitingRecord>> waiting_records(sqlite::Connection& database) { return waiting_rows(database, false); }
Result<std::vector<WaitingRecord>> ended_records(sqlite::Connection& database) { return waiting_rows(database, true); }

Result<> end_waiting(sqlite::Connection& database, std::int64_t number) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE act SET ended = 1 WHERE number = ?"));
  return update.bind(1, number).run();
}

Result<> drop_waiting(sqlite::Connection& database, std::int64_t number) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM act WHERE number = ?"));
  return remove.bind(1, number).run();
}

}  // namespace candour::journal::store
