// H, KDF and fresh of protocol.md B0: BLAKE2b over enc("candour/1", label, x..), unkeyed and keyed. The two cannot be
// mixed up: hash() takes no key, derive() takes a secret and cannot go without.
#pragma once

#include <initializer_list>

#include "base/codec.hpp"
#include "crypto/labels.hpp"
#include "crypto/secret.hpp"

namespace candour::crypto {

using Parts = std::initializer_list<ByteView>;

// enc(x1..xn) = for each: u32 length, bytes.
Bytes enc(Parts parts);
// enc("candour/1", label, x..): associated data, info and prologue.
Bytes enc_labelled(AdLabel label, Parts parts);

namespace detail {
void hash_into(ByteSpan out, HashLabel label, std::span<const ByteView> parts);
void derive_into(ByteSpan out, std::span<const std::uint8_t, 32> key, KdfLabel label, std::span<const ByteView> parts);
void fresh_into(ByteSpan out, const NonceKey& key, std::string_view what, std::uint64_t monotonic_ns,
                std::span<const ByteView> parts);
}  // namespace detail

// H_N(label, x..); N is 16 to 64 and part of the hash.
template <std::size_t N = 32>
ByteArray<N> hash(HashLabel label, std::span<const ByteView> parts) {
  static_assert(N >= 16 && N <= 64);
  ByteArray<N> out;
  detail::hash_into(out, label, parts);
  return out;
}
template <std::size_t N = 32>
ByteArray<N> hash(HashLabel label, Parts parts) {
  return hash<N>(label, std::span<const ByteView>(parts.begin(), parts.size()));
}

// KDF_N(K; label, x..) as a key of one call.
template <std::size_t N = 32>
Transient<N> derive(std::span<const std::uint8_t, 32> key, KdfLabel label, Parts parts = {}) {
  static_assert(N >= 16 && N <= 64);
  Transient<N> out;
  detail::derive_into(out.fill(), key, label, {parts.begin(), parts.size()});
  return out;
}
template <std::size_t N = 32, class Kind>
Transient<N> derive(const Secret<Kind>& key, KdfLabel label, Parts parts = {}) {
  return derive<N>(key.expose(), label, parts);
}
template <std::size_t N = 32>
Transient<N> derive(const Transient<32>& key, KdfLabel label, Parts parts = {}) {
  return derive<N>(key.expose(), label, parts);
}

// KDF(K; label, x..) as a long-lived key: derive_as<EpochKey>(psk, KdfLabel::root).
template <class Target, class Key>
Target derive_as(const Key& key, KdfLabel label, Parts parts = {}) {
  return Target(derive<Target::size>(key, label, parts).expose());
}

// KDF_N of a value that is public once made: confirm, com, nonce, body_h.
template <std::size_t N = 32, class Key>
ByteArray<N> derive_public(const Key& key, KdfLabel label, Parts parts = {}) {
  ByteArray<N> out;
  detail::derive_into(out, key.expose(), label, {parts.begin(), parts.size()});
  return out;
}

// fresh_N(what, x..): a fresh secret, hedged with the device's nonce key against a repeating random source.
// `what` is one of "epoch", "eph", "grant", "sealed", "chain".
template <std::size_t N = 32>
Transient<N> fresh(const NonceKey& key, std::string_view what, std::uint64_t monotonic_ns, Parts parts = {}) {
  Transient<N> out;
  detail::fresh_into(out.fill(), key, what, monotonic_ns, {parts.begin(), parts.size()});
  return out;
}

// SHA-256 and SHA-512, where protocol.md B0 allows them.
ByteArray<32> sha256(ByteView message);
ByteArray<64> sha512(ByteView message);

// True if a and b are equal, in a time that depends on their length alone.
bool equal_in_constant_time(ByteView a, ByteView b);

// Random bytes that are public when drawn: ids, salts, cover.
template <std::size_t N>
ByteArray<N> random_bytes() {
  ByteArray<N> out;
  detail::fill_random(out);
  return out;
}
Bytes random_bytes(std::size_t size);

}  // namespace candour::crypto
