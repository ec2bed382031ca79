// What a careful reader would look at besides the listed names: four plain signs, shown and never acted on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "journal/summary/finder.hpp"

namespace candour::journal::summary {

enum class WarningKind : unsigned char {
  name_not_listed,  // a capitalised word inside a sentence that no entry of the people list covers
  day_or_month,     // weekdays and months, which colleagues remember
  number,           // digits, and two to twelve in words: countable by anyone inside
  only_or_first,    // only, first, last: pointing by elimination
};

struct Warning {
  WarningKind kind{};
  std::string as_written;
  std::string sentence;    // around it
  std::size_t offset = 0;  // bytes into the text
};

// In the order of the text. English words; it is an aid and not a proof.
std::vector<Warning> warnings_in(std::string_view text, const std::vector<ListedName>& list);

}  // namespace candour::journal::summary
