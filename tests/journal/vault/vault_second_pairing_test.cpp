// A pairing after one that broke off, whatever step that had reached and whoever answers the new words: done or ended,
// the same people and the same mailbox on both sides, and no more envelopes than a pairing needs.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/second_pairing.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::last_prefix;
using test::PairingPrefix;
using test::TwoPeople;

constexpr const char* relay_address = "127.0.0.1:8443";
// P1, P2, P2b, one part of a Welcome, a commit, two cards, two certificates, a roster change and a heartbeat, twice.
constexpr std::size_t most_envelopes = 22;

std::vector<std::string> sorted_readers(const test::Person& person) {
  auto names = person->members().readers(model::Space::everyone);
  std::sort(names.begin(), names.end());
  return names;
}

Result<model::ItemKey> write(test::Person& person, std::string_view text) {
  return person->writing().write(ItemKind::reflection, {test::prose(kinds::reflection::text, text)});
}

// Both are through, know the same two people, and what either writes the other reads.
void expect_shared(TwoPeople& pair) {
  ASSERT_EQ(pair.meg->pairing().view().stage, PairingStage::done);
  ASSERT_EQ(pair.dani->pairing().view().stage, PairingStage::done);
  EXPECT_EQ(sorted_readers(pair.meg), sorted_readers(pair.dani));
  EXPECT_EQ(sorted_readers(pair.meg).size(), 2u);
  EXPECT_EQ(pair.mailbox(pair.meg), pair.mailbox(pair.dani));
  const auto by_meg = write(pair.meg, "By Meg.");
  const auto by_dani = write(pair.dani, "By the other.");
  ASSERT_TRUE(by_meg && by_dani);
  pair.carry_everything();
  EXPECT_TRUE(pair.meg->items().show(*by_dani).has_value());
  EXPECT_TRUE(pair.dani->items().show(*by_meg).has_value());
}

// Nobody was let in, and nothing can be said to anybody.
void expect_alone(TwoPeople& pair) {
  EXPECT_EQ(sorted_readers(pair.meg), std::vector<std::string>{"Meg"});
  EXPECT_NE(pair.meg->overview().stage, JournalStage::shared);
  const auto refused = write(pair.meg, "To nobody.");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::not_paired);
}

enum class Answerer : std::uint8_t { same_computer, new_computer, somebody_else };

using Broken = std::tuple<PairingPrefix, Answerer>;

// Where the first pairing stopped, and who answers the new words.
class SecondPairing : public testing::TestWithParam<Broken> {
 protected:
  void SetUp() override { play_first_pairing(pair, stopped_at()); }
  static PairingPrefix stopped_at() { return std::get<PairingPrefix>(GetParam()); }
  static Answerer answerer() { return std::get<Answerer>(GetParam()); }

  void let_answer() {
    if (answerer() == Answerer::same_computer) pair.restart(pair.dani);
    if (answerer() == Answerer::new_computer) test::sit_at_new_computer(pair, "Dani");
    if (answerer() == Answerer::somebody_else) test::sit_at_new_computer(pair, "Huw");
  }

  TwoPeople pair;
};
class SecondPairingAfterTheMatch : public SecondPairing {};

// A joiner who had the numbers types them no more: the joiner's program waits for a passphrase that nobody types.
TEST_P(SecondPairing, IsDoneAfterAnyStepWhenTheFirstIsGivenUp) {
  EXPECT_EQ(pair.meg->pairing().view().has_open_attempt, stopped_at() >= PairingPrefix::matched);
  let_answer();

  ASSERT_EQ(pair_again(pair, OpenAttempt::give_up), std::nullopt);

  expect_shared(pair);
  EXPECT_LE(pair.relay.ever_seen().size(), most_envelopes + 4);
}

TEST_P(SecondPairingAfterTheMatch, IsDoneOrEndsWithASentenceWhenTheFirstGoesOn) {
  let_answer();
  // What was sealed and has not left yet still leaves.
  const auto log_and_outbox = pair.relay.log(pair.mailbox(pair.meg)).size() + pair.meg->sending().outbox_count();

  ASSERT_EQ(pair_again(pair, OpenAttempt::go_on), std::nullopt);

  EXPECT_LE(pair.relay.ever_seen().size(), most_envelopes);
  if (answerer() == Answerer::same_computer) {
    expect_shared(pair);
  } else if (stopped_at() == PairingPrefix::greeting_sent) {
    EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::done) << "the first pairing was finished by Dani's record";
    EXPECT_EQ(sorted_readers(pair.meg), (std::vector<std::string>{"Dani", "Meg"}));
  } else {
    EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::ended);
    EXPECT_EQ(pair.meg->pairing().view().end, PairingEnd::another_card);
    EXPECT_TRUE(pair.meg->pairing().view().has_open_attempt) << "new words can be made";
    expect_alone(pair);
    EXPECT_FALSE(pair.dani->pairing().view().stage == PairingStage::done);
    EXPECT_LE(pair.relay.log(pair.mailbox(pair.meg)).size(), log_and_outbox) << "nothing more was sealed for it";
  }
}

