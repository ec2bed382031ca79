#include "crypto/exchange.hpp"

#include <sodium.h>

#include "base/defence.hpp"
#include "crypto/require.hpp"

namespace candour::crypto {

namespace {

ExchangeKey base_point_times(std::span<const std::uint8_t, 32> secret) {
  ExchangeKey out;
  crypto_scalarmult_curve25519_base(out.bytes.data(), secret.data());
  return out;
}

// HMAC-SHA256 of any key length; crypto_auth would be another function and the one-shot takes 32-byte keys only.
class Hmac {
 public:
  explicit Hmac(ByteView key) { crypto_auth_hmacsha256_init(&state_, key.data(), key.size()); }
  Hmac(const Hmac&) = delete;
  Hmac& operator=(const Hmac&) = delete;
  ~Hmac() { sodium_memzero(&state_, sizeof state_); }

  Hmac& add(ByteView bytes) {
    crypto_auth_hmacsha256_update(&state_, bytes.data(), bytes.size());
    return *this;
  }
  void finish(std::span<std::uint8_t, 32> out) { crypto_auth_hmacsha256_final(&state_, out.data()); }

 private:
  crypto_auth_hmacsha256_state state_;
};

}  // namespace

ExchangeKey public_of(const ExchangeSecret& secret) { return base_point_times(secret.expose()); }
ExchangeKey public_of(const RecoverySecret& secret) { return base_point_times(secret.expose()); }
ExchangeKey exchange_public(const Transient<32>& secret) { return base_point_times(secret.expose()); }

bool is_usable(const ExchangeKey& key) {
  ByteArray<32> any_scalar;
  any_scalar.fill(1);
  return crypto::exchange(any_scalar, key).has_value();
}

std::optional<Transient<32>> exchange(std::span<const std::uint8_t, 32> secret, const ExchangeKey& key) {
  Transient<32> out;
  const bool is_zero = crypto_scalarmult_curve25519(out.fill().data(), secret.data(), key.bytes.data()) != 0;
  if (CANDOUR_DEFENCE("46", is_zero)) return std::nullopt;
  return out;
}

ByteArray<32> hmac_sha256(ByteView key, ByteView message) {
  ByteArray<32> out;
  Hmac(key).add(message).finish(out);
  return out;
}

Transient<32> hkdf_extract(ByteView salt, ByteView input) {
  static constexpr ByteArray<32> no_salt{};
  Transient<32> out;
  Hmac(salt.empty() ? ByteView(no_salt) : salt).add(input).finish(out.fill());
  return out;
}

Bytes hkdf_expand(std::span<const std::uint8_t, 32> pseudo_random_key, ByteView info, std::size_t size) {
  detail::require(size <= 255 * 32);
  Bytes out;
  out.reserve(size);
  Transient<32> block;
  for (std::uint8_t counter = 1; out.size() < size; ++counter) {
    Hmac hmac(pseudo_random_key);
    if (counter > 1) hmac.add(block.expose());
    hmac.add(info).add({&counter, 1}).finish(block.fill());
    append(out, block.expose().first(std::min<std::size_t>(32, size - out.size())));
  }
  return out;
}

}  // namespace candour::crypto
