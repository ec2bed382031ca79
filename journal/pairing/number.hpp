// The numbers that people compare by voice: twenty digits while pairing, sixty at any later time (protocol.md B3, B4).
#pragma once

#include <string>

#include "journal/pairing/purpose.hpp"

namespace candour::pairing {

// Four groups of five digits. The inviter's screen shows groups 1-2 and asks for 3-4; the joiner's the other way round.
struct PairingNumber {
  std::array<std::string, 4> groups;

  std::string first_half() const { return groups[0] + " " + groups[1]; }
  std::string second_half() const { return groups[2] + " " + groups[3]; }
  bool operator==(const PairingNumber&) const = default;
};

// N = H_64("pair-number", purpose, h, H("pair-t1", h, T1), r_i, r_j), coded.
PairingNumber pairing_number(Purpose purpose, const HandshakeHash& handshake, const PairingHash& t1_hash,
                             ByteView inviter_random, ByteView joiner_random);

// Ten digits as a half is shown, spaces and hyphens between them ignored; nothing for anything else.
std::optional<std::string> read_half(std::string_view typed);

// The safety number of two members: twelve groups, one space between. The order of the two does not matter.
std::string safety_number(const JournalId& journal, const MemberKey& one, const MemberKey& other);

}  // namespace candour::pairing
