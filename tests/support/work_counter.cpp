#include "tests/support/work_counter.hpp"

#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <utility>

namespace candour::test {

namespace {

Work done;

int on_end_of_statement(unsigned, void*, void* statement, void*) {
  auto* const ended = static_cast<sqlite3_stmt*>(statement);
  ++done.statements;
  done.steps += sqlite3_stmt_status(ended, SQLITE_STMTSTATUS_VM_STEP, 1);
  const char* const text = sqlite3_sql(ended);
  if (text != nullptr && std::strcmp(text, "COMMIT") == 0) ++done.commits;
  return 0;
}

int on_open(sqlite3* database, const char**, const sqlite3_api_routines*) {
  return sqlite3_trace_v2(database, SQLITE_TRACE_PROFILE, &on_end_of_statement, nullptr);
}

}  // namespace

void count_work() {
  if (sqlite3_auto_extension(reinterpret_cast<void (*)()>(&on_open)) != SQLITE_OK) std::abort();
}

Work work_since_last() { return std::exchange(done, {}); }

}  // namespace candour::test
