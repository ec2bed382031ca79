// Pair A of the scenarios: the passages of the golden summary, its people list, and the entries A01 to A12.
#pragma once

#include <string>
#include <vector>

#include "journal/summary/compose.hpp"
#include "journal/summary/finder.hpp"

namespace candour::test {

inline constexpr std::string_view golden_summary_hash =
    "3c1f645f04c130d6e997f6dd789f964672775d9e6ef4a74599812db81a61226f";
inline constexpr std::size_t golden_summary_size = 1361;

// In the order of the text.
std::vector<journal::summary::Passage> golden_passages();
// Indices: 0 Danielle Okafor, 1 Margaret Lyle-Hughes, 2 Will Ashdown, 3 Grace Bellamy, 4 Sunil Pathak, 5 Calderbank,
// 6 Outpatients East, 7 huddle, 8 Crohn's, 9 Northmoor.
std::vector<journal::summary::ListedName> people_list_a();
// A01 to A12 as quoted, without headings.
std::vector<std::string> entries_a();

}  // namespace candour::test
