#include "journal/sealed/reveal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/journal/sealed/plain_reveal.hpp"

namespace candour::sealed {
namespace {

template <class Id>
Id named(std::uint8_t n) {
  Id id;
  id.bytes.fill(n);
  return id;
}

const MemberKey meg = named<MemberKey>(1);
const MemberKey dani = named<MemberKey>(2);
const ItemId question = named<ItemId>(9);
const SpaceId space = named<SpaceId>(8);

crypto::Transient<32> secret(std::uint8_t n) {
  std::array<std::uint8_t, 32> bytes{};
  bytes.fill(n);
  return crypto::Transient<32>(bytes);
}

// What two members sent about one question, in the order in which they did; each device has seen its own records.
class Sent {
 public:
  EnvelopeId answer(const MemberKey& who, std::string_view words, std::uint8_t key) {
    return take(HeldAnswer{next(), who, *seal_answer(secret(key), space, question, who, as_bytes(words))});
  }
  EnvelopeId ready(const MemberKey& who, std::vector<EnvelopeId> set, Readiness state = Readiness::ready) {
    std::sort(set.begin(), set.end());
    return take(HeldReady{next(), who, {state, question, std::move(set)}});
  }
  void release(const MemberKey& who, const EnvelopeId& answer, std::uint8_t key) {
    take(HeldRelease{next(), who, {question, answer, candour::take<32>(secret(key).expose())}});
  }
  // Sends what is next, as the member's device does; false if nothing is.
  bool act(const MemberKey& who, bool is_ready, std::optional<EnvelopeId> written, std::uint8_t key) {
    const auto act = next_act(records, {who, {meg, dani}, is_ready, written}, seen_by);
    if (const auto* body = std::get_if<ReadyBody>(&act)) ready(who, body->answers, body->state);
    if (const auto* own = std::get_if<EnvelopeId>(&act)) release(who, *own, key);
    return act.index() != 0;
  }
  std::vector<std::string> open() const {
    return open_in(records);
  }
  static std::vector<std::string> open_in(const AnswerRecords& records) {
    std::vector<std::string> words;
    for (const auto& who : {meg, dani}) {
      for (const auto& id : records.answers_of(who)) {
        if (const auto* one = records.opened(id)) words.push_back(to_text(one->text));
      }
    }
    std::sort(words.begin(), words.end());
    return words;
  }

  AnswerRecords records{space};
  std::vector<plain::AnyRecord> all;  // the same, in the order in which they came
  SeenBy seen_by = [](const std::vector<EnvelopeId>& later, const std::set<EnvelopeId>& asked) {
    return std::set<EnvelopeId>(asked.begin(), asked.lower_bound(*std::max_element(later.begin(), later.end())));
  };

 private:
  template <class Record>
  EnvelopeId take(const Record& record) {
    all.push_back(record);
    records.add(record);
    return record.id;
  }
  EnvelopeId next() { return named<EnvelopeId>(++count_); }
  std::uint8_t count_ = 0;
};

using Words = std::vector<std::string>;

TEST(Reveal, OpensBothOnceBothAreReady) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  const auto of_dani = sent.answer(dani, "coffee", 2);
  EXPECT_TRUE(sent.act(meg, true, of_meg, 1));
  EXPECT_FALSE(sent.act(meg, true, of_meg, 1)) << "she waits";
  EXPECT_TRUE(sent.act(dani, true, of_dani, 2)) << "ready";
  EXPECT_EQ(sent.open(), Words{});
  EXPECT_TRUE(sent.act(dani, true, of_dani, 2)) << "release";
  EXPECT_EQ(sent.open(), Words{"coffee"});
  EXPECT_TRUE(sent.act(meg, true, of_meg, 1));

  EXPECT_EQ(sent.open(), (Words{"coffee", "tea"}));
  EXPECT_FALSE(sent.act(meg, true, of_meg, 1));
  EXPECT_FALSE(sent.act(dani, false, of_dani, 2)) << "what was released is not taken back";
}

TEST(Reveal, SaysNoReadyWhileOneHasNotAnsweredOrTheNewestWordsAreNotSealed) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  EXPECT_FALSE(sent.act(meg, true, of_meg, 1)) << "Dani has not answered";

  sent.answer(dani, "coffee", 2);
  EXPECT_FALSE(sent.act(meg, true, std::nullopt, 1)) << "she wrote something else since";
  EXPECT_TRUE(sent.act(meg, true, of_meg, 1));
}

TEST(Reveal, SaysReadyAnewWhenANewerAnswerCame) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  sent.answer(dani, "coffee", 2);
  sent.act(meg, true, of_meg, 1);
  const auto newer = sent.answer(dani, "water", 3);
  EXPECT_TRUE(sent.act(meg, true, of_meg, 1));

  EXPECT_TRUE(sent.act(dani, true, newer, 3));
  EXPECT_TRUE(sent.act(dani, true, newer, 3));
  EXPECT_EQ(sent.open(), Words{"water"});
}

TEST(Reveal, WaitsForWhoeverTookTheirReadyBack) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  const auto of_dani = sent.answer(dani, "coffee", 2);
  sent.act(meg, true, of_meg, 1);
  EXPECT_TRUE(sent.act(meg, false, of_meg, 1));
  EXPECT_FALSE(sent.act(meg, false, of_meg, 1)) << "once";
  sent.act(dani, true, of_dani, 2);
  EXPECT_FALSE(sent.act(dani, true, of_dani, 2)) << "Meg is not ready";

  sent.act(meg, true, of_meg, 1);
  EXPECT_TRUE(sent.act(dani, true, of_dani, 2));
  EXPECT_EQ(sent.open(), Words{"coffee"});
}

