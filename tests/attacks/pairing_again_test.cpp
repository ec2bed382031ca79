// Rows 9, 43 and 112 through the façade: wrong numbers end a pairing, nothing was given, and the next one succeeds.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/second_pairing.hpp"

namespace candour::journal {
namespace {

using test::TwoPeople;

void type_three_wrong_halves(TwoPeople& pair) {
  for (int i = 0; i < 3; ++i) {
    const auto refused = pair.meg->pairing().confirm("00000 00000", pair.meg.passphrase());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, i < 2 ? ErrorCode::wrong_number : ErrorCode::pairing_ended);
  }
}

TEST(PairingAgain, GivesNothingAfterThreeWrongHalves) {
  TwoPeople pair;
  pair.invite_and_join();

  type_three_wrong_halves(pair);
  pair.carry();

  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::ended);
  EXPECT_NE(pair.dani->overview().stage, JournalStage::shared);
  const auto half = pair.dani->pairing().view().read_aloud;
  EXPECT_FALSE(pair.meg->pairing().confirm(half, pair.meg.passphrase()).has_value()) << "the true half comes too late";
}

TEST(PairingAgain, SucceedsWithNewWordsAfterThreeWrongHalves) {
  TwoPeople pair;
  pair.invite_and_join();
  type_three_wrong_halves(pair);
  ASSERT_TRUE(pair.dani->pairing().stop().has_value());

  pair.pair_up();

  const auto text = test::prose(kinds::reflection::text, "The second time.");
  const auto made = pair.dani->writing().write(model::ItemKind::reflection, {text});
  ASSERT_TRUE(made.has_value());
  pair.carry_everything();
  EXPECT_TRUE(pair.meg->items().show(*made).has_value());
}

// Row 112: the joiner typed three wrong halves after the inviter had matched and her program had gone to its end.
TEST(FirstPairingBrokenOff, IsRunAgainByTheSameCardWithNothingMadeTwice) {
  TwoPeople pair;
  play_first_pairing(pair, test::PairingPrefix::welcome_read_back);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(pair.dani->pairing().confirm("00000 00000", pair.dani.passphrase()));
  const auto mailbox = pair.mailbox(pair.meg);
  const auto log = pair.relay.log(mailbox);
  const auto line = *pair.meg->summaries().card_line();

  ASSERT_EQ(pair_again(pair, OpenAttempt::go_on), std::nullopt);

  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::done);
  EXPECT_EQ(pair.dani->pairing().view().stage, PairingStage::done);
  EXPECT_EQ(pair.mailbox(pair.dani), mailbox);
  ASSERT_EQ(pair.relay.log(mailbox).size(), log.size() + 1) << "one heartbeat, and no commit, card or change again";
  EXPECT_TRUE(std::equal(log.begin(), log.end(), pair.relay.log(mailbox).begin()));
  EXPECT_EQ(*pair.meg->summaries().card_line(), line);
}

TEST(FirstPairingBrokenOff, IsNotTakenOverByAnotherCard) {
  TwoPeople pair;
  play_first_pairing(pair, test::PairingPrefix::welcome_read_back);
  const auto mailbox = pair.mailbox(pair.meg);
  const auto log = pair.relay.log(mailbox);
  test::sit_at_new_computer(pair, "Dani");

  ASSERT_EQ(pair_again(pair, OpenAttempt::go_on), std::nullopt);

  EXPECT_EQ(pair.meg->pairing().view().end, PairingEnd::another_card);
  EXPECT_TRUE(pair.meg->pairing().view().read_aloud.empty()) << "no number to compare with the wrong computer";
  EXPECT_EQ(pair.relay.log(mailbox), log);
}

}  // namespace
}  // namespace candour::journal
