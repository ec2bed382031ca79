// How much work databases did, counted and not timed: what a test of a cost compares.
#pragma once

#include <cstdint>

namespace candour::test {

struct Work {
  std::int64_t statements = 0;  // run to their end
  std::int64_t steps = 0;       // of SQLite's own machine, in all of them
  std::int64_t commits = 0;     // transactions that were committed by name
};

// Must be called before the first database is opened that is to be counted.
void count_work();
// What all databases of this process did since it was asked last.
Work work_since_last();

}  // namespace candour::test
