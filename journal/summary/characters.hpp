// UTF-8 as characters, one after the other, for the two files that look at each of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace candour::journal::summary {

inline constexpr std::int32_t not_a_character = -1;

// The character at `offset`, which moves on to the next one; not_a_character for bytes that are no UTF-8. `offset`
// must be less than the size of `text`.
std::int32_t next_character(std::string_view text, std::size_t& offset);

}  // namespace candour::journal::summary
