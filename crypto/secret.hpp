// Secret bytes with an owner. Long-lived keys live in guarded memory and have a kind; keys of one call live on the
// stack and are wiped at the end of the scope. Neither can be copied, compared or printed.
#pragma once

#include <cstring>
#include <string>
#include <utility>

#include "base/bytes.hpp"

namespace candour::crypto {

namespace detail {
// Guarded memory of `size` bytes (sodium_malloc: guard pages, locked, wiped when freed). Ends the process when the
// system has none: no key is ever put elsewhere instead.
std::uint8_t* guarded_alloc(std::size_t size);
void guarded_free(std::uint8_t* bytes) noexcept;
void wipe(void* bytes, std::size_t size) noexcept;
void fill_random(ByteSpan out);
}  // namespace detail

// Must be called once before anything else of crypto/. Ends the process if libsodium cannot start.
void start();

// N secret bytes of one call, on the stack, wiped when the scope ends. Move wipes the source.
template <std::size_t N>
class Transient {
 public:
  Transient() = default;
  explicit Transient(std::span<const std::uint8_t, N> bytes) { std::memcpy(bytes_.data(), bytes.data(), N); }
  Transient(Transient&& other) noexcept : bytes_(other.bytes_) { detail::wipe(other.bytes_.data(), N); }
  Transient& operator=(Transient&& other) noexcept {
    if (this != &other) {
      bytes_ = other.bytes_;
      detail::wipe(other.bytes_.data(), N);
    }
    return *this;
  }
  Transient(const Transient&) = delete;
  Transient& operator=(const Transient&) = delete;
  ~Transient() { detail::wipe(bytes_.data(), N); }

  static Transient random() {
    Transient out;
    detail::fill_random(out.bytes_);
    return out;
  }

  std::span<const std::uint8_t, N> expose() const { return bytes_; }
  std::span<std::uint8_t, N> fill() { return bytes_; }

 private:
  ByteArray<N> bytes_{};
};

// N secret bytes of one kind in guarded memory. Empty after being moved from; an empty one must not be exposed.
template <class Kind, std::size_t N = 32>
class Secret {
 public:
  static constexpr std::size_t size = N;

  Secret() = default;  // empty
  explicit Secret(std::span<const std::uint8_t, N> bytes) : bytes_(detail::guarded_alloc(N)) {
    std::memcpy(bytes_, bytes.data(), N);
  }
  Secret(Secret&& other) noexcept : bytes_(std::exchange(other.bytes_, nullptr)) {}
  Secret& operator=(Secret&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { detail::guarded_free(bytes_); }

  static Secret random() {
    Secret out;
    out.bytes_ = detail::guarded_alloc(N);
    detail::fill_random({out.bytes_, N});
    return out;
  }
  // A second owner of the same bytes, made on purpose.
  Secret duplicate() const { return Secret(expose()); }

  bool empty() const { return bytes_ == nullptr; }
  // The bytes, to be passed straight on; see docs/decisions for the few places that may.
  std::span<const std::uint8_t, N> expose() const { return std::span<const std::uint8_t, N>(bytes_, N); }

 private:
  std::uint8_t* bytes_ = nullptr;
};

namespace detail {
// Seed and public key of an Ed25519 pair, as libsodium's signing takes them: seed[32] || public[32].
Transient<64> key_pair_of(std::span<const std::uint8_t, 32> seed);
}  // namespace detail

// The seed of an Ed25519 key, in guarded memory with its public key behind it. libsodium signs with whatever stands
// there, so that a pair is made of its seed alone, once, and nothing takes or stores one.
template <class Kind>
class SigningSeed {
 public:
  static constexpr std::size_t size = 32;

  SigningSeed() = default;  // empty
  explicit SigningSeed(std::span<const std::uint8_t, 32> seed) : pair_(detail::key_pair_of(seed).expose()) {}
  static SigningSeed random() { return SigningSeed(Transient<32>::random().expose()); }
  // A second owner of the same bytes, made on purpose.
  SigningSeed duplicate() const {
    SigningSeed out;
    out.pair_ = pair_.duplicate();
    return out;
  }

  bool empty() const { return pair_.empty(); }
  // The seed alone, to be passed straight on.
  std::span<const std::uint8_t, 32> expose() const { return pair_.expose().template first<32>(); }
  std::span<const std::uint8_t, 32> public_key() const { return pair_.expose().template last<32>(); }
  // Both, for signing.
  std::span<const std::uint8_t, 64> pair() const { return pair_.expose(); }

 private:
  Secret<Kind, 64> pair_;
};

// A passphrase or other secret text of any length, in guarded memory. Move-only, never printed.
class SecretText {
 public:
  SecretText() = default;
  explicit SecretText(std::string_view text);
  SecretText(SecretText&& other) noexcept;
  SecretText& operator=(SecretText&& other) noexcept;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText();

  bool empty() const { return size_ == 0; }
  std::string_view expose() const { return {reinterpret_cast<const char*>(bytes_), size_}; }

 private:
  std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
};

// Kinds of protocol.md B1. A seed of one kind is not a seed of another.
using RootSecret = Secret<struct RootSecretKind>;          // R
using IdentitySeed = SigningSeed<struct IdentitySeedKind>;      // IK
using ControllerSeed = SigningSeed<struct ControllerSeedKind>;  // CK
using RecoverySecret = Secret<struct RecoverySecretKind>;  // RX, X25519
using ExportSeed = SigningSeed<struct ExportSeedKind>;          // X
using DeviceSeed = SigningSeed<struct DeviceSeedKind>;          // DS
using NonceKey = Secret<struct NonceKeyKind>;              // NK
using ExchangeSecret = Secret<struct ExchangeSecretKind>;  // DX, X25519
using SpaceKey = Secret<struct SpaceKeyKind>;              // PSK
using ShareKey = Secret<struct ShareKeyKind>;              // share of B13
using EpochKey = Secret<struct EpochKeyKind>;              // EK
using EnvelopeKey = Secret<struct EnvelopeKeyKind>;        // k
using MailboxSecret = Secret<struct MailboxSecretKind>;    // MS
using ReadSeed = SigningSeed<struct ReadSeedKind>;
using WriteSeed = SigningSeed<struct WriteSeedKind>;
using RelaySeed = SigningSeed<struct RelaySeedKind>;            // the relay's own
using MasterKey = Secret<struct MasterKeyKind>;            // MK
using PairRoot = Secret<struct PairRootKind>;              // root of the twelve words
using PairCode = Secret<struct PairCodeKind, 16>;          // c

}  // namespace candour::crypto
