#include "base/text/utf8.hpp"

#include <unicode/utf8.h>

namespace candour::text {

// ICU's macros narrow inside; what they narrow they have masked before.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"

std::int32_t next_character(std::string_view text, std::size_t& offset) {
  UChar32 character = 0;
  U8_NEXT(text.data(), offset, text.size(), character);
  return character < 0 ? not_a_character : character;
}

void append(std::string& out, char32_t character) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, character);
  out.append(bytes, size);
}

#pragma GCC diagnostic pop

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (next_character(text, at) == not_a_character) return false;
  }
  return true;
}

}  // namespace candour::text
