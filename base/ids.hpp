// Names of things, each a type of its own, so that a device key is never passed where a member key is meant.
#pragma once

#include <compare>
#include <functional>

#include "base/bytes.hpp"

namespace candour {

// N public bytes that name one thing. Ordered bytewise, as protocol.md B0 orders lists. Zero when default-made.
template <class Tag, std::size_t N>
struct Id {
  static constexpr std::size_t size = N;
  ByteArray<N> bytes{};

  Id() = default;
  explicit Id(const ByteArray<N>& value) : bytes(value) {}

  // The id held by exactly N bytes, or nothing.
  static std::optional<Id> from(ByteView view) {
    if (view.size() != N) return std::nullopt;
    return Id(take<N>(view));
  }

  bool is_zero() const { return bytes == ByteArray<N>{}; }
  ByteView view() const { return bytes; }
  operator ByteView() const { return bytes; }  // NOLINT(google-explicit-constructor): ids are hashed and sent all the time
  auto operator<=>(const Id&) const = default;
  bool operator==(const Id&) const = default;
};

using JournalId = Id<struct JournalTag, 32>;
using SpaceId = Id<struct SpaceTag, 32>;
using EpochId = Id<struct EpochTag, 32>;
using EnvelopeId = Id<struct EnvelopeTag, 32>;
using MemberKey = Id<struct MemberTag, 32>;      // IK_pub: who
using DeviceKey = Id<struct DeviceTag, 32>;      // DS_pub: with which device
using ExchangeKey = Id<struct ExchangeTag, 32>;  // an X25519 public key: DX, RX
using ControllerKey = Id<struct ControllerTag, 32>;
using ExportKey = Id<struct ExportTag, 32>;  // X_pub
using SigningKey = Id<struct SigningTag, 32>;  // any other Ed25519 public key: mailbox and relay keys
using CardId = Id<struct CardTag, 32>;
using CertId = Id<struct CertTag, 32>;  // also the rid of a wrap
using ChangeId = Id<struct ChangeTag, 32>;
using MailboxId = Id<struct MailboxTag, 32>;
using RelayId = Id<struct RelayTag, 32>;
using LogDigest = Id<struct LogDigestTag, 32>;
using Signature = Id<struct SignatureTag, 64>;
using ItemId = Id<struct ItemTag, 16>;
using ChainId = Id<struct ChainTag, 16>;

}  // namespace candour

template <class Tag, std::size_t N>
struct std::hash<candour::Id<Tag, N>> {
  // Ids are hashes, keys or random: their first bytes are spread well enough for a table.
  std::size_t operator()(const candour::Id<Tag, N>& id) const noexcept {
    std::size_t value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | id.bytes[i];
    return value;
  }
};
