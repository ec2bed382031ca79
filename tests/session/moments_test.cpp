// What moments carry (protocol.md B9): laws over the queue that runs, a real vault, and not over a model of it.
#include <gtest/gtest.h>

#include <random>

#include "crypto/hash.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/sealed/answers.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "session/opening.hpp"
#include "sync/client/cover.hpp"
#include "sync/client/slot_schedule.hpp"
#include "tests/support/kept.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;
using sealed::RecordKind;
using test::Person;
namespace model = journal::model;

constexpr char text = 't';
constexpr char heartbeat = 'h';
constexpr char need = 'n';
constexpr char ready = 'r';
constexpr char cover = '.';

char letter_of(std::optional<RecordKind> kind) {
  if (kind == RecordKind::change || kind == RecordKind::part) return text;
  if (kind == RecordKind::heartbeat) return heartbeat;
  if (kind == RecordKind::need) return need;
  if (kind == RecordKind::ready) return ready;
  return kind ? '?' : cover;
}

std::vector<EnvelopeId> two_ids() {
  std::vector<EnvelopeId> ids{EnvelopeId(crypto::random_bytes<32>()), EnvelopeId(crypto::random_bytes<32>())};
  std::sort(ids.begin(), ids.end());
  return ids;
}

// Two people, paired and at rest; what one of them sends is told by what stands in the log afterwards.
class Moments : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    mailbox = pair.mailbox(pair.dani);
  }

  void write(Person& who, const std::string& words) {
    ASSERT_TRUE(who->writing().write(model::ItemKind::reflection, {test::prose(journal::kinds::reflection::text, words)}));
  }

  // As a program does it: the next of the queue, else cover.
  void moment(Person& who) {
    auto next = who->sending().next_for_slot();
    ASSERT_TRUE(next);
    auto bytes = *next ? std::move((*next)->envelope) : sync::cover_envelope();
    ASSERT_EQ(bytes.size(), 4096u);
    pair.relay.append(mailbox, bytes);
    pair.carry();
  }

  void moments(Person& who, int count) {
    for (int i = 0; i < count; ++i) ASSERT_NO_FATAL_FAILURE(moment(who));
  }

  // A letter for each envelope that came since `after`, in the log's order.
  std::string carried(Person& who, std::size_t after) {
    who.vault.reset();
    std::string letters;
    {
      auto database = test::database_of(who);
      for (const auto& entry : test::kept_log(database, mailbox))
        if (entry.seq > after) letters += letter_of(entry.kind);
    }
    pair.restart(who);
    return letters;
  }
  std::size_t log_size() const { return pair.relay.log(mailbox).size(); }

  // Acts as if something of this program had queued them.
  void queue_acts(Person& who, const std::vector<RecordKind>& kinds) {
    who.vault.reset();
    {
      auto database = test::database_of(who);
      for (const auto kind : kinds) {
        Bytes body;
        if (kind == RecordKind::need)
          body = sealed::encode(sealed::NeedBody{{{sealed::NeedType::envelope_bytes, crypto::random_bytes<32>()}}});
        // Of those that always go in a slot one that answers nothing.
        if (kind == RecordKind::ready)
          body = sealed::encode(sealed::ReadyBody{sealed::Readiness::ready, ItemId(crypto::random_bytes<16>()), two_ids()});
        ASSERT_TRUE(journal::store::put_waiting(database, {0, kind, 0, 20'460, body}));
      }
    }
    pair.restart(who);
  }

  test::TwoPeople pair;
  MailboxId mailbox;
};

TEST_F(Moments, CarryOneHeartbeatOnADayOnWhichNothingElseWasWritten) {
  pair.clock.advance(24h);
  const auto before = log_size();

  moments(pair.dani, 5);
  pair.clock.advance(24h);
  moments(pair.dani, 3);

  EXPECT_EQ(carried(pair.meg, before), "h....h..");
}

TEST_F(Moments, CarryNoHeartbeatOnADayOnWhichSomethingWasWritten) {
  pair.clock.advance(24h);
  const auto before = log_size();
  write(pair.dani, "a word");

  moments(pair.dani, 4);
  pair.restart(pair.dani);
  moments(pair.dani, 2);

  EXPECT_EQ(carried(pair.meg, before), "t.....");
}

TEST_F(Moments, CarryAHeartbeatAfterAClockThatRanAheadWasSetRight) {
  pair.clock.set_wall(pair.clock.wall() + 24h * 1826);
  moments(pair.dani, 2);
  pair.clock.set_wall(pair.clock.wall() - 24h * 1825);
  const auto before = log_size();

  moments(pair.dani, 3);

  EXPECT_EQ(carried(pair.meg, before), "h..");
}

TEST(MomentsAlone, CarryNoHeartbeatWhereNobodyHears) {
  test::TwoPeople pair;
  pair.clock.advance(24h);

  EXPECT_FALSE(*pair.meg->sending().next_for_slot());
  pair.invite_and_join();
  EXPECT_FALSE(*pair.meg->sending().next_for_slot());
}

TEST_F(Moments, CarryNoTwoAutomaticThingsInSuccession) {
  queue_acts(pair.meg, {RecordKind::heartbeat, RecordKind::heartbeat, RecordKind::need, RecordKind::heartbeat});
  write(pair.meg, "one");
  const auto before = log_size();

  moments(pair.meg, 8);

  // The need first; after each automatic one the first that is none, else cover.
  EXPECT_EQ(carried(pair.dani, before), "nth.h.h.");
}

TEST_F(Moments, CarryNoTwoAutomaticThingsInSuccessionAcrossARestart) {
  queue_acts(pair.meg, {RecordKind::heartbeat, RecordKind::heartbeat, RecordKind::heartbeat});
  const auto before = log_size();

  for (int i = 0; i < 5; ++i) {
    moment(pair.meg);
    pair.restart(pair.meg);
  }

  EXPECT_EQ(carried(pair.dani, before), "h.h.h");
}

TEST_F(Moments, CarryNoTwoAutomaticThingsInSuccessionWhenOneIsRepeated) {
  queue_acts(pair.meg, {RecordKind::heartbeat, RecordKind::heartbeat});
  const auto first = pair.meg->sending().next_for_slot();
  ASSERT_TRUE(first && *first);
  ASSERT_TRUE(pair.meg->sending().not_sent((*first)->id));
  const auto before = log_size();

  moments(pair.meg, 5);

  EXPECT_EQ(carried(pair.dani, before), ".h.h.");
}

TEST_F(Moments, CarryAutomaticThingsAtRandomAndNeverTwoInSuccession) {
  std::mt19937 random(11);
  for (int day = 0; day < 4; ++day) {
    pair.clock.advance(24h);
    std::vector<RecordKind> acts(random() % 4, RecordKind::need);
    acts.resize(acts.size() + random() % 3, RecordKind::heartbeat);
    queue_acts(pair.meg, acts);
    for (auto left = random() % 3; left > 0; --left) write(pair.meg, "words of day " + std::to_string(day));
    const auto before = log_size();
    for (unsigned i = 0; i < 10; ++i) {
      moment(pair.meg);
      if (random() % 4 == 0) pair.restart(pair.meg);
      if (random() % 5 == 0) {
        ASSERT_TRUE(pair.meg->sending().seal_queue());
      }
    }
    const auto letters = carried(pair.dani, before);
    for (std::size_t i = 1; i < letters.size(); ++i) {
      const auto is_automatic = [&](std::size_t at) { return letters[at] == heartbeat || letters[at] == need; };
      EXPECT_FALSE(is_automatic(i) && is_automatic(i - 1)) << letters;
    }
  }
}

TEST_F(Moments, GoByClassAndThenByArrival) {
  write(pair.meg, "sealed at the lock");
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  queue_acts(pair.meg, {RecordKind::ready, RecordKind::need});
  write(pair.meg, "text");
  const auto before = log_size();

  moments(pair.meg, 5);

  EXPECT_EQ(carried(pair.dani, before), "tnrt.");
}

TEST_F(Moments, LeaveAutomaticThingsOutOfALock) {
  queue_acts(pair.meg, {RecordKind::heartbeat, RecordKind::need});
  write(pair.meg, "a word");

  ASSERT_TRUE(pair.meg->sending().seal_queue());

  ASSERT_EQ(pair.meg->sending().waiting()->size(), 1u);
  EXPECT_EQ(pair.meg->sending().queued_count(), 0u);
}

struct Trace {
  std::vector<SteadyTime> moments;
  std::vector<std::size_t> sizes;
  bool operator==(const Trace&) const = default;
};

// What a relay sees of a day on which `entries_an_hour` are written each hour.
Trace trace_of_a_day(unsigned entries_an_hour) {
  test::TwoPeople pair;
  pair.pair_up();
  const auto start = pair.clock.steady();
  sync::SlotSchedule schedule(sync::Tempo{}, start, [generator = std::mt19937_64(7)](std::uint64_t bound) mutable {
    return generator() % bound;
  });
  Trace trace;
  for (auto next_hour = start; pair.clock.steady() < start + 24h; pair.clock.advance(1s)) {
    if (pair.clock.steady() >= next_hour) {
      for (unsigned i = 0; i < entries_an_hour; ++i)
        EXPECT_TRUE(pair.meg->writing().write(model::ItemKind::reflection,
                                    {test::prose(journal::kinds::reflection::text, std::to_string(i))}));
      next_hour += 1h;
    }
    if (!schedule.due(pair.clock.steady())) continue;
    auto next = pair.meg->sending().next_for_slot();
    EXPECT_TRUE(next);
    std::optional<Bytes> bytes;
    if (next && *next) bytes = std::move((*next)->envelope);
    const auto append = slot_append(pair.mailbox(pair.meg), std::move(bytes), schedule.interval_end());
    EXPECT_EQ(append.items.size(), 1u);
    trace.moments.push_back(pair.clock.steady());
    trace.sizes.push_back(append.items.front().envelope.size());
  }
  return trace;
}

TEST(MomentsOfADay, LookTheSameWhateverIsWritten) {
  const auto silent = trace_of_a_day(0);

  EXPECT_GT(silent.moments.size(), 150u);
  EXPECT_EQ(silent, trace_of_a_day(1));
  EXPECT_EQ(silent, trace_of_a_day(5));
}

}  // namespace
}  // namespace candour::session
