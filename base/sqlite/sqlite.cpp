#include "base/sqlite/sqlite.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace candour::sqlite {

ErrorCode code_of(int sqlite_result) {
  switch (sqlite_result & 0xff) {
    case SQLITE_FULL: return ErrorCode::disk_full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN: return ErrorCode::io_failed;
    case SQLITE_NOMEM: return ErrorCode::out_of_memory;
    case SQLITE_READONLY: return ErrorCode::read_only;
    default: return ErrorCode::store_failed;
  }
}

namespace {

// As code_of, but a write that a quota or a limit stopped is a full disk too: nothing of it stands, as after FULL.
ErrorCode reason_of(sqlite3* handle, int sqlite_result) {
  const int system = sqlite_result == SQLITE_IOERR_WRITE ? sqlite3_system_errno(handle) : 0;
  return system == EDQUOT || system == EFBIG ? ErrorCode::disk_full : code_of(sqlite_result);
}

struct WayToOpen {
  std::string name;
  int flags;
  const char* vfs = nullptr;  // SQLite's own default
};

// RFC 3986: what is no letter, digit, slash or one of -._~ as %XX.
std::string file_uri(const std::string& path) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                          c == '-' || c == '.' || c == '_' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
  }
  return out;
}

// Without a log SQLite would make one, unless it is told that the file never changes; such a file's log it would not
// read.
WayToOpen way_to_open(const std::string& path, Connection::Mode mode) {
  const int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case Connection::Mode::read_write_create: return {path, always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    case Connection::Mode::read_only: return {path, always | SQLITE_OPEN_READONLY};
    case Connection::Mode::read_unlocked: break;
  }
  struct stat log {};
  const auto log_name = path + "-wal";
  if (stat(log_name.c_str(), &log) == 0 && log.st_size > 0) return {path, always | SQLITE_OPEN_READONLY, "unix-none"};
  return {file_uri(path) + "?immutable=1", always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr};
}

}  // namespace

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_, index, value);
  return *this;
}

Statement& Statement::bind(int index, ByteView bytes) {
  // An empty view may have no address, and SQLite takes no address for NULL.
  static constexpr std::uint8_t nothing = 0;
  sqlite3_bind_blob64(statement_, index, bytes.empty() ? &nothing : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  sqlite3_bind_text64(statement_, index, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind_null(int index) {
  sqlite3_bind_null(statement_, index);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return Error{reason_of(sqlite3_db_handle(statement_), code), "step a statement"};
}

Result<> Statement::run() {
  CANDOUR_TRY(const bool row, step());
  (void)row;
  return {};
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }

ByteView Statement::blob(int column) const {
  const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void Connection::Close::operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
void Connection::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&& other) noexcept {
  cache_ = std::move(other.cache_);  // statements go before their database
  handle_ = std::move(other.handle_);
  return *this;
}
Connection::~Connection() { cache_.clear(); }

Result<Connection> Connection::open(const std::string& path, Mode mode) {
  const auto way = way_to_open(path, mode);
  sqlite3* handle = nullptr;
  const auto old_mask = umask(077);
  const int code = sqlite3_open_v2(way.name.c_str(), &handle, way.flags, way.vfs);
  umask(old_mask);
  Connection connection(handle);
  if (code != SQLITE_OK) return Error{code_of(code), "open a database"};
  return connection;
}

Result<> Connection::use_key(std::string_view key) {
  const int code = sqlite3_key(handle_.get(), key.data(), static_cast<int>(key.size()));
  if (code != SQLITE_OK) return Error{code_of(code), "key a database"};
  return {};
}

Result<> Connection::execute(const char* sql) {
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return Error{reason_of(handle_.get(), code), "execute SQL"};
  return {};
}

Result<Statement> Connection::prepare(const char* sql) {
  const auto known = cache_.find(std::string_view(sql));
  if (known != cache_.end()) {
    for (auto& statement : known->second) {
      if (sqlite3_stmt_busy(statement.get()) == 0) return Statement(statement.get());
    }
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code == SQLITE_ERROR) {
    std::fprintf(stderr, "candour: a statement does not compile: %s\n", sqlite3_errmsg(handle_.get()));
    std::abort();
  }
  if (code != SQLITE_OK) return Error{code_of(code), "prepare a statement"};
  cache_[sql].emplace_back(statement);
  return Statement(statement);
}

std::int64_t Connection::last_insert_rowid() const { return sqlite3_last_insert_rowid(handle_.get()); }
std::int64_t Connection::total_changed_rows() const { return sqlite3_total_changes64(handle()); }
std::int64_t Connection::changed_rows() const { return sqlite3_changes64(handle_.get()); }
int Connection::last_code() const { return sqlite3_extended_errcode(handle_.get()); }

Result<Transaction> Transaction::begin(Connection& connection) {
  CANDOUR_CHECK(connection.execute("BEGIN IMMEDIATE"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  if (connection_ != nullptr) (void)connection_->execute("ROLLBACK").has_value();
}

Result<> Transaction::commit() {
  CANDOUR_CHECK(connection_->execute("COMMIT"));
  connection_ = nullptr;
  return {};
}

}  // namespace candour::sqlite
