// The organiser's card (protocol.md B17): whose signatures a summary of one journal must bear, in OpenSSH's
// allowed-signers form. Each person prints his own line and gives it himself.
#pragma once

#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"

namespace candour::journal::summary {

inline constexpr std::size_t max_card_size = 65536;

// One's own line, ended by LF.
std::string card_line(const ExportKey& key);

struct CardEntry {
  ExportKey key;
  std::string fingerprint;
};

// The entries, by fingerprint. malformed for anything but one or more lines as card_line writes them, each key once.
Result<std::vector<CardEntry>> parse_card(std::string_view text);

}  // namespace candour::journal::summary
