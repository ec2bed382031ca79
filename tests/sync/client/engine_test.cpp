#include "sync/wire/answer_bodies.hpp"
#include "tests/sync/client/engine_fixture.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;
using wire::Code;
using wire::Op;

TEST_F(Engine, EmptiesItsOutboxOnlyByReadBack) {
  add(1);
  write_once();
  EXPECT_EQ(count<Appended>(), 1u);
  EXPECT_EQ(engine->outbox_size(), 1u);

  fetch_once();

  EXPECT_EQ(engine->outbox_size(), 0u);
  EXPECT_EQ(engine->cursor(), (Cursor{1000, 1}));
  EXPECT_EQ(count<ReachedHead>(), 1u);
  EXPECT_EQ(count<Failure>(), 0u);
}

TEST_F(Engine, SendsSixtyFourEnvelopesAtOnceAndInOrder) {
  for (std::uint8_t i = 0; i < 100; ++i) add(i);
  run(2);
  const auto& log = relay.log_of(keys.id).envelopes;
  ASSERT_EQ(log.size(), 100u);
  for (std::uint8_t i = 0; i < 100; ++i) EXPECT_EQ(log[i], envelope_of(i));
  EXPECT_EQ(std::count(relay.asked.begin(), relay.asked.end(), Op::append), 2);
}

TEST_F(Engine, SendsAgainWhatTheRelayAcceptedAndForgot) {
  bool is_forgetting = true;
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != Op::append || !is_forgetting) return std::nullopt;
    wire::AppendAnswer yes{1000, 1, {{wire::AppendStatus::fresh, 1}}};
    return wire::build_answer({Code::ok, Op::append, 0}, wire::encode(yes));
  };
  add(1);
  run(5);
  EXPECT_EQ(engine->outbox_size(), 1u);
  EXPECT_GE(count<Appended>(), 2u);

  is_forgetting = false;
  run(2);

  EXPECT_TRUE(relay_has(1));
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, IgnoresAnAcceptanceOfAnEarlierLogEpoch) {
  run(1);
  add(1);
  const auto step = engine->next_write(now);
  const auto late = send(*step);
  relay.log_of(keys.id).envelopes.clear();
  relay.log_epoch = 2000;
  fetch_once();
  EXPECT_EQ(last<EpochChanged>().log_epoch, 2000u);

  take(engine->on_write(late, now));
  run(3);

  EXPECT_EQ(count<Appended>(), 1u);
  EXPECT_TRUE(relay_has(1));
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, ReadsEverythingAnewInANewLogEpoch) {
  for (std::uint8_t i = 1; i <= 3; ++i) add(i);
  run(2);
  EXPECT_EQ(delivered.after, 3u);

  relay.log_epoch = 2000;
  run(2);

  EXPECT_EQ(last<EpochChanged>().cause, EpochCause::restarted);
  EXPECT_EQ(engine->cursor(), (Cursor{2000, 3}));
  EXPECT_EQ(delivered, (Cursor{2000, 3}));
}

TEST_F(Engine, CallsASmallerLogEpochOrAShorterLogARollback) {
  for (std::uint8_t i = 1; i <= 3; ++i) add(i);
  run(2);
  relay.log_of(keys.id).envelopes.pop_back();
  run(2);
  EXPECT_EQ(last<EpochChanged>().cause, EpochCause::rolled_back);
  EXPECT_EQ(engine->cursor(), (Cursor{1000, 2}));

  relay.log_epoch = 900;
  run(2);
  EXPECT_EQ(last<EpochChanged>().cause, EpochCause::rolled_back);
  EXPECT_EQ(engine->cursor(), (Cursor{900, 2}));
}

