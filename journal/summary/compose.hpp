// The text of a summary, made from its passages. Every member's program makes the same bytes.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/ids.hpp"

namespace candour::journal::summary {

// One sentence or two that their author offers under a heading.
struct Passage {
  ItemId item;
  MemberKey author;
  std::uint16_t heading = 0;  // 1 to 12, see headings.hpp
  Bytes order;                // compared as bytes
  std::string text;
  bool is_set_aside = false;  // by its author
  bool is_left_out = false;   // by any member
  std::set<Bytes> allowed;    // elements as in allowed.hpp
};

// Where a passage stands in the composed text.
struct Span {
  std::size_t passage = 0;  // index in what was composed
  std::size_t begin = 0;    // bytes into the composed text
  std::size_t size = 0;
  std::size_t trimmed = 0;  // bytes of line breaks that the passage's own text has before its first word
};

struct Composition {
  std::string text;
  std::vector<Span> spans;  // in the order of the text
};

// `SUMMARY`, then one line for each heading that has passages neither set aside, left out nor empty. The order of
// `passages` does not matter. A passage under an unknown heading is not taken.
Composition compose(const std::vector<Passage>& passages);

// The first place at which two texts differ, for a person to look at.
struct Difference {
  std::size_t line = 0;  // from 1
  std::string was;       // that whole line as it was approved; empty if there was none
  std::string is;        // as it is now; empty if there is none
};

// Nothing if both are the same bytes.
std::optional<Difference> difference_between(std::string_view approved, std::string_view now);

}  // namespace candour::journal::summary
