// The signed head: when it is asked for, and that nothing unsigned is told as one.
#include "sync/wire/answer_bodies.hpp"
#include "tests/sync/client/engine_fixture.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;

class Head : public Engine {
 protected:
  void SetUp() override {
    Engine::SetUp();
    SyncEngine::Setup setup{{}, wire::MailboxKind::journal, wire::encode(create_body)};
    setup.head = HeadAsking{keys.id, relay.id(), [] { return crypto::random_bytes<32>(); }};
    engine.emplace(std::move(setup));
  }
  auto heads_asked() const { return std::count(relay.asked.begin(), relay.asked.end(), wire::Op::head); }
  // Answers as somebody else would who has the relay's bytes and not its key.
  void lie_about_heads() {
    relay.lie = [this](const wire::Request& request) -> std::optional<Result<Bytes>> {
      if (request.head.op != wire::Op::head) return std::nullopt;
      wire::HeadAnswer answer;
      answer.log_epoch = relay.log_epoch;
      wire::sign_head(crypto::RelaySeed::random(), keys.id, *wire::parse_head(request.body), answer);
      return wire::build_answer({wire::Code::ok, wire::Op::head, relay.t5}, wire::encode(answer));
    };
  }
};

TEST_F(Head, IsAskedAtFirstContactAfterTheLogWasReadAndWhatWaitedWasSent) {
  add(1);

  run(4);

  EXPECT_EQ(heads_asked(), 1);
  EXPECT_EQ(relay.asked.front(), wire::Op::append);
  EXPECT_EQ(last<HeadTold>().answer.head, 1u);
  EXPECT_EQ(last<HeadTold>().answer.log_epoch, relay.log_epoch);
}

TEST_F(Head, IsAskedAgainAfterAnHourAndNotBefore) {
  run(2);

  now += 58min;
  run(1);
  EXPECT_EQ(heads_asked(), 1);
  now += 2min;
  run(1);

  EXPECT_EQ(heads_asked(), 2);
}

TEST_F(Head, IsAskedAgainWhenItsOwnerWantsAnAnswerNow) {
  run(2);

  engine->go_on();
  run(2);

  EXPECT_EQ(heads_asked(), 2);
}

TEST_F(Head, IsAskedAgainWhenSomethingCameOnADayThatTheLastOneDoesNotKnow) {
  run(2);
  relay.t5 = 288 * 7;

  run(3);
  EXPECT_EQ(heads_asked(), 1) << "nothing came";
  relay.log_of(keys.id).envelopes.push_back(envelope_of(7));
  run(2);

  EXPECT_EQ(heads_asked(), 2);
}

TEST_F(Head, IsNotToldWithoutTheRelaysSignatureAndIsShownAfterThree) {
  lie_about_heads();
  run(3);
  EXPECT_EQ(heads_asked(), 2);
  EXPECT_EQ(count<Failure>(), 0u);

  now += 10min;
  run(1);

  EXPECT_EQ(heads_asked(), 3);
  EXPECT_EQ(count<HeadTold>(), 0u);
  EXPECT_EQ(last<Failure>().op, wire::Op::head);
}

TEST_F(Head, IsToldOnceTheRelayAnswersForItselfAgain) {
  lie_about_heads();
  run(2);
  relay.lie = nullptr;

  now += 10min;
  run(1);

  EXPECT_EQ(count<HeadTold>(), 1u);
}

TEST_F(Engine, AsksForNoHeadOfAMailboxThatIsNotToBeShown) {
  run(3);

  EXPECT_EQ(std::count(relay.asked.begin(), relay.asked.end(), wire::Op::head), 0);
}

}  // namespace
}  // namespace candour::sync