TEST_F(Engine, AppendsAgainWhatARestoredRelayLost) {
  add(1);
  write_once();
  relay.log_of(keys.id).envelopes.clear();
  relay.log_epoch = 2000;

  run(3);

  EXPECT_TRUE(relay_has(1));
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, HandsOverNoEntryTwiceAndNoneBehindAHole) {
  for (std::uint8_t i = 1; i <= 5; ++i) relay.log_of(keys.id).envelopes.push_back(envelope_of(i));
  run(1);
  const auto first = envelope_of(1);
  const auto late = envelope_of(9);
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != Op::fetch) return std::nullopt;
    wire::FetchAnswer page{1000, 9, true, {{1, first}, {5, first}, {7, late}, {9, late}}};
    return wire::build_answer({Code::ok, Op::fetch, 0}, wire::encode(page));
  };

  run(3);

  EXPECT_EQ(delivered.after, 5u);
  EXPECT_EQ(engine->cursor().after, 5u);
  EXPECT_EQ(last<Failure>().error, ErrorCode::malformed);
}

TEST_F(Engine, IsNotHeldUpByALyingHead) {
  add(1);
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != Op::fetch) return std::nullopt;
    wire::FetchAnswer page{1000, 1'000'000, true, {}};
    return wire::build_answer({Code::ok, Op::fetch, 0}, wire::encode(page));
  };
  run(10);
  EXPECT_EQ(count<ReachedHead>(), 0u);
  EXPECT_EQ(engine->outbox_size(), 1u);

  relay.lie = nullptr;
  run(2);

  EXPECT_EQ(engine->outbox_size(), 0u);
  EXPECT_EQ(count<ReachedHead>(), 2u);
}

TEST_F(Engine, RestsLongerAndLongerWhenAnsweredWithGarbage) {
  relay.lie = [](const wire::Request&) -> std::optional<Result<Bytes>> { return crypto::random_bytes(300); };
  const auto began = now;
  run(20);
  EXPECT_EQ(count<Failure>(), 20u);
  EXPECT_EQ(last<Failure>().error, ErrorCode::relay_unreachable);
  EXPECT_GT(now - began, 1h);
  EXPECT_EQ(delivered, Cursor{});
}

TEST_F(Engine, IsNotMadeToSpinByEpochsThatChangeAllTheTime) {
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    relay.log_epoch += request.head.op == Op::fetch ? 1 : 0;
    return std::nullopt;
  };
  const auto began = now;
  run(40);
  EXPECT_GT(now - began, 2h);
}

TEST_F(Engine, IsNotMadeToSpinByARelayThatCreatesAndDenies) {
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    relay.lose(keys.id);
    if (request.head.op == Op::create) return std::nullopt;
    return wire::build_answer({Code::denied, request.head.op, 0}, {});
  };
  const auto began = now;
  run(80);
  EXPECT_GT(now - began, 1h);
}

TEST_F(Engine, IsNotMadeToSpinByWaitsThatReturnAtOnce) {
  run(1);
  const auto began = now;
  for (int i = 0; i < 40; ++i) {
    const auto step = engine->next_fetch(now, 50);
    ASSERT_TRUE(step);
    EXPECT_EQ(step->wait_seconds, 50u);
    take(engine->on_fetch(send(*step), now));
  }
  EXPECT_GT(now - began, 2h);
}

TEST_F(Engine, SendsASlotAloneAndRepeatsItAtMostThreeTimesInItsInterval) {
  relay.lie = [](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != Op::append) return std::nullopt;
    return Error{ErrorCode::relay_unreachable, "test"};
  };
  const auto slot_end = now + 20s;
  const auto id = add(1, Pacing::slot);
  for (int i = 0; i < 10; ++i) write_once();

  EXPECT_EQ(std::count(relay.asked.begin(), relay.asked.end(), Op::append), 4);
  EXPECT_EQ(last<RepeatInSlot>().ids, std::vector{id});
  EXPECT_LE(now, slot_end);
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, NeverMixesASlotWithWhatGoesAtOnce) {
  add(1);
  add(2, Pacing::slot);
  add(3);
  std::vector<std::size_t> sizes;
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    sizes.push_back(wire::parse_append(request.body)->envelopes.size());
    return std::nullopt;
  };
  write_once();
  write_once();
  EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(relay.log_of(keys.id).envelopes.front(), envelope_of(2));
}

