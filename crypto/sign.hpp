// Ed25519 from seeds alone, whose pairs no caller makes (SigningSeed of crypto/secret.hpp).
#pragma once

#include "base/ids.hpp"
#include "crypto/hash.hpp"

namespace candour::crypto {

namespace detail {
Signature sign_label(std::span<const std::uint8_t, 64> pair, SignLabel label, std::span<const ByteView> parts);
}  // namespace detail

inline MemberKey public_of(const IdentitySeed& seed) { return MemberKey(take<32>(seed.public_key())); }
inline DeviceKey public_of(const DeviceSeed& seed) { return DeviceKey(take<32>(seed.public_key())); }
inline ControllerKey public_of(const ControllerSeed& seed) { return ControllerKey(take<32>(seed.public_key())); }
inline ExportKey public_of(const ExportSeed& seed) { return ExportKey(take<32>(seed.public_key())); }
inline SigningKey public_of(const ReadSeed& seed) { return SigningKey(take<32>(seed.public_key())); }
inline SigningKey public_of(const WriteSeed& seed) { return SigningKey(take<32>(seed.public_key())); }
inline RelayId public_of(const RelaySeed& seed) { return RelayId(take<32>(seed.public_key())); }

// Which seeds may sign under which label (protocol.md B0). Anything else does not compile.
template <class Seed>
constexpr bool may_sign(SignLabel label) {
  using L = SignLabel;
  if (label == L::kat) return true;
  if constexpr (std::is_same_v<Seed, IdentitySeed>)
    return label == L::card || label == L::cert || label == L::revoke || label == L::roster || label == L::pair_joiner ||
           label == L::move || label == L::end || label == L::not_asked || label == L::intent;
  if constexpr (std::is_same_v<Seed, DeviceSeed>)
    return label == L::cert_device || label == L::pair_device || label == L::pair_inviter || label == L::record;
  if constexpr (std::is_same_v<Seed, ReadSeed> || std::is_same_v<Seed, WriteSeed>) return label == L::relay_request;
  if constexpr (std::is_same_v<Seed, ControllerSeed>) return label == L::relay_delete;
  if constexpr (std::is_same_v<Seed, RelaySeed>) return label == L::relay_head || label == L::relay_info;
  return false;
}

// Sign(sk; label, x..) = Ed25519 over enc("candour/1", label, x..).
template <SignLabel label, class Seed>
Signature sign(const Seed& seed, Parts parts) {
  static_assert(may_sign<Seed>(label), "this key does not sign under this label");
  return detail::sign_label(seed.pair(), label, {parts.begin(), parts.size()});
}

// True if `signature` is by `key` over enc("candour/1", label, x..). libsodium's strict rules: low-order keys and
// non-canonical forms are refused.
bool verify(ByteView key, const Signature& signature, SignLabel label, Parts parts);
// The same over a message that already is enc("candour/1", label, ..): what the relay does with a frame in place.
bool verify_message(ByteView key, const Signature& signature, ByteView message);

}  // namespace candour::crypto
