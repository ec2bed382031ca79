#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

#include <gtest/gtest.h>

#include "crypto/hash.hpp"

namespace candour::wire {
namespace {

template <std::size_t N>
ByteArray<N> filled(std::uint8_t value) {
  ByteArray<N> out;
  out.fill(value);
  return out;
}

// No prefix of `whole` and nothing longer is taken by `parse`.
template <class Parse>
void expect_exact_length(Bytes whole, Parse parse) {
  EXPECT_TRUE(parse(whole));
  for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(parse(ByteView(whole).first(size))) << size;
  whole.push_back(0);
  EXPECT_FALSE(parse(whole));
}

CreateBody two_members() {
  CreateBody body;
  body.read_key = SigningKey(filled<32>(1));
  body.write_key = SigningKey(filled<32>(2));
  body.controllers = {ControllerKey(filled<32>(3)), ControllerKey(filled<32>(4))};
  return body;
}

TEST(CreateBody, IsReadAsItWasWritten) {
  auto body = two_members();
  body.admission = Admission::code;
  body.admission_proof = Bytes(32, 9);
  const auto read = parse_create(encode(body));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->controllers, body.controllers);
  EXPECT_EQ(read->admission_proof, body.admission_proof);
  expect_exact_length(encode(body), parse_create);
}

TEST(CreateBody, WithControllersOutOfOrderOrTwiceIsRefused) {
  auto body = two_members();
  std::swap(body.controllers[0], body.controllers[1]);
  EXPECT_FALSE(parse_create(encode(body)));
  body.controllers[1] = body.controllers[0];
  EXPECT_FALSE(parse_create(encode(body)));
}

TEST(CreateBody, TakesOneToEightControllersAndAShortMailboxOne) {
  auto body = two_members();
  body.kind = MailboxKind::short_lived;
  EXPECT_FALSE(parse_create(encode(body)));
  body.controllers.pop_back();
  EXPECT_TRUE(parse_create(encode(body)));
  body.kind = MailboxKind::journal;
  for (std::uint8_t i = 4; body.controllers.size() < 8; ++i) body.controllers.push_back(ControllerKey(filled<32>(i)));
  EXPECT_TRUE(parse_create(encode(body)));
  body.controllers.push_back(ControllerKey(filled<32>(200)));
  EXPECT_FALSE(parse_create(encode(body)));
  body.controllers.clear();
  EXPECT_FALSE(parse_create(encode(body)));
}

TEST(AppendBody, TakesOneToSixtyFourEnvelopes) {
  const Bytes small(4096, 7);
  AppendBody body;
  EXPECT_FALSE(parse_append(encode(body)));
  body.envelopes.assign(64, small);
  const auto bytes = encode(body);
  const auto read = parse_append(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->envelopes.size(), 64u);
  EXPECT_TRUE(equal(read->envelopes[63], small));
  body.envelopes.push_back(small);
  EXPECT_FALSE(parse_append(encode(body)));
}

TEST(AppendBody, AboveItsLimitIsRefused) {
  const Bytes large(262144, 7);
  EXPECT_TRUE(parse_append(encode(AppendBody{{large, large, large, large}})));
  EXPECT_FALSE(parse_append(encode(AppendBody{{large, large, large, large, Bytes(4096, 1)}})));
}

TEST(AppendBody, ThatPromisesMoreThanItHoldsIsRefused) {
  Writer lying;
  lying.u32(64).u32(0xffffffff).raw(Bytes(10, 1));
  EXPECT_FALSE(parse_append(lying.view()));
}

TEST(FetchBody, IsHeldToItsRanges) {
  const auto taken = [](FetchBody body) { return parse_fetch(encode(body)).has_value(); };
  EXPECT_TRUE(taken({7, 3, 1, 4096, 55}));
  EXPECT_TRUE(taken({0, 0, 500, 4'194'304, 0}));
  EXPECT_FALSE(taken({0, 1, 500, 4'194'304, 0}));
  EXPECT_FALSE(taken({7, 3, 0, 4096, 0}));
  EXPECT_FALSE(taken({7, 3, 501, 4096, 0}));
  EXPECT_FALSE(taken({7, 3, 1, 4095, 0}));
  EXPECT_FALSE(taken({7, 3, 1, 4'194'305, 0}));
  EXPECT_FALSE(taken({7, 3, 1, 4096, 56}));
  expect_exact_length(encode(FetchBody{7, 3, 1, 4096, 55}), parse_fetch);
}

TEST(FetchAnswer, IsReadAsItWasWritten) {
  const Bytes first(4096, 1);
  const Bytes second(16384, 2);
  FetchAnswer page{7, 9, true, {{4, first}, {5, second}}};
  const auto bytes = encode(page);
  const auto read = parse_fetch_answer(bytes);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->more);
  EXPECT_EQ(read->head, 9u);
  ASSERT_EQ(read->entries.size(), 2u);
  EXPECT_EQ(read->entries[1].seq, 5u);
  EXPECT_TRUE(equal(read->entries[1].envelope, second));
}

