// Rows 9, 43 and 112 through the façade: wrong numbers end a pairing, nothing was given, and the next one succeeds.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using test::TwoPeople;

void type_three_wrong_halves(TwoPeople& pair) {
  for (int i = 0; i < 3; ++i) {
    const auto refused = pair.meg->confirm("00000 00000", pair.meg.passphrase());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, i < 2 ? ErrorCode::wrong_number : ErrorCode::pairing_ended);
  }
}

TEST(PairingAgain, GivesNothingAfterThreeWrongHalves) {
  TwoPeople pair;
  pair.invite_and_join();

  type_three_wrong_halves(pair);
  pair.carry();

  EXPECT_EQ(pair.meg->pairing().stage, PairingStage::ended);
  EXPECT_NE(pair.dani->overview().stage, JournalStage::shared);
  const auto half = pair.dani->pairing().read_aloud;
  EXPECT_FALSE(pair.meg->confirm(half, pair.meg.passphrase()).has_value()) << "the true half comes too late";
}

TEST(PairingAgain, SucceedsWithNewWordsAfterThreeWrongHalves) {
  TwoPeople pair;
  pair.invite_and_join();
  type_three_wrong_halves(pair);
  ASSERT_TRUE(pair.dani->stop_pairing().has_value());

  pair.pair_up();

  const auto text = test::prose(kinds::reflection::text, "The second time.");
  const auto made = pair.dani->write(model::ItemKind::reflection, {text});
  ASSERT_TRUE(made.has_value());
  pair.carry_everything();
  EXPECT_TRUE(pair.meg->show(*made).has_value());
}

}  // namespace
}  // namespace candour::journal
