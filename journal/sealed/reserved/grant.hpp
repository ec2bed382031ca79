// Grants: keys given to devices that lack them (protocol.md B5). The format is complete; nothing asks or answers yet.
#pragma once

#include <variant>

#include "journal/sealed/epoch.hpp"

namespace candour::sealed {

struct GrantedEpoch {
  EpochId id;
  EpochContext context{};
  crypto::EpochKey key;
};
struct GrantedEnvelope {
  EnvelopeId id;
  crypto::EnvelopeKey key;
};
using GrantItem = std::variant<GrantedEpoch, GrantedEnvelope>;

struct GrantWrap {
  CertId recipient;
  crypto::Wrap wrap{};
  bool operator==(const GrantWrap&) const = default;
};
struct Grant {
  std::vector<GrantWrap> wraps;  // strictly ascending by recipient
  ByteArray<32> commitment{};
  Bytes sealed_items;
  bool operator==(const Grant&) const = default;
};

Bytes encode(const Grant& grant);
// Structure only: what is inside is seen by its recipients.
Result<Grant> parse_grant(ByteView body);

// Fresh secrets as for a commit; the seed is g. malformed as make_commit, and for no items.
Result<Grant> make_grant(const SpaceId& space, const DeviceKey& author, const crypto::SpaceKey& psk,
                         const Recipients& recipients, const std::vector<GrantItem>& items,
                         const CommitSecrets& secrets);
// g and one ephemeral a recipient.
CommitSecrets fresh_grant_secrets(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns,
                                  std::size_t recipients);

// The items for `me`: epochs that reproduce their id, and envelope keys, which their envelope's commitment must still
// confirm. cannot_open if no secret opens the wrap; malformed items make the whole malformed.
Result<std::vector<GrantItem>> open_grant(const SpaceId& space, const DeviceKey& author, const crypto::SpaceKey& psk,
                                          const Grant& grant, const CertId& me,
                                          std::span<const crypto::ExchangeSecret> my_secrets);

}  // namespace candour::sealed
