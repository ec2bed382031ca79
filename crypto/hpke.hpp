// The pieces of HPKE (RFC 9180) between X25519 and the AEAD, one by one so that the published vectors can be asked of
// them. Everybody else calls hpke_wrap and hpke_unwrap of exchange.hpp.
#pragma once

#include "crypto/chacha.hpp"
#include "crypto/exchange.hpp"

namespace candour::crypto::hpke {

struct Keys {
  Transient<32> key;
  ShortNonce base_nonce{};
};

// The KEM's shared secret, from the sender's side and from the recipient's. Nothing on a low-order key.
std::optional<Transient<32>> encapsulate(const ExchangeKey& to, const Transient<32>& ephemeral);
std::optional<Transient<32>> decapsulate(std::span<const std::uint8_t, 32> secret, const ExchangeKey& enc);

// Key schedule of mode_psk.
Keys schedule(const Transient<32>& shared, ByteView info, ByteView psk, ByteView psk_id);

}  // namespace candour::crypto::hpke
