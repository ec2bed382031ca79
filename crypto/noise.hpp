// Noise_NNpsk0_25519_ChaChaPoly_SHA256 (Noise revision 34): two messages, then transport with empty associated data.
// Nothing = it does not open. A handshake can be copied (its state is small), so that a message that turns out not
// to be meant for it leaves no trace; copies are wiped.
#pragma once

#include "base/ids.hpp"
#include "crypto/hash.hpp"

namespace candour::crypto {

enum class NoiseRole : std::uint8_t { initiator, responder };

class Noise {
 public:
  // `ephemeral` is the X25519 secret of this side.
  Noise(NoiseRole role, const Transient<32>& psk, ByteView prologue, const Transient<32>& ephemeral);
  Noise(const Noise&) = default;
  Noise& operator=(const Noise&) = default;
  Noise(Noise&&) = default;
  Noise& operator=(Noise&&) = default;
  ~Noise();

  Bytes write_first(ByteView payload);                  // initiator
  std::optional<Bytes> read_first(ByteView message);    // responder
  std::optional<Bytes> write_second(ByteView payload);  // responder; nothing on a low-order key
  std::optional<Bytes> read_second(ByteView message);   // initiator

  // After the second message. send() counts its nonces from 0; receive() advances only when it opened.
  Bytes send(ByteView plain);
  std::optional<Bytes> receive(ByteView sealed);

  // The handshake hash h after the second message.
  const ByteArray<32>& handshake_hash() const { return h_; }

 private:
  void mix_hash(ByteView data);
  void mix_key(ByteView input);
  Bytes encrypt_and_hash(ByteView plain);
  std::optional<Bytes> decrypt_and_hash(ByteView sealed);
  void split();

  NoiseRole role_;
  ByteArray<32> ephemeral_{};
  ByteArray<32> remote_{};
  ByteArray<32> chaining_{};
  ByteArray<32> key_{};
  ByteArray<32> send_key_{};
  ByteArray<32> receive_key_{};
  ByteArray<32> h_{};
  std::uint64_t n_ = 0;
  std::uint64_t sent_ = 0;
  std::uint64_t received_ = 0;
};

}  // namespace candour::crypto
