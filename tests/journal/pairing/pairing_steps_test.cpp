// The two sides of a first pairing against each other: what they do, and what they do after a restart.
#include <gtest/gtest.h>

#include "crypto/words.hpp"
#include "tests/journal/pairing/pairing_people.hpp"

namespace candour::pairing {
namespace {

using namespace pairing::test;

class Pairing : public testing::Test {
 protected:
  void SetUp() override { crypto::start(); }

  void answer() {
    ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
    ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  }
  void show_numbers() {
    answer();
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

constexpr auto wrong_half = "00000 00000";

TEST_F(Pairing, OpensTheWholeWelcomeOnceBothTyped) {
  match();

  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());
  const auto event = joiner.receive(inviter.messages().at(2), now);

  ASSERT_EQ(event, PairingEvent::welcome_opened);
  const auto& welcome = joiner.welcome();
  EXPECT_EQ(welcome.members.size(), 2u);
  EXPECT_EQ(welcome.members[0].card, dani().card);
  EXPECT_EQ(welcome.relay, "relay.test:8443");
  EXPECT_TRUE(equal(welcome.spaces.at(0).key.expose(), seed("psk")));
  EXPECT_TRUE(equal(welcome.mailbox.expose(), seed("ms")));
  EXPECT_EQ(welcome.inviter, dani().certificate.contents.device);
}

TEST_F(Pairing, TellsTheInviterWhoJoinsAndTheJoinerWhichJournal) {
  show_numbers();

  EXPECT_EQ(inviter.joining().card->name, "M\xC3\xA9g");
  EXPECT_EQ(inviter.joining().certificate, meg().certificate);
  EXPECT_EQ(joiner.opening().journal, journal());
}

TEST_F(Pairing, ShowsEachSideTheOtherHalf) {
  show_numbers();

  EXPECT_NE(inviter.half_to_read(), joiner.half_to_read());
  EXPECT_EQ(inviter.half_to_read().size(), 11u);
}

TEST_F(Pairing, MakesNoWelcomeBeforeTheInvitersTypedMatch) {
  show_numbers();

  const auto sent = inviter.send_welcome(first_welcome(), dani().device);

  ASSERT_FALSE(sent.has_value());
  EXPECT_EQ(sent.error().code, ErrorCode::not_verified);
  EXPECT_EQ(inviter.messages().size(), 2u);
}

TEST_F(Pairing, KeepsAWelcomeSealedUntilTheJoinersTypedMatch) {
  show_numbers();
  ASSERT_EQ(inviter.type_half(joiner.half_to_read(), now), PairingEvent::matched);
  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());

  EXPECT_EQ(joiner.receive(inviter.messages().at(2), now), PairingEvent::nothing);
  EXPECT_EQ(joiner.stage(), JoinerPairing::Stage::comparing);

  EXPECT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::welcome_opened);
}

TEST_F(Pairing, MakesItsWelcomeOnce) {
  match();
  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());
  const auto before = inviter.messages();
  auto other = first_welcome();
  other.log_n = 2;

  ASSERT_TRUE(inviter.send_welcome(other, dani().device).has_value());

  EXPECT_EQ(inviter.messages(), before) << "a nonce must not serve two texts";
}

TEST_F(Pairing, IgnoresOwnAndRepeatedMessages) {
  show_numbers();

  for (const auto& message : inviter.messages()) {
    EXPECT_EQ(inviter.receive(message, only_dani(), now), PairingEvent::nothing);
    EXPECT_EQ(joiner.receive(message, now), PairingEvent::nothing);
  }
  for (const auto& message : joiner.messages()) {
    EXPECT_EQ(inviter.receive(message, only_dani(), now), PairingEvent::nothing);
    EXPECT_EQ(joiner.receive(message, now), PairingEvent::nothing);
  }
  EXPECT_EQ(inviter.stage(), InviterPairing::Stage::comparing);
  EXPECT_EQ(joiner.stage(), JoinerPairing::Stage::comparing);
}

TEST_F(Pairing, IgnoresJunkOfEverySize) {
  for (const std::size_t size : {1u, 47u, 48u, 4095u, 4096u, 4097u, 16384u, 65536u}) {
    const auto junk = crypto::random_bytes(size);
    EXPECT_EQ(inviter.receive(junk, only_dani(), now), PairingEvent::nothing) << size;
    EXPECT_EQ(joiner.receive(junk, now), PairingEvent::nothing) << size;
  }
  EXPECT_EQ(inviter.receive({}, only_dani(), now), PairingEvent::nothing);
  EXPECT_EQ(joiner.receive({}, now), PairingEvent::nothing);
  show_numbers();
}

