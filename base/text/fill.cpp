#include "base/text/fill.hpp"

namespace candour::text {

std::string fill(std::string_view pattern, std::string_view first, std::string_view second) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const auto mark = pattern.substr(at, 3);
    if (mark == "{0}" || mark == "{1}") {
      out += mark == "{0}" ? first : second;
      at += 2;
    } else {
      out += pattern[at];
    }
  }
  return out;
}

}  // namespace candour::text
