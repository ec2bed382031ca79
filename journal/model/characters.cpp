#include "journal/model/characters.hpp"

#include <unicode/utf8.h>

namespace candour::journal::model {

std::int32_t take_character(std::string_view& text) {
  std::size_t at = 0;
  UChar32 c = 0;
  // ICU's macro narrows an int on the way.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
  U8_NEXT(text.data(), at, text.size(), c);
#pragma GCC diagnostic pop
  text.remove_prefix(at);
  return c;
}

}  // namespace candour::journal::model
