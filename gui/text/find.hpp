// Words within a text, folded as the search does it (base/text/normal.hpp).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace candour::gui::text {

struct Found {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
};

// The first place at or after byte `from` that says `needle` once both are folded: whatever its case, accents and
// strokes. `from` stands between characters. Nothing for a needle of which folding leaves nothing.
std::optional<Found> find_words(std::string_view text, std::string_view needle, std::size_t from);
// All such places, none in another.
std::vector<Found> find_all(std::string_view text, std::string_view needle);

}  // namespace candour::gui::text
