#include "journal/summary/characters.hpp"

#include <unicode/utf8.h>

namespace candour::journal::summary {

// The macro narrows inside; what it narrows it has masked before.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
std::int32_t next_character(std::string_view text, std::size_t& offset) {
  UChar32 character = 0;
  U8_NEXT(text.data(), offset, text.size(), character);
  return character < 0 ? not_a_character : character;
}
#pragma GCC diagnostic pop

}  // namespace candour::journal::summary
