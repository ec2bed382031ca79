// Epochs: a key with a list of recipients (protocol.md B5). The root epoch follows from the PSK; every other one is
// made by a commit that wraps its seed to each device.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/exchange.hpp"
#include "journal/sealed/certificate.hpp"

namespace candour::sealed {

inline constexpr std::uint64_t largest_epoch_number = std::uint64_t{1} << 32;
inline constexpr std::size_t most_recipients = 31;

using EpochContext = ByteArray<32>;  // ctx_h; zeros for the root epoch
using EpochConfirmation = ByteArray<32>;
using Recipients = std::map<CertId, ExchangeKey>;  // rid -> DX_pub, or RX_pub for the recovery recipient

struct RootEpoch {
  EpochId id;
  crypto::EpochKey key;
};
// Commits, needs and grants are sealed in it and nothing else is.
RootEpoch root_epoch(const crypto::SpaceKey& psk, const SpaceId& space);

struct Commit {
  std::uint64_t number = 0;
  ExchangeKey exchange;  // DX_new of the committer
  std::vector<CertId> recipients;
  EpochConfirmation confirmation{};
  std::vector<crypto::Wrap> wraps;  // in the order of the recipients
  bool operator==(const Commit&) const = default;
};

Bytes encode(const Commit& commit);
Result<Commit> parse_commit(ByteView body);

// ctx_h and epoch_id of a commit by `committer` in `space`.
EpochContext epoch_context(const SpaceId& space, const DeviceKey& committer, const Commit& commit);
EpochId epoch_id_of(const SpaceId& space, const EpochContext& context, const EpochConfirmation& confirmation);
EpochId epoch_id_of(const SpaceId& space, const DeviceKey& committer, const Commit& commit);
// True if `key` is the key of the epoch of that id: no EK is accepted otherwise.
bool reproduces(const crypto::EpochKey& key, const SpaceId& space, const EpochContext& context, const EpochId& id);

// min(2^32, 1 + the greatest known).
std::uint64_t next_epoch_number(std::uint64_t greatest_known);

// The order in which epochs are preferred: the higher number, then the smaller id.
struct EpochRank {
  std::uint64_t number = 0;
  EpochId id;
};
bool is_preferred(const EpochRank& a, const EpochRank& b);

// s_e and one HPKE ephemeral a recipient, in the order of their ids. Used once.
struct CommitSecrets {
  crypto::Transient<32> seed;
  std::vector<crypto::Transient<32>> ephemerals;
};
CommitSecrets fresh_commit_secrets(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns,
                                   std::size_t recipients);

struct MadeCommit {
  Commit commit;
  EpochId id;
  EpochContext context{};
  crypto::EpochKey key;
};
// malformed if a recipient's key is not usable, or there are none, too many, or not one ephemeral for each.
Result<MadeCommit> make_commit(const SpaceId& space, const DeviceKey& committer, const crypto::SpaceKey& psk,
                               std::uint64_t number, const ExchangeKey& own_new_key, const Recipients& recipients,
                               const CommitSecrets& secrets);

struct OpenedEpoch {
  EpochId id;
  EpochContext context{};
  crypto::EpochKey key;
};
// Tries every secret on the wrap for `me`. cannot_open if none opens it, I am not listed, or the key does not
// reproduce the epoch's id.
Result<OpenedEpoch> open_commit(const SpaceId& space, const DeviceKey& committer, const crypto::SpaceKey& psk,
                                const Commit& commit, const CertId& me,
                                std::span<const crypto::ExchangeSecret> my_secrets);

// info of the HPKE wrap to one recipient, of a commit and of a grant (whose context is H("grant-ctx", ..)).
Bytes wrap_info(const SpaceId& space, const EpochContext& context, const CertId& rid, const ExchangeKey& to);

}  // namespace candour::sealed
