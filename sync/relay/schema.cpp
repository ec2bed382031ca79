#include "sync/relay/schema.hpp"

namespace candour::relay {

namespace {

constexpr const char* before_first_table = "PRAGMA page_size=4096; PRAGMA auto_vacuum=INCREMENTAL;";

// FULL: an answer is sent after the bytes are on the disk. Checkpoints are the writer thread's own decision.
constexpr const char* writer_settings =
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0;"
    "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-16384;";

constexpr const char* reader_settings =
    "PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0; PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF;"
    "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;";

constexpr const char* tables = R"(
CREATE TABLE meta(k TEXT PRIMARY KEY, v BLOB NOT NULL) STRICT;
CREATE TABLE mailbox(
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK(length(id)=32),
  pkr BLOB NOT NULL, pkw BLOB NOT NULL, cks BLOB NOT NULL, kind INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 0, head INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
  day_made INTEGER NOT NULL, day_last INTEGER NOT NULL DEFAULT 0, expires_hour INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE envelope(
  k INTEGER PRIMARY KEY, n INTEGER NOT NULL, env_id BLOB NOT NULL, body BLOB NOT NULL) STRICT;
CREATE UNIQUE INDEX envelope_id ON envelope(n, env_id);
)";

// What stands before the first table is written each time it is set, and a full disk takes no writes.
Result<bool> has_no_page(sqlite::Connection& connection) {
  CANDOUR_TRY(auto count, connection.prepare("PRAGMA page_count"));
  CANDOUR_TRY(const bool row, count.step());
  return !row || count.integer(0) == 0;
}

}  // namespace

Result<sqlite::Connection> open_writer(const std::string& path) {
  CANDOUR_TRY(auto connection, sqlite::Connection::open(path, sqlite::Connection::Mode::read_write_create));
  CANDOUR_TRY(const bool is_fresh, has_no_page(connection));
  if (is_fresh) CANDOUR_CHECK(connection.execute(before_first_table));
  CANDOUR_CHECK(connection.execute(writer_settings));
  return connection;
}

Result<sqlite::Connection> open_reader(const std::string& path) {
  // Not a read-only file: only one that may be written shares the log's index in memory. query_only keeps it a reader.
  CANDOUR_TRY(auto connection, sqlite::Connection::open(path, sqlite::Connection::Mode::read_write_create));
  CANDOUR_CHECK(connection.execute(reader_settings));
  return connection;
}

Result<> make_tables(sqlite::Connection& writer) { return writer.execute(tables); }

Result<std::optional<Bytes>> read_meta(sqlite::Connection& connection, std::string_view name) {
  CANDOUR_TRY(auto find, connection.prepare("SELECT v FROM meta WHERE k = ?"));
  find.bind_all(name);
  CANDOUR_TRY(const bool is_there, find.step());
  if (!is_there) return std::optional<Bytes>{};
  return std::optional(to_bytes(find.blob(0)));
}

Result<> write_meta(sqlite::Connection& writer, std::string_view name, ByteView value) {
  CANDOUR_TRY(auto write,
              writer.prepare("INSERT INTO meta(k, v) VALUES(?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v"));
  return write.bind_all(name, value).run();
}

}  // namespace candour::relay
