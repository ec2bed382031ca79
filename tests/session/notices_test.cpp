// What is said of a post box that lost something: while it is put back, while that has to wait, and once it is there.
#include "session/speech/notices.hpp"

#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/standing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;
using journal::MarkType;
using journal::model::ItemKind;

class NewsOfThePostBox : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    write("one"), write("two");
    box = pair.mailbox(pair.meg);
  }
  void write(std::string_view words) {
    ASSERT_TRUE(pair.meg->writing().write(ItemKind::reflection, {test::prose(journal::kinds::reflection::text, words)}));
    pair.carry_everything();
  }
  void lose(std::size_t kept = 3) {
    pair.relay.roll_back(box, kept);
    pair.carry();
  }
  std::string told(MarkType type) {
    const auto marks = pair.meg->post().marks();
    for (const auto& mark : *marks) {
      if (mark.type == type) return notice_of(mark)->whole();
    }
    return {};
  }
  std::string standing() {
    SyncState at_the_end;
    at_the_end.is_running = at_the_end.reached_head = true;
    return standing_in_words(*pair.meg.vault, at_the_end);
  }
  static bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

  test::TwoPeople pair;
  MailboxId box;
};

TEST_F(NewsOfThePostBox, SayWhatIsDoneWhatWaitsAndUntilWhenAndWhatWasDone) {
  pair.relay.drop_unless([](const Bytes&) { return false; });
  lose();
  EXPECT_TRUE(says(told(MarkType::relay_restart), "your program puts back by itself what is missing there")) << told(MarkType::relay_restart);
  EXPECT_EQ(standing(), "The post box lost entries that are here; they are being put back");

  pair.relay.be_honest();
  pair.restart(pair.meg);
  pair.carry();
  const auto first = pair.clock.wall();
  EXPECT_TRUE(says(told(MarkType::relay_restart), "; on " + moment_of(first) + " all that was missing there was there again.")) << told(MarkType::relay_restart);
  EXPECT_FALSE(says(told(MarkType::relay_restart), "puts back by itself")) << "it is over";
  EXPECT_EQ(standing(), "Everything that the post box had is here");

  pair.clock.advance(20min);
  lose();
  const auto begins = moment_of(first + 1h);
  EXPECT_EQ(pair.meg->relay_log().putting_back().not_before, first + 1h);
  EXPECT_TRUE(says(told(MarkType::relay_restart), "what is missing there is put back from " + begins + " on")) << told(MarkType::relay_restart);
  EXPECT_EQ(standing(), "The post box lost entries that are here; they are put back from " + begins +
                            " on, and wait here until then");
  pair.restart(pair.meg);
  EXPECT_TRUE(says(told(MarkType::relay_restart), begins)) << "also by a program that was just started";

  pair.clock.advance(41min);
  pair.carry();
  EXPECT_TRUE(says(told(MarkType::relay_restart), "; on " + moment_of(pair.clock.wall()) + " all that was missing there was there again."))
      << told(MarkType::relay_restart);
}

TEST_F(NewsOfThePostBox, WaitForTheDayAfterFourTimes) {
  std::optional<WallTime> first;
  for (int loss = 0; loss < 4; ++loss) {
    pair.relay.drop_unless([](const Bytes&) { return false; });  // so that both begin to put it back
    lose();
    pair.relay.be_honest();
    pair.restart(pair.meg), pair.restart(pair.dani);
    pair.carry();
    if (!first) first = pair.clock.wall();
    EXPECT_FALSE(pair.meg->relay_log().putting_back().is_due) << loss;
    pair.clock.advance(61min);
  }
  lose();
  EXPECT_TRUE(pair.meg->relay_log().putting_back().is_due);
  EXPECT_EQ(pair.meg->relay_log().putting_back().not_before, *first + 24h);
}

TEST_F(NewsOfThePostBox, SayOfALossOfNothingThatNothingIsMissing) {
  const auto whole = pair.relay.log(box).size();
  lose(whole);
  EXPECT_TRUE(says(told(MarkType::relay_restart), "; nothing that is kept here is missing there.")) << told(MarkType::relay_restart);
}

TEST_F(NewsOfThePostBox, SayTheSameOfOneThatChangedWhatItShowed) {
  auto other = pair.relay.log(box);
  other[2] = crypto::random_bytes(4096);
  pair.relay.rewrite_silently(box, other);
  ASSERT_TRUE(pair.meg->relay_log().log_epoch_changed(box, pair.relay.log_epoch(), journal::LogChange::read_again));
  pair.carry();
  EXPECT_TRUE(says(told(MarkType::relay_rewrite), "Nothing was changed here; on " + moment_of(pair.clock.wall()) +
                                              " all that was missing there was there again."))
      << told(MarkType::relay_rewrite);
}

}  // namespace
}  // namespace candour::session
