#include "journal/summary/card.hpp"

#include <algorithm>

#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"

namespace candour::journal::summary {
namespace {

std::optional<CardEntry> entry_from(std::string_view line) {
  const auto key = crypto::ssh_read_public_blob(line.substr(line.rfind(' ') + 1));
  if (!key) return std::nullopt;
  // The line must be the one that we would print: its fingerprint is then its key's.
  const auto expected = card_line(*key);
  if (line != std::string_view(expected).substr(0, expected.size() - 1)) return std::nullopt;
  return CardEntry{*key, crypto::ssh_fingerprint(*key)};
}

}  // namespace

std::string card_line(const ExportKey& key) {
  return crypto::ssh_fingerprint(key) + " namespaces=\"candour-summary\" ssh-ed25519 " + crypto::ssh_public_blob(key) +
         '\n';
}

Result<std::vector<CardEntry>> parse_card(std::string_view text) {
  const Error malformed{ErrorCode::malformed, "parse card"};
  std::vector<CardEntry> out;
  if (text.size() > max_card_size) return malformed;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return malformed;
    auto entry = entry_from(text.substr(0, end));
    if (!entry) return malformed;
    out.push_back(std::move(*entry));
    text.remove_prefix(end + 1);
  }
  const auto by_fingerprint = [](const CardEntry& a, const CardEntry& b) { return a.fingerprint < b.fingerprint; };
  std::sort(out.begin(), out.end(), by_fingerprint);
  const auto same = [](const CardEntry& a, const CardEntry& b) { return a.fingerprint == b.fingerprint; };
  if (out.empty() || std::adjacent_find(out.begin(), out.end(), same) != out.end()) return malformed;
  return out;
}

}  // namespace candour::journal::summary
