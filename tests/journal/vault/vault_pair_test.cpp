// Two vaults and what lies between them: pairing over restarts, and journals that are equal whatever the relay does.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::prose;
using test::shown;
using test::TwoPeople;

void write_reflection(test::Person& person, std::string_view text) {
  const auto made = person->writing().write(ItemKind::reflection, {prose(kinds::reflection::text, text)});
  ASSERT_TRUE(made.has_value());
}

void write_some(TwoPeople& pair) {
  for (int i = 0; i < 3; ++i) {
    write_reflection(pair.meg, "Meg writes number " + std::to_string(i));
    write_reflection(pair.dani, "Dani writes number " + std::to_string(i));
    pair.carry_everything();
  }
}

TEST(VaultPairing, EndsWithTwoPeopleWhoVerifiedEachOther) {
  TwoPeople pair;
  pair.pair_up();

  for (const auto* person : {&pair.meg, &pair.dani}) {
    const auto overview = (*person)->overview();
    ASSERT_EQ(overview.members.size(), 2u);
    EXPECT_TRUE(overview.members[1].is_verified);
    EXPECT_EQ(overview.members[1].name, person == &pair.meg ? "Dani" : "Meg");
    EXPECT_EQ((*person)->members().readers(model::Space::everyone).size(), 2u);
    EXPECT_EQ((*person)->members().readers(model::Space::mine), std::vector<std::string>{person->name});
  }
}

// After a restart the joiner's words are typed again, for they are kept nowhere.
void restart_and_resume(TwoPeople& pair, test::Person& person, const crypto::SecretText& words) {
  pair.restart(person);
  if (!person->pairing().view().needs_passphrase) return;
  ASSERT_TRUE(person->pairing().join(words.expose(), "127.0.0.1:8443", test::some_relay(), person.passphrase()).has_value());
}

TEST(VaultPairing, GoesOnWhenEitherProgramIsStartedAgainAfterAnyStep) {
  TwoPeople pair;
  const RelayId relay_id = test::some_relay();
  auto words = pair.meg->pairing().invite("127.0.0.1:8443", relay_id, pair.meg.passphrase());
  ASSERT_TRUE(words.has_value());
  pair.restart(pair.meg);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::invited);
  ASSERT_TRUE(pair.dani->pairing().join(words->words.expose(), "127.0.0.1:8443", relay_id, pair.dani.passphrase()).has_value());
  restart_and_resume(pair, pair.dani, words->words);
  pair.carry();
  pair.restart(pair.meg);
  restart_and_resume(pair, pair.dani, words->words);
  pair.carry();
  ASSERT_EQ(pair.meg->pairing().view().stage, PairingStage::comparing);
  const auto aloud_by_meg = pair.meg->pairing().view().read_aloud;
  const auto aloud_by_dani = pair.dani->pairing().view().read_aloud;
  ASSERT_TRUE(pair.meg->pairing().confirm(aloud_by_dani, pair.meg.passphrase()).has_value());
  pair.restart(pair.meg);
  pair.carry();
  ASSERT_TRUE(pair.dani->pairing().confirm(aloud_by_meg, pair.dani.passphrase()).has_value());
  restart_and_resume(pair, pair.dani, words->words);
  pair.carry();

  EXPECT_EQ(pair.meg->overview().stage, JournalStage::shared);
  EXPECT_EQ(pair.dani->overview().stage, JournalStage::shared);
}

TEST(VaultsOfTwo, AreEqualAfterWorkOfBoth) {
  TwoPeople pair;
  pair.pair_up();

  write_some(pair);

  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
  EXPECT_NE(shown(pair.meg).find("Dani writes number 2"), std::string::npos);
  EXPECT_NE(shown(pair.dani).find("Meg writes number 2"), std::string::npos);
}

// Dani reads a journal that was written while she was away, each time in another order and with envelopes twice.
TEST(VaultsOfTwo, AreEqualWhateverOrderAndDuplicatesAPageHas) {
  std::mt19937 random(20'260'101);
  TwoPeople pair;
  pair.pair_up();
  for (int round = 0; round < 12; ++round) {
    const auto box = pair.mailbox(pair.dani);
    for (int i = 0; i < 4; ++i) {
      write_reflection(pair.meg, "round " + std::to_string(round) + " text " + std::to_string(i));
      EXPECT_TRUE(pair.slot(pair.meg));
    }
    auto log = pair.relay.log(box);
    const auto copy = log;
    for (std::size_t i = 0; i < 3 && !copy.empty(); ++i) log.push_back(copy[random() % copy.size()]);
    std::shuffle(log.begin(), log.end(), random);
    pair.relay.rewrite(box, log);
    pair.carry_everything();

    ASSERT_EQ(shown(pair.meg), shown(pair.dani)) << "round " << round;
  }
  EXPECT_NE(shown(pair.dani).find("round 11 text 3"), std::string::npos);
}

