#include "base/sqlite/sharing.hpp"

#include <sqlite3.h>

namespace candour::sqlite {

void keep_databases_to_this_process() { sqlite3_vfs_register(sqlite3_vfs_find("unix-excl"), 1); }

}  // namespace candour::sqlite
