#include "journal/store/database.hpp"

#include "base/defence.hpp"
#include "journal/store/schema.hpp"
#include "journal/store/word_index.hpp"

namespace candour::journal::store {

namespace {

// cipher_memory_security costs a search two and a half times its length; locking ends the process image instead.
// The vault's lock lets one process in, so the index of the log can be in its memory: no shared-memory file is made,
// which a full disk would have no room for.
constexpr const char* settings = R"sql(
PRAGMA cipher_memory_security = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA cache_size = -16384;
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = ON;
PRAGMA trusted_schema = OFF;
)sql";

constexpr const char* settings_to_read = R"sql(
PRAGMA cipher_memory_security = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
)sql";

}  // namespace

Result<sqlite::Connection> open_database(const std::string& path, const crypto::MasterKey& master) {
  CANDOUR_TRY(auto database, sqlite::Connection::open(path, sqlite::Connection::Mode::read_write_create));
  const auto key = crypto::database_key(master);
  if (CANDOUR_DEFENCE("49 97", true)) CANDOUR_CHECK(database.use_key(key.expose()));
  CANDOUR_CHECK(database.execute(settings));
  CANDOUR_CHECK(know_words(database));
  CANDOUR_CHECK(migrate(database, migrations()));
  return database;
}

Result<sqlite::Connection> open_database_to_read(const std::string& path, const crypto::MasterKey& master) {
  CANDOUR_TRY(auto database, sqlite::Connection::open(path, sqlite::Connection::Mode::read_unlocked));
  const auto key = crypto::database_key(master);
  CANDOUR_CHECK(database.use_key(key.expose()));
  CANDOUR_CHECK(database.execute(settings_to_read));
  CANDOUR_CHECK(know_words(database));
  CANDOUR_CHECK(check_layout(database, migrations()));
  return database;
}

Result<> truncate_log(sqlite::Connection& database) { return database.execute("PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace candour::journal::store
