// What the post box did stands in the strip of the window, and the state line claims nothing that is not so.
#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "gui/model/build.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/marks.hpp"
#include "tests/support/two_people.hpp"

namespace candour::gui {
namespace {

using namespace std::chrono_literals;
using journal::MarkType;
using session::SyncState;

class Notices : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    box = pair.mailbox(pair.meg);
  }

  FrameScreen frame(bool has_reached_head = true) const {
    SyncState sync;
    sync.is_running = true;
    sync.reached_head = has_reached_head;
    return build_frame(*pair.meg.vault, {}, ReadBy::each_line, sync, today(pair.clock));
  }
  // The strip that tells this mark, or nothing.
  std::optional<Notice> strip(MarkType mark) const {
    const auto sentence = session::sentence_for(mark);
    EXPECT_TRUE(sentence) << session::name_of(mark);
    const auto screen = frame();
    for (const auto& notice : screen.notices)
      if (notice.what.starts_with(sentence->what)) return notice;
    return std::nullopt;
  }

  test::TwoPeople pair;
  MailboxId box;
};

TEST_F(Notices, AreNoneWhereNothingHappened) {
  EXPECT_TRUE(frame().notices.empty());
  EXPECT_EQ(frame().sync, std::string(words::up_to_date));
  EXPECT_EQ(frame(false).sync, std::string(words::looking));
}

// Who reads is known until the day on which the other program was heard last.
TEST_F(Notices, TheLineOfReadersSaysFromThreeDaysOfSilenceOnUntilWhenItIsKnown) {
  const auto line = [this](journal::model::Space space) { return audience_of(*pair.meg.vault, space).sentence; };
  const auto heard = pair.clock.wall();
  pair.clock.advance(72h - 1s);
  EXPECT_EQ(line(journal::model::Space::everyone), "Meg and Dani can read this");

  pair.clock.advance(1s);

  const auto said = line(journal::model::Space::everyone);
  const auto day = journal::model::local_day(heard, journal::model::zone_here());
  EXPECT_TRUE(said.starts_with("Meg and Dani can read this, as of ")) << said;
  EXPECT_NE(said.find("day " + std::to_string(static_cast<unsigned>(
                                   std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day.number))).day()))),
            std::string::npos)
      << said;
  EXPECT_EQ(line(journal::model::Space::mine), "Only you can read this");
  EXPECT_TRUE(frame().notices.empty()) << "no notice yet";

  ASSERT_TRUE(pair.dani->writing().write(journal::model::ItemKind::reflection,
                               {test::prose(journal::kinds::reflection::text, "I am here.")}));
  pair.carry_everything();
  EXPECT_EQ(line(journal::model::Space::everyone), "Meg and Dani can read this");
}

TEST_F(Notices, TellThatThePostBoxLostEntriesAndHowMany) {
  pair.relay.cut_silently(box, 3);
  const auto missing = pair.meg->relay_log().relay_kept_view()->envelopes.size() - 3;
  pair.carry();

  ASSERT_TRUE(strip(MarkType::relay_rollback));
  EXPECT_NE(strip(MarkType::relay_rollback)->what.find(std::to_string(missing) + " things were missing there"),
            std::string::npos);
  EXPECT_EQ(frame().sync, std::string(words::up_to_date));
}

TEST_F(Notices, TellThatThePostBoxStartedAfreshAndTwiceAsAnAlarm) {
  pair.relay.roll_back(box, 3);
  pair.carry();
  ASSERT_TRUE(strip(MarkType::relay_restart));
  EXPECT_EQ(strip(MarkType::relay_restart)->care, Care::waiting);
  EXPECT_FALSE(strip(MarkType::relay_fork));

  pair.relay.roll_back(box, 3);
  pair.carry();

  ASSERT_TRUE(strip(MarkType::relay_fork));
  EXPECT_EQ(strip(MarkType::relay_fork)->care, Care::alarm);
}

TEST_F(Notices, TellThatThePostBoxChangedWhatItShowed) {
  auto other = pair.relay.log(box);
  other[2] = crypto::random_bytes(4096);
  pair.relay.rewrite_silently(box, other);
  ASSERT_TRUE(pair.meg->relay_log().log_epoch_changed(box, pair.relay.log_epoch(), journal::LogChange::read_again));
  EXPECT_EQ(frame(false).sync, std::string(words::post_box_went_back));

  pair.carry();

  EXPECT_TRUE(strip(MarkType::relay_rewrite));
}

TEST_F(Notices, TellWhoWasNotHeard) {
  pair.clock.advance(24h * 14);

  ASSERT_TRUE(strip(MarkType::stale));
  EXPECT_NE(strip(MarkType::stale)->what.find("Dani"), std::string::npos);
}

TEST_F(Notices, SayThatSomethingIsPutBackUntilItIsThere) {
  pair.relay.roll_back(box, 3);
  pair.relay.drop_unless([](const Bytes&) { return false; });
  pair.carry();
  EXPECT_EQ(frame().sync, std::string(words::putting_back));

  pair.relay.be_honest();
  pair.restart(pair.meg);
  pair.carry();

  EXPECT_EQ(frame().sync, std::string(words::up_to_date));
}

}  // namespace
}  // namespace candour::gui
