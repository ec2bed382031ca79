#include <gtest/gtest.h>

#include "journal/kinds/private_note.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::TwoPeople;

TEST(VaultAttempt, OfBothWhoInvitedEndsInOneJournalAndKeepsThePrivateNotes) {
  TwoPeople pair;
  const auto note = pair.dani->writing().write(ItemKind::private_note, {test::prose(kinds::private_note::text, "Before all.")});
  ASSERT_TRUE(note);
  ASSERT_TRUE(pair.dani->pairing().invite("127.0.0.1:7878", test::some_relay(), pair.dani.passphrase()));
  pair.carry();

  pair.pair_up();

  EXPECT_EQ(pair.dani->overview().stage, JournalStage::shared);
  EXPECT_EQ(pair.dani->overview().members.size(), 2U);
  const auto notes = pair.dani->items().list({ItemKind::private_note});
  ASSERT_TRUE(notes);
  ASSERT_EQ(notes->size(), 1U);
  EXPECT_TRUE(notes->front().is_mine);
  EXPECT_TRUE(pair.dani->writing().edit(notes->front().key, {test::prose(kinds::private_note::text, "Still mine.")}));
}

TEST(VaultAttempt, GivenUpForAnotherOpensAgainWithTheSamePassphrase) {
  TwoPeople pair;
  ASSERT_TRUE(pair.dani->pairing().invite("127.0.0.1:7878", test::some_relay(), pair.dani.passphrase()));

  pair.pair_up();
  pair.restart(pair.dani);

  EXPECT_EQ(pair.dani->overview().stage, JournalStage::shared);
}

TEST(VaultAttempt, IsNotGivenUpWithAWrongPassphrase) {
  TwoPeople pair;
  ASSERT_TRUE(pair.dani->pairing().invite("127.0.0.1:7878", test::some_relay(), pair.dani.passphrase()));
  const auto words = pair.meg->pairing().invite("127.0.0.1:7878", test::some_relay(), pair.meg.passphrase());
  ASSERT_TRUE(words);

  const auto joined = pair.dani->pairing().join(words->words.expose(), "127.0.0.1:7878", test::some_relay(),
                                      crypto::Passphrase("another passphrase than hers"));

  ASSERT_FALSE(joined);
  EXPECT_EQ(joined.error().code, ErrorCode::wrong_passphrase);
  EXPECT_EQ(pair.dani->pairing().view().stage, PairingStage::invited);
}

TEST(VaultAttempt, ThatBrokeOffAfterThreeWrongTriesRunsAgain) {
  TwoPeople pair;
  pair.invite_and_join();
  for (int wrong = 0; wrong < 3; ++wrong) {
    EXPECT_FALSE(pair.dani->pairing().confirm("00000 00000", pair.dani.passphrase()));
  }
  ASSERT_EQ(pair.dani->pairing().view().stage, PairingStage::ended);

  pair.pair_up();

  EXPECT_EQ(pair.meg->overview().members.size(), 2U);
  EXPECT_EQ(pair.dani->overview().stage, JournalStage::shared);
}

}  // namespace
}  // namespace candour::journal
