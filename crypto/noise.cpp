#include "crypto/noise.hpp"

#include "crypto/chacha.hpp"
#include "crypto/exchange.hpp"
#include "crypto/require.hpp"

namespace candour::crypto {

namespace {

constexpr std::string_view protocol_name = "Noise_NNpsk0_25519_ChaChaPoly_SHA256";
constexpr std::size_t key_size = 32;

Bytes joined(ByteView first, ByteView second) {
  Bytes out;
  out.reserve(first.size() + second.size());
  append(out, first);
  append(out, second);
  return out;
}

// Four zero bytes and the little-endian counter.
ShortNonce nonce_for(std::uint64_t counter) {
  ShortNonce out{};
  const auto bytes = le64(counter);
  std::copy(bytes.begin(), bytes.end(), out.begin() + 4);
  return out;
}

// HKDF of Noise: the chaining key is the salt and there is no info. Three outputs, of which some calls use two.
struct Derived {
  Transient<96> bytes;
  ByteArray<32> part(std::size_t index) const { return take<32>(bytes.expose().subspan(32 * index)); }
};
Derived noise_hkdf(const ByteArray<32>& chaining, ByteView input) {
  const auto key = hkdf_extract(chaining, input);
  auto bytes = hkdf_expand(key.expose(), {}, 96);
  Derived out{Transient<96>(std::span<const std::uint8_t, 96>(bytes.data(), 96))};
  detail::wipe(bytes.data(), bytes.size());
  return out;
}

}  // namespace

Noise::Noise(NoiseRole role, const Transient<32>& psk, ByteView prologue, const Transient<32>& ephemeral)
    : role_(role), ephemeral_(take<32>(ephemeral.expose())) {
  h_ = sha256(as_bytes(protocol_name));  // the name is longer than 32 bytes
  chaining_ = h_;
  mix_hash(prologue);
  const auto derived = noise_hkdf(chaining_, psk.expose());
  chaining_ = derived.part(0);
  mix_hash(derived.part(1));
  key_ = derived.part(2);
}

Noise::~Noise() {
  for (auto* secret : {&ephemeral_, &chaining_, &key_, &send_key_, &receive_key_})
    detail::wipe(secret->data(), secret->size());
}

void Noise::mix_hash(ByteView data) { h_ = sha256(joined(h_, data)); }

void Noise::mix_key(ByteView input) {
  const auto derived = noise_hkdf(chaining_, input);
  chaining_ = derived.part(0);
  key_ = derived.part(1);
  n_ = 0;
}

Bytes Noise::encrypt_and_hash(ByteView plain) {
  auto sealed = chacha_seal(key_, nonce_for(n_++), h_, plain);
  mix_hash(sealed);
  return sealed;
}

std::optional<Bytes> Noise::decrypt_and_hash(ByteView sealed) {
  auto plain = chacha_open(key_, nonce_for(n_), h_, sealed);
  if (!plain) return std::nullopt;
  ++n_;
  mix_hash(sealed);
  return plain;
}

void Noise::split() {
  const auto derived = noise_hkdf(chaining_, {});
  const bool initiates = role_ == NoiseRole::initiator;
  send_key_ = derived.part(initiates ? 0 : 1);
  receive_key_ = derived.part(initiates ? 1 : 0);
}

Bytes Noise::write_first(ByteView payload) {
  detail::require(role_ == NoiseRole::initiator);
  const auto own = exchange_public(Transient<32>(ephemeral_));
  mix_hash(own);
  mix_key(own);
  return joined(own, encrypt_and_hash(payload));
}

std::optional<Bytes> Noise::read_first(ByteView message) {
  detail::require(role_ == NoiseRole::responder);
  if (message.size() < key_size + 16) return std::nullopt;
  const ExchangeKey theirs(take<key_size>(message));
  if (!is_usable(theirs)) return std::nullopt;
  Noise next(*this);  // a message that does not open leaves no trace
  next.remote_ = theirs.bytes;
  next.mix_hash(theirs);
  next.mix_key(theirs);
  auto payload = next.decrypt_and_hash(message.subspan(key_size));
  if (payload) *this = next;
  return payload;
}

std::optional<Bytes> Noise::write_second(ByteView payload) {
  detail::require(role_ == NoiseRole::responder);
  const auto shared = crypto::exchange(ephemeral_, ExchangeKey(remote_));
  if (!shared) return std::nullopt;
  const auto own = exchange_public(Transient<32>(ephemeral_));
  mix_hash(own);
  mix_key(own);
  mix_key(shared->expose());
  auto message = joined(own, encrypt_and_hash(payload));
  split();
  return message;
}

std::optional<Bytes> Noise::read_second(ByteView message) {
  detail::require(role_ == NoiseRole::initiator);
  if (message.size() < key_size + 16) return std::nullopt;
  const ExchangeKey theirs(take<key_size>(message));
  const auto shared = crypto::exchange(ephemeral_, theirs);
  if (!shared) return std::nullopt;
  Noise next(*this);
  next.remote_ = theirs.bytes;
  next.mix_hash(theirs);
  next.mix_key(theirs);
  next.mix_key(shared->expose());
  auto payload = next.decrypt_and_hash(message.subspan(key_size));
  if (!payload) return std::nullopt;
  next.split();
  *this = next;
  return payload;
}

Bytes Noise::send(ByteView plain) { return chacha_seal(send_key_, nonce_for(sent_++), {}, plain); }

std::optional<Bytes> Noise::receive(ByteView sealed) {
  auto plain = chacha_open(receive_key_, nonce_for(received_), {}, sealed);
  if (plain) ++received_;
  return plain;
}

}  // namespace candour::crypto
