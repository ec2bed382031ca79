// A relay that loses, changes or hides what it had: what is found out, what is put back, and what nobody loses by it
// (protocol.md B8.3, relay.md 4).
#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/sealed/record.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/kept.hpp"

namespace candour::test {
namespace {

using namespace std::chrono_literals;
using journal::LogChange;
using journal::MarkType;
using sealed::RecordKind;
namespace model = journal::model;

class RelayLog : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    write(pair.meg, "first of Meg");
    write(pair.dani, "first of Dani");
    pair.carry_everything();
    box = pair.mailbox(pair.meg);
    cover();
    cover();
    write(pair.dani, "second of Dani");
    pair.carry_everything();
  }

  void write(Person& who, const std::string& words) {
    ASSERT_TRUE(who->writing().write(model::ItemKind::reflection, {prose(journal::kinds::reflection::text, words)}));
  }
  void cover() {
    pair.relay.append(box, crypto::random_bytes(4096));
    pair.carry();
  }
  const EvilRelay::Log& log() const { return pair.relay.log(box); }
  EvilRelay::Log tail(std::size_t from) const {
    const auto& all = log();
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.end()};
  }

  std::size_t count(Person& who, MarkType type) {
    const auto marks = who->post().marks();
    EXPECT_TRUE(marks.has_value());
    return static_cast<std::size_t>(
        std::count_if(marks->begin(), marks->end(), [&](const auto& mark) { return mark.type == type; }));
  }
  bool says(Person& who, MarkType type) { return count(who, type) == 1; }

  // A record of Dani's program, changed, that says this of the log.
  void claim(const sealed::LogPosition& position, std::uint64_t time_ms = todays_ms) {
    {
      ChangedMember changed(pair, pair.dani);
      ForgedRecord record;
      record.kind = RecordKind::heartbeat;
      record.time_ms = time_ms;
      record.log = position;
      changed.send(record);
    }
    pair.restart(pair.dani);
  }
  std::uint64_t tag() const { return sealed::log_tag(crypto::log_start(box, pair.relay.log_epoch())); }

  TwoPeople pair;
  MailboxId box;
};

TEST_F(RelayLog, IsPutBackWholeInItsOrderAndTheSameByEither) {
  write(pair.meg, "only sealed, and in the outbox");
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  const auto waiting = pair.meg->sending().waiting()->front().outgoing.envelope;
  const auto lost = tail(5);
  ASSERT_GE(lost.size(), 6u);
  pair.relay.roll_back(box, 5);
  pair.relay.drop_unless([](const Bytes&) { return false; });  // so that both find all of it missing

  pair.carry();

  EXPECT_EQ(pair.put_back_by["Meg"], lost);
  EXPECT_EQ(pair.put_back_by["Dani"], lost);
  EXPECT_EQ(std::count(lost.begin(), lost.end(), waiting), 0);
  EXPECT_EQ(*pair.meg->relay_log().putting_back().missing, lost.size());
}

TEST_F(RelayLog, OfARelayThatLostEverythingIsThereAgain) {
  const auto before = log();
  const auto shown_before = shown(pair.dani);
  pair.relay.rewrite(box, {});

  pair.carry();

  EXPECT_EQ(log(), before);
  EXPECT_EQ(shown(pair.dani), shown_before);
  for (auto* who : {&pair.meg, &pair.dani}) {
    EXPECT_TRUE(says(*who, MarkType::relay_restart));
    EXPECT_EQ(count(*who, MarkType::relay_fork), 0u);
    EXPECT_FALSE((*who)->relay_log().putting_back().is_due);
  }
}

TEST_F(RelayLog, ThatBecameShorterWithinALogEpochIsPutBack) {
  const auto before = log();
  pair.relay.cut_silently(box, before.size() - 3);

  pair.carry();
  pair.restart(pair.meg);

  EXPECT_EQ(log(), before);
  EXPECT_TRUE(says(pair.meg, MarkType::relay_rollback));
  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
  const auto marks = *pair.meg->post().marks();
  EXPECT_EQ(marks.front().missing, 3u);
}

