#include "sync/wire/frame.hpp"

#include <gtest/gtest.h>

#include "sync/wire/mailbox.hpp"

namespace candour::wire {
namespace {

class Frame : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    seeds = short_mailbox(crypto::MailboxSecret::random()).seeds;
    head.t5 = 5'890'000;
    head.mailbox = MailboxId(crypto::random_bytes<32>());
    head.relay = RelayId(crypto::random_bytes<32>());
    head.op = Op::append;
    frame = build_request(head, body, seeds.write);
  }
  MailboxSeeds seeds;
  RequestHead head;
  Bytes body{1, 2, 3, 4, 5};
  Bytes frame;
};

TEST_F(Frame, IsReadAsItWasBuilt) {
  const auto request = parse_request(frame);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->head.op, Op::append);
  EXPECT_EQ(request->head.t5, head.t5);
  EXPECT_EQ(request->head.mailbox, head.mailbox);
  EXPECT_EQ(request->head.relay, head.relay);
  EXPECT_TRUE(equal(request->body, body));
  EXPECT_TRUE(verify_request(crypto::public_of(seeds.write), *request));
  EXPECT_FALSE(verify_request(crypto::public_of(seeds.read), *request));
}

TEST_F(Frame, VerifiesInPlaceBehindItsPrefix) {
  Bytes buffer = to_bytes(signed_prefix(frame.size() - signature_size));
  append(buffer, frame);
  EXPECT_TRUE(verify_in_place(crypto::public_of(seeds.write), buffer));
  EXPECT_FALSE(verify_in_place(crypto::public_of(seeds.read), buffer));
  EXPECT_FALSE(verify_in_place(crypto::public_of(seeds.write), ByteView(buffer).first(100)));
}

TEST_F(Frame, DoesNotVerifyWithAnyByteChanged) {
  for (std::size_t i = 0; i < frame.size(); ++i) {
    auto changed = frame;
    changed[i] ^= 1;
    const auto request = parse_request(changed);
    EXPECT_FALSE(request && verify_request(crypto::public_of(seeds.write), *request)) << i;
  }
}

TEST_F(Frame, IsRefusedAtEveryOtherLength) {
  for (std::size_t size = 0; size < frame.size(); ++size)
    EXPECT_FALSE(parse_request(ByteView(frame).first(size))) << size;
  frame.push_back(0);
  EXPECT_FALSE(parse_request(frame));
}

TEST_F(Frame, WithAnUnknownOpOrNonZeroBytesIsRefused) {
  for (const std::uint8_t op : Bytes{0, 6, 255}) {
    auto changed = frame;
    changed[4] = op;
    EXPECT_FALSE(parse_request(changed)) << int{op};
  }
  for (const std::size_t at : {5u, 6u, 7u}) {
    auto changed = frame;
    changed[at] = 1;
    EXPECT_FALSE(parse_request(changed)) << at;
  }
}

TEST(AnswerFrame, IsReadAsItWasBuilt) {
  const Bytes body{9, 8, 7};
  const auto frame = build_answer({Code::cursor_ahead, Op::fetch, 77}, body);
  const auto answer = parse_answer(frame);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->head.code, Code::cursor_ahead);
  EXPECT_EQ(answer->head.op, Op::fetch);
  EXPECT_EQ(answer->head.t5, 77u);
  EXPECT_TRUE(equal(answer->body, body));
}

TEST(AnswerFrame, IsRefusedWhenItIsACaptivePortal) {
  EXPECT_FALSE(parse_answer(as_bytes("<html><body>Please accept our terms of use</body></html>")));
  EXPECT_FALSE(parse_answer({}));
}

TEST(AnswerFrame, WithAnUnknownCodeOrAWrongLengthIsRefused) {
  auto frame = build_answer({Code::ok, Op::head, 1}, Bytes{1});
  for (std::size_t size = 0; size < frame.size(); ++size)
    EXPECT_FALSE(parse_answer(ByteView(frame).first(size))) << size;
  auto changed = frame;
  changed[4] = code_count;
  EXPECT_FALSE(parse_answer(changed));
  changed = frame;
  changed[6] = 1;
  EXPECT_FALSE(parse_answer(changed));
  changed = frame;
  changed.push_back(0);
  EXPECT_FALSE(parse_answer(changed));
}

TEST(AnswerFrame, HasANameAndAStatusForEveryCode) {
  for (std::uint8_t byte = 0; byte < code_count; ++byte) {
    const auto code = code_of(byte);
    ASSERT_TRUE(code);
    EXPECT_STRNE(name_of(*code), "");
    EXPECT_GE(http_status_of(*code), 200u);
  }
  EXPECT_FALSE(code_of(code_count));
  EXPECT_STREQ(name_of(Code::disk_full), "disk_full");
  EXPECT_EQ(http_status_of(Code::wrong_relay), 421u);
}

TEST(ClientTime, IsRoundedToStepsOfFiveMinutes) {
  const auto at = [](std::int64_t seconds) { return t5_of(WallTime(std::chrono::seconds(seconds))); };
  EXPECT_EQ(at(0), 0u);
  EXPECT_EQ(at(149), 0u);
  EXPECT_EQ(at(150), 1u);
  EXPECT_EQ(at(449), 1u);
  EXPECT_EQ(at(450), 2u);
  EXPECT_EQ(at(-100'000), 0u);
  EXPECT_EQ(t5_distance(10, 7), -3);
}

}  // namespace
}  // namespace candour::wire
