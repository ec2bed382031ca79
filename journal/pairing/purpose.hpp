// What a pairing is for, and the keys that twelve words make for it (protocol.md B3).
#pragma once

#include "crypto/mailbox.hpp"
#include "crypto/noise.hpp"

namespace candour::pairing {

enum class Purpose : std::uint8_t { invite_member = 1, link_device, recover, rejoin, replace, mentors };

std::optional<Purpose> purpose_from(std::uint8_t byte);
// The name that enters every hash, key and signature of a pairing.
std::string_view name_of(Purpose purpose);

// What the joiner proves in T1: a member by his identity key, or a device of a known member by its device key.
enum class JoinerShape : std::uint8_t { member, device };
JoinerShape shape_of(Purpose purpose);

// The words belong to one purpose: the same words for another make other keys throughout.
crypto::PairRoot pair_root(Purpose purpose, const crypto::PairCode& code);
// MS of the rendezvous: an ordinary mailbox with one controller, short_mailbox_controller().
crypto::MailboxSecret rendezvous_secret(const crypto::PairRoot& root);
crypto::MailboxKeys rendezvous_keys(const crypto::PairRoot& root);

// A handshake in its first state.
crypto::Noise begin_handshake(crypto::NoiseRole role, Purpose purpose, const crypto::PairCode& code,
                              const crypto::Transient<32>& ephemeral);

using HandshakeHash = ByteArray<32>;
using PairingHash = ByteArray<32>;
// H("pair-t1", h, T1)
PairingHash pairing_hash(const HandshakeHash& handshake, ByteView t1);

// The two secrets that each side draws for one pairing.
struct PairingSecrets {
  crypto::Transient<32> random;     // r_i or r_j
  crypto::Transient<32> ephemeral;  // X25519 secret of the handshake

  static PairingSecrets draw(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns);
  // Those of an earlier run, 32 bytes each.
  static PairingSecrets restore(ByteView random, ByteView ephemeral);
};

}  // namespace candour::pairing
