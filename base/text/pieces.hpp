// Text cut into sentences or into words, with what stands between them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace candour::text {

struct Piece {
  // The spaces and line breaks before it; nothing if it begins the text, where none tell how it would be parted.
  std::optional<std::string_view> lead;
  std::string_view body;  // neither begins nor ends with a space or a line break
};

struct Pieces {
  std::vector<Piece> all;
  std::string_view tail;  // spaces and line breaks behind the last
};

// Views into `text`, which holds them all in order: what is before the first piece is left out, nothing else is.
// A sentence ends by the rules of Unicode (UAX 29), at every line break, and at every full stop, exclamation and question
// mark before a space.
Pieces sentences_of(std::string_view text);
// A word, or a sign by itself.
Pieces parts_of_sentence(std::string_view text);

}  // namespace candour::text
