// Words of journal/content with what stands for their place.
#pragma once

#include <string>
#include <string_view>

namespace candour::journal::kinds {

// `words` with `with` in the place of the first {0}; as they are where they have none.
inline std::string filled(std::string words, std::string_view with) {
  const auto place = words.find("{0}");
  return place == std::string::npos ? words : words.replace(place, 3, with);
}

}  // namespace candour::journal::kinds
