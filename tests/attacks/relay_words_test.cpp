// Row 10: a relay has no way to hand over a key, a card or a parameter: what it makes up is bytes of nobody.
#include <gtest/gtest.h>

#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

// Every key, card and certificate by which the vault of a person reads and writes.
Bytes keys_of(TwoPeople& pair, Person& person) {
  Writer out;
  {
    const ChangedMember keys(pair, person);
    out.raw(keys.mailbox).raw(keys.journal).raw(keys.me).raw(keys.device).raw(keys.psk.expose());
    out.raw(keys.device_seed.expose()).raw(keys.nonce_key.expose());
    for (const auto& epoch : keys.epochs) out.raw(epoch.id).u64(epoch.number).raw(epoch.key.expose());
    for (const auto& card : keys.cards) out.raw(sealed::encode(card));
    for (const auto& certificate : keys.certificates) out.raw(sealed::encode(certificate));
  }
  pair.restart(person);
  return out.take();
}

Bytes padded(Bytes bytes, std::size_t size) {
  bytes.resize(size, 0);
  return bytes;
}

TEST(RelayWords, AreTakenForNoKeyCardOrCertificate) {
  TwoPeople pair;
  pair.pair_up();
  pair.carry_everything();
  std::vector<Bytes> made_up;
  {
    const ChangedMember dani(pair, pair.dani);  // who knows how such things look
    const auto card = sealed::encode(dani.card_of_a_stranger("Somebody"));
    for (const auto& object : {card, sealed::encode(dani.certificates.front()),
                               sealed::encode(sealed::IdentityBody{sealed::IdentityObject::member_card, card})}) {
      for (const std::size_t size : {4096u, 16'384u, 65'536u}) made_up.push_back(padded(object, size));
      made_up.push_back(object);  // of no size of an envelope
    }
  }
  pair.restart(pair.dani);
  const auto before = keys_of(pair, pair.meg);
  const auto box = pair.mailbox(pair.meg);
  for (const auto& bytes : made_up) pair.relay.append(box, bytes);

  read_everything(pair, pair.meg);

  EXPECT_GT(before.size(), 1000u);
  EXPECT_EQ(keys_of(pair, pair.meg), before);
}

}  // namespace
}  // namespace candour::test