TEST(VaultsOfTwo, AreEqualAgainAfterTheRelayLostWhatItHadTaken) {
  TwoPeople pair;
  pair.pair_up();
  write_reflection(pair.meg, "Taken and lost.");
  EXPECT_TRUE(pair.slot(pair.meg));
  const auto box = pair.mailbox(pair.meg);
  pair.relay.roll_back(box, pair.relay.log(box).size() - 1);

  pair.carry_everything();

  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
  EXPECT_NE(shown(pair.dani).find("Taken and lost."), std::string::npos);
}

TEST(VaultsOfTwo, AreReadFromTheBeginningWhenTheRelayGoesBackWithinALogEpoch) {
  TwoPeople pair;
  pair.pair_up();
  write_some(pair);
  const auto before = shown(pair.dani);

  ASSERT_TRUE(pair.dani->relay_log().log_epoch_changed(pair.mailbox(pair.dani), pair.relay.log_epoch(), LogChange::restarted));
  pair.carry_everything();
  pair.restart(pair.dani);
  write_reflection(pair.meg, "After it went back.");
  pair.carry_everything();

  EXPECT_NE(shown(pair.dani), before);
  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
}

TEST(VaultsOfTwo, SayOfAPageWithAHoleThatItDoesNotFollowAndTakeItWhenItDoes) {
  TwoPeople pair;
  pair.pair_up();
  const auto box = pair.mailbox(pair.dani);
  const auto after = pair.relay.log(box).size();
  write_reflection(pair.meg, "First of two.");
  EXPECT_TRUE(pair.slot(pair.meg));
  write_reflection(pair.meg, "Second of two.");
  EXPECT_TRUE(pair.slot(pair.meg));
  const auto whole = pair.relay.page(box, after);
  auto holed = whole;
  holed.entries.erase(holed.entries.begin());

  const auto first = pair.dani->post().absorb(holed);
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->has_hole);
  EXPECT_TRUE(first->arrived.empty());

  const auto second = pair.dani->post().absorb(whole);
  ASSERT_TRUE(second);
  EXPECT_FALSE(second->has_hole);
  EXPECT_EQ(second->arrived.size(), 2U);
}

TEST(VaultsOfTwo, TakeNothingFromJunkOfEverySize) {
  TwoPeople pair;
  pair.pair_up();
  write_some(pair);
  const auto before = shown(pair.dani);
  const auto box = pair.mailbox(pair.dani);
  for (const std::size_t size : {1024u, 4096u, 65'536u, 262'144u}) pair.relay.append(box, Bytes(size, 0x5A));
  for (const std::size_t size : {0u, 1u, 4095u}) pair.relay.append(box, Bytes(size, 0x5A));

  pair.carry();

  EXPECT_EQ(shown(pair.dani), before);
  EXPECT_EQ(shown(pair.meg), before);
}

// How many envelopes leave, slot by slot, in a week of somebody who writes one reflection a day.
std::vector<std::size_t> trace_with_notes(int notes_a_day) {
  TwoPeople pair;
  pair.pair_up();
  std::vector<std::size_t> trace;
  for (int day = 0; day < 5; ++day) {
    for (int i = 0; i < notes_a_day; ++i) {
      EXPECT_TRUE(pair.dani->writing().write(ItemKind::private_note, {prose(kinds::private_note::text, "Nobody reads this.")})
                      .has_value());
    }
    write_reflection(pair.dani, "One a day.");
    for (int i = 0; i < 3; ++i) {
      trace.push_back(pair.slot(pair.dani) ? 1 : 0);
      pair.carry();
      trace.push_back(pair.relay.ever_seen().size());
    }
    pair.clock.advance(std::chrono::hours(24));
  }
  return trace;
}

TEST(VaultsOfTwo, ShowTheRelayNothingOfPrivateNotes) {
  EXPECT_EQ(trace_with_notes(0), trace_with_notes(7));
}

}  // namespace
}  // namespace candour::journal
