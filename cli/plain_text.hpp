// What was typed or pasted, as a text can hold it: a byte that is no character, and a control character, cost
// themselves and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace candour::cli {

struct PlainText {
  std::string words;         // UTF-8; lines end with LF
  std::size_t replaced = 0;  // bytes and control characters for which a U+FFFD stands
};

// By the one cleaning of all text (base/text/clean.hpp): whatever separates lines becomes a line end, a tab stays.
PlainText plain_text(std::string_view typed);

// Whether there is nothing in it to read: spaces, tabs and line ends alone.
bool is_blank(std::string_view text);

}  // namespace candour::cli
