// What may leave the journal, character by character: letters, marks and digits of the set that Unicode recommends, the
// space, the line break and the signs of English punctuation. A text that holds anything else, or letters that a reader
// takes for others, is shown to its author and stays.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace candour::text {

enum class CharacterFault : std::uint8_t {
  not_utf8,
  control,     // a control character other than a line break, a private or unassigned one
  invisible,   // zero-width, soft hyphen, variation selector, line separator
  direction,   // turns the direction of writing
  unusual,     // no letter, mark or digit that languages write today, no space, and no sign of English punctuation
  mixed_word,  // one word with letters of two scripts, or a letter that is made to look like another
};

struct CharacterPosition {
  CharacterFault fault{};
  std::size_t offset = 0;  // bytes into the text
  char32_t character = 0;  // 0 for not_utf8
};

// The first such character, or nothing.
std::optional<CharacterPosition> find_deceptive_character(std::string_view text);

}  // namespace candour::text
