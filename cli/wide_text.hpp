// UTF-8 as libedit takes it and back: one wchar_t a character, whatever the locale is.
#pragma once

#include <string>
#include <string_view>

namespace candour::cli {

// Bytes that are no character become U+FFFD.
std::wstring wide_of(std::string_view text);
std::string narrow_of(std::wstring_view text);

}  // namespace candour::cli
