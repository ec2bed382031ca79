#include "crypto/hash.hpp"

#include <sodium.h>

#include "crypto/require.hpp"

namespace candour::crypto {

namespace {

// BLAKE2b over enc(..), element by element, so that a long body is not copied. Wiped when done: with a key its state
// is as good as the key.
class EncodedHash {
 public:
  EncodedHash(ByteView key, std::size_t size) {
    // libsodium takes shorter outputs and, for an empty key, silently hashes without one.
    detail::require(size >= crypto_generichash_BYTES_MIN && size <= crypto_generichash_BYTES_MAX);
    crypto_generichash_init(&state_, key.empty() ? nullptr : key.data(), key.size(), size);
  }
  EncodedHash(const EncodedHash&) = delete;
  EncodedHash& operator=(const EncodedHash&) = delete;
  ~EncodedHash() { sodium_memzero(&state_, sizeof state_); }

  void element(ByteView bytes) {
    const auto length = le32(static_cast<std::uint32_t>(bytes.size()));
    crypto_generichash_update(&state_, length.data(), length.size());
    crypto_generichash_update(&state_, bytes.data(), bytes.size());
  }
  void elements(std::span<const ByteView> parts) {
    for (const auto& part : parts) element(part);
  }
  void finish(ByteSpan out) { crypto_generichash_final(&state_, out.data(), out.size()); }

 private:
  crypto_generichash_state state_;
};

void append_element(Bytes& to, ByteView bytes) {
  append(to, le32(static_cast<std::uint32_t>(bytes.size())));
  append(to, bytes);
}

}  // namespace

Bytes enc(Parts parts) {
  Bytes out;
  for (const auto& part : parts) append_element(out, part);
  return out;
}

Bytes enc_labelled(AdLabel label, Parts parts) {
  auto out = enc({as_bytes(protocol_version), as_bytes(text_of(label))});
  for (const auto& part : parts) append_element(out, part);
  return out;
}

namespace detail {

void hash_into(ByteSpan out, HashLabel label, std::span<const ByteView> parts) {
  EncodedHash hash({}, out.size());
  hash.element(as_bytes(protocol_version));
  hash.element(as_bytes(text_of(label)));
  hash.elements(parts);
  hash.finish(out);
}

void derive_into(ByteSpan out, std::span<const std::uint8_t, 32> key, KdfLabel label, std::span<const ByteView> parts) {
  detail::require(key.data() != nullptr);
  EncodedHash hash(key, out.size());
  hash.element(as_bytes(protocol_version));
  hash.element(as_bytes(text_of(label)));
  hash.elements(parts);
  hash.finish(out);
}

void fresh_into(ByteSpan out, const NonceKey& key, std::string_view what, std::uint64_t monotonic_ns,
                std::span<const ByteView> parts) {
  const auto random = Transient<32>::random();
  EncodedHash hash(key.expose(), out.size());
  hash.element(as_bytes(protocol_version));
  hash.element(as_bytes(text_of(KdfLabel::fresh)));
  hash.element(as_bytes(what));
  hash.element(random.expose());
  hash.element(le64(monotonic_ns));
  hash.elements(parts);
  hash.finish(out);
}

}  // namespace detail

ByteArray<32> sha256(ByteView message) {
  ByteArray<32> out;
  crypto_hash_sha256(out.data(), message.data(), message.size());
  return out;
}

ByteArray<64> sha512(ByteView message) {
  ByteArray<64> out;
  crypto_hash_sha512(out.data(), message.data(), message.size());
  return out;
}

bool equal_in_constant_time(ByteView a, ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

Bytes random_bytes(std::size_t size) {
  Bytes out(size);
  detail::fill_random(out);
  return out;
}

}  // namespace candour::crypto
