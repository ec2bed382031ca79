#include "cli/typed_ahead.hpp"

#include <unistd.h>

#include "cli/line_input.hpp"
#include "cli/wide_text.hpp"

namespace candour::cli {

std::deque<Piece> pieces_of(std::string_view text) {
  std::deque<Piece> pieces;
  while (!text.empty()) {
    const auto end = text.find('\n');
    pieces.push_back({wide_of(text.substr(0, end)), end != std::string_view::npos});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return pieces;
}

std::string words_of(const std::deque<Piece>& pieces) {
  std::string words;
  for (const auto& piece : pieces) words += narrow_of(piece.words) + (piece.ends_line ? "\n" : "");
  return words;
}

std::string typed_ahead(std::string typed) {
  char some[4096];
  while (typed.size() < longest_input && has_input(STDIN_FILENO)) {
    const auto got = read(STDIN_FILENO, some, sizeof some);
    if (got <= 0) break;
    typed.append(some, static_cast<std::size_t>(got));
  }
  for (const auto mark : {paste_begins, paste_ends}) {
    for (auto at = typed.find(mark); at != std::string::npos; at = typed.find(mark)) typed.erase(at, mark.size());
  }
  return typed;
}

}  // namespace candour::cli
