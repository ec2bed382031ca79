// A question that each answers alone, between two real vaults: nothing of an answer is read before both are ready.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "journal/sealed/answers.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace drafts = kinds::drafts;
namespace field = drafts::answer_field;
using test::Person;
using test::prose;

class Answers : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    question = *pair.meg->writing().write(drafts::question, {prose(drafts::question_field::text, "What do people get wrong about you?")});
    pair.carry_everything();
  }

  model::ItemKey answers(Person& who, std::string_view words, const model::ItemKey& to) {
    const auto answer = who->writing().write(drafts::answer, {{field::of, to}, prose(field::words, words)});
    EXPECT_TRUE(answer.has_value());
    return answer ? *answer : model::ItemKey();
  }
  model::ItemKey answers(Person& who, std::string_view words) { return answers(who, words, question); }
  // What somebody reads under the question, by author: nothing of it before the reveal.
  static std::vector<std::string> reads(Person& who, const model::ItemKey& under) {
    std::vector<std::string> all;
    const auto shown = who->items().linked_to(under, drafts::shown_answer);
    for (const auto& one : *shown) all.push_back(one.author_name + ": " + test::text_of(one, field::words));
    std::sort(all.begin(), all.end());
    return all;
  }
  std::vector<std::string> reads(Person& who) { return reads(who, question); }
  static bool is_true(Person& who, const model::ItemKey& item, std::string_view fact) {
    const auto facts = who->items().facts(item);
    return std::any_of(facts->begin(), facts->end(), [&](const FactView& one) {
      return one.name == fact && one.value == model::Value(model::Flag{true});
    });
  }
  static std::string refused(Person& who, const model::ItemKey& item, std::string_view verb) {
    const auto verbs = who->items().verbs(item);
    for (const auto& view : *verbs) {
      if (view.name == verb) return view.refused;
    }
    return "none";
  }
  void both_read_both() {
    const std::vector<std::string> both{"Dani: That I am shy", "Meg: That I am sure"};
    EXPECT_EQ(reads(pair.meg), both);
    EXPECT_EQ(reads(pair.dani), both);
  }

  test::TwoPeople pair;
  model::ItemKey question;
};

TEST_F(Answers, OpenTogetherOnceBothAreReady) {
  const auto of_meg = answers(pair.meg, "That I am sure");
  const auto of_dani = answers(pair.dani, "That I am shy");
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  pair.carry_everything();
  EXPECT_TRUE(is_true(pair.meg, question, "waits"));
  EXPECT_FALSE(is_true(pair.dani, question, "waits"));
  for (auto* who : {&pair.meg, &pair.dani}) {
    EXPECT_TRUE(reads(*who).empty());
    EXPECT_FALSE(is_true(*who, question, "answered-by-all"));
  }

  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  pair.carry_everything();
  both_read_both();
  for (auto* who : {&pair.meg, &pair.dani}) {
    EXPECT_TRUE(is_true(*who, question, "answered-by-all"));
    const auto found = (*who)->items().search("shy", 10);
    ASSERT_EQ(found->size(), 1U) << "Dani finds what others read of her, and not her own copy beside it";
    EXPECT_EQ(found->front().key.kind, drafts::shown_answer);
    EXPECT_EQ((*who)->sending().queued_count(), 0U);
  }
}

// The sealed envelopes went, and neither search, lists, history nor the page of the question says a word of them.
TEST_F(Answers, TellTheOtherNothingBefore) {
  answers(pair.dani, "That I am heliotrope");
  pair.carry_everything();

  EXPECT_TRUE(pair.meg->items().search("heliotrope", 10)->empty());
  EXPECT_TRUE(pair.meg->items().list({drafts::answer, drafts::shown_answer})->empty());
  EXPECT_TRUE(reads(pair.meg).empty());
  EXPECT_EQ(pair.dani->items().search("heliotrope", 10)->size(), 1U);
}

