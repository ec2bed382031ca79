// XChaCha20-Poly1305, padding, and the committing envelope cipher of protocol.md B6.
#pragma once

#include "base/ids.hpp"
#include "crypto/hash.hpp"

namespace candour::crypto {

inline constexpr std::size_t tag_size = 16;
using Nonce = ByteArray<24>;
using Commitment = ByteArray<32>;

// Not committing by itself: use it only under a key that a commitment binds.
Bytes aead_seal(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView associated, ByteView plain);
// The plaintext, whole and authentic, or nothing.
std::optional<Bytes> aead_open(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView associated,
                               ByteView sealed);

// ISO/IEC 7816-4 padding to exactly `size` bytes; `plain` must be shorter than that.
Bytes pad(ByteView plain, std::size_t size);
// What pad() was given; nothing for zeros only, junk, or an empty input.
std::optional<Bytes> unpad(ByteView padded);

inline constexpr std::array<std::size_t, 4> envelope_sizes{4096, 16384, 65536, 262144};
inline constexpr std::size_t envelope_overhead = 72;  // n[24] com[32] tag[16]
bool is_envelope_size(std::size_t size);
// The smallest envelope that holds a record of this size (padding needs one byte), or nothing above the largest.
std::optional<std::size_t> envelope_size_for(std::size_t record_size);

// n = KDF_24(NK; "nonce", random[32], record bytes before sig)
Nonce envelope_nonce(const NonceKey& key, std::span<const std::uint8_t, 32> random, ByteView unsigned_record);
// k = KDF(EK; "envelope", S, n)
Transient<32> envelope_key(const EpochKey& epoch, const SpaceId& space, const Nonce& nonce);
// com = KDF(k; "envelope-com", n)
Commitment envelope_commitment(std::span<const std::uint8_t, 32> key, const Nonce& nonce);
// env_id = H("env-id", envelope)
EnvelopeId envelope_id(ByteView envelope);

// n || com || ct of exactly `size` bytes, one of the four; `record` must fit.
Bytes seal_envelope(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView record, std::size_t size);

enum class EnvelopeOpening : std::uint8_t { opened, other_key, corrupt };
struct OpenedEnvelope {
  EnvelopeOpening how = EnvelopeOpening::other_key;
  Bytes record;  // only when opened
};
// Compares the commitment first; the AEAD is tried once, and only under the key that the envelope commits to.
// `envelope` must have one of the four sizes.
OpenedEnvelope open_envelope(std::span<const std::uint8_t, 32> key, ByteView envelope);
Nonce nonce_of(ByteView envelope);
Commitment commitment_of(ByteView envelope);

}  // namespace candour::crypto
