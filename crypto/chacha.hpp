// ChaCha20-Poly1305 with a 12-byte nonce (RFC 8439): inside Noise and HPKE, and nowhere else.
#pragma once

#include "base/bytes.hpp"

namespace candour::crypto {

using ShortNonce = ByteArray<12>;

Bytes chacha_seal(std::span<const std::uint8_t, 32> key, const ShortNonce& nonce, ByteView associated, ByteView plain);
// The plaintext, whole and authentic, or nothing.
std::optional<Bytes> chacha_open(std::span<const std::uint8_t, 32> key, const ShortNonce& nonce, ByteView associated,
                                 ByteView sealed);

}  // namespace candour::crypto
