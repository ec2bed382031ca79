// X25519, HKDF-SHA256 and HPKE mode_psk (RFC 9180, suite 0x0020 / 0x0001 / 0x0003, single shot).
#pragma once

#include "base/ids.hpp"
#include "crypto/hash.hpp"

namespace candour::crypto {

ExchangeKey public_of(const ExchangeSecret& secret);
ExchangeKey public_of(const RecoverySecret& secret);
ExchangeKey exchange_public(const Transient<32>& secret);

// False for a key with which X25519 gives an all-zero result: malformed wherever it stands (B0).
bool is_usable(const ExchangeKey& key);

// The shared secret, or nothing if it is all zeros.
std::optional<Transient<32>> exchange(std::span<const std::uint8_t, 32> secret, const ExchangeKey& key);

// HMAC-SHA256 and HKDF-SHA256 (RFC 5869). An absent salt is 32 zero bytes. `size` is at most 255 * 32.
ByteArray<32> hmac_sha256(ByteView key, ByteView message);
Transient<32> hkdf_extract(ByteView salt, ByteView input);
Bytes hkdf_expand(std::span<const std::uint8_t, 32> pseudo_random_key, ByteView info, std::size_t size);

inline constexpr std::size_t wrap_size = 80;  // enc[32] || ct[48]
using Wrap = ByteArray<wrap_size>;

// HPKE mode_psk of a 32-byte secret to `to`; psk_id is the space, aad is empty. The ephemeral is the X25519 secret
// itself. Nothing if `to` is not usable.
std::optional<Wrap> hpke_wrap(const ExchangeKey& to, const SpaceKey& psk, const SpaceId& psk_id, ByteView info,
                              const Transient<32>& secret, const Transient<32>& ephemeral);
// The secret, or nothing: not for this key, junk and low-order enc are one and the same.
std::optional<Transient<32>> hpke_unwrap(const ExchangeSecret& by, const SpaceKey& psk, const SpaceId& psk_id,
                                         ByteView info, const Wrap& wrap);

}  // namespace candour::crypto
