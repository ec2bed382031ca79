#include "crypto/sign.hpp"

#include <sodium.h>

#include "base/defence.hpp"
#include "crypto/ed25519.hpp"

namespace candour::crypto {

namespace {

Bytes signed_bytes(SignLabel label, std::span<const ByteView> parts) {
  const auto bound_to = CANDOUR_DEFENCE("3 31", true) ? text_of(label) : std::string_view();
  auto message = enc({as_bytes(protocol_version), as_bytes(bound_to)});
  for (const auto& part : parts) append(message, CANDOUR_DEFENCE("31", true) ? enc({part}) : to_bytes(part));
  return message;
}

}  // namespace

namespace detail {

Transient<64> key_pair_of(std::span<const std::uint8_t, 32> seed) {
  static_assert(crypto_sign_SECRETKEYBYTES == 64);
  Transient<64> pair;
  ByteArray<32> as_well;  // libsodium writes the public key behind the seed too
  crypto_sign_seed_keypair(as_well.data(), pair.fill().data(), seed.data());
  return pair;
}

Signature sign_bytes(std::span<const std::uint8_t, 64> pair, ByteView message) {
  Signature out;
  crypto_sign_detached(out.bytes.data(), nullptr, message.data(), message.size(), pair.data());
  return out;
}

Signature sign_label(std::span<const std::uint8_t, 64> pair, SignLabel label, std::span<const ByteView> parts) {
  return sign_bytes(pair, signed_bytes(label, parts));
}

}  // namespace detail

bool verify(ByteView key, const Signature& signature, SignLabel label, Parts parts) {
  return verify_message(key, signature, signed_bytes(label, {parts.begin(), parts.size()}));
}

bool verify_message(ByteView key, const Signature& signature, ByteView message) {
  // libsodium reads 32 bytes of the key, however many there are.
  if (key.size() != crypto_sign_PUBLICKEYBYTES) return false;
  const bool is_refused =
      crypto_sign_verify_detached(signature.bytes.data(), message.data(), message.size(), key.data()) != 0;
  return !CANDOUR_DEFENCE("47 68 100", is_refused);
}

}  // namespace candour::crypto