TEST_F(Answers, OpenOneQuestionAndNoOther) {
  const auto other = *pair.meg->writing().write(drafts::question, {prose(drafts::question_field::text, "And what do you get wrong?")});
  pair.carry_everything();
  for (auto* who : {&pair.meg, &pair.dani}) {
    ASSERT_TRUE((*who)->writing().perform(answers(*who, "First"), "ready", {}));
    answers(*who, "Second", other);
  }
  pair.carry_everything();

  EXPECT_EQ(reads(pair.meg).size(), 2U);
  EXPECT_TRUE(reads(pair.meg, other).empty());
  EXPECT_TRUE(reads(pair.dani, other).empty());
}

TEST_F(Answers, MayBeWrittenAnewUntilTheirWriterIsReady) {
  const auto of_meg = answers(pair.meg, "A first try");
  const auto of_dani = answers(pair.dani, "That I am shy");
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(of_meg, {prose(field::words, "That I am sure")}));
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  EXPECT_EQ(pair.meg->writing().may_edit(of_meg).error().code, ErrorCode::rule_refused);
  EXPECT_EQ(pair.meg->writing().edit(of_meg, {prose(field::words, "Too late")}).error().code, ErrorCode::rule_refused);
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  pair.carry_everything();

  both_read_both();
}

TEST_F(Answers, AreTakenBackUntilTheyAreOpened) {
  const auto of_meg = answers(pair.meg, "That I am sure");
  const auto of_dani = answers(pair.dani, "That I am shy");
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "take-back", {}));
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  pair.carry_everything();
  EXPECT_TRUE(reads(pair.meg).empty()) << "Meg is not ready any more";
  EXPECT_TRUE(reads(pair.dani).empty());

  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  pair.carry_everything();
  both_read_both();
  EXPECT_EQ(refused(pair.meg, of_meg, "take-back"), "kept-back");
  EXPECT_EQ(pair.meg->writing().perform(of_meg, "take-back", {}).error().code, ErrorCode::rule_refused);
}

TEST_F(Answers, AreRefusedAfterTheReveal) {
  for (auto* who : {&pair.meg, &pair.dani}) ASSERT_TRUE((*who)->writing().perform(answers(*who, "First"), "ready", {}));
  pair.carry_everything();
  ASSERT_EQ(reads(pair.meg).size(), 2U);

  const auto again = pair.dani->writing().write(drafts::answer, {{field::of, question}, prose(field::words, "What you want to hear")});
  EXPECT_EQ(again.error().code, ErrorCode::rule_refused);
  const auto in_the_open = pair.dani->writing().write(drafts::shown_answer, {{field::of, question}, prose(field::words, "What you want to hear")});
  EXPECT_EQ(in_the_open.error().code, ErrorCode::rule_refused);
  EXPECT_EQ(pair.dani->writing().may_write(drafts::shown_answer).error().code, ErrorCode::rule_refused);
  pair.carry_everything();
  EXPECT_EQ(reads(pair.meg), (std::vector<std::string>{"Dani: First", "Meg: First"}));
}

// A changed program seals another answer once it could read the other's: whoever reads the opened one is told.
TEST_F(Answers, ThatWereSealedAnewAfterReadingAreToldOf) {
  for (auto* who : {&pair.meg, &pair.dani}) ASSERT_TRUE((*who)->writing().perform(answers(*who, "First"), "ready", {}));
  pair.carry_everything();
  ASSERT_EQ(reads(pair.meg).size(), 2U);
  ASSERT_TRUE(pair.dani->writing().write(drafts::question, {prose(drafts::question_field::text, "Shall we?")}));
  pair.carry_everything();  // her record names what she read
  const auto told = [&] {
    std::map<std::string, bool> by_author;
    const auto shown = pair.meg->items().linked_to(question, drafts::shown_answer);
    for (const auto& one : *shown) by_author[one.author_name] = one.is_sealed_anew_after_reading;
    return by_author;
  };
  EXPECT_EQ(told(), (std::map<std::string, bool>{{"Dani", false}, {"Meg", false}}));
  const auto shown = pair.meg->items().linked_to(question, drafts::shown_answer);
  const auto of_dani = std::find_if(shown->begin(), shown->end(), [](const ItemView& one) { return one.author_name == "Dani"; });
  ASSERT_NE(of_dani, shown->end());
  const auto key = of_dani->key;

  test::ChangedMember changed(pair, pair.dani);
  const crypto::Transient<32> secret(ByteArray<32>{7});
  const auto another = sealed::seal_answer(secret, changed.space, key.item, key.author, as_bytes("What you want to hear"));
  ASSERT_TRUE(another.has_value());
  test::ForgedRecord record;
  record.kind = sealed::RecordKind::sealed;
  record.body = sealed::encode(*another);
  record.prev = changed.last_change;
  changed.send(record);
  test::read_everything(pair, pair.meg);

  EXPECT_EQ(told(), (std::map<std::string, bool>{{"Dani", true}, {"Meg", false}}));
  EXPECT_EQ(reads(pair.meg), (std::vector<std::string>{"Dani: First", "Meg: First"}));
}

