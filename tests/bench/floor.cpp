#include "tests/bench/floor.hpp"

#include <sodium.h>
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace candour::bench {

namespace {

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "floor: %s\n", what);
  std::exit(1);
}

struct Query {
  Query(sqlite3* database, const char* sql) {
    must(sqlite3_prepare_v2(database, sql, -1, &handle, nullptr) == SQLITE_OK, sql);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { sqlite3_finalize(handle); }
  void run() const {
    must(sqlite3_step(handle) == SQLITE_DONE, "a statement");
    sqlite3_reset(handle);
  }
  void bind(int at, const void* bytes, std::size_t size) const {
    sqlite3_bind_blob64(handle, at, bytes, size, SQLITE_STATIC);
  }
  void bind_text(int at, std::string_view text) const {
    sqlite3_bind_text64(handle, at, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  int count_rows() const {
    int rows = 0;
    while (sqlite3_step(handle) == SQLITE_ROW) ++rows;
    return rows;
  }
  sqlite3_stmt* handle = nullptr;
};

constexpr const char* layout = R"sql(
PRAGMA cipher_memory_security = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA cache_size = -16384;
PRAGMA temp_store = MEMORY;
CREATE TABLE IF NOT EXISTS entry(id INTEGER PRIMARY KEY, value BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS record(id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, body BLOB NOT NULL, sig BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS outbox(id INTEGER PRIMARY KEY, envelope BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO found(found, rank) VALUES('secure-delete', 1);
)sql";

constexpr std::size_t envelope_size = 4096;

}  // namespace

struct Floor::State {
  explicit State(const std::filesystem::path& folder) {
    must(sqlite3_open((folder / "floor").c_str(), &database) == SQLITE_OK, "open");
    const std::string key = "x'" + std::string(64, '1') + std::string(32, '2') + "'";
    must(sqlite3_key(database, key.data(), static_cast<int>(key.size())) == SQLITE_OK, "key");
    execute(layout);
    crypto_sign_keypair(public_key, secret_key);
    randombytes_buf(envelope_key, sizeof envelope_key);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { sqlite3_close_v2(database); }

  void execute(const char* sql) const {
    must(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
  }

  sqlite3* database = nullptr;
  unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret_key[crypto_sign_SECRETKEYBYTES];
  unsigned char envelope_key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
};

Floor::Floor(const std::filesystem::path& folder) {
  must(sodium_init() >= 0, "libsodium");
  state_ = std::make_unique<State>(folder);
}
Floor::~Floor() = default;

namespace {

constexpr const char* index_words = "INSERT INTO found(rowid, words) VALUES(last_insert_rowid(), ?)";

// An entry while it is signed and sealed: the buffers are made once.
struct Sealing {
  std::vector<unsigned char> plain;
  std::vector<unsigned char> envelope = std::vector<unsigned char>(envelope_size);
  unsigned char signature[crypto_sign_BYTES]{};
  unsigned char name[32]{};

  explicit Sealing(std::string_view text) {
    plain.resize(envelope_size - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES - crypto_aead_xchacha20poly1305_ietf_ABYTES);
    std::copy(text.begin(), text.end(), plain.begin());
  }

  void seal(std::string_view text, const unsigned char* secret_key, const unsigned char* envelope_key) {
    crypto_sign_detached(signature, nullptr, reinterpret_cast<const unsigned char*>(text.data()), text.size(), secret_key);
    std::copy(std::begin(signature), std::end(signature), plain.end() - crypto_sign_BYTES);
    randombytes_buf(envelope.data(), crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(envelope.data() + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, nullptr,
                                               plain.data(), plain.size(), nullptr, 0, nullptr, envelope.data(),
                                               envelope_key);
    crypto_generichash(name, sizeof name, envelope.data(), envelope.size(), nullptr, 0);
  }
};

}  // namespace

void Floor::write(std::string_view text) {
  const Query entry(state_->database, "INSERT INTO entry(value) VALUES(?)");
  const Query words(state_->database, index_words);
  state_->execute("BEGIN IMMEDIATE");
  entry.bind(1, text.data(), text.size());
  entry.run();
  words.bind_text(1, text);
  words.run();
  state_->execute("COMMIT");
}

void Floor::sign_and_seal(int count, std::string_view text) {
  Sealing sealing(text);
  for (int i = 0; i < count; ++i) sealing.seal(text, state_->secret_key, state_->envelope_key);
}

void Floor::seal(int count, std::string_view text, Words words) {
  const Query record(state_->database, "INSERT INTO record(name, body, sig) VALUES(?, ?, ?)");
  const Query outbox(state_->database, "INSERT INTO outbox(envelope) VALUES(?)");
  const Query entry(state_->database, "INSERT INTO entry(value) VALUES(?)");
  const Query index(state_->database, index_words);
  Sealing sealing(text);
  state_->execute("BEGIN IMMEDIATE");
  for (int i = 0; i < count; ++i) {
    sealing.seal(text, state_->secret_key, state_->envelope_key);
    record.bind(1, sealing.name, sizeof sealing.name);
    record.bind(2, text.data(), text.size());
    record.bind(3, sealing.signature, sizeof sealing.signature);
    record.run();
    outbox.bind(1, sealing.envelope.data(), sealing.envelope.size());
    outbox.run();
    if (words == Words::left_out) continue;
    entry.bind(1, text.data(), text.size());
    entry.run();
    index.bind_text(1, text);
    index.run();
  }
  state_->execute("COMMIT");
}

int Floor::search(const char* query, int limit) {
  const Query select(state_->database,
                     "SELECT rowid, snippet(found, 0, '', '', '…', 16) FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?");
  select.bind_text(1, query);
  sqlite3_bind_int(select.handle, 2, limit);
  return select.count_rows();
}

int Floor::newest(int limit) {
  const Query select(state_->database, "SELECT id, value FROM entry ORDER BY id DESC LIMIT ?");
  sqlite3_bind_int(select.handle, 1, limit);
  return select.count_rows();
}

}  // namespace candour::bench
