// Full-text search over what the items show. The index is inside the encrypted file.
#pragma once

#include <string>
#include <vector>

#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct Hit {
  model::ItemKey item;
  model::FieldNumber field = 0;
  std::string snippet;  // some words around, on one line; foreign text: make it visible before printing
};

// Items that hold every word of `query`, the last as a beginning; best first, each once, without those set aside.
// Case and accents do not matter. No words, no hits.
Result<std::vector<Hit>> search(const Projection& projection, std::string_view query, std::size_t limit);

}  // namespace candour::journal::store
