// What may reach the shaper and an editor: text that is cleaned as everywhere (base/text/clean.hpp).
#pragma once

#include "base/text/clean.hpp"

namespace candour::gui::text {

using candour::text::Breaks;
using candour::text::cleaned;

// Bytes of the character that begins with `lead`, 1 to 4.
std::size_t length_of(unsigned char lead);
std::string utf8_of(char32_t character);

}  // namespace candour::gui::text
