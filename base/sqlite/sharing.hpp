// Whose a database file is, for a process all of whose databases are its own.
#pragma once

namespace candour::sqlite {

// From now on every file that this process opens is locked against all other processes, and the index of a write-ahead
// log stands in memory: opening and reading need no space on the disk. Before the first open.
void keep_databases_to_this_process();

}  // namespace candour::sqlite