TEST_F(Pairing, EndsAtTheThirdWrongHalfAndSendsNothing) {
  show_numbers();

  EXPECT_EQ(inviter.type_half(wrong_half, now), PairingEvent::wrong_number);
  EXPECT_EQ(inviter.type_half(wrong_half, now), PairingEvent::wrong_number);
  EXPECT_EQ(inviter.tries_left(), 1u);
  EXPECT_EQ(inviter.type_half(wrong_half, now), PairingEvent::ended);

  EXPECT_EQ(inviter.end(), PairingEnd::wrong_tries);
  EXPECT_TRUE(inviter.messages().empty());
  EXPECT_EQ(inviter.type_half(joiner.half_to_read(), now), PairingEvent::nothing);
}

TEST_F(Pairing, EndsOnTheJoinersSideAtTheThirdWrongHalfToo) {
  show_numbers();

  EXPECT_EQ(joiner.type_half(wrong_half, now), PairingEvent::wrong_number);
  EXPECT_EQ(joiner.type_half(wrong_half, now), PairingEvent::wrong_number);
  EXPECT_EQ(joiner.type_half(wrong_half, now), PairingEvent::ended);

  EXPECT_EQ(joiner.end(), PairingEnd::wrong_tries);
  EXPECT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::nothing);
}

TEST_F(Pairing, TakesTheOwnHalfForAWrongOne) {
  show_numbers();

  EXPECT_EQ(inviter.type_half(inviter.half_to_read(), now), PairingEvent::wrong_number);
  EXPECT_EQ(joiner.type_half(joiner.half_to_read(), now), PairingEvent::wrong_number);
}

TEST_F(Pairing, LosesNoTryForWhatIsNoHalf) {
  show_numbers();

  for (const auto* typed : {"", "12345", "12345 6789", "12345 678901", "12345 6789o", "12345\n67890"})
    EXPECT_EQ(inviter.type_half(typed, now), PairingEvent::not_a_number) << typed;

  EXPECT_EQ(inviter.tries_left(), most_tries);
}

TEST_F(Pairing, TakesAHalfHoweverItsDigitsAreSpaced) {
  show_numbers();
  const auto half = joiner.half_to_read();

  EXPECT_EQ(inviter.type_half(" " + half.substr(0, 2) + "-" + half.substr(2, 3) + half.substr(6), now),
            PairingEvent::matched);
}

TEST_F(Pairing, EndsWhenItsTimeIsPast) {
  EXPECT_EQ(inviter.pass_time(not_after), PairingEvent::nothing);
  EXPECT_EQ(joiner.receive(inviter.messages().at(0), not_after + std::chrono::milliseconds(1)), PairingEvent::ended);
  EXPECT_EQ(joiner.end(), PairingEnd::expired);

  EXPECT_EQ(inviter.pass_time(not_after + std::chrono::milliseconds(1)), PairingEvent::ended);
  EXPECT_EQ(inviter.end(), PairingEnd::expired);
}

TEST_F(Pairing, EndsForAJoinerWhomNobodyAnswersAfterSevenDays) {
  const auto started = joiner.terms().started;

  EXPECT_EQ(joiner.pass_time(started + pairing_lifetime), PairingEvent::nothing);
  EXPECT_EQ(joiner.pass_time(started + pairing_lifetime + std::chrono::milliseconds(1)), PairingEvent::ended);
}

TEST_F(Pairing, DoesNotExpireOnceItIsThrough) {
  match();
  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());
  ASSERT_EQ(joiner.receive(inviter.messages().at(2), now), PairingEvent::welcome_opened);

  EXPECT_EQ(inviter.pass_time(not_after + pairing_lifetime), PairingEvent::nothing);
  EXPECT_EQ(joiner.pass_time(not_after + pairing_lifetime), PairingEvent::nothing);
}

TEST_F(Pairing, StopsWhenThePersonSaysSo) {
  show_numbers();

  inviter.stop();
  joiner.stop();

  EXPECT_EQ(inviter.end(), PairingEnd::stopped);
  EXPECT_TRUE(joiner.messages().empty());
  EXPECT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::nothing);
}

TEST_F(Pairing, RunsAgainWithTheSameCardAfterOneThatBrokeOff) {
  auto people = only_dani();
  people.ever.push_back({meg().card, true, false});
  answer();

  EXPECT_EQ(inviter.receive(joiner.messages().at(0), people, now), PairingEvent::numbers_ready);
}

TEST_F(Pairing, RefusesACardOfAMemberWhoseRecordsAreHeld) {
  auto people = only_dani();
  people.ever.push_back({meg().card, true, true});
  answer();

  EXPECT_EQ(inviter.receive(joiner.messages().at(0), people, now), PairingEvent::nothing);
}

