#include "crypto/aead.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/chacha.hpp"
#include "crypto/require.hpp"

namespace candour::crypto {

namespace {

constexpr std::size_t commitment_offset = 24;
constexpr std::size_t cipher_offset = 56;

Bytes associated_data(const Commitment& commitment) { return enc_labelled(AdLabel::env_ad, {commitment}); }

}  // namespace

Bytes aead_seal(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView associated, ByteView plain) {
  Bytes out(plain.size() + tag_size);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                             associated.size(), nullptr, nonce.data(), key.data());
  return out;
}

std::optional<Bytes> aead_open(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView associated,
                               ByteView sealed) {
  if (sealed.size() < tag_size) return std::nullopt;
  Bytes out(sealed.size() - tag_size);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                 associated.data(), associated.size(), nonce.data(), key.data()) != 0)
    return std::nullopt;
  return out;
}

Bytes chacha_seal(std::span<const std::uint8_t, 32> key, const ShortNonce& nonce, ByteView associated, ByteView plain) {
  Bytes out(plain.size() + tag_size);
  crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plain.data(), plain.size(), associated.data(),
                                            associated.size(), nullptr, nonce.data(), key.data());
  return out;
}

std::optional<Bytes> chacha_open(std::span<const std::uint8_t, 32> key, const ShortNonce& nonce, ByteView associated,
                                 ByteView sealed) {
  if (sealed.size() < tag_size) return std::nullopt;
  Bytes out(sealed.size() - tag_size);
  if (crypto_aead_chacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, sealed.data(), sealed.size(),
                                                associated.data(), associated.size(), nonce.data(), key.data()) != 0)
    return std::nullopt;
  return out;
}

// sodium_pad hides how long the text is while it pads, which costs as much as sealing does; whoever pads here has just
// copied that many bytes.
Bytes pad(ByteView plain, std::size_t size) {
  detail::require(plain.size() < size);
  Bytes out(size);
  std::copy(plain.begin(), plain.end(), out.begin());
  out[plain.size()] = 0x80;
  return out;
}

std::optional<Bytes> unpad(ByteView padded) {
  if (padded.empty()) return std::nullopt;
  std::size_t size = 0;
  if (sodium_unpad(&size, padded.data(), padded.size(), padded.size()) != 0) return std::nullopt;
  return to_bytes(padded.first(size));
}

bool is_envelope_size(std::size_t size) {
  const bool is_another = std::find(envelope_sizes.begin(), envelope_sizes.end(), size) == envelope_sizes.end();
  return !CANDOUR_DEFENCE("33", is_another);
}

std::optional<std::size_t> envelope_size_for(std::size_t record_size) {
  for (const auto size : envelope_sizes)
    if (record_size < size - envelope_overhead) return size;
  return std::nullopt;
}

Nonce envelope_nonce(const NonceKey& key, std::span<const std::uint8_t, 32> random, ByteView unsigned_record) {
  if (!CANDOUR_DEFENCE("34", true)) return {};
  return derive_public<24>(key, KdfLabel::nonce, {random, unsigned_record});
}

Transient<32> envelope_key(const EpochKey& epoch, const SpaceId& space, const Nonce& nonce) {
  const auto bound_to = CANDOUR_DEFENCE("27", true) ? space : SpaceId();
  return derive(epoch, KdfLabel::envelope, {bound_to, nonce});
}

Commitment envelope_commitment(std::span<const std::uint8_t, 32> key, const Nonce& nonce) {
  const ByteView part(nonce);
  Commitment out;
  detail::derive_into(out, key, KdfLabel::envelope_com, {&part, 1});
  return out;
}

EnvelopeId envelope_id(ByteView envelope) { return EnvelopeId(hash(HashLabel::env_id, {envelope})); }

Bytes seal_envelope(std::span<const std::uint8_t, 32> key, const Nonce& nonce, ByteView record, std::size_t size) {
  detail::require(is_envelope_size(size) && record.size() < size - envelope_overhead);
  const auto commitment = envelope_commitment(key, nonce);
  auto plain = pad(record, size - envelope_overhead);
  Bytes out;
  out.reserve(size);
  append(out, nonce);
  append(out, commitment);
  append(out, aead_seal(key, nonce, associated_data(commitment), plain));
  detail::wipe(plain.data(), plain.size());
  return out;
}

OpenedEnvelope open_envelope(std::span<const std::uint8_t, 32> key, ByteView envelope) {
  detail::require(is_envelope_size(envelope.size()));
  const auto nonce = nonce_of(envelope);
  const auto commitment = commitment_of(envelope);
  const bool is_of_another_key = !equal_in_constant_time(envelope_commitment(key, nonce), commitment);
  if (CANDOUR_DEFENCE("7 17 18", is_of_another_key)) return {EnvelopeOpening::other_key, {}};
  auto plain = aead_open(key, nonce, associated_data(commitment), envelope.subspan(cipher_offset));
  if (!plain) return {EnvelopeOpening::corrupt, {}};
  auto record = unpad(*plain);
  detail::wipe(plain->data(), plain->size());
  // A record is never empty, so an empty one is as corrupt as bad padding.
  if (!record || record->empty()) return {EnvelopeOpening::corrupt, {}};
  return {EnvelopeOpening::opened, std::move(*record)};
}

Nonce nonce_of(ByteView envelope) { return take<24>(envelope); }
Commitment commitment_of(ByteView envelope) { return take<32>(envelope.subspan(commitment_offset)); }

}  // namespace candour::crypto