TEST_F(RelayLog, WithOthersAtItsPlacesIsReadAgainAndPutBack) {
  auto before = log();
  auto other = before;
  for (std::size_t i = other.size() - 3; i < other.size(); ++i) other[i] = crypto::random_bytes(4096);
  pair.relay.rewrite_silently(box, other);
  // Dani's program read the other log, Meg's did not: the next record says so.
  ASSERT_TRUE(pair.dani->relay_log().log_epoch_changed(box, pair.relay.log_epoch(), LogChange::rolled_back));
  write(pair.dani, "of the other log");

  pair.carry_everything();

  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
  EXPECT_TRUE(says(pair.meg, MarkType::relay_rewrite));
  for (const auto& envelope : before) EXPECT_EQ(std::count(log().begin(), log().end(), envelope), 1);
  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
}

// It lost its last entry and took three others before anybody looked: no position says so, only what a member knows of it.
TEST_F(RelayLog, ThatWentBackUnnoticedIsReadAgainFromItsBeginning) {
  const auto lost = log().back();
  auto other = log();
  other.back() = crypto::random_bytes(4096);
  for (int more = 0; more < 2; ++more) other.push_back(crypto::random_bytes(4096));
  pair.relay.rewrite_silently(box, other);
  auto digest = crypto::log_start(box, pair.relay.log_epoch());
  for (const auto& envelope : other) digest = crypto::log_next(digest, crypto::envelope_id(envelope));

  claim({tag(), other.size(), digest});  // Dani was shown no other log
  pair.carry();

  EXPECT_EQ(std::count(log().begin(), log().end(), lost), 1);
  EXPECT_TRUE(says(pair.meg, MarkType::relay_rewrite));
  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
}

TEST_F(RelayLog, ThatHidesWhatItWasGivenIsReadAgain) {
  write(pair.meg, "hidden at a place that was read");
  const auto next = pair.meg->sending().next_for_slot();
  ASSERT_TRUE(next && *next);
  auto other = log();
  other[other.size() - 2] = (*next)->envelope;
  pair.relay.rewrite_silently(box, other);

  ASSERT_TRUE(pair.meg->relay_log().was_appended(box, {(*next)->id}, {(*next)->id}));
  EXPECT_TRUE(pair.meg->relay_log().wants_to_read_again());
  pair.carry_everything();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_rewrite));
  EXPECT_EQ(pair.meg->sending().outbox_count(), 0u);
  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
}

TEST_F(RelayLog, IsAForkWhereADigestDiffersFromEveryLogAndThatIsSaidOnceAndStopsNothing) {
  claim({tag(), 4, LogDigest(crypto::random_bytes<32>())});
  pair.carry();
  claim({tag(), 5, LogDigest(crypto::random_bytes<32>())});
  pair.carry();
  pair.restart(pair.meg);
  write(pair.dani, "after the fork");
  pair.carry_everything();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_fork));
  EXPECT_EQ(count(pair.meg, MarkType::relay_rewrite), 0u);
  EXPECT_NE(shown(pair.meg).find("after the fork"), std::string::npos);
  pair.meg.vault.reset();
  auto database = database_of(pair.meg);
  auto forks = database.prepare("SELECT count(*) FROM relay_news WHERE kind = 4");
  ASSERT_TRUE(*forks->step());
  EXPECT_EQ(forks->integer(0), 1);
}

TEST_F(RelayLog, IsNoForkWhereTheDigestIsThatOfALogThatWasFollowed) {
  auto digest = crypto::log_start(box, pair.relay.log_epoch());
  for (std::size_t i = 0; i < 4; ++i) digest = crypto::log_next(digest, crypto::envelope_id(log()[i]));
  const auto old_tag = tag();
  pair.relay.roll_back(box, 3);
  pair.carry();

  claim({old_tag, 4, digest});
  claim({0x1234, 4, LogDigest(crypto::random_bytes<32>())});  // of a log that nobody here knows
  pair.carry();

  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
  EXPECT_FALSE(pair.meg->relay_log().wants_to_read_again());
}

