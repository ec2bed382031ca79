// Records of answers taken in one at a time give what a look at all of them gives, and many cost each no more than few.
#include "journal/sealed/answer_records.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "tests/journal/sealed/graph_history.hpp"
#include "tests/journal/sealed/plain_reveal.hpp"

namespace candour::sealed {
namespace {

using plain::AnyRecord;

template <class Id>
Id named(std::uint8_t n) {
  Id id;
  id.bytes.fill(n);
  return id;
}

const MemberKey meg = named<MemberKey>(1);
const MemberKey dani = named<MemberKey>(2);
const MemberKey tom = named<MemberKey>(3);
const ItemId question = named<ItemId>(9);
const SpaceId space = named<SpaceId>(8);

ByteArray<32> secret(std::uint8_t n) {
  ByteArray<32> bytes{};
  bytes.fill(n);
  return bytes;
}

SealedAnswer sealed_by(const MemberKey& author, std::uint8_t key) {
  const auto words = "words " + std::to_string(key);
  return *seal_answer(crypto::Transient<32>(secret(key)), space, question, author, as_bytes(words));
}

// As likely each, in the first tries too.
std::size_t below(std::size_t end) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, end));
}
bool once_in(std::size_t times) { return below(times) == 0; }

template <class T>
const T& one_of(const std::vector<T>& all) {
  return all[below(all.size())];
}

template <class T>
std::vector<T> shuffled(std::vector<T> all) {
  for (auto left = all.size(); left > 1; --left) std::swap(all[left - 1], all[below(left)]);
  return all;
}

// What three members sent about one question, whatever their programs allow; and what each record has in its past.
class AnyHistory {
 public:
  AnyHistory() {
    ids_ = shuffled(numbers(36));
    for (auto left = 2 + below(4); left > 0; --left) add_answer();
    for (auto left = below(30); left > 0; --left) once_in(3) ? add_release() : once_in(6) ? add_answer() : add_ready();
  }

  bool is_before(const EnvelopeId& earlier, const EnvelopeId& later) const { return past_.at(later).contains(earlier); }
  std::set<EnvelopeId> seen_by(const std::vector<EnvelopeId>& later, const std::set<EnvelopeId>& asked) const {
    std::set<EnvelopeId> seen;
    for (const auto& one : later) {
      const auto is_seen = [&](const EnvelopeId& id) { return is_before(id, one); };
      std::copy_if(asked.begin(), asked.end(), std::inserter(seen, seen.end()), is_seen);
    }
    return seen;
  }

  const std::vector<MemberKey> members{meg, dani, tom};
  std::vector<AnyRecord> records;
  std::vector<EnvelopeId> answers;  // some that no record is, too

 private:
  static std::vector<std::uint8_t> numbers(std::uint8_t count) {
    std::vector<std::uint8_t> all;
    for (std::uint8_t n = 1; n <= count; ++n) all.push_back(n);
    return all;
  }

  // Has seen some of what is there, with all that these have seen.
  EnvelopeId next() {
    const auto id = named<EnvelopeId>(ids_[past_.size()]);
    std::set<EnvelopeId> past;
    for (const auto& [earlier, its_past] : past_) {
      if (once_in(2)) continue;
      past.insert(earlier);
      past.insert(its_past.begin(), its_past.end());
    }
    past_.emplace(id, std::move(past));
    return id;
  }

