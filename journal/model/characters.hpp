// One character after another of UTF-8 text.
#pragma once

#include <string_view>

#include "base/result.hpp"

namespace candour::journal::model {

// Takes the first character off `text`, which must not be empty. Below zero if it is not UTF-8; then at least one byte
// went.
std::int32_t take_character(std::string_view& text);

}  // namespace candour::journal::model
