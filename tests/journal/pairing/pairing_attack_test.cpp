// Somebody who overheard the words, sits between the two, or is the relay.
#include <gtest/gtest.h>

#include "crypto/aead.hpp"
#include "crypto/chacha.hpp"
#include "crypto/exchange.hpp"
#include "journal/pairing/messages.hpp"
#include "tests/journal/pairing/pairing_people.hpp"

namespace candour::pairing {
namespace {

using namespace pairing::test;

PairingSecrets listeners_secrets() { return PairingSecrets::restore(seed("listener r"), seed("listener e")); }

class PairingAttack : public testing::Test {
 protected:
  void SetUp() override { crypto::start(); }

  static InviterPairing false_inviter() { return {invitation(), words(), listeners_secrets()}; }
  static JoinerPairing false_joiner() { return {acceptance(), words(), listeners_secrets()}; }

  void show_numbers() {
    ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
    ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
    ASSERT_EQ(inviter.receive(joiner.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);
    ASSERT_EQ(joiner.receive(inviter.messages().at(1), now), PairingEvent::numbers_ready);
  }
  void match() {
    show_numbers();
    ASSERT_EQ(inviter.type_half(joiner.half_to_read(), now), PairingEvent::matched);
    ASSERT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::matched);
  }

  InviterPairing inviter{invitation(), words(), inviter_secrets()};
  JoinerPairing joiner{acceptance(), words(), joiner_secrets()};
};

void answer_as_cee(JoinerPairing& listener, const InviterPairing& inviter) {
  ASSERT_EQ(listener.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
  ASSERT_TRUE(listener.answer(cee().card, cee().certificate, cee().seeds.identity).has_value());
}

TEST_F(PairingAttack, ListenerWhoPlaysTheJoinerGetsNoWelcomeForANumberItCannotSay) {
  auto listener = false_joiner();
  answer_as_cee(listener, inviter);
  ASSERT_EQ(inviter.receive(listener.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);

  // Meg, on the telephone, has no number to read, or one of another handshake.
  EXPECT_EQ(inviter.type_half("12345 67890", now), PairingEvent::wrong_number);
  EXPECT_FALSE(inviter.send_welcome(first_welcome(), dani().device).has_value());
}

TEST_F(PairingAttack, SecondJoinerEndsThePairing) {
  show_numbers();
  auto listener = false_joiner();
  answer_as_cee(listener, inviter);

  EXPECT_EQ(inviter.receive(listener.messages().at(0), only_dani(), now), PairingEvent::ended);

  EXPECT_EQ(inviter.end(), PairingEnd::second_joiner);
  EXPECT_EQ(inviter.type_half(joiner.half_to_read(), now), PairingEvent::nothing);
}

TEST_F(PairingAttack, SecondJoinerEndsThePairingEvenAfterTheMatch) {
  match();
  auto listener = false_joiner();
  answer_as_cee(listener, inviter);

  EXPECT_EQ(inviter.receive(listener.messages().at(0), only_dani(), now), PairingEvent::ended);
  EXPECT_FALSE(inviter.send_welcome(first_welcome(), dani().device).has_value());
}

TEST_F(PairingAttack, SecondInviterEndsThePairingOnBothSides) {
  const auto p1 = false_inviter().messages().at(0);
  show_numbers();

  EXPECT_EQ(joiner.receive(p1, now), PairingEvent::ended);
  EXPECT_EQ(inviter.receive(p1, only_dani(), now), PairingEvent::ended);

  EXPECT_EQ(joiner.end(), PairingEnd::second_joiner);
  EXPECT_EQ(inviter.end(), PairingEnd::second_joiner);
}

TEST_F(PairingAttack, SecondInviterIsSeenBeforeTheJoinerAnswered) {
  ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);

  EXPECT_EQ(joiner.receive(false_inviter().messages().at(0), now), PairingEvent::ended);
}

TEST_F(PairingAttack, MiddlemanOnBothSidesNeverSeesEqualNumbersNorAWelcome) {
  auto towards_inviter = false_joiner();
  auto towards_joiner = false_inviter();
  answer_as_cee(towards_inviter, inviter);
  ASSERT_EQ(inviter.receive(towards_inviter.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);
  ASSERT_EQ(joiner.receive(towards_joiner.messages().at(0), now), PairingEvent::journal_found);
  ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  ASSERT_EQ(towards_joiner.receive(joiner.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);
  ASSERT_EQ(joiner.receive(towards_joiner.messages().at(1), now), PairingEvent::numbers_ready);

  // Dani and Meg read their true halves to each other.
  for (int i = 0; i < 3; ++i) {
    EXPECT_NE(inviter.type_half(joiner.half_to_read(), now), PairingEvent::matched);
    EXPECT_NE(joiner.type_half(inviter.half_to_read(), now), PairingEvent::matched);
  }

  EXPECT_EQ(inviter.end(), PairingEnd::wrong_tries);
  EXPECT_EQ(joiner.end(), PairingEnd::wrong_tries);
  EXPECT_FALSE(inviter.send_welcome(first_welcome(), dani().device).has_value());
}

// An inviter who saw T1 and would like another r_i than the one promised.
TEST_F(PairingAttack, AnotherRandomThanTheOnePromisedShowsNoNumber) {
  auto secrets = inviter_secrets();
  auto handshake = begin_handshake(crypto::NoiseRole::initiator, Purpose::invite_member, words(), secrets.ephemeral);
  const Opening opening{Purpose::invite_member,
                        journal(),
                        {},
                        commitment_to(secrets.random.expose()),
                        static_cast<std::uint64_t>(not_after.time_since_epoch().count())};
  const auto p1 = handshake.write_first(crypto::pad(encode(opening), p1_padded_size));
  ASSERT_EQ(joiner.receive(p1, now), PairingEvent::journal_found);
  ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  ASSERT_TRUE(handshake.read_second(ByteView(joiner.messages().at(0)).first(second_handshake_size)).has_value());

  const auto changed = encode_reveal(Purpose::invite_member, seed("another r"));
  const auto event = joiner.receive(handshake.send(crypto::pad(changed, p2b_padded_size)), now);

  EXPECT_EQ(event, PairingEvent::nothing);
  EXPECT_EQ(joiner.stage(), JoinerPairing::Stage::answered);
}

TEST_F(PairingAttack, WrongWordsMeetWithSilence) {
  ByteArray<16> other_code{};
  JoinerPairing stranger(acceptance(), crypto::PairCode(std::span<const std::uint8_t, 16>(other_code)),
                         listeners_secrets());
  const InviterPairing elsewhere(invitation(), crypto::PairCode(std::span<const std::uint8_t, 16>(other_code)),
                                 listeners_secrets());

  EXPECT_EQ(stranger.receive(inviter.messages().at(0), now), PairingEvent::nothing);
  EXPECT_EQ(inviter.receive(elsewhere.messages().at(0), only_dani(), now), PairingEvent::nothing);
  EXPECT_EQ(inviter.stage(), InviterPairing::Stage::waiting);
}

TEST_F(PairingAttack, WordsOfOnePurposeDoNotServeAnother) {
  JoinerPairing other(acceptance(Purpose::replace), words(), listeners_secrets());

  EXPECT_EQ(other.receive(inviter.messages().at(0), now), PairingEvent::nothing);
}

TEST_F(PairingAttack, ChangedMessageIsNoMessage) {
  ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
  ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  for (const std::size_t at : {0u, 31u, 32u, 47u, 48u, 100u, 4095u}) {
    auto p2 = joiner.messages().at(0);
    p2[at] ^= 1;
    EXPECT_EQ(inviter.receive(p2, only_dani(), now), PairingEvent::nothing) << at;
  }
  EXPECT_EQ(inviter.stage(), InviterPairing::Stage::waiting);
}

// The two outputs of Noise's HKDF.
struct Mixed {
  ByteArray<32> chaining;
  ByteArray<32> other;
};
Mixed mix(const ByteArray<32>& chaining, ByteView input) {
  const auto bytes = crypto::hkdf_expand(crypto::hkdf_extract(chaining, input).expose(), {}, 64);
  return {take<32>(bytes), take<32>(ByteView(bytes).subspan(32))};
}

// A P1 by somebody who knows the words, right in every byte but that its key is the point of order 1: whatever the other
// side adds to it, the secret between the two is zero, and everybody knows it.
Bytes p1_with_a_low_order_key() {
  const auto hashed = [](ByteView first, ByteView second) {
    auto both = to_bytes(first);
    append(both, second);
    return crypto::sha256(both);
  };
  const auto purpose = invitation().purpose;
  const auto psk = crypto::derive(pair_root(purpose, words()), crypto::KdfLabel::pair_psk);
  const auto prologue = crypto::enc_labelled(crypto::AdLabel::pair, {as_bytes(name_of(purpose))});
  const Opening opening{purpose, invitation().journal, invitation().subject, commitment_to(seed("listener r")),
                        static_cast<std::uint64_t>(invitation().not_after.time_since_epoch().count())};
  const ByteArray<32> low_order{};

  const auto name = crypto::sha256(as_bytes("Noise_NNpsk0_25519_ChaChaPoly_SHA256"));
  auto hash = hashed(name, prologue);
  const auto extracted = crypto::hkdf_extract(name, psk.expose());
  const auto with_psk = crypto::hkdf_expand(extracted.expose(), {}, 96);
  hash = hashed(hash, ByteView(with_psk).subspan(32, 32));
  hash = hashed(hash, low_order);
  const auto with_key = mix(take<32>(with_psk), low_order);
  auto message = to_bytes(low_order);
  append(message, crypto::chacha_seal(with_key.other, {}, hash, crypto::pad(encode(opening), p1_padded_size)));
  return message;
}

TEST_F(PairingAttack, LowOrderKeyIsNoMessage) {
  const auto message = p1_with_a_low_order_key();
  ASSERT_EQ(message.size(), short_message_size);

  EXPECT_EQ(joiner.receive(message, now), PairingEvent::nothing);

  EXPECT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found) << "the inviter's own is one";
}

TEST_F(PairingAttack, JoinerOfAnotherJournalsCardIsNotAnswered) {
  // A P1 of another journal with the same words: what is signed for it is worth nothing here.
  auto terms = invitation();
  terms.journal = JournalId(seed("another journal"));
  const InviterPairing other(terms, words(), inviter_secrets());
  ASSERT_EQ(joiner.receive(other.messages().at(0), now), PairingEvent::journal_found);

  EXPECT_FALSE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
}

TEST_F(PairingAttack, FloodOfBigEnvelopesIsBounded) {
  show_numbers();
  for (int i = 0; i < 100; ++i) (void)joiner.receive(crypto::random_bytes(welcome_part_size), now);

  const auto saved = joiner.save();

  EXPECT_LE(saved.expose().size(), most_rendezvous_envelopes * welcome_part_size + 4 * short_message_size);
}

}  // namespace
}  // namespace candour::pairing