TEST(FetchAnswer, WithAnEnvelopeOfAnotherSizeIsRefused) {
  for (const std::size_t size : {0u, 1u, 4095u, 4097u, 262143u}) {
    const Bytes odd(size, 1);
    EXPECT_FALSE(parse_fetch_answer(encode(FetchAnswer{7, 1, false, {{1, odd}}}))) << size;
  }
}

TEST(FetchAnswer, ThatPromisesMoreThanItHoldsIsRefused) {
  Writer lying;
  lying.u64(7).u64(9).u32(0).u32(500);
  EXPECT_FALSE(parse_fetch_answer(lying.view()));
  Writer endless;
  endless.u64(7).u64(9).u32(0).u32(0xffffffff);
  EXPECT_FALSE(parse_fetch_answer(endless.view()));
}

TEST(OtherBodies, AreReadAsTheyWereWrittenAndAtNoOtherLength) {
  expect_exact_length(encode(CreateAnswer{true, MailboxKind::journal, 7, 3}), parse_create_answer);
  expect_exact_length(encode(AppendAnswer{7, 3, {{AppendStatus::duplicate, 2}}}), parse_append_answer);
  expect_exact_length(encode(HeadBody{filled<32>(1)}), parse_head);
  expect_exact_length(encode(DeleteBody{20460, {Signature(filled<64>(1))}}), parse_delete);
  expect_exact_length(encode(PositionAnswer{7, 3}), parse_position_answer);
  expect_exact_length(encode_number(3), parse_number);
  expect_exact_length(encode(QuotaAnswer{3, 4}), parse_quota_answer);
  HeadAnswer head;
  head.log_epoch = 7;
  expect_exact_length(encode(head), parse_head_answer);
  EXPECT_EQ(signed_part(head).size(), 72u);
}

TEST(OtherBodies, NameNoPositionAboveTheHead) {
  EXPECT_TRUE(parse_append_answer(encode(AppendAnswer{7, 3, {{AppendStatus::fresh, 3}}})));
  EXPECT_FALSE(parse_append_answer(encode(AppendAnswer{7, 3, {{AppendStatus::fresh, 4}}})));
  EXPECT_FALSE(parse_append_answer(encode(AppendAnswer{7, 3, {{AppendStatus::fresh, 0}}})));
}

TEST(OtherBodies, SurviveRandomBytes) {
  crypto::start();
  for (int i = 0; i < 2000; ++i) {
    const auto noise = crypto::random_bytes(static_cast<std::size_t>(i % 300));
    // What a random body is read as does not matter; that reading it ends and stays inside it does (sanitizers).
    const bool taken = parse_create(noise) || parse_append(noise) || parse_fetch_answer(noise) || parse_delete(noise);
    EXPECT_FALSE(taken && noise.size() < 12);
  }
}

}  // namespace
}  // namespace candour::wire
