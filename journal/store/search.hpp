// Full-text search over what the items show. The index is inside the encrypted file.
#pragma once

#include <string>
#include <vector>

#include "journal/store/items.hpp"

namespace candour::journal::store {

struct Hit {
  StoredLine item;  // its words are some of those around what was found, on one line
  model::FieldNumber field = 0;
};

// Items that hold every word of `query`, the last as a beginning; best first, each once, without those set aside.
// Words are cut and folded as in the index: case, accents and strokes do not matter, and in scripts that write no space
// between words any part of a text is found. no_words if nothing of `query` could be looked for.
Result<std::vector<Hit>> search(const Projection& projection, std::string_view query, std::size_t limit);

}  // namespace candour::journal::store
