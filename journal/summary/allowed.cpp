#include "journal/summary/allowed.hpp"

#include <algorithm>

#include "crypto/hash.hpp"

namespace candour::journal::summary {

Bytes allowed_element(std::string_view alias, std::string_view passage_text) {
  Bytes out = to_bytes(as_bytes(alias));
  out.push_back(0);
  append(out, crypto::sha256(as_bytes(passage_text)));
  return out;
}

std::optional<Allowance> read_allowed_element(ByteView element) {
  constexpr std::size_t tail = 1 + 32;
  if (element.size() <= tail) return std::nullopt;
  const auto alias = element.first(element.size() - tail);
  if (element[alias.size()] != 0 || std::count(alias.begin(), alias.end(), 0) != 0) return std::nullopt;
  return Allowance{to_text(alias), take<32>(element.last(32))};
}

bool is_allowed(const std::set<Bytes>& allowed, std::string_view alias, std::string_view passage_text) {
  return allowed.contains(allowed_element(alias, passage_text));
}

}  // namespace candour::journal::summary
