// Rows 25 and 26: envelopes that come again, one's own among them, are what they were.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::test {
namespace {

TEST(Replay, OfEveryEnvelopeThreeTimesAndAfterARestartChangesNothing) {
  TwoPeople pair;
  pair.pair_up();
  for (auto* person : {&pair.meg, &pair.dani}) {
    ASSERT_TRUE((*person)->writing().write(journal::model::ItemKind::reflection,
                                           {prose(journal::kinds::reflection::text, "By " + person->name)}));
  }
  pair.carry_everything();
  const auto before = shown(pair.meg);
  const auto box = pair.mailbox(pair.meg);
  const auto once = pair.relay.log(box);
  ASSERT_GT(once.size(), 8u);

  for (int times = 0; times < 3; ++times) {
    auto again = once;
    for (const auto& envelope : once) again.insert(again.end(), 2, envelope);
    pair.relay.rewrite(box, again);
    ASSERT_TRUE(pair.meg->relay_log().log_epoch_changed(box, pair.relay.log_epoch(), journal::LogChange::restarted));
    const auto absorbed = pair.meg->post().absorb(pair.relay.page(box, 0));
    ASSERT_TRUE(absorbed.has_value()) << name_of(absorbed.error().code);
    EXPECT_TRUE(absorbed->arrived.empty());
    EXPECT_EQ(pair.meg->post().held_back_count(), 0u);
    pair.restart(pair.meg);
  }

  EXPECT_EQ(shown(pair.meg), before);
  const auto marks = pair.meg->post().marks();
  ASSERT_TRUE(marks.has_value());
  for (const auto& mark : *marks) {
    EXPECT_TRUE(mark.type == journal::MarkType::relay_restart || mark.type == journal::MarkType::relay_fork)
        << "of the relay and of nobody's records";
  }
}

}  // namespace
}  // namespace candour::test
