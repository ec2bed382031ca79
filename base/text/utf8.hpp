// UTF-8 as characters, one after the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace candour::text {

inline constexpr std::int32_t not_a_character = -1;

// The character at byte `offset`, which moves behind it; not_a_character for bytes that are no UTF-8, of which at least
// one is passed. `offset` must be less than the size of `text`.
std::int32_t next_character(std::string_view text, std::size_t& offset);

void append(std::string& out, char32_t character);

bool is_utf8(std::string_view text);

}  // namespace candour::text
