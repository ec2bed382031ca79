// Strict UTF-8, for the few texts that stand in objects. The journal's prose is normalised in journal/model.
#pragma once

#include <optional>

#include "base/bytes.hpp"

namespace candour::sealed {

// The first character of `text`, which is cut off it; nothing for an empty or invalid text (overlong forms, surrogates
// and values above U+10FFFF are invalid).
std::optional<char32_t> next_character(ByteView& text);

}  // namespace candour::sealed
