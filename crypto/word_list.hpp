// The 2048 English words of BIP-39, ascending; their first four letters are unique.
#pragma once

#include <array>
#include <string_view>

namespace candour::crypto {

extern const std::array<std::string_view, 2048> word_list;

}  // namespace candour::crypto
