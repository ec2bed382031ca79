// Genesis and the ids that follow from it: the journal and its spaces (protocol.md B2, B9).
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

inline constexpr std::size_t genesis_size = 65;

struct Genesis {
  MemberKey creator;
  ByteArray<32> random{};
  bool operator==(const Genesis&) const = default;
};

Bytes encode(const Genesis& genesis);
Result<Genesis> parse_genesis(ByteView bytes);

// J = H("journal", Genesis)
JournalId journal_id(const Genesis& genesis);

// The space of the whole roster has the journal's own id.
SpaceId everyone_space(const JournalId& journal);
// J_p = H("private", J, IK)
SpaceId private_space(const JournalId& journal, const MemberKey& member);
// J_m = H("mentors", J, IKs ascending); the order given does not matter.
SpaceId mentors_space(const JournalId& journal, std::vector<MemberKey> mentors);

// H("members", IK_1 .. IK_n ascending), the roster that a change starts from; the order given does not matter.
using MembersHash = ByteArray<32>;
MembersHash members_hash(std::vector<MemberKey> members);

// PSK of `mine` = KDF(R; "private-psk", share); a share of zeros is "paper alone" (B13).
crypto::SpaceKey private_space_key(const crypto::RootSecret& root, const crypto::ShareKey& share);

}  // namespace candour::sealed
