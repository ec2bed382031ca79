// What the engine makes of answers that say no.
#include "sync/wire/answer_bodies.hpp"
#include "tests/sync/client/engine_fixture.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;
using wire::Code;
using wire::Op;

TEST_F(Engine, UsesARelaysClockWithinAnHourAndStopsBeyond) {
  relay.skew_limit = 3;
  relay.t5 = wire::t5_of(own_time) + 12;
  run(2);
  EXPECT_EQ(engine->t5_offset(), 12);
  EXPECT_EQ(count<ReachedHead>(), 1u);
  EXPECT_FALSE(engine->is_stopped());

  restart({});
  relay.t5 = wire::t5_of(own_time) - 13;
  run(2);
  EXPECT_TRUE(engine->is_stopped());
  EXPECT_EQ(engine->t5_offset(), 0);
  EXPECT_EQ(last<Failure>().error, ErrorCode::clock_skew);
}

TEST_F(Engine, StopsWhenSkewGoesOnAlthoughItSignedWithTheOffset) {
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    return wire::build_answer({Code::clock_skew, request.head.op, wire::t5_of(own_time) + 5}, {});
  };
  run(10);
  EXPECT_TRUE(engine->is_stopped());
  EXPECT_LE(requests, 3);
}

TEST_F(Engine, CreatesAJournalsMailboxAgainOnceWhenDenied) {
  add(1);
  run(2);
  relay.lose(keys.id);
  add(2);

  run(4);

  EXPECT_EQ(last<EpochChanged>().cause, EpochCause::recreated);
  EXPECT_EQ(count<Created>(), 1u);
  EXPECT_TRUE(relay_has(2));
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, StopsWhenDeniedAlthoughTheMailboxIsThere) {
  relay.lie = [](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op == Op::create) return std::nullopt;
    return wire::build_answer({Code::denied, request.head.op, 0}, {});
  };
  add(1);
  run(10);
  EXPECT_TRUE(engine->is_stopped());
  EXPECT_EQ(std::count(relay.asked.begin(), relay.asked.end(), Op::create), 1);
  EXPECT_EQ(last<Failure>().code, Code::denied);
  EXPECT_EQ(engine->outbox_size(), 1u);
}

TEST_F(Engine, NeverCreatesAShortMailboxAgain) {
  engine.emplace(SyncEngine::Setup{{}, wire::MailboxKind::short_lived, wire::encode(create_body)});
  relay.lose(keys.id);
  run(3);
  EXPECT_TRUE(engine->is_stopped());
  EXPECT_EQ(std::count(relay.asked.begin(), relay.asked.end(), Op::create), 0);
}

TEST_F(Engine, StopsAtAnotherRelayAndGoesOnWhenItsOwnerSays) {
  relay.lie = [](const wire::Request& request) -> std::optional<Result<Bytes>> {
    return wire::build_answer({Code::wrong_relay, request.head.op, 0}, {});
  };
  add(1);
  run(3);
  EXPECT_EQ(requests, 1);
  EXPECT_EQ(last<Failure>().error, ErrorCode::wrong_relay);
  EXPECT_TRUE(last<Failure>().is_stopped);

  relay.lie = nullptr;
  engine->go_on();
  run(2);
  EXPECT_EQ(engine->outbox_size(), 0u);
}

TEST_F(Engine, WaitsAsLongAsABusyRelayAsks) {
  relay.lie = [](const wire::Request& request) -> std::optional<Result<Bytes>> {
    return wire::build_answer({Code::slow_down, request.head.op, 0}, wire::encode_number(120));
  };
  const auto step = engine->next_fetch(now, 50);
  const auto verdict = engine->on_fetch(send(*step), now);
  EXPECT_EQ(verdict.pause.at_least, 120s);
  EXPECT_GE(verdict.pause.ceiling, 1s);
}

TEST_F(Engine, GivesBackWhatARelayCallsMalformedAndGoesOn) {
  relay.lie = [](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != Op::append) return std::nullopt;
    return wire::build_answer({Code::bad_size, Op::append, 0}, {});
  };
  const auto id = add(1);
  run(3);
  EXPECT_EQ(last<Failure>().given_up, std::vector{id});
  EXPECT_EQ(count<Failure>(), 1u);
  EXPECT_FALSE(engine->is_stopped());
}

}  // namespace
}  // namespace candour::sync
