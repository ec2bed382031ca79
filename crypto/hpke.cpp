#include "crypto/hpke.hpp"

#include <algorithm>

#include "base/defence.hpp"

namespace candour::crypto {

namespace hpke {

namespace {

// "KEM" || 0x0020 and "HPKE" || 0x0020 || 0x0001 || 0x0003
constexpr ByteArray<5> kem_suite{'K', 'E', 'M', 0x00, 0x20};
constexpr ByteArray<10> hpke_suite{'H', 'P', 'K', 'E', 0x00, 0x20, 0x00, 0x01, 0x00, 0x03};
constexpr std::uint8_t mode_psk = 1;

Transient<32> labelled_extract(ByteView suite, ByteView salt, std::string_view label, ByteView input) {
  Bytes labelled = to_bytes(as_bytes("HPKE-v1"));
  append(labelled, suite);
  append(labelled, as_bytes(label));
  append(labelled, input);
  auto out = hkdf_extract(salt, labelled);
  detail::wipe(labelled.data(), labelled.size());
  return out;
}

// `out` is shorter than 256 bytes, so the high byte of its length is zero.
void labelled_expand(ByteSpan out, ByteView suite, const Transient<32>& key, std::string_view label, ByteView info) {
  Bytes labelled{0, static_cast<std::uint8_t>(out.size())};
  append(labelled, as_bytes("HPKE-v1"));
  append(labelled, suite);
  append(labelled, as_bytes(label));
  append(labelled, info);
  auto bytes = hkdf_expand(key.expose(), labelled, out.size());
  std::copy(bytes.begin(), bytes.end(), out.begin());
  detail::wipe(bytes.data(), bytes.size());
}

Transient<32> extract_and_expand(const Transient<32>& dh, const ExchangeKey& enc, const ExchangeKey& recipient) {
  Bytes context = to_bytes(enc);
  append(context, recipient);
  const auto key = labelled_extract(kem_suite, {}, "eae_prk", dh.expose());
  Transient<32> out;
  labelled_expand(out.fill(), kem_suite, key, "shared_secret", context);
  return out;
}

}  // namespace

std::optional<Transient<32>> encapsulate(const ExchangeKey& to, const Transient<32>& ephemeral) {
  const auto dh = crypto::exchange(ephemeral.expose(), to);
  if (!dh) return std::nullopt;
  return extract_and_expand(*dh, exchange_public(ephemeral), to);
}

std::optional<Transient<32>> decapsulate(std::span<const std::uint8_t, 32> secret, const ExchangeKey& enc) {
  const auto dh = crypto::exchange(secret, enc);
  if (!dh) return std::nullopt;
  return extract_and_expand(*dh, enc, exchange_public(Transient<32>(secret)));
}

Keys schedule(const Transient<32>& shared, ByteView info, ByteView psk, ByteView psk_id) {
  Bytes context{mode_psk};
  append(context, labelled_extract(hpke_suite, {}, "psk_id_hash", psk_id).expose());
  append(context, labelled_extract(hpke_suite, {}, "info_hash", info).expose());
  const auto secret =
      labelled_extract(hpke_suite, shared.expose(), "secret", CANDOUR_DEFENCE("48", true) ? psk : ByteView());
  Keys out;
  labelled_expand(out.key.fill(), hpke_suite, secret, "key", context);
  labelled_expand(out.base_nonce, hpke_suite, secret, "base_nonce", context);
  return out;
}

}  // namespace hpke

std::optional<Wrap> hpke_wrap(const ExchangeKey& to, const SpaceKey& psk, const SpaceId& psk_id, ByteView info,
                              const Transient<32>& secret, const Transient<32>& ephemeral) {
  const auto shared = hpke::encapsulate(to, ephemeral);
  if (!shared) return std::nullopt;
  const auto keys = hpke::schedule(*shared, info, psk.expose(), psk_id);
  // Single shot: the first sequence number is 0, so the nonce is the base nonce.
  const auto sealed = chacha_seal(keys.key.expose(), keys.base_nonce, {}, secret.expose());
  Wrap out;
  const auto enc = exchange_public(ephemeral);
  std::copy(enc.bytes.begin(), enc.bytes.end(), out.begin());
  std::copy(sealed.begin(), sealed.end(), out.begin() + 32);
  return out;
}

std::optional<Transient<32>> hpke_unwrap(const ExchangeSecret& by, const SpaceKey& psk, const SpaceId& psk_id,
                                         ByteView info, const Wrap& wrap) {
  const auto shared = hpke::decapsulate(by.expose(), ExchangeKey(take<32>(wrap)));
  if (!shared) return std::nullopt;
  const auto keys = hpke::schedule(*shared, info, psk.expose(), psk_id);
  auto secret = chacha_open(keys.key.expose(), keys.base_nonce, {}, ByteView(wrap).subspan(32));
  if (!secret) return std::nullopt;
  Transient<32> out(std::span<const std::uint8_t, 32>(secret->data(), 32));
  detail::wipe(secret->data(), secret->size());
  return out;
}

}  // namespace candour::crypto
