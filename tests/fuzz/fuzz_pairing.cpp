// Everything that a stranger can put into a rendezvous, and what is kept of a pairing.
#include "journal/pairing/inviter.hpp"
#include "journal/pairing/joiner.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;
using namespace candour::pairing;

namespace {

const crypto::NonceKey& nonce_key() {
  static const crypto::NonceKey key(std::span<const std::uint8_t, 32>(ByteArray<32>{1}));
  return key;
}
crypto::PairCode code() { return crypto::PairCode(std::span<const std::uint8_t, 16>(ByteArray<16>{2})); }
constexpr WallTime now{std::chrono::hours(400'000)};

// An envelope that was not made with the words changes nothing and causes no message.
void check_receiving(ByteView input) {
  static const InviterPairing inviter_model(
      {Purpose::invite_member, JournalId{}, MemberKey{}, now + pairing_lifetime}, code(), PairingSecrets::draw(nonce_key(), 1));
  auto inviter = InviterPairing::restore(as_bytes(inviter_model.save().expose()));
  fuzz::must(inviter.has_value());
  (void)inviter->receive(input, {}, now);
  fuzz::must(inviter->stage() == InviterPairing::Stage::waiting && inviter->messages().size() == 1);
  JoinerPairing joiner({Purpose::invite_member, RelayId{}, now}, code(), PairingSecrets::draw(nonce_key(), 2));
  (void)joiner.receive(input, now);
  fuzz::must(joiner.messages().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  if (const auto opening = parse_opening(input, Purpose::invite_member)) fuzz::must_be_same(input, encode(*opening));
  for (const auto purpose : {Purpose::invite_member, Purpose::link_device}) {
    (void)parse_t1(input, purpose, JournalId{}, HandshakeHash{});
  }
  (void)parse_welcome(input);
  (void)InviterPairing::restore(input);
  (void)JoinerPairing::restore(input);
  if (size == short_message_size || size == welcome_part_size) check_receiving(input);
  return 0;
}
