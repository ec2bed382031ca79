// What may reach the shaper and an editor: valid UTF-8 without control characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace candour::gui::text {

enum class Breaks : std::uint8_t { keep, as_spaces };
// Any bytes as text: what is not UTF-8 becomes U+FFFD, CR LF and the Unicode separators become LF, other control
// characters are dropped (TAB becomes a space).
std::string cleaned(std::string_view any, Breaks breaks);
// Bytes of the character that begins with `lead`, 1 to 4.
std::size_t length_of(unsigned char lead);
std::string utf8_of(char32_t character);

}  // namespace candour::gui::text