std::vector<PairingPrefix> prefixes_from(PairingPrefix first) {
  std::vector<PairingPrefix> prefixes;
  for (auto step = static_cast<int>(first); step <= static_cast<int>(last_prefix); ++step) {
    prefixes.push_back(static_cast<PairingPrefix>(step));
  }
  return prefixes;
}

std::string name_of(const testing::TestParamInfo<Broken>& info) {
  constexpr std::array names{"SameComputer", "NewComputer", "SomebodyElse"};
  return names.at(static_cast<std::size_t>(std::get<Answerer>(info.param))) + std::string("AfterStep") +
         std::to_string(static_cast<int>(std::get<PairingPrefix>(info.param)));
}

const auto everybody = testing::Values(Answerer::same_computer, Answerer::new_computer, Answerer::somebody_else);
INSTANTIATE_TEST_SUITE_P(Any, SecondPairing,
                         testing::Combine(testing::ValuesIn(prefixes_from(PairingPrefix::invited)), everybody), name_of);
INSTANTIATE_TEST_SUITE_P(Any, SecondPairingAfterTheMatch,
                         testing::Combine(testing::ValuesIn(prefixes_from(PairingPrefix::matched)), everybody), name_of);

TEST(OpenPairing, AsksWhichComputerIsInvitedBeforeAnythingIsLost) {
  TwoPeople pair;
  play_first_pairing(pair, PairingPrefix::welcome_read_back);

  const auto refused = pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase());

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::pairing_waits);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched);
  EXPECT_EQ(pair.meg->pairing().view().partner_name, "Dani");
  const auto left = pair.meg->pairing().join("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                                   "abandon about", relay_address, test::some_relay(), pair.meg.passphrase());
  ASSERT_FALSE(left.has_value());
  EXPECT_EQ(left.error().code, ErrorCode::pairing_waits);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched);
}

// Her program is killed after each of her steps and never starts again.
TEST(OpenPairing, WaitsForTheJoinersProgramAndSealsNoTextWhateverItDid) {
  for (int step = static_cast<int>(PairingPrefix::matched); step < static_cast<int>(last_prefix); ++step) {
    SCOPED_TRACE(step);
    TwoPeople pair;
    play_first_pairing(pair, static_cast<PairingPrefix>(step));
    pair.dani.vault.reset();
    for (int round = 0; round < 6; ++round) exchange(pair, pair.meg);
    pair.restart(pair.meg);
    for (int round = 0; round < 3; ++round) exchange(pair, pair.meg);

    EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched);
    EXPECT_TRUE(pair.meg->pairing().view().has_open_attempt);
    expect_alone(pair);
    ASSERT_TRUE(pair.meg->sending().seal_queue());
    EXPECT_EQ(*pair.meg->sending().seal_now(), 0u);
    EXPECT_FALSE(pair.meg->sending().next_for_slot()->has_value());
    EXPECT_EQ(pair.relay.log(pair.mailbox(pair.meg)).size(), 6u) << "kinds 2, 9 and 10 and nothing else";
    EXPECT_TRUE(pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase(), OpenAttempt::give_up));
    EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::invited);
  }
}

TEST(OpenPairing, IsPairedOnASideOnlyWhenTheOthersRecordIsHere) {
  TwoPeople pair;
  play_first_pairing(pair, PairingPrefix::opened);
  EXPECT_EQ(pair.dani->pairing().view().stage, PairingStage::matched);
  EXPECT_TRUE(pair.dani->pairing().view().is_reading);
  EXPECT_NE(pair.dani->overview().stage, JournalStage::shared);

  exchange(pair, pair.dani);
  EXPECT_EQ(pair.dani->pairing().view().stage, PairingStage::done);
  exchange(pair, pair.meg);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched) << "the heartbeat has not left yet";

  exchange(pair, pair.dani);
  exchange(pair, pair.meg);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::done);
  exchange(pair, pair.dani);
  EXPECT_EQ(pair.relay.log(pair.mailbox(pair.meg)).size(), 7u) << "one heartbeat, once";
}

TEST(OpenPairing, IsFinishedByTheJoinersRecordWhichEndsTheNewWords) {
  TwoPeople pair;
  play_first_pairing(pair, PairingPrefix::greeting_sent);
  ASSERT_TRUE(pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase(), OpenAttempt::go_on));
  ASSERT_TRUE(pair.meg->pairing().invitation_words()->has_value());

  exchange(pair, pair.meg);

  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::done);
  EXPECT_FALSE(pair.meg->pairing().invitation_words()->has_value());
  EXPECT_EQ(pair.meg->post().mailboxes()->size(), 1u) << "the rendezvous of the new words is gone";
  const auto again = pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase(), OpenAttempt::give_up);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().code, ErrorCode::already_paired);
}

