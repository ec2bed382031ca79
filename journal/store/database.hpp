// The vault's database file: SQLCipher, keyed by the master key, brought to this program's layout.
#pragma once

#include <string>

#include "base/sqlite/sqlite.hpp"
#include "crypto/passphrase.hpp"

namespace candour::journal::store {

// Opens or makes the file and migrates it. damaged if it does not open under `master` (another key looks the same),
// newer_version if a later Candour wrote it. The file is mode 0600; nothing of it stands outside in the clear.
Result<sqlite::Connection> open_database(const std::string& path, const crypto::MasterKey& master);

// The same for a file that cannot be written where it is: nothing is written, locked or made. What stands in the log
// beside it is read too. migration_needed if this program's layout is a newer one.
Result<sqlite::Connection> open_database_to_read(const std::string& path, const crypto::MasterKey& master);

// Empties the write-ahead log into the file, so that words that were taken back are nowhere.
Result<> truncate_log(sqlite::Connection& database);

}  // namespace candour::journal::store
