// A thin ownership layer over the one SQLite of the tree, for the vault's store and the relay's. No domain, no SQL.
// One connection is used by one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace candour::sqlite {

// SQLite's result code as ours: disk_full for SQLITE_FULL, damaged for CORRUPT and NOTADB, io_failed for IOERR and
// CANTOPEN, read_only for READONLY, store_failed for the rest.
ErrorCode code_of(int sqlite_result);

// A prepared statement in use: bind in order or by index (from 1), then step. Destroying it resets it.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Statement(Statement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, ByteView bytes);
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind_null(int index);
  // Binds 1, 2, .. in the order given.
  template <class... Values>
  Statement& bind_all(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    return *this;
  }

  // True while there is a row.
  Result<bool> step();
  // For a statement that yields no row.
  Result<> run();

  std::int64_t integer(int column) const;
  // The views live until the next step.
  ByteView blob(int column) const;
  std::string_view text(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
};

// One open database file. Statements are prepared once and kept.
class Connection {
 public:
  // read_unlocked is for a file that nobody writes meanwhile: it takes no lock and makes no file beside it, so that it
  // works where nothing can be written. A write-ahead log that stands beside the file is read; `PRAGMA locking_mode =
  // EXCLUSIVE` must come before the first read, so that its index is in memory.
  enum class Mode : std::uint8_t { read_write_create, read_only, read_unlocked };
  // Opens `path` without a key; use_key() must follow for an encrypted file. The file is made with mode 0600.
  static Result<Connection> open(const std::string& path, Mode mode);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  // `key` is the 99-character form that crypto/passphrase.hpp names. Whether it fits shows at the first read (damaged).
  Result<> use_key(std::string_view key);

  // One or more statements without parameters and rows.
  Result<> execute(const char* sql);
  // The texts must be few: a statement is kept for each. A statement that does not compile is a mistake of ours and ends
  // the process, except when the database itself is at fault.
  Result<Statement> prepare(const char* sql);

  std::int64_t last_insert_rowid() const;
  std::int64_t changed_rows() const;
  std::int64_t total_changed_rows() const;  // since it was opened
  int last_code() const;  // extended
  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close { void operator()(sqlite3* handle) const noexcept; };
  struct Finalize { void operator()(sqlite3_stmt* statement) const noexcept; };
  explicit Connection(sqlite3* handle) : handle_(handle) {}

  std::unique_ptr<sqlite3, Close> handle_;
  struct Hash : std::hash<std::string_view> { using is_transparent = void; };
  // By what they say. Several of one text where one was still in use when the next was asked for.
  using Statements = std::vector<std::unique_ptr<sqlite3_stmt, Finalize>>;
  std::unordered_map<std::string, Statements, Hash, std::equal_to<>> cache_;
};

// BEGIN IMMEDIATE now; rolls back when destroyed unless commit() was called and succeeded.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

}  // namespace candour::sqlite
