// The revocation of a device, with the ends of it that its owner stands by (protocol.md B2).
#pragma once

#include "crypto/secret.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::sealed {

enum class RevocationReason : std::uint8_t { lost = 1, replaced = 2, left = 3 };

struct Revocation {
  RevocationReason reason = RevocationReason::lost;
  JournalId journal;
  DeviceKey device;
  std::uint32_t day = 0;
  std::vector<Tip> tips;
  Signature signature;
  bool operator==(const Revocation&) const = default;
};

// Signs for `owner`; the Tips are sorted.
Revocation make_revocation(RevocationReason reason, const JournalId& journal, const DeviceKey& device,
                           std::uint32_t day, std::vector<Tip> tips, const crypto::IdentitySeed& owner);
Bytes encode(const Revocation& revocation);
// Structure only: the owner may not be known yet.
Result<Revocation> parse_revocation(ByteView bytes, const JournalId& journal);
// True if the owner of the device signed it.
bool is_signed_by(const Revocation& revocation, const MemberKey& owner);

}  // namespace candour::sealed
