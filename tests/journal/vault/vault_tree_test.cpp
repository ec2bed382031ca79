// An interview with what follows on its questions, between two real vaults that hear of each other late.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace drafts = kinds::drafts;
namespace field = drafts::script_field;
using test::Person;
using test::prose;

class Interview : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    interview = *pair.meg->writing().write(drafts::interview, {{1, model::Line{"How people are let in"}}});
    pair.carry_everything();
  }

  model::ItemKey asks(Person& who, std::string_view words, std::uint8_t place, const std::optional<model::ItemKey>& under = {}) {
    std::vector<FieldValue> fields{{field::of, interview}, prose(field::text, words), {field::order, model::Order{Bytes{place}}}};
    if (under) fields.push_back({field::under, *under});
    return *who->writing().write(drafts::script, fields);
  }
  // The questions as they stand, each with a dot for a level, and marked where it stands at the root for want of a parent.
  std::vector<std::string> drawn(Person& who) {
    std::vector<std::string> all;
    const auto questions = who->items().linked_to(interview, drafts::script);
    for (const auto& one : *questions) {
      const char* mark = one.tree_mark == model::TreeMark::none ? "" : one.tree_mark == model::TreeMark::lost ? "?" : "o";
      all.push_back(std::string(one.level, '.') + mark + test::text_of(one, field::text));
    }
    return all;
  }
  void send_all(Person& who) {
    while (pair.slot(who)) {
    }
  }
  static bool was_asked(Person& who, const model::ItemKey& question) {
    const auto facts = who->items().facts(question);
    return facts->size() == 1 && facts->front().value == model::Value(model::Flag{true});
  }

  test::TwoPeople pair;
  model::ItemKey interview;
};

class InterviewInDisorder : public Interview, public testing::WithParamInterface<unsigned> {};

TEST_P(InterviewInDisorder, IsOneTreeThreeDeepInBothVaults) {
  const auto box = pair.mailbox(pair.meg);
  const auto known = pair.relay.log(box).size();
  const auto awards = asks(pair.meg, "Who gets the awards?", 10);
  const auto named = asks(pair.meg, "Who is put forward?", 10, awards);
  asks(pair.meg, "And who decides?", 10, named);
  asks(pair.meg, "Who was last?", 5, awards);
  send_all(pair.meg);
  asks(pair.dani, "Who sits on the panel?", 4);
  send_all(pair.dani);
  auto log = pair.relay.log(box);
  std::shuffle(log.begin() + static_cast<std::ptrdiff_t>(known), log.end(), std::mt19937(GetParam()));
  pair.relay.rewrite(box, std::move(log));
  pair.carry_everything();

  const std::vector<std::string> tree{"Who sits on the panel?", "Who gets the awards?", ".Who was last?", ".Who is put forward?",
                                      "..And who decides?"};
  EXPECT_EQ(drawn(pair.meg), tree);
  EXPECT_EQ(drawn(pair.dani), tree);
}

INSTANTIATE_TEST_SUITE_P(Seeds, InterviewInDisorder, testing::Range(1U, 6U));

TEST_F(Interview, ShowsAtTheRootWhatFollowsOnSomethingThatWasPutAway) {
  const auto awards = asks(pair.meg, "Who gets the awards?", 10);
  asks(pair.dani, "Who is put forward?", 10, awards);
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(awards, {{model::set_aside, model::Flag{true}}}));
  pair.carry_everything();

  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_EQ(drawn(*who), std::vector<std::string>{"?Who is put forward?"});
}

// Each puts their own question under the other's before either hears of it.
TEST_F(Interview, ShowsAtTheRootWhatStandsInARing) {
  const auto first = asks(pair.meg, "First", 10);
  const auto second = asks(pair.dani, "Second", 20);
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(first, {{field::under, second}}));
  ASSERT_TRUE(pair.dani->writing().edit(second, {{field::under, first}}));
  pair.carry_everything();
  EXPECT_EQ(drawn(pair.meg), (std::vector<std::string>{"oFirst", "oSecond"}));
  EXPECT_EQ(drawn(pair.dani), drawn(pair.meg));

  ASSERT_TRUE(pair.dani->writing().edit(second, {{field::under, model::Value{}}}));
  pair.carry_everything();
  EXPECT_EQ(drawn(pair.meg), (std::vector<std::string>{"Second", ".First"}));
}

// A question is its writer's; whether it was asked all may say, by the thing that goes with it.
TEST_F(Interview, SaysOfAnotherPersonsQuestionThatItWasAsked) {
  const auto question = asks(pair.meg, "Who gets the awards?", 10);
  pair.carry_everything();
  EXPECT_FALSE(was_asked(pair.meg, question));
  EXPECT_FALSE(pair.dani->writing().edit(question, {prose(field::text, "Other words")}).has_value());
  ASSERT_TRUE(pair.dani->writing().write(drafts::asking, {{drafts::asking_field::of, question}, {drafts::asking_field::is_asked, model::Flag{true}}}));
  pair.carry_everything();

  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_TRUE(was_asked(*who, question));
}

// ---- a number among those of its kind

class Finished : public testing::Test {
 protected:
  void SetUp() override { pair.pair_up(); }

  model::ItemKey done(std::string_view words, std::uint32_t day) {
    namespace action = drafts::action_field;
    const auto item = *pair.meg->writing().write(drafts::action, {prose(action::text, words), {action::owner, pair.meg->members().me()},
                                                        {action::first_step, model::Line{"Ask"}}, {action::by, Day{day}}});
    EXPECT_TRUE(pair.meg->writing().perform(item, "accept", {}));
    EXPECT_TRUE(pair.meg->writing().perform(item, "finish", {prose(action::learned, "Much")}));
    return item;
  }
  static std::uint64_t number(Person& who, const model::ItemKey& item) {
    const auto facts = who->items().facts(item);
    return facts->empty() ? 0 : std::get<model::Number>(facts->front().value).number;
  }

  test::TwoPeople pair;
};

TEST_F(Finished, IsNumberedByItsDayInBothVaultsWhateverCameFirst) {
  const auto late = done("Late", 300);
  const auto early = done("Early", 100);
  pair.carry_everything();
  for (auto* who : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(number(*who, early), 1U);
    EXPECT_EQ(number(*who, late), 2U);
  }

  ASSERT_TRUE(pair.meg->writing().edit(early, {{model::set_aside, model::Flag{true}}}));
  pair.carry_everything();
  EXPECT_EQ(number(pair.dani, late), 1U);
}

}  // namespace
}  // namespace candour::journal
