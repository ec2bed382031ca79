#include "journal/pairing/number.hpp"

#include <algorithm>

namespace candour::pairing {

namespace {

constexpr std::size_t digits_of_a_half = 10;

// Group g = the big-endian integer of N[5g .. 5g+4] modulo 100000, five digits.
std::string group_of(const ByteArray<64>& hash, std::size_t group) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 5; ++i) value = value << 8 | hash[5 * group + i];
  auto digits = std::to_string(value % 100000);
  return std::string(5 - digits.size(), '0') + digits;
}

}  // namespace

PairingNumber pairing_number(Purpose purpose, const HandshakeHash& handshake, const PairingHash& t1_hash,
                             ByteView inviter_random, ByteView joiner_random) {
  const auto hash = crypto::hash<64>(crypto::HashLabel::pair_number,
                                     {as_bytes(name_of(purpose)), handshake, t1_hash, inviter_random, joiner_random});
  PairingNumber out;
  for (std::size_t group = 0; group < out.groups.size(); ++group) out.groups[group] = group_of(hash, group);
  return out;
}

std::optional<std::string> read_half(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9' || digits.size() == digits_of_a_half) return std::nullopt;
    digits += c;
  }
  if (digits.size() != digits_of_a_half) return std::nullopt;
  return digits.substr(0, 5) + " " + digits.substr(5);
}

std::string safety_number(const JournalId& journal, const MemberKey& one, const MemberKey& other) {
  const auto& [smaller, larger] = std::minmax(one, other);
  const auto hash = crypto::hash<64>(crypto::HashLabel::safety_number, {journal, smaller, larger});
  std::string out;
  for (std::size_t group = 0; group < 12; ++group) out += (group == 0 ? "" : " ") + group_of(hash, group);
  return out;
}

}  // namespace candour::pairing