  void add_answer() {
    const auto& author = one_of(members);
    const auto key = static_cast<std::uint8_t>(below(3));
    records.push_back(HeldAnswer{next(), author, sealed_by(once_in(4) ? one_of(members) : author, key)});
    answers.push_back(std::get<HeldAnswer>(records.back()).id);
    opened_by_[answers.back()] = {author, key};
    if (once_in(5)) answers.push_back(named<EnvelopeId>(static_cast<std::uint8_t>(100 + records.size())));
  }
  void add_ready() {
    if (sets_.empty() || once_in(4)) {
      const auto first = below(answers.size());
      const auto second = (first + 1 + below(answers.size() - 1)) % answers.size();
      std::set<EnvelopeId> set{answers[first], answers[second]};
      if (once_in(4)) set.insert(one_of(answers));
      sets_.push_back({set.begin(), set.end()});
    }
    const auto state = once_in(4) ? Readiness::taken_back : Readiness::ready;
    const auto& set = one_of(sets_);
    records.push_back(HeldReady{next(), author_of(one_of(set)), {state, question, set}});
  }
  void add_release() {
    const auto answer = one_of(answers);
    const auto key = once_in(4) ? static_cast<std::uint8_t>(below(3)) : opened_by_[answer].second;
    records.push_back(HeldRelease{next(), author_of(answer), {question, answer, secret(key)}});
  }
  // Mostly; nobody's answer is of anybody.
  MemberKey author_of(const EnvelopeId& answer) const {
    const auto found = opened_by_.find(answer);
    return found == opened_by_.end() || once_in(6) ? one_of(members) : found->second.first;
  }

  std::vector<std::uint8_t> ids_;
  std::map<EnvelopeId, std::set<EnvelopeId>> past_;
  std::vector<AnswerSet> sets_;
  std::map<EnvelopeId, std::pair<MemberKey, std::uint8_t>> opened_by_;  // whose answer it is, and its secret
};

void take_in(AnswerRecords& records, const std::vector<AnyRecord>& all) {
  for (const auto& one : all) std::visit([&](const auto& record) { records.add(record); }, one);
}

void assert_same_opened(const AnswerRecords& records, const plain::PlainRecords& expected, const AnyHistory& history) {
  std::map<EnvelopeId, OpenedAnswer> opened;
  for (auto& one : plain::opened(expected)) opened[one.id] = one;
  for (const auto& id : history.answers) {
    const auto* one = records.opened(id);
    RC_ASSERT((one != nullptr) == opened.contains(id));
    if (one == nullptr) continue;
    RC_ASSERT(one->id == id);
    RC_ASSERT(one->author == opened.at(id).author);
    RC_ASSERT(one->text == opened.at(id).text);
  }
  RC_CLASSIFY(!opened.empty(), "some are opened");
}

RC_GTEST_PROP(AnswerRecords, SayWhateverTheOrderWhatALookAtAllOfThemSays, ()) {
  const AnyHistory history;
  const auto expected = plain::plain_records(space, history.records);
  const auto is_before = [&](const auto& earlier, const auto& later) { return history.is_before(earlier, later); };
  const auto seen_by = [&](const auto& later, const auto& asked) { return history.seen_by(later, asked); };
  AnswerRecords records(space);
  take_in(records, shuffled(history.records));
  take_in(records, shuffled(history.records));  // everything twice

  assert_same_opened(records, expected, history);
  for (const auto& member : history.members) {
    RC_ASSERT(newest_answer(records, member, seen_by) == plain::newest_answer(expected, member, is_before));
    RC_ASSERT(has_released(records, member) == plain::has_released(expected, member));
    RC_ASSERT(has_sealed_after_reading(records, member, seen_by) ==
              plain::has_sealed_after_reading(expected, member, is_before));
    const auto written = plain::newest_answer(expected, member, is_before);
    Meaning meaning{member, {meg, dani}, *rc::gen::arbitrary<bool>(), written};
    if (once_in(3)) meaning.members.insert(tom);
    meaning.members.insert(member);
    const auto act = next_act(records, meaning, seen_by);
    RC_ASSERT(act == plain::next_act(expected, meaning, is_before));
    RC_CLASSIFY(std::holds_alternative<EnvelopeId>(act), "somebody releases");
  }
}

// What comes last tells of each answer that it opens, whichever record it is.
RC_GTEST_PROP(AnswerRecords, TellWhichAnswersARecordCanHaveOpened, ()) {
  const AnyHistory history;
  AnswerRecords records(space);
  for (const auto& one : shuffled(history.records)) {
    std::set<EnvelopeId> before;
    for (const auto& id : history.answers) {
      if (records.opened(id) != nullptr) before.insert(id);
    }
    const auto told = std::visit([&](const auto& record) { return records.add(record); }, one);
    RC_ASSERT(std::visit([&](const auto& record) { return records.add(record); }, one) == told);
    for (const auto& id : history.answers) {
      const bool is_new = records.opened(id) != nullptr && !before.contains(id);
      RC_ASSERT(!is_new || told.contains(id));
    }
  }
}