// Whoever words the question anew after it was answered does not put the old answers under the new words.
TEST_F(Answers, AreAskedAnewWhereTheQuestionReadsOtherwise) {
  const auto of_meg = answers(pair.meg, "Yes");
  const auto of_dani = answers(pair.dani, "No");
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  ASSERT_TRUE(pair.dani->writing().edit(question, {prose(drafts::question_field::text, "Would you let somebody go for it?")}));
  pair.carry_everything();

  EXPECT_EQ(refused(pair.dani, of_dani, "ready"), "asked-so");
  EXPECT_EQ(pair.dani->writing().perform(of_dani, "ready", {}).error().code, ErrorCode::rule_refused);
  EXPECT_FALSE(is_true(pair.meg, of_meg, "asked-so"));
  ASSERT_TRUE(pair.dani->writing().edit(of_dani, {prose(field::words, "Never")}));
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  pair.carry_everything();
  EXPECT_TRUE(reads(pair.meg).empty()) << "Meg was ready for another question";
  EXPECT_TRUE(reads(pair.dani).empty());
}

TEST_F(Answers, StandUnderTheWordingThatTheirWriterSaw) {
  for (auto* who : {&pair.meg, &pair.dani}) ASSERT_TRUE((*who)->writing().perform(answers(*who, "Yes"), "ready", {}));
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().edit(question, {prose(drafts::question_field::text, "Would you let somebody go for it?")}));
  pair.carry_everything();

  for (auto* who : {&pair.meg, &pair.dani}) {
    const auto shown = (*who)->items().linked_to(question, drafts::shown_answer);
    ASSERT_EQ(shown->size(), 2U);
    for (const auto& one : *shown) EXPECT_EQ(field_of(one, field::wording)->read_then, "What do people get wrong about you?");
  }
}

TEST_F(Answers, StayClosedWhereTheQuestionWasPutAway) {
  const auto of_meg = answers(pair.meg, "That I am sure");
  const auto of_dani = answers(pair.dani, "That I am shy");
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(question, {{model::set_aside, model::Flag{true}}}));
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  const auto before = pair.relay.ever_seen().size();
  pair.carry_everything();
  EXPECT_EQ(pair.relay.ever_seen().size(), before) << "neither says ready";
  EXPECT_TRUE(reads(pair.meg).empty());

  ASSERT_TRUE(pair.dani->writing().edit(question, {{model::set_aside, model::Flag{false}}}));
  pair.carry_everything();
  both_read_both();
}

TEST_F(Answers, GoOnWhereTheProgramWasEndedAtEachStep) {
  const auto again = [this] {
    for (auto* who : {&pair.meg, &pair.dani}) pair.restart(*who);
  };
  const auto of_meg = answers(pair.meg, "That I am sure");
  const auto of_dani = answers(pair.dani, "That I am shy");
  again();
  pair.carry_everything();
  again();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  again();
  pair.slot(pair.meg);
  again();
  pair.carry_everything();
  again();

  both_read_both();
}