TEST_F(Pairing, RefusesAnotherCardOfAMemberItKnows) {
  auto people = only_dani();
  people.ever.push_back({sealed::make_member_card(journal(), meg().seeds, "Meg").value(), true, false});
  answer();

  EXPECT_EQ(inviter.receive(joiner.messages().at(0), people, now), PairingEvent::nothing);
}

TEST_F(Pairing, IsAnsweredOnceAndOnlyWithACardOfItsJournal) {
  const sealed::Genesis other_genesis{dani().key(), seed("another")};
  const auto other_card = sealed::make_member_card(sealed::journal_id(other_genesis), meg().seeds, "Meg").value();
  const auto early = joiner.answer(meg().card, meg().certificate, meg().seeds.identity);
  ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
  const auto foreign = joiner.answer(other_card, meg().certificate, meg().seeds.identity);
  const auto not_mine = joiner.answer(meg().card, cee().certificate, meg().seeds.identity);
  const auto shape_d = joiner.answer(meg().certificate, meg().device);

  EXPECT_EQ(early.error().code, ErrorCode::pairing_waits);
  EXPECT_EQ(foreign.error().code, ErrorCode::bad_argument);
  EXPECT_EQ(not_mine.error().code, ErrorCode::bad_argument);
  EXPECT_EQ(shape_d.error().code, ErrorCode::bad_argument);
  EXPECT_TRUE(joiner.messages().empty());
  EXPECT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  EXPECT_EQ(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).error().code, ErrorCode::pairing_waits);
}

// ---- restarts

template <class Side>
void restart(Side& side) {
  const auto saved = side.save();
  auto restored = Side::restore(as_bytes(saved.expose()));
  ASSERT_TRUE(restored.has_value());
  ASSERT_EQ(restored->stage(), side.stage());
  ASSERT_EQ(restored->messages(), side.messages());
  side = std::move(*restored);
}

TEST_F(Pairing, GoesOnAfterARestartBetweenAnyTwoSteps) {
  const auto restart_both = [this] {
    restart(inviter);
    restart(joiner);
  };
  restart_both();
  ASSERT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
  restart_both();
  ASSERT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  restart_both();
  ASSERT_EQ(inviter.receive(joiner.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);
  restart_both();
  ASSERT_EQ(joiner.receive(inviter.messages().at(1), now), PairingEvent::numbers_ready);
  ASSERT_EQ(inviter.type_half(wrong_half, now), PairingEvent::wrong_number);
  restart_both();
  EXPECT_EQ(inviter.tries_left(), 2u);
  ASSERT_EQ(inviter.type_half(joiner.half_to_read(), now), PairingEvent::matched);
  restart_both();
  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());
  restart_both();
  ASSERT_EQ(joiner.receive(inviter.messages().at(2), now), PairingEvent::nothing);
  restart_both();
  ASSERT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::welcome_opened);
  restart_both();
  EXPECT_TRUE(equal(joiner.welcome().mailbox.expose(), seed("ms")));
}

TEST_F(Pairing, StaysMatchedOnTheJoinersSideOverARestart) {
  match();
  restart(joiner);
  ASSERT_TRUE(inviter.send_welcome(first_welcome(), dani().device).has_value());

  EXPECT_EQ(joiner.receive(inviter.messages().at(2), now), PairingEvent::welcome_opened);
}

TEST_F(Pairing, GivesTheJoinerNoNewTriesByARestart) {
  show_numbers();
  ASSERT_EQ(joiner.type_half(wrong_half, now), PairingEvent::wrong_number);
  ASSERT_EQ(joiner.type_half(wrong_half, now), PairingEvent::wrong_number);

  restart(joiner);

  EXPECT_EQ(joiner.type_half(wrong_half, now), PairingEvent::ended);
}

TEST_F(Pairing, StaysEndedOverARestart) {
  show_numbers();
  inviter.stop();
  for (int i = 0; i < 3; ++i) (void)joiner.type_half(wrong_half, now);

  restart(inviter);
  restart(joiner);

  EXPECT_EQ(inviter.end(), PairingEnd::stopped);
  EXPECT_EQ(joiner.end(), PairingEnd::wrong_tries);
}

TEST_F(Pairing, IsNotRestoredFromBytesThatAreCutOffOrAnotherSides) {
  match();
  const auto saved = inviter.save();
  const auto bytes = as_bytes(saved.expose());

  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{150}, bytes.size() - 1})
    EXPECT_FALSE(InviterPairing::restore(bytes.first(size)).has_value()) << size;
  EXPECT_FALSE(JoinerPairing::restore(bytes).has_value());
}

}  // namespace
}  // namespace candour::pairing