// Dani took back before Meg's release reached her: her device may release what it was ready for, and nothing else.
TEST(Reveal, LetsOneWhoTookBackTooLateReleaseWhatTheyWereReadyFor) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  const auto of_dani = sent.answer(dani, "coffee", 2);
  sent.ready(meg, {of_meg, of_dani});
  sent.ready(dani, {of_meg, of_dani});
  sent.release(meg, of_meg, 1);
  sent.ready(dani, {of_meg, of_dani}, Readiness::taken_back);
  const auto newer = sent.answer(dani, "water", 3);
  EXPECT_EQ(sent.open(), Words{"tea"}) << "both had been ready";
  EXPECT_FALSE(sent.act(dani, false, newer, 2));

  EXPECT_TRUE(sent.act(dani, true, newer, 2));
  EXPECT_EQ(sent.open(), (Words{"coffee", "tea"}));
  EXPECT_FALSE(sent.act(dani, true, newer, 3)) << "nothing after the release";
}

TEST(Reveal, NeverOpensWhatWasSealedAfterSeeing) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  const auto of_dani = sent.answer(dani, "coffee", 2);
  sent.ready(meg, {of_meg, of_dani});
  sent.ready(dani, {of_meg, of_dani});
  sent.release(meg, of_meg, 1);
  const auto later = sent.answer(dani, "what she wants to hear", 3);
  sent.ready(dani, {of_meg, later});
  sent.release(dani, later, 3);

  EXPECT_EQ(sent.open(), Words{"tea"}) << "Meg was never ready for that set";
}

TEST(Reveal, TakesNoReleaseOfAnotherAuthorOrOfAnotherSecret) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  const auto of_dani = sent.answer(dani, "coffee", 2);
  sent.ready(meg, {of_meg, of_dani});
  sent.ready(dani, {of_meg, of_dani});
  sent.release(dani, of_meg, 1);
  sent.release(meg, of_meg, 2);
  EXPECT_EQ(sent.open(), Words{});
  EXPECT_FALSE(has_released(sent.records, meg));

  sent.release(meg, of_meg, 1);
  EXPECT_EQ(sent.open(), Words{"tea"});
}

TEST(Reveal, CountsNobodysAnswerWhereOneCopiedTheOthers) {
  Sent sent;
  const auto of_meg = sent.answer(meg, "tea", 1);
  sent.records.add(HeldAnswer{named<EnvelopeId>(77), dani, sent.records.answer(of_meg)->body});
  EXPECT_EQ(newest_answer(sent.records, meg, sent.seen_by), std::nullopt);
  EXPECT_FALSE(sent.act(meg, true, of_meg, 1));

  const auto anew = sent.answer(meg, "tea", 4);
  EXPECT_EQ(newest_answer(sent.records, meg, sent.seen_by), anew);
}

// A set of two answers of one member, or with an answer that is not here, is no set of all.
TEST(Reveal, NeedsOneAnswerOfEachMember) {
  Sent sent;
  const auto first = sent.answer(meg, "tea", 1);
  const auto second = sent.answer(meg, "milk", 3);
  sent.ready(meg, {first, second});
  sent.release(meg, first, 1);
  sent.ready(meg, {first, named<EnvelopeId>(200)});

  EXPECT_EQ(sent.open(), Words{});
}

RC_GTEST_PROP(Reveal, OpensTheSameWhicheverOrderTheRecordsCameIn, ()) {
  Sent sent;
  std::vector<EnvelopeId> of_meg{sent.answer(meg, "tea", 1)}, of_dani{sent.answer(dani, "coffee", 2)};
  for (auto left = *rc::gen::inRange(0, 12); left > 0; --left) {
    const auto& who = *rc::gen::element(meg, dani);
    auto& own = who == meg ? of_meg : of_dani;
    const auto key = static_cast<std::uint8_t>(who == meg ? 1 : 2);
    const auto set = std::vector{of_meg[*rc::gen::inRange<std::size_t>(0, of_meg.size())],
                                 of_dani[*rc::gen::inRange<std::size_t>(0, of_dani.size())]};
    switch (*rc::gen::inRange(0, 4)) {
      case 0: own.push_back(sent.answer(who, "more", key)); break;
      case 1: sent.ready(who, set); break;
      case 2: sent.ready(who, set, Readiness::taken_back); break;
      default: sent.release(who, own[*rc::gen::inRange<std::size_t>(0, own.size())], key);
    }
  }
  auto all = sent.all;
  for (auto left = all.size(); left > 1; --left) std::swap(all[left - 1], all[*rc::gen::inRange<std::size_t>(0, left)]);
  AnswerRecords shuffled(space);
  for (const auto& one : all) std::visit([&](const auto& record) { shuffled.add(record); }, one);

  RC_ASSERT(Sent::open_in(shuffled) == sent.open());
}

TEST(AnswerText, IsReadOnlyAsItIsWritten) {
  const AnswerText text{60'007, {{1, Bytes{1, 2}}, {3, Bytes{}}}};
  const auto bytes = encode(text);
  EXPECT_EQ(*parse_answer_text(bytes), text);

  EXPECT_FALSE(parse_answer_text(ByteView(bytes).first(bytes.size() - 1)).has_value());
  auto longer = bytes;
  longer.push_back(0);
  EXPECT_FALSE(parse_answer_text(longer).has_value());
  EXPECT_FALSE(parse_answer_text(encode(AnswerText{1, {}})).has_value());
  EXPECT_FALSE(parse_answer_text(encode(AnswerText{1, {{3, {}}, {1, {}}}})).has_value());
  EXPECT_FALSE(parse_answer_text(encode(AnswerText{1, {{3, {}}, {3, {}}}})).has_value());
}

}  // namespace
}  // namespace candour::sealed