TEST_F(RelayLog, IsNoForkWhereTheDigestIsThatOfTheLogBeforeItWentBackWithinALogEpoch) {
  auto digest = crypto::log_start(box, pair.relay.log_epoch());
  for (std::size_t i = 0; i < 5; ++i) digest = crypto::log_next(digest, crypto::envelope_id(log()[i]));
  pair.relay.cut_silently(box, 3);
  pair.relay.append(box, crypto::random_bytes(4096));
  pair.carry();

  claim({tag(), 5, digest});
  pair.carry();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_rollback));
  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
  EXPECT_FALSE(pair.meg->relay_log().wants_to_read_again());
  EXPECT_EQ(count(pair.meg, MarkType::relay_rewrite), 0u);
}

TEST_F(RelayLog, IsAForkWhereARecordKnowsMoreOfItAfterAQuarterOfAnHour) {
  claim({tag(), log().size() + 40, LogDigest(crypto::random_bytes<32>())});
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);

  pair.clock.advance(14min);
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
  pair.clock.advance(1min);
  pair.carry();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_fork));
}

TEST_F(RelayLog, IsAForkWhenItStartsAfreshTwiceInThirtyDays) {
  pair.relay.roll_back(box, log().size() - 1);
  pair.carry();
  pair.clock.advance(24h * 29);
  pair.relay.roll_back(box, log().size() - 1);
  pair.carry();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_fork));
  EXPECT_EQ(shown(pair.meg), shown(pair.dani));
}

TEST_F(RelayLog, IsNoForkWhenItStartsAfreshTwiceInMoreThanThirtyDays) {
  pair.relay.roll_back(box, log().size() - 1);
  pair.carry();
  pair.clock.advance(24h * 30);
  pair.relay.roll_back(box, log().size() - 1);
  pair.carry();

  EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);
}

TEST_F(RelayLog, IsAForkWhereSomebodyIsShownALogThatOthersHaveLeft) {
  const auto old_tag = tag();
  auto digest = crypto::log_start(box, pair.relay.log_epoch());
  digest = crypto::log_next(digest, crypto::envelope_id(log()[0]));
  pair.relay.roll_back(box, 3);
  pair.carry();
  const auto new_start = crypto::log_start(box, pair.relay.log_epoch());
  {
    ChangedMember changed(pair, pair.dani);
    ForgedRecord record;
    record.kind = RecordKind::heartbeat;
    record.log = {sealed::log_tag(new_start), 0, new_start};
    changed.send(record);
    record.log = {old_tag, 1, digest};
    record.time_ms = todays_ms + sealed::day_as_ms(1);
    changed.send(record);
    pair.restart(pair.dani);
    pair.carry();
    EXPECT_EQ(count(pair.meg, MarkType::relay_fork), 0u);  // a day is within what two programs may differ
    record.time_ms = todays_ms + sealed::day_as_ms(2);
    changed.send(record);
  }
  pair.carry();

  EXPECT_TRUE(says(pair.meg, MarkType::relay_fork));
}

TEST_F(RelayLog, IsPutBackOnceAnHourAndFourTimesADay) {
  pair.relay.drop_unless([](const Bytes&) { return false; });  // so that both have all of it to do each time
  std::vector<bool> went;
  for (int i = 0; i < 8; ++i) {
    pair.relay.roll_back(box, 4);
    pair.put_back_by.clear();
    pair.carry();
    went.push_back(!pair.put_back_by["Meg"].empty() && !pair.put_back_by["Dani"].empty());
    pair.restart(pair.meg);
    pair.restart(pair.dani);
    pair.clock.advance(i == 0 ? 59min : i == 1 ? 1min : 61min);
  }

  // At once; not within the hour; then three more in this day, and none after them.
  EXPECT_FALSE(went[1]);
  EXPECT_EQ(std::vector<bool>(went.begin() + 2, went.end()), (std::vector<bool>{true, true, true, false, false, false}));
}

