// What the relay promises (relay.md 2), over both ways of asking it.
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/relay_fixture.hpp"

namespace candour::relay_test {

namespace {

class Relay : public RelayTest {};

INSTANTIATE_TEST_SUITE_P(Transports, Relay, testing::Values(Transport::in_process, Transport::http), name_of);

TEST_P(Relay, CreatesAMailboxThatItsKeysCertify) {
  const auto reply = member_.create();

  EXPECT_EQ(reply.code, Code::ok);
  EXPECT_EQ(reply.op, Op::create);
  const auto answer = wire::parse_create_answer(reply.body).value_or({});
  EXPECT_TRUE(answer.created);
  EXPECT_EQ(answer.kind, MailboxKind::journal);
  EXPECT_EQ(answer.head, 0u);
}

TEST_P(Relay, ChangesNothingWhenAMailboxIsCreatedAgain) {
  (void)member_.create();
  append({envelope_of(1)});

  const auto answer = wire::parse_create_answer(member_.create().body).value_or({});

  EXPECT_FALSE(answer.created);
  EXPECT_EQ(answer.head, 1u);
  EXPECT_EQ(all(), std::vector<Bytes>{envelope_of(1)});
}

TEST_P(Relay, DeniesACreateWhoseKeysDoNotGiveTheId) {
  auto foreign = journal_box("foreign");
  box_.keys.controllers = foreign.keys.controllers;

  EXPECT_EQ(member_.create().code, Code::denied);
}

TEST_P(Relay, DeniesACreateThatAnotherKeySigned) {
  auto foreign = journal_box("foreign");
  box_.keys.seeds = foreign.keys.seeds.duplicate();

  EXPECT_EQ(member_.create().code, Code::denied);
}

TEST_P(Relay, KeepsTheKindOfTheFirstCreate) {
  auto box = short_box("short");
  auto member = member_of(box);
  (void)member.create();
  box.kind = MailboxKind::journal;

  const auto answer = wire::parse_create_answer(member.create().body).value_or({});

  EXPECT_EQ(answer.kind, MailboxKind::short_lived);
}

TEST_P(Relay, GivesEnvelopesBackInTheOrderOfTheRequests) {
  (void)member_.create();
  append({envelope_of(1), envelope_of(2)});
  append({envelope_of(3, 16384)});

  EXPECT_EQ(all(), (std::vector{envelope_of(1), envelope_of(2), envelope_of(3, 16384)}));
}

TEST_P(Relay, GivesADuplicateItsFirstPlace) {
  (void)member_.create();
  append({envelope_of(1), envelope_of(2)});

  const auto answer = append({envelope_of(2), envelope_of(3), envelope_of(3)});

  ASSERT_EQ(answer.entries.size(), 3u);
  EXPECT_EQ(answer.entries[0].status, wire::AppendStatus::duplicate);
  EXPECT_EQ(answer.entries[0].seq, 2u);
  EXPECT_EQ(answer.entries[1].status, wire::AppendStatus::fresh);
  EXPECT_EQ(answer.entries[1].seq, 3u);
  EXPECT_EQ(answer.entries[2].status, wire::AppendStatus::duplicate);
  EXPECT_EQ(answer.entries[2].seq, 3u);
  EXPECT_EQ(answer.head, 3u);
}

TEST_P(Relay, KeepsMailboxesApart) {
  auto other_box = journal_box("other");
  auto other = member_of(other_box);
  (void)member_.create();
  (void)other.create();
  append({envelope_of(1)});

  const auto answer = wire::parse_append_answer(other.append({envelope_of(1)}).body).value_or({});

  ASSERT_EQ(answer.entries.size(), 1u);
  EXPECT_EQ(answer.entries[0].status, wire::AppendStatus::fresh);
  EXPECT_EQ(answer.entries[0].seq, 1u);
}

TEST_P(Relay, TakesAllOfAnAppendOrNothing) {
  (void)member_.create();

  EXPECT_EQ(member_.append({envelope_of(1), envelope_of(2, 4095)}).code, Code::bad_size);
  EXPECT_EQ(head_of_mailbox(), 0u);
}

TEST_P(Relay, TakesTheFourSizesAndNoOther) {
  (void)member_.create();
  for (const std::size_t size : {4096u, 16384u, 65536u, 262144u}) {
    EXPECT_EQ(member_.append({envelope_of(size, size)}).code, Code::ok);
    EXPECT_EQ(member_.append({envelope_of(size, size - 1)}).code, Code::bad_size);
    EXPECT_EQ(member_.append({envelope_of(size, size + 1)}).code, Code::bad_size);
  }
  EXPECT_EQ(head_of_mailbox(), 4u);
}

TEST_P(Relay, TakesSixtyFourEnvelopesAtOnceAndNotOneMore) {
  (void)member_.create();
  std::vector<Bytes> envelopes;
  for (std::uint64_t i = 0; i < 64; ++i) envelopes.push_back(envelope_of(i));

  EXPECT_EQ(append(envelopes).head, 64u);
  envelopes.push_back(envelope_of(64));
  EXPECT_EQ(member_.append(envelopes).code, Code::malformed);
  EXPECT_EQ(member_.append({}).code, Code::malformed);
}

TEST_P(Relay, EndsAPageAtEitherLimitAndSaysThatThereIsMore) {
  (void)member_.create();
  append({envelope_of(1), envelope_of(2), envelope_of(3)});
  const auto epoch = wire::parse_head_answer(member_.head().body).value_or(wire::HeadAnswer{}).log_epoch;

  const auto by_count = member_.fetch({epoch, 0, 2, wire::max_fetch_bytes, 0});
  const auto by_bytes = member_.fetch({epoch, 1, 500, 4096, 0});
  const auto last = member_.fetch({epoch, 2, 500, 4096, 0});

  EXPECT_EQ(wire::parse_fetch_answer(by_count.body).value_or({}).entries.size(), 2u);
  EXPECT_TRUE(wire::parse_fetch_answer(by_count.body).value_or({}).more);
  ASSERT_EQ(wire::parse_fetch_answer(by_bytes.body).value_or({}).entries.size(), 1u);
  EXPECT_EQ(wire::parse_fetch_answer(by_bytes.body).value_or({}).entries[0].seq, 2u);
  EXPECT_TRUE(wire::parse_fetch_answer(by_bytes.body).value_or({}).more);
  EXPECT_FALSE(wire::parse_fetch_answer(last.body).value_or({}).more);
}

TEST_P(Relay, GivesAtLeastOneEnvelopeHoweverLargeItIs) {
  (void)member_.create();
  append({envelope_of(1, 262144)});

  const auto page = member_.fetch({0, 0, 1, 4096, 0});

  EXPECT_EQ(wire::parse_fetch_answer(page.body).value_or({}).entries.size(), 1u);
}

TEST_P(Relay, SaysWhenACursorIsAheadOrOfAnotherLogEpoch) {
  (void)member_.create();
  append({envelope_of(1)});
  const auto epoch = wire::parse_head_answer(member_.head().body).value_or(wire::HeadAnswer{}).log_epoch;

  const auto ahead = member_.fetch({epoch, 2, 500, 4096, 0});
  const auto other = member_.fetch({epoch - 1, 1, 500, 4096, 0});
  const auto at_head = member_.fetch({epoch, 1, 500, 4096, 0});

  EXPECT_EQ(ahead.code, Code::cursor_ahead);
  EXPECT_EQ(wire::parse_position_answer(ahead.body).value_or({}).head, 1u);
  EXPECT_EQ(other.code, Code::epoch_changed);
  EXPECT_EQ(wire::parse_position_answer(other.body).value_or({}).log_epoch, epoch);
  EXPECT_EQ(at_head.code, Code::ok);
}

TEST_P(Relay, AnswersAWrongKeyAndAnUnknownMailboxWithTheSameBytes) {
  (void)member_.create();
  auto stranger_box = journal_box("stranger");
  auto stranger = member_of(stranger_box);
  const auto unknown = stranger.fetch();

  box_.keys.seeds = stranger_box.keys.seeds.duplicate();
  const auto wrong_key = member_.fetch();

  EXPECT_EQ(unknown.code, Code::denied);
  EXPECT_EQ(unknown.frame, wrong_key.frame);
  EXPECT_EQ(member_.append({envelope_of(1)}).code, Code::denied);
  EXPECT_EQ(member_.head().code, Code::denied);
}

TEST_P(Relay, TakesNoReadKeyWhereAWriteKeyIsAsked) {
  (void)member_.create();
  const auto& seeds = box_.keys.seeds;
  box_.keys.seeds = {crypto::ReadSeed(seeds.write.expose()), crypto::WriteSeed(seeds.read.expose())};

  EXPECT_EQ(member_.append({envelope_of(1)}).code, Code::denied);
  EXPECT_EQ(member_.fetch().code, Code::denied);
}

TEST_P(Relay, TakesAClockUpToThreeStepsOff) {
  (void)member_.create();
  for (const std::int64_t off : {-2, 2}) {
    member_.t5_off = off;
    EXPECT_EQ(member_.head().code, Code::ok);
  }
  for (const std::int64_t off : {-5, 5}) {
    member_.t5_off = off;
    const auto reply = member_.head();
    EXPECT_EQ(reply.code, Code::clock_skew);
    EXPECT_LE(std::abs(wire::t5_distance(reply.t5, wire::t5_of(clock_.now()))), 1);
  }
}

TEST_P(Relay, RefusesAFrameForAnotherRelayBeforeItsClock) {
  (void)member_.create();
  member_.relay_id = RelayId(crypto::sha256(as_bytes("another relay")));
  member_.t5_off = 100;

  EXPECT_EQ(member_.head().code, Code::wrong_relay);
}

TEST_P(Relay, RefusesEveryFrameWithAChangedByte) {
  (void)member_.create();
  const auto frame = member_.frame_of(Op::head, wire::encode(wire::HeadBody{}));
  for (std::size_t i = 0; i < frame.size(); ++i) {
    auto changed = frame;
    changed[i] ^= 0x80;
    EXPECT_NE(reply_of(relay_->exchange(changed)).code, Code::ok) << "byte " << i;
  }
  EXPECT_EQ(reply_of(relay_->exchange(frame)).code, Code::ok);
}

TEST_P(Relay, CallsAFrameOfTheWrongShapeMalformed) {
  const auto frame = member_.frame_of(Op::head, wire::encode(wire::HeadBody{}));
  auto longer = frame;
  longer.push_back(0);
  const Bytes shorter(frame.begin(), frame.end() - 1);

  EXPECT_EQ(reply_of(relay_->exchange(longer)).code, Code::malformed);
  EXPECT_EQ(reply_of(relay_->exchange(shorter)).code, Code::malformed);
  EXPECT_EQ(reply_of(relay_->exchange(Bytes{})).code, Code::malformed);
  EXPECT_EQ(reply_of(relay_->exchange(Bytes(144, 0))).code, Code::malformed);
}

TEST_P(Relay, SignsItsHeadAnswersForNonceAndMailbox) {
  (void)member_.create();
  append({envelope_of(1), envelope_of(2, 16384)});
  const wire::HeadBody asked{crypto::sha256(as_bytes("nonce"))};

  const auto reply = member_.send(Op::head, wire::encode(asked));

  const auto answer = wire::parse_head_answer(reply.body).value_or(wire::HeadAnswer{});
  EXPECT_TRUE(wire::verify_head(relay_->relay_id(), box_.keys.id, asked, answer));
  EXPECT_FALSE(wire::verify_head(relay_->relay_id(), box_.keys.id, {}, answer));
  EXPECT_EQ(answer.head, 2u);
  EXPECT_EQ(answer.bytes, 4096u + 16384u);
  EXPECT_EQ(answer.controllers, 2);
  EXPECT_EQ(answer.day_made, member_.today());
  EXPECT_EQ(answer.day_last, member_.today());
  EXPECT_EQ(answer.expires_hour, 0u);
}

}  // namespace

}  // namespace candour::relay_test
