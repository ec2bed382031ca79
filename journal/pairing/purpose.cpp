#include "journal/pairing/purpose.hpp"

#include "crypto/sign.hpp"

namespace candour::pairing {

using crypto::HashLabel;
using crypto::KdfLabel;

std::optional<Purpose> purpose_from(std::uint8_t byte) {
  if (byte < 1 || byte > 6) return std::nullopt;
  return static_cast<Purpose>(byte);
}

std::string_view name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::invite_member:
      return "invite-member";
    case Purpose::link_device:
      return "link-device";
    case Purpose::recover:
      return "recover";
    case Purpose::rejoin:
      return "rejoin";
    case Purpose::replace:
      return "replace";
    case Purpose::mentors:
      return "mentors";
  }
  return {};
}

JoinerShape shape_of(Purpose purpose) {
  const bool is_device = purpose == Purpose::link_device || purpose == Purpose::rejoin;
  return is_device ? JoinerShape::device : JoinerShape::member;
}

crypto::PairRoot pair_root(Purpose purpose, const crypto::PairCode& code) {
  auto root = crypto::hash(HashLabel::pair_root, {as_bytes(name_of(purpose)), code.expose()});
  crypto::PairRoot out{std::span<const std::uint8_t, 32>(root)};
  crypto::detail::wipe(root.data(), root.size());
  return out;
}

crypto::MailboxSecret rendezvous_secret(const crypto::PairRoot& root) {
  return crypto::derive_as<crypto::MailboxSecret>(root, KdfLabel::rv_mailbox);
}

crypto::MailboxKeys rendezvous_keys(const crypto::PairRoot& root) {
  const auto secret = rendezvous_secret(root);
  return crypto::mailbox_keys(secret, {crypto::public_of(crypto::short_mailbox_controller(secret))});
}

crypto::Noise begin_handshake(crypto::NoiseRole role, Purpose purpose, const crypto::PairCode& code,
                              const crypto::Transient<32>& ephemeral) {
  const auto psk = crypto::derive(pair_root(purpose, code), KdfLabel::pair_psk);
  const auto prologue = crypto::enc_labelled(crypto::AdLabel::pair, {as_bytes(name_of(purpose))});
  return {role, psk, prologue, ephemeral};
}

PairingHash pairing_hash(const HandshakeHash& handshake, ByteView t1) {
  return crypto::hash(HashLabel::pair_t1, {handshake, t1});
}

PairingSecrets PairingSecrets::draw(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns) {
  return {crypto::Transient<32>::random(), crypto::fresh(nonce_key, "eph", monotonic_ns)};
}

PairingSecrets PairingSecrets::restore(ByteView random, ByteView ephemeral) {
  return {crypto::Transient<32>(random.first<32>()), crypto::Transient<32>(ephemeral.first<32>())};
}

}  // namespace candour::pairing
