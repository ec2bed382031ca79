// What a passage's author lets stand: elements of the set `allowed`, alias · 0 · SHA-256 of the
// passage's text. An edit of the text changes the hash and so clears them by itself.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/bytes.hpp"

namespace candour::journal::summary {

struct Allowance {
  std::string alias;
  ByteArray<32> text_hash{};
};

Bytes allowed_element(std::string_view alias, std::string_view passage_text);
// Nothing if `element` has another form.
std::optional<Allowance> read_allowed_element(ByteView element);
// True if `allowed` holds the element of this alias for exactly this text.
bool is_allowed(const std::set<Bytes>& allowed, std::string_view alias, std::string_view passage_text);

}  // namespace candour::journal::summary
