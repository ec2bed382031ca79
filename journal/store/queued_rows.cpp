#include "journal/store/queued_rows.hpp"

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr std::int64_t all_rows = -1;  // LIMIT takes it as no limit

// number, sending, writer, shown_ms, day, space, body
Result<QueuedChange> read_queued(sqlite::Connection& database, const sqlite::Statement& row) {
  QueuedChange out;
  out.number = static_cast<model::LocalNumber>(row.integer(0));
  out.sending = static_cast<model::Sending>(row.integer(1));
  CANDOUR_TRY(out.by.writer, read_id<MemberKey>(row.blob(2)));
  out.by.time.shown = moment(row.integer(3));
  out.by.time.day = Day{static_cast<std::uint32_t>(row.integer(4))};
  out.by.space = static_cast<model::Space>(row.integer(5));
  auto change = model::parse_queued(row.blob(6));
  if (!change) return Error{ErrorCode::damaged, "read a queued change"};
  out.change = model::resolve_names(std::move(*change), resolver(database));
  return out;
}

}  // namespace

Result<model::LocalNumber> insert_queued(sqlite::Connection& database, const QueuedChange& queued) {
  CANDOUR_TRY(auto insert, database.prepare(
      "INSERT INTO queued(space, sending, writer, shown_ms, day, body) VALUES(?, ?, ?, ?, ?, ?)"));
  insert.bind_all(static_cast<std::int64_t>(queued.by.space), static_cast<std::int64_t>(queued.sending),
                  queued.by.writer.view(), std::int64_t{queued.by.time.shown.time_since_epoch().count()},
                  std::int64_t{queued.by.time.day.number}, ByteView(model::encode_queued(queued.change)));
  CANDOUR_CHECK(insert.run());
  return static_cast<model::LocalNumber>(database.last_insert_rowid());
}

Result<> rewrite_queued(sqlite::Connection& database, const QueuedChange& queued) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE queued SET shown_ms = ?, day = ?, body = ? WHERE number = ?"));
  update.bind_all(std::int64_t{queued.by.time.shown.time_since_epoch().count()}, std::int64_t{queued.by.time.day.number},
                  ByteView(model::encode_queued(queued.change)), static_cast<std::int64_t>(queued.number));
  return update.run();
}

Result<> drop_queued(sqlite::Connection& database, model::LocalNumber number) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM queued WHERE number = ?"));
  return remove.bind(1, static_cast<std::int64_t>(number)).run();
}

Result<std::optional<QueuedChange>> find_queued(sqlite::Connection& database, model::LocalNumber number) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT number, sending, writer, shown_ms, day, space, body FROM queued WHERE number = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(number)).step());
  if (!found) return std::optional<QueuedChange>();
  CANDOUR_TRY(auto queued, read_queued(database, select));
  return std::optional(std::move(queued));
}

Result<std::vector<QueuedChange>> queued_in(sqlite::Connection& database, model::Space space, std::size_t limit) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT number, sending, writer, shown_ms, day, space, body FROM queued WHERE space = ? ORDER BY number LIMIT ?"));
  const bool is_bounded = limit < static_cast<std::size_t>(INT64_MAX);
  select.bind(1, static_cast<std::int64_t>(space)).bind(2, is_bounded ? static_cast<std::int64_t>(limit) : all_rows);
  std::vector<QueuedChange> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(auto queued, read_queued(database, select));
    out.push_back(std::move(queued));
  }
}

Result<std::optional<QueuedChange>> first_queued(sqlite::Connection& database, model::Space space,
                                                 model::Sending sending) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT number, sending, writer, shown_ms, day, space, body FROM queued WHERE space = ? AND sending = ?"
      " ORDER BY number LIMIT 1"));
  CANDOUR_TRY(const bool found,
              select.bind(1, static_cast<std::int64_t>(space)).bind(2, static_cast<std::int64_t>(sending)).step());
  if (!found) return std::optional<QueuedChange>();
  CANDOUR_TRY(auto queued, read_queued(database, select));
  return std::optional(std::move(queued));
}

Result<std::optional<EnvelopeId>> find_env_id(sqlite::Connection& database, model::LocalNumber number) {
  CANDOUR_TRY(auto select, database.prepare("SELECT env_id FROM local_name WHERE number = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(number)).step());
  if (!found) return std::optional<EnvelopeId>();
  CANDOUR_TRY(const auto id, read_id<EnvelopeId>(select.blob(0)));
  return std::optional(id);
}

model::NameResolver resolver(sqlite::Connection& database) {
  return [&database](model::LocalNumber number) -> std::optional<EnvelopeId> {
    const auto id = find_env_id(database, number);
    return id ? *id : std::nullopt;
  };
}

}  // namespace candour::journal::store
