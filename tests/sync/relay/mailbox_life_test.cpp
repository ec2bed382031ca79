// How a mailbox ends, or lives on through a restart, over both ways of asking.
#include <thread>

#include "sync/wire/answer_bodies.hpp"
#include "tests/sync/relay/pair_at_work.hpp"
#include "tests/sync/relay/relay_fixture.hpp"

namespace candour::relay_test {

namespace {

using std::chrono::hours;

class MailboxLife : public RelayTest {};

INSTANTIATE_TEST_SUITE_P(Transports, MailboxLife, testing::Values(Transport::in_process, Transport::http), name_of);

TEST_P(MailboxLife, EndsWithTheSignatureOfEveryController) {
  (void)member_.create();
  append({envelope_of(1)});
  const auto day = member_.today() + 3;

  EXPECT_EQ(member_.erase(day, member_.statement(day)).code, Code::ok);

  const auto reply = member_.fetch();
  EXPECT_EQ(reply.code, Code::gone);
  EXPECT_EQ(wire::parse_number(reply.body).value_or(0), member_.today());
  EXPECT_EQ(member_.append({envelope_of(2)}).code, Code::gone);
  EXPECT_EQ(member_.create().code, Code::gone);
}

TEST_P(MailboxLife, GoesOnWhenOneControllerDidNotSign) {
  (void)member_.create();
  append({envelope_of(1)});
  const auto day = member_.today();
  const auto statement = member_.statement(day);
  auto other_box = journal_box("other");
  const auto foreign = member_of(other_box).statement(day);

  EXPECT_EQ(member_.erase(day, {statement[0]}).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(day, {statement[0], statement[0]}).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(day, {statement[1], statement[0]}).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(day, {statement[0], foreign[1]}).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(day, {statement[0], statement[1], statement[1]}).code, Code::bad_statement);
  EXPECT_EQ(all(), std::vector<Bytes>{envelope_of(1)});
}

TEST_P(MailboxLife, RefusesADeleteOutsideItsDays) {
  (void)member_.create();
  const auto today = member_.today();

  EXPECT_EQ(member_.erase(today - 1, member_.statement(today - 1)).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(today + 15, member_.statement(today + 15)).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(today + 1, member_.statement(today + 2)).code, Code::bad_statement);
  EXPECT_EQ(member_.erase(today + 13, member_.statement(today + 13)).code, Code::ok);
}

TEST_P(MailboxLife, KeepsATombstoneThroughARestart) {
  (void)member_.create();
  append({envelope_of(1)});
  (void)member_.erase(member_.today(), member_.statement(member_.today()));

  relay_->stop();
  relay_->start();

  EXPECT_EQ(member_.head().code, Code::gone);
  EXPECT_EQ(member_.create().code, Code::gone);
}

TEST_P(MailboxLife, KeepsEverythingAndItsLogEpochThroughARestart) {
  (void)member_.create();
  const auto before = append({envelope_of(1), envelope_of(2)});

  relay_->stop();
  relay_->start();

  const auto after = append({envelope_of(2), envelope_of(3)});
  EXPECT_EQ(after.log_epoch, before.log_epoch);
  EXPECT_EQ(after.head, 3u);
  EXPECT_EQ(all(), (std::vector{envelope_of(1), envelope_of(2), envelope_of(3)}));
}

TEST_P(MailboxLife, HoldsEightEnvelopesInAShortMailboxAndNoNinth) {
  auto box = short_box("short");
  auto member = member_of(box);
  (void)member.create();
  for (std::uint64_t i = 0; i < 8; ++i) EXPECT_EQ(member.append({envelope_of(i, i % 2 ? 4096 : 16384)}).code, Code::ok);

  EXPECT_EQ(member.append({envelope_of(8)}).code, Code::quota);
  EXPECT_EQ(member.append({envelope_of(7)}).code, Code::ok) << "one that it holds is no ninth";
}

TEST_P(MailboxLife, TakesOnlyTheTwoSmallSizesInAShortMailbox) {
  auto box = short_box("short");
  auto member = member_of(box);
  (void)member.create();

  EXPECT_EQ(member.append({envelope_of(1, 65536)}).code, Code::bad_size);
  EXPECT_EQ(member.append({envelope_of(1, 16384)}).code, Code::ok);
}

TEST_P(MailboxLife, AnswersAShortMailboxAsUnknownAfterSevenDays) {
  auto box = short_box("short");
  auto member = member_of(box);
  (void)member.create();
  (void)member.append({envelope_of(1)});

  clock_.shift_by(hours(166));
  EXPECT_EQ(member.head().code, Code::ok);
  clock_.shift_by(hours(2));
  const auto expired = member.head();
  EXPECT_EQ(expired.code, Code::denied);
  relay_->stop();
  relay_->start();
  EXPECT_EQ(member.head().frame, expired.frame);

  const auto again = wire::parse_create_answer(member.create().body).value_or({});
  EXPECT_TRUE(again.created);
  EXPECT_EQ(again.head, 0u);
}

TEST(ExpiredMailbox, IsGoneFromTheDiskWithinTheHourAndFromTheViewAtOnce) {
  const TemporaryFolder folder;
  ShiftedClock clock(folder.path() / "clock");
  const auto data = folder.path() / "data";
  auto box = short_box("short");
  const auto stands_in_a_file = [&data] {
    for (const auto& file : std::filesystem::directory_iterator(data)) {
      const auto text = relay::read_small_file(file.path(), 1u << 30).value_or("");
      if (text.find(to_text(envelope_of(7)).substr(0, 200)) != std::string::npos) return true;
    }
    return false;
  };
  const auto dump = [&] {
    return run_relay({"--clock", clock.file().string(), "--data", data.string(), "dump", to_hex(box.keys.id)}).exit_code;
  };
  {
    RelayProcess process(data, clock.file());
    DirectRelay relay(process);
    Member member(relay, clock, box);
    ASSERT_EQ(member.create().code, Code::ok);
    ASSERT_EQ(member.append({envelope_of(7)}).code, Code::ok);
    EXPECT_EQ(process.terminate(), 0);
  }
  ASSERT_EQ(dump(), 0);
  clock.shift_by(hours(169));
  EXPECT_TRUE(stands_in_a_file()) << "nobody removed it yet";
  EXPECT_EQ(dump(), 3) << "the view knows what time it is";

  clock.shift_by(-hours(169));
  RelayProcess process(data, clock.file());
  EXPECT_TRUE(stands_in_a_file());
  clock.shift_by(hours(169));

  for (int i = 0; i < 100 && stands_in_a_file(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_FALSE(stands_in_a_file()) << "without a restart";
}

TEST_P(MailboxLife, MakesAnExpiredShortMailboxAnewWithoutARestart) {
  auto box = short_box("short");
  auto member = member_of(box);
  (void)member.create();
  (void)member.append({envelope_of(1)});
  clock_.shift_by(hours(168));

  const auto again = wire::parse_create_answer(member.create().body).value_or({});

  EXPECT_TRUE(again.created);
  EXPECT_TRUE(wire::parse_fetch_answer(member.fetch().body).value_or({}).entries.empty());
}

}  // namespace

}  // namespace candour::relay_test
