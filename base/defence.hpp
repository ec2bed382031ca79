// The condition of a check that an attack of tests/attacks/README.md would need to be without.
//
// CANDOUR_DEFENCE("13 28", condition) is true where the check notices the attack; the numbers are the rows that it
// defends. Everywhere but in the build of `./dev check bites` it is that condition and nothing else. There, and only
// there, the row that the environment variable CANDOUR_BITES_OFF names has its checks answer false, one row at a time,
// so that a script sees whether the tests named for the row then fail.
#pragma once

#ifdef CANDOUR_BITES

namespace candour::bites {

// True if one of the rows is the one without its defence.
bool is_off(const char* rows);

}  // namespace candour::bites

#define CANDOUR_DEFENCE(rows, condition) (!::candour::bites::is_off(rows) && (condition))

#else

#define CANDOUR_DEFENCE(rows, condition) (condition)

#endif