// Dani's changed program sends as many records of each sort as it likes, and Meg's device is ready for each of her
// answers.
class Flood {
 public:
  explicit Flood(int count) : count_(count) {
    const auto of_meg = add(HeldAnswer{next(), meg, sealed_by(meg, 1)});
    for (int i = 0; i < count; ++i) {
      const auto of_dani = add(HeldAnswer{next(), dani, sealed_by(dani, 2)});
      AnswerSet set{of_meg, of_dani};
      add(HeldReady{next(), meg, {Readiness::ready, question, set}});
      add(HeldReady{next(), dani, {Readiness::ready, question, set}});
      add(HeldReady{next(), dani, {Readiness::taken_back, question, std::move(set)}});
    }
    written_ = of_meg;
  }

  // As many of each: with a wrong secret, with the true one, and again with it, before their answer and after it.
  void release_other_answers() {
    for (int i = 0; i < count_; ++i) {
      const auto answer = next();
      add(HeldRelease{next(), dani, {question, answer, secret(7)}});
      add(HeldRelease{next(), dani, {question, answer, secret(2)}});
      add(HeldAnswer{answer, dani, sealed_by(dani, 2)});
      add(HeldRelease{next(), dani, {question, answer, secret(2)}});
      add(HeldRelease{next(), dani, {question, first_of_dani_, secret(7)}});
    }
  }

  NextAct act_of_meg(bool is_ready) {
    return next_act(records_, {meg, {meg, dani}, is_ready, written_}, [this](const auto& later, const auto& asked) {
      ++walks;
      return std::set<EnvelopeId>(asked.begin(), asked.lower_bound(*std::max_element(later.begin(), later.end())));
    });
  }
  bool has_sealed_after_reading() {
    return sealed::has_sealed_after_reading(records_, meg, [this](const auto&, const auto&) {
      ++walks;
      return std::set<EnvelopeId>();
    });
  }

  int walks = 0;
  int openings = 0;

 private:
  template <class Record>
  EnvelopeId add(const Record& record) {
    records_.add(record);
    return record.id;
  }
  EnvelopeId next() { return test::id(++made_); }

  int count_ = 0;
  int made_ = 0;
  EnvelopeId first_of_dani_ = test::id(2);
  std::optional<EnvelopeId> written_;
  AnswerRecords records_{[this](const HeldAnswer& answer, const ByteArray<32>& told) {
    ++openings;
    auto text = open_answer(crypto::Transient<32>(told), space, question, answer.author, answer.body);
    return text ? std::optional(std::move(*text)) : std::nullopt;
  }};
};

TEST(AnswerRecords, OfOneMemberCostTheNextActAsManyWalksHoweverManyTheyAre) {
  for (const bool is_ready : {true, false}) {
    Flood few(25), many(100);
    few.act_of_meg(is_ready);
    many.act_of_meg(is_ready);

    EXPECT_EQ(many.walks, few.walks);
    EXPECT_GE(few.walks, 1);
    EXPECT_LE(few.walks, 5) << "two for each member and one";
  }
}

TEST(AnswerRecords, AreTriedOnceForEachReleaseAndNotAgainOnceOpened) {
  Flood few(25), many(100);
  few.release_other_answers();
  many.release_other_answers();

  EXPECT_EQ(few.openings, 3 * 25);
  EXPECT_EQ(many.openings, 3 * 100);
  few.act_of_meg(true);
  EXPECT_FALSE(few.has_sealed_after_reading());
  EXPECT_EQ(few.openings, 3 * 25) << "no question opens anything";
}

TEST(AnswerRecords, AreAskedOnceWhetherSomebodyReadBeforeTheySealed) {
  Flood many(100);
  many.release_other_answers();
  EXPECT_FALSE(many.has_sealed_after_reading());

  EXPECT_EQ(many.walks, 1);
}

}  // namespace
}  // namespace candour::sealed
