// The condition of a check that an attack of tests/attacks/README.md would need to be without.
//
// CANDOUR_DEFENCE("13 28", condition) is true where the check notices the attack; the numbers are the rows that it
// defends. Everywhere but in the build of `./dev check bites` it is that condition and nothing else. There, and only
// there, the environment variable CANDOUR_BITES_OFF takes checks away: "13" those of one row, and
// "13 ./journal/sealed/sealing.cpp:38" the one of them that stands there. They answer false, so that a script sees
// whether the tests named for the row then fail.
#pragma once

#ifdef CANDOUR_BITES

namespace candour::bites {

// True if the check of these rows, which stands in this file and line, is taken away.
bool is_off(const char* rows, const char* file, int line);

}  // namespace candour::bites

#define CANDOUR_DEFENCE(rows, condition) (!::candour::bites::is_off(rows, __FILE__, __LINE__) && (condition))

#else

#define CANDOUR_DEFENCE(rows, condition) (condition)

#endif
