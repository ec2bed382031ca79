// What was typed or pasted and not taken yet.
#pragma once

#include <deque>
#include <string>
#include <string_view>

namespace candour::cli {

// Written before and after what is pasted, where the terminal marks it.
inline constexpr std::string_view paste_begins = "\x1b[200~";
inline constexpr std::string_view paste_ends = "\x1b[201~";

// A line of a paste that is not in the line editor yet.
struct Piece {
  std::wstring words;
  bool ends_line = false;
};

// `text` line by line.
std::deque<Piece> pieces_of(std::string_view text);
// Their words, as they came.
std::string words_of(const std::deque<Piece>& pieces);

// `read_before`, and what waits at the standard input, without the marks of pastes: words of a text, and no commands for
// whoever reads this terminal next. Takes it out, up to `longest_input` bytes.
std::string typed_ahead(std::string read_before);

}  // namespace candour::cli
