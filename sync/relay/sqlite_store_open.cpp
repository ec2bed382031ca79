// Start of a store: the table of relay.md 5.3.
#include <unistd.h>

#include <cerrno>

#include "sync/relay/schema.hpp"
#include "sync/relay/sqlite_store.hpp"
#include "sync/relay/tables.hpp"

namespace candour::relay {

namespace {

constexpr std::uint64_t schema_version = 1;

Result<bool> has_tables(sqlite::Connection& writer) {
  CANDOUR_TRY(auto find, writer.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'"));
  CANDOUR_TRY(const bool row, find.step());
  return row && find.integer(0) == 1;
}

Result<std::uint64_t> number_in_meta(sqlite::Connection& writer, std::string_view name) {
  CANDOUR_TRY(const auto bytes, read_meta(writer, name));
  if (!bytes || bytes->size() != 8) return Error{ErrorCode::damaged, "read meta"};
  return Reader(*bytes).u64();
}

// What the database says of itself; nothing if there is none yet.
Result<std::optional<Anchor>> position_in(sqlite::Connection& writer, const RelayId& relay) {
  CANDOUR_TRY(const bool is_there, has_tables(writer));
  if (!is_there) return std::optional<Anchor>{};
  CANDOUR_TRY(const auto schema, number_in_meta(writer, "schema"));
  if (schema != schema_version) return Error{ErrorCode::newer_version, "open the store"};
  CANDOUR_TRY(const auto owner, read_meta(writer, "relay_id"));
  if (!owner || !equal(*owner, relay)) return Error{ErrorCode::not_equal, "open the store"};
  Anchor out;
  CANDOUR_TRY(out.log_epoch, number_in_meta(writer, "log_epoch"));
  CANDOUR_TRY(out.total, number_in_meta(writer, "total"));
  return std::optional(out);
}

// Tables and their first values are one transaction: a database is absent or whole.
Result<> make_store(sqlite::Connection& writer, const RelayId& relay) {
  CANDOUR_CHECK(make_tables(writer));
  CANDOUR_CHECK(write_meta(writer, "schema", le64(schema_version)));
  CANDOUR_CHECK(write_meta(writer, "compat", le64(schema_version)));
  CANDOUR_CHECK(write_meta(writer, "relay_id", relay));
  return write_meta(writer, "total", le64(0));
}

// Deletes of mailboxes that stand in the list beside the anchor and are open again in the database.
Result<> repeat_deletes(sqlite::Connection& writer, std::string_view list) {
  while (list.size() > 65) {
    const auto line = list.substr(0, list.find('\n'));
    list.remove_prefix(std::min(list.size(), line.size() + 1));
    const auto bytes = from_hex(line.substr(0, 64));
    const auto id = bytes ? MailboxId::from(*bytes) : std::nullopt;
    if (!id || line.size() < 66) continue;
    CANDOUR_TRY(const auto erased,
                erase_mailbox(writer, *id, static_cast<std::uint32_t>(std::strtoul(line.data() + 65, nullptr, 10))));
    (void)erased;
  }
  return {};
}

// Work that a database from before may owe. Writes nothing where nothing is owed.
Result<> catch_up(sqlite::Connection& writer, const DataPaths& paths, WallTime now) {
  constexpr std::size_t max_list = 64u << 20;
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(writer));
  if (const auto list = read_small_file(paths.gone(), max_list)) CANDOUR_CHECK(repeat_deletes(writer, *list));
  CANDOUR_TRY(const bool any, remove_expired(writer, utc_hour(now)));
  (void)any;
  return transaction.commit();
}

// SQLite does not tell why a file does not open.
Result<> may_be_opened(const std::filesystem::path& database) {
  if (::access(database.c_str(), R_OK | W_OK) == 0 || errno == ENOENT) return {};
  return Error{code_of_errno(errno), "open the database"};
}

struct Opened {
  Anchor position;
  Past past = Past::none;
  std::optional<Anchor> anchor;  // as it stood
};

Result<Opened> settle(sqlite::Connection& writer, const DataPaths& paths, const RelayId& relay, WallTime now) {
  CANDOUR_TRY(const auto database, position_in(writer, relay));
  const auto anchor_text = read_small_file(paths.anchor(), 256);
  const auto anchor = anchor_text ? read_anchor(*anchor_text) : std::nullopt;
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
  const auto decided = decide_log_epoch(database, anchor, static_cast<std::uint64_t>(std::max<long>(seconds, 0)));
  const Opened opened{{decided.log_epoch, database ? database->total : 0}, decided.past, anchor};

  // A database that stands as it should is opened without a write: a full disk does not keep anybody from reading.
  if (decided.past != Past::kept) {
    CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(writer));
    if (!database) CANDOUR_CHECK(make_store(writer, relay));
    CANDOUR_CHECK(write_meta(writer, "log_epoch", le64(decided.log_epoch)));
    CANDOUR_CHECK(transaction.commit());
  }
  const auto caught_up = catch_up(writer, paths, now);
  const bool may_wait = decided.past == Past::kept && !caught_up && caught_up.error().code == ErrorCode::disk_full;
  if (!caught_up && !may_wait) return caught_up.error();
  return opened;
}

}  // namespace

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const DataPaths& paths, const RelayId& relay, const Clock& clock,
                                                       StoreEvents events) {
  CANDOUR_TRY(auto folder, Folder::open(paths.folder));
  CANDOUR_CHECK(may_be_opened(paths.database()));
  CANDOUR_TRY(auto writer, open_writer(paths.database().string()));
  CANDOUR_TRY(const auto opened, settle(writer, paths, relay, clock.wall()));
  const auto written = opened.anchor == opened.position
                           ? Result<>{}
                           : folder.replace(DataPaths::anchor_name, as_bytes(text_of(opened.position)));
  // An anchor that stands behind is a true one; the writer thread goes on trying.
  const bool may_wait = opened.past == Past::kept && !written && written.error().code == ErrorCode::disk_full;
  if (!written && !may_wait) return written.error();
  CANDOUR_TRY(auto reader, open_reader(paths.database().string()));
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(folder), clock, std::move(events), std::move(writer),
                                                      std::move(reader),
                                                      {opened.position, opened.past, written.has_value()}));
}

}  // namespace candour::relay