// The numbers were compared, nothing had been sent, and Meg stopped: what was made for Dani is not used for Huw.
TEST(OpenPairing, ThatWasStoppedAfterTheMatchIsStillAskedAbout) {
  TwoPeople pair;
  play_first_pairing(pair, PairingPrefix::matched);
  ASSERT_TRUE(pair.meg->pairing().stop());
  EXPECT_TRUE(pair.meg->pairing().view().has_open_attempt);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::ended);
  test::sit_at_new_computer(pair, "Huw");
  EXPECT_EQ(pair_again(pair, OpenAttempt::ask), ErrorCode::pairing_waits);

  ASSERT_EQ(pair_again(pair, OpenAttempt::give_up), std::nullopt);

  expect_shared(pair);
  EXPECT_EQ(sorted_readers(pair.meg), (std::vector<std::string>{"Huw", "Meg"}));
}

TEST(OpenPairing, KeepsPrivateNotesWhenEitherSideGivesItUp) {
  TwoPeople pair;
  for (auto* person : {&pair.meg, &pair.dani}) {
    ASSERT_TRUE((*person)->writing().write(ItemKind::private_note, {test::prose(kinds::private_note::text, "Only mine.")}));
  }
  play_first_pairing(pair, PairingPrefix::opened);

  ASSERT_EQ(pair_again(pair, OpenAttempt::give_up), std::nullopt);

  expect_shared(pair);
  for (auto* person : {&pair.meg, &pair.dani}) {
    const auto notes = (*person)->items().list({ItemKind::private_note});
    ASSERT_TRUE(notes && notes->size() == 1);
    EXPECT_TRUE(notes->front().is_mine);
  }
}

TEST(OpenPairing, IsNotGivenUpByAJoinerInWhoseJournalTheOtherWrote) {
  TwoPeople pair;
  pair.pair_up();
  EXPECT_TRUE(pair.dani->pairing().view().may_give_up) << "nothing came since";
  ASSERT_TRUE(write(pair.meg, "Something came."));
  pair.carry_everything();

  EXPECT_FALSE(pair.dani->pairing().view().may_give_up);
  const auto left = pair.dani->pairing().join("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                                    "abandon about", relay_address, test::some_relay(), pair.dani.passphrase(),
                                    OpenAttempt::give_up);
  ASSERT_FALSE(left.has_value());
  EXPECT_EQ(left.error().code, ErrorCode::already_paired);
}

TEST(OpenPairing, DoesNotGoOnAtAnotherRelay) {
  TwoPeople pair;
  play_first_pairing(pair, PairingPrefix::welcome_read_back);
  auto other = test::some_relay();
  other.bytes[0] ^= 1;

  const auto refused = pair.meg->pairing().invite(relay_address, other, pair.meg.passphrase(), OpenAttempt::go_on);

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::wrong_relay);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched);
}

TEST(InvitationWords, AreKeptAcrossALockUntilSomebodyAnswers) {
  TwoPeople pair;
  const auto words = pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase());
  ASSERT_TRUE(words);
  pair.restart(pair.meg);

  const auto kept = pair.meg->pairing().invitation_words();
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ((*kept)->words.expose(), words->words.expose());
  EXPECT_EQ((*kept)->pasted.expose(), words->pasted.expose());

  ASSERT_TRUE(pair.dani->pairing().join(words->pasted.expose(), "", test::some_relay(), pair.dani.passphrase()));
  pair.carry();
  ASSERT_EQ(pair.meg->pairing().view().stage, PairingStage::comparing);
  EXPECT_FALSE(pair.meg->pairing().invitation_words()->has_value());
}

TEST(InvitationWords, ExpireAfterSevenDaysWhetherSomebodyAnswersOrNot) {
  TwoPeople pair;
  ASSERT_TRUE(pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase()));
  pair.clock.advance(pairing::pairing_lifetime + std::chrono::milliseconds(1));

  EXPECT_FALSE(pair.meg->pairing().invitation_words()->has_value());
  EXPECT_EQ(pair.meg->pairing().view().end, PairingEnd::expired);
  exchange(pair, pair.meg);
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::ended);
  EXPECT_TRUE(pair.meg->post().mailboxes()->empty()) << "nobody goes on asking for a rendezvous that is over";
  EXPECT_TRUE(pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase()));
}

TEST(Confirm, SaysWhereThePairingStands) {
  TwoPeople pair;
  const auto code = [&] {
    const auto refused = pair.meg->pairing().confirm("00000 00000", pair.meg.passphrase());
    return refused ? ErrorCode::stopped : refused.error().code;
  };
  EXPECT_EQ(code(), ErrorCode::not_paired);
  ASSERT_TRUE(pair.meg->pairing().invite(relay_address, test::some_relay(), pair.meg.passphrase()));
  EXPECT_EQ(code(), ErrorCode::pairing_waits);
  ASSERT_TRUE(pair.meg->pairing().stop());
  pair.pair_up();
  EXPECT_EQ(code(), ErrorCode::already_paired);
}

}  // namespace
}  // namespace candour::journal
