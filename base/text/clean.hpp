// The one cleaning of what people type, paste, pipe in or receive: what comes out is valid UTF-8 in which nothing but
// line feeds and tabs is a control character.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace candour::text {

enum class Breaks : std::uint8_t { keep, as_spaces };

struct Cleaned {
  std::string text;
  std::size_t replaced = 0;  // bytes that are no UTF-8, and control characters: a U+FFFD stands for each
};

// What separates goes on separating: CR LF, CR, vertical tab, form feed, U+0085, U+2028 and U+2029 become line feeds, or
// with as_spaces all of these, line feeds and tabs become spaces. What no text can hold costs itself, and is counted so that
// it can be said. No letter goes, no two words come together, and cleaning what is clean changes nothing.
Cleaned clean(std::string_view any, Breaks breaks);
inline std::string cleaned(std::string_view any, Breaks breaks) { return clean(any, breaks).text; }

// True if clean() would change nothing.
bool is_clean(std::string_view text, Breaks breaks);

}  // namespace candour::text
