// What the vault knows of what the relay has.
#include <gtest/gtest.h>

#include "journal/vault/relay_log.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using test::TwoPeople;

TEST(RelayKeptView, NeedsAMailbox) {
  TwoPeople people;

  const auto view = people.meg->relay_log().relay_kept_view();

  ASSERT_FALSE(view);
  EXPECT_EQ(view.error().code, ErrorCode::not_paired);
}

TEST(RelayKeptView, ShowsBothMembersTheSameLogWithoutAHole) {
  TwoPeople people;
  people.pair_up();
  people.carry_everything();

  const auto megs = people.meg->relay_log().relay_kept_view();
  const auto danis = people.dani->relay_log().relay_kept_view();

  ASSERT_TRUE(megs && danis);
  EXPECT_EQ(megs->mailbox, danis->mailbox);
  EXPECT_EQ(megs->read_key, danis->read_key);
  EXPECT_EQ(megs->write_key, danis->write_key);
  EXPECT_EQ(megs->controllers, danis->controllers);
  EXPECT_EQ(megs->controllers.size(), 2u);
  ASSERT_FALSE(megs->envelopes.empty());
  ASSERT_EQ(megs->envelopes.size(), danis->envelopes.size());
  for (std::size_t i = 0; i < megs->envelopes.size(); ++i) {
    EXPECT_EQ(megs->envelopes[i].seq, i + 1);
    EXPECT_EQ(megs->envelopes[i].id, danis->envelopes[i].id);
    EXPECT_GE(megs->envelopes[i].size, 4096u);
  }
}

TEST(RelayKeptView, KnowsNoDaysBeforeTheRelayToldThem) {
  TwoPeople people;
  people.pair_up();

  const auto view = people.meg->relay_log().relay_kept_view();

  ASSERT_TRUE(view);
  EXPECT_FALSE(view->told);
  EXPECT_FALSE(view->is_behind());
}

TEST(RelayKeptView, IsBehindAheadOrLevelWithTheNewestHead) {
  TwoPeople people;
  people.pair_up();
  const auto before = people.meg->relay_log().relay_kept_view();
  ASSERT_TRUE(before);
  const auto n = before->envelopes.size();
  const auto view_after = [&](HeadView told) {
    EXPECT_TRUE(people.meg->relay_log().save_head(before->mailbox, told));
    return people.meg->relay_log().relay_kept_view().value();
  };

  const auto level = view_after({before->log_epoch, n, 100, 101});
  EXPECT_FALSE(level.is_behind());
  EXPECT_FALSE(level.is_ahead());
  EXPECT_EQ(level.told->day_made, 100u);
  EXPECT_EQ(level.told->day_last, 101u);
  EXPECT_TRUE(view_after({before->log_epoch, n + 1, 100, 101}).is_behind());
  EXPECT_TRUE(view_after({before->log_epoch, n - 1, 100, 101}).is_ahead());
  EXPECT_TRUE(view_after({before->log_epoch + 1, n, 100, 101}).is_behind());
}

TEST(RelayKeptView, IsKeptOverARestartAndTakesNothingFromAnotherMailbox) {
  TwoPeople people;
  people.pair_up();
  const auto before = people.meg->relay_log().relay_kept_view();
  ASSERT_TRUE(before);
  ASSERT_TRUE(people.meg->relay_log().save_head(before->mailbox, {before->log_epoch, 7, 100, 101}));

  ASSERT_TRUE(people.meg->relay_log().save_head(MailboxId(), {1, 2, 3, 4}));
  people.restart(people.meg);

  const auto after = people.meg->relay_log().relay_kept_view();
  ASSERT_TRUE(after && after->told);
  EXPECT_EQ(after->told->head, 7u);
  EXPECT_EQ(after->told->day_made, 100u);
  EXPECT_EQ(after->envelopes.size(), before->envelopes.size());
}

}  // namespace
}  // namespace candour::journal
