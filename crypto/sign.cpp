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

ByteArray<32> public_key(std::span<const std::uint8_t, 32> seed) {
  ByteArray<32> out;
  Transient<crypto_sign_SECRETKEYBYTES> expanded;
  crypto_sign_seed_keypair(out.data(), expanded.fill().data(), seed.data());
  return out;
}

Signature sign_bytes(std::span<const std::uint8_t, 32> seed, ByteView message) {
  Transient<crypto_sign_SECRETKEYBYTES> expanded;
  ByteArray<32> ignored;
  crypto_sign_seed_keypair(ignored.data(), expanded.fill().data(), seed.data());
  Signature out;
  crypto_sign_detached(out.bytes.data(), nullptr, message.data(), message.size(), expanded.expose().data());
  return out;
}

Signature sign_label(std::span<const std::uint8_t, 32> seed, SignLabel label, std::span<const ByteView> parts) {
  return sign_bytes(seed, signed_bytes(label, parts));
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
