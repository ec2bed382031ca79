// Words within a text, whatever their case.
#pragma once

#include <optional>
#include <string_view>

namespace candour::gui::text {

struct Found {
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
};

// The first place at or after byte `from` that says `needle`, letter by letter by Unicode's simple lower case. Both are
// valid UTF-8. Nothing for an empty needle.
std::optional<Found> find_words(std::string_view text, std::string_view needle, std::size_t from);

}  // namespace candour::gui::text