// What a lock seals is all that one wrote: the question, the answer under it, and that one is ready.
TEST_F(Answers, AreSealedByALock) {
  const auto of_dani = answers(pair.dani, "That I am shy");
  const auto of_meg = answers(pair.meg, "That I am sure");
  EXPECT_EQ(pair.meg->sending().queued_count(), 1U);
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  EXPECT_EQ(pair.meg->sending().queued_count(), 0U);
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  EXPECT_EQ(pair.meg->sending().queued_count(), 1U);
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  EXPECT_EQ(pair.meg->sending().queued_count(), 0U);
  ASSERT_TRUE(pair.dani->writing().perform(of_dani, "ready", {}));
  pair.carry_everything();

  both_read_both();
}

TEST_F(Answers, AreLongTextsToo) {
  const std::string words(30'000, 'a');
  for (auto* who : {&pair.meg, &pair.dani}) ASSERT_TRUE((*who)->writing().perform(answers(*who, words), "ready", {}));
  pair.carry_everything();
  EXPECT_EQ(reads(pair.meg), (std::vector<std::string>{"Dani: " + words, "Meg: " + words}));

  const auto other = *pair.meg->writing().write(drafts::question, {prose(drafts::question_field::text, "Another?")});
  const auto too_long = pair.meg->writing().write(drafts::answer, {{field::of, other}, prose(field::words, std::string(32'768, 'a'))});
  EXPECT_EQ(too_long.error().code, ErrorCode::too_long);
}

// A long answer and the next one of the same writer leave before the relay has shown either: the newer counts for both.
TEST_F(Answers, AreTheNewestOfTheirWriterHoweverQuicklyTheyFollow) {
  const auto of_meg = answers(pair.meg, std::string(30'000, 'a'));
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  ASSERT_TRUE(pair.meg->writing().edit(of_meg, {prose(field::words, std::string(30'000, 'b'))}));
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(of_meg, {prose(field::words, "That I am sure")}));
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  ASSERT_TRUE(pair.meg->writing().perform(of_meg, "ready", {}));
  ASSERT_TRUE(pair.dani->writing().perform(answers(pair.dani, "That I am shy"), "ready", {}));
  pair.carry_everything();

  both_read_both();
}

TEST_F(Answers, AreNotRecalledOnceTheyWereSent) {
  const auto of_meg = answers(pair.meg, "That I am sure");
  ASSERT_TRUE(pair.meg->writing().recall(of_meg));
  EXPECT_TRUE(pair.meg->items().list({drafts::answer})->empty());

  const auto sent = answers(pair.meg, "That I am sure");
  pair.carry_everything();
  EXPECT_EQ(pair.meg->writing().recall(sent).error().code, ErrorCode::no_such_item);
}

// The relay shows all that went in every order it likes: both read the same, once all is there.
class AnswersInDisorder : public Answers, public testing::WithParamInterface<unsigned> {};

TEST_P(AnswersInDisorder, OpenTheSameForBoth) {
  for (auto* who : {&pair.meg, &pair.dani}) {
    const auto of = answers(*who, "A first try");
    ASSERT_TRUE((*who)->writing().edit(of, {prose(field::words, who == &pair.meg ? "That I am sure" : "That I am shy")}));
  }
  pair.carry_everything();
  const auto box = pair.mailbox(pair.meg);
  const auto known = pair.relay.log(box).size();
  for (auto* who : {&pair.meg, &pair.dani}) {
    const auto of = (*who)->items().list({drafts::answer})->front().key;
    ASSERT_TRUE((*who)->writing().perform(of, "ready", {}));
    while (pair.slot(*who)) {
    }
  }
  auto log = pair.relay.log(box);
  std::shuffle(log.begin() + static_cast<std::ptrdiff_t>(known), log.end(), std::mt19937(GetParam()));
  pair.relay.rewrite(box, std::move(log));
  pair.carry_everything();

  both_read_both();
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnswersInDisorder, testing::Range(1U, 6U));

}  // namespace
}  // namespace candour::journal