TEST_F(RelayLog, GivesAGapItsEntryOnceItWasAskedFor) {
  // Dani's program saw both of these there; Meg's is shown cover in the place of the first.
  write(pair.dani, "held back");
  ASSERT_TRUE(pair.slot(pair.dani));
  ASSERT_TRUE(pair.dani->post().absorb(pair.relay.page(box, log().size() - 1)));
  write(pair.dani, "after it");
  ASSERT_TRUE(pair.slot(pair.dani));
  ASSERT_TRUE(pair.dani->post().absorb(pair.relay.page(box, log().size() - 1)));
  auto shown_to_meg = log();
  const auto hidden = shown_to_meg[shown_to_meg.size() - 2];
  shown_to_meg[shown_to_meg.size() - 2] = crypto::random_bytes(4096);
  pair.relay.rewrite_silently(box, shown_to_meg);

  pair.carry();
  EXPECT_EQ(pair.meg->post().held_back_count(), 1u);
  pair.clock.advance(15min);
  pair.carry();
  EXPECT_TRUE(says(pair.meg, MarkType::gap));
  ASSERT_TRUE(pair.slot(pair.meg));  // the need
  pair.carry();
  ASSERT_TRUE(pair.slot(pair.dani));  // its answer
  pair.carry();

  EXPECT_EQ(log().back(), hidden);
  EXPECT_EQ(count(pair.meg, MarkType::gap), 0u);
  EXPECT_NE(shown(pair.meg).find("held back"), std::string::npos);
}

TEST_F(RelayLog, SaysUntilWhenItIsKnownWhoReadsAfterSeventyTwoHours) {
  const auto heard = pair.clock.wall();
  pair.clock.advance(72h - 1min);
  EXPECT_EQ(count(pair.meg, MarkType::as_of), 0u);

  pair.clock.advance(1min);

  ASSERT_TRUE(says(pair.meg, MarkType::as_of));
  EXPECT_EQ(pair.meg->post().marks()->front().when, heard);
  ASSERT_TRUE(pair.slot(pair.dani));  // the day's heartbeat
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::as_of), 0u);
}

TEST_F(RelayLog, SaysThatNobodyWasHeardForFourteenDays) {
  pair.clock.advance(24h * 14 - 1min);
  EXPECT_EQ(count(pair.meg, MarkType::stale), 0u);

  pair.clock.advance(1min);

  EXPECT_TRUE(says(pair.meg, MarkType::stale));
  EXPECT_EQ(pair.meg->post().marks()->front().who, "Dani");
  ASSERT_TRUE(pair.slot(pair.dani));  // the day's heartbeat
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::stale), 0u);
}

TEST_F(RelayLog, CountsTheDaysAnewFromWhatFollowsAClockThatWasAhead) {
  const auto right = pair.clock.wall();
  pair.clock.set_wall(right + 24h);
  ASSERT_TRUE(pair.slot(pair.dani));  // the day's heartbeat
  pair.clock.set_wall(right + 24h * 1826);
  pair.carry();  // which is read five years ahead
  write(pair.meg, "five years ahead");
  ASSERT_TRUE(pair.slot(pair.meg));
  pair.carry();
  pair.clock.set_wall(right + 24h * 2);
  ASSERT_TRUE(pair.slot(pair.meg));
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::stale), 0u);

  pair.clock.set_wall(right + 24h * 16);

  EXPECT_TRUE(says(pair.meg, MarkType::as_of));
  EXPECT_TRUE(says(pair.meg, MarkType::stale));
}

TEST_F(RelayLog, SaysThatWhatOneWroteIsNotCoveredForSevenDays) {
  pair.clock.advance(24h);
  write(pair.meg, "nobody says that it came");
  ASSERT_TRUE(pair.slot(pair.meg));
  pair.carry();
  pair.clock.advance(24h * 6);
  claim({});  // heard, but without a head
  pair.carry();
  EXPECT_EQ(count(pair.meg, MarkType::stale), 0u);

  pair.clock.advance(24h);
  EXPECT_TRUE(says(pair.meg, MarkType::stale));
  ASSERT_TRUE(pair.slot(pair.dani));
  pair.carry();

  EXPECT_EQ(count(pair.meg, MarkType::stale), 0u);
}

}  // namespace
}  // namespace candour::test
