#include "gui/text/find.hpp"

#include <algorithm>

#include "base/text/normal.hpp"

namespace candour::gui::text {

namespace {

using candour::text::FoldedCharacter;

bool is_same(const FoldedCharacter& a, const FoldedCharacter& b) { return a.character == b.character; }

// Hands on each place until `take` answers false.
template <class Take>
void search(std::string_view text, std::string_view needle, Take take) {
  const auto sought = candour::text::folded_characters(needle);
  if (sought.empty()) return;
  const auto folded = candour::text::folded_characters(text);
  for (auto at = folded.begin();;) {
    at = std::search(at, folded.end(), sought.begin(), sought.end(), is_same);
    if (at == folded.end()) return;
    const auto end = at + static_cast<std::ptrdiff_t>(sought.size());
    if (!take(Found{at->begin, (end - 1)->end})) return;
    at = end;
  }
}

}  // namespace

std::optional<Found> find_words(std::string_view text, std::string_view needle, std::size_t from) {
  std::optional<Found> first;
  search(text.substr(std::min(from, text.size())), needle, [&](const Found& found) {
    first = Found{from + found.begin, from + found.end};
    return false;
  });
  return first;
}

std::vector<Found> find_all(std::string_view text, std::string_view needle) {
  std::vector<Found> all;
  search(text, needle, [&](const Found& found) { return all.push_back(found), true; });
  return all;
}

}  // namespace candour::gui::text