TEST_F(Engine, AsksItsOwnerForAMomentWhenASlotsEnvelopeWasForgotten) {
  const auto id = add(1, Pacing::slot);
  write_once();
  relay.log_of(keys.id).envelopes.clear();
  fetch_once();
  EXPECT_EQ(last<RepeatInSlot>().ids, std::vector{id});
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, DropsASlotWhoseIntervalEndedUnsent) {
  const auto id = add(1, Pacing::slot);
  EXPECT_TRUE(engine->expire(now + 19s).events.empty());
  take(engine->expire(now + 20s));
  EXPECT_EQ(last<RepeatInSlot>().ids, std::vector{id});
  EXPECT_FALSE(engine->next_write(now));
}

TEST_F(Engine, UnderstandsAPageThatArrivesBeforeTheAppendIsAnswered) {
  add(1);
  const auto step = engine->next_write(now);
  const auto answer = send(*step);
  fetch_once();
  EXPECT_EQ(engine->outbox_size(), 0u);
  take(engine->on_write(answer, now));
  EXPECT_EQ(count<Appended>(), 1u);
  EXPECT_EQ(count<Failure>(), 0u);
}

// Whatever a relay does for a while, once it is honest everything is there and was handed over without a hole.
TEST_F(Engine, SaysWhichOfItsEnvelopesTheRelayClaimsToHaveShownBefore) {
  relay.log_of(keys.id).envelopes = {envelope_of(1), envelope_of(2)};
  fetch_once();
  relay.log_of(keys.id).envelopes = {envelope_of(7), envelope_of(2)};  // another one at a place that was read
  const auto hidden = add(7);
  const auto fresh = add(8);

  write_once();

  EXPECT_EQ(last<Appended>().ids, (std::vector<EnvelopeId>{hidden, fresh}));
  EXPECT_EQ(last<Appended>().said_to_be_read, std::vector<EnvelopeId>{hidden});
}

TEST_F(Engine, SaysNothingOfWhatAPageBroughtBeforeTheAppendWasAnswered) {
  const auto id = add(1);
  const auto step = engine->next_write(now);
  ASSERT_TRUE(step);
  const auto reply = send(*step);
  fetch_once();

  take(engine->on_write(reply, now));

  EXPECT_EQ(last<Appended>().ids, std::vector<EnvelopeId>{id});
  EXPECT_TRUE(last<Appended>().said_to_be_read.empty());
}

TEST_F(Engine, HealsAfterAnyMixtureOfLies) {
  std::uint64_t state = 42;
  const auto draw = [&](std::uint64_t bound) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % bound;
  };
  for (int world = 0; world < 200; ++world) {
    relay.log_of(keys.id).envelopes.clear();
    relay.log_epoch += 1;
    restart({});
    delivered = {};
    relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
      switch (draw(8)) {
        case 0:
          return Error{ErrorCode::relay_unreachable, "test"};
        case 1:
          return crypto::random_bytes(draw(100));
        case 2:
          relay.log_epoch += draw(3);
          return std::nullopt;
        case 3:
          relay.log_of(keys.id).envelopes.push_back(envelope_of(static_cast<std::uint8_t>(200 + draw(50))));
          return std::nullopt;
        case 4: {
          if (request.head.op != Op::append) return std::nullopt;
          const auto count = wire::parse_append(request.body)->envelopes.size();
          wire::AppendAnswer yes{relay.log_epoch, 64, {}};
          for (std::size_t i = 0; i < count; ++i) yes.entries.push_back({wire::AppendStatus::fresh, i + 1});
          return wire::build_answer({Code::ok, Op::append, 0}, wire::encode(yes));
        }
        default:
          return std::nullopt;
      }
    };
    for (std::uint8_t i = 0; i < 10; ++i) {
      add(i);
      run(2);
    }
    relay.lie = nullptr;
    run(8);

    ASSERT_EQ(engine->outbox_size(), 0u) << "world " << world;
    for (std::uint8_t i = 0; i < 10; ++i) {
      const auto& log = relay.log_of(keys.id).envelopes;
      ASSERT_TRUE(std::find(log.begin(), log.end(), envelope_of(i)) != log.end()) << "world " << world;
    }
    ASSERT_EQ(delivered, engine->cursor());
    ASSERT_EQ(delivered.after, relay.log_of(keys.id).envelopes.size());
  }
}

}  // namespace
}  // namespace candour::sync
