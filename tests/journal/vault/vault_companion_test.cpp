// Things of which there is one for each other thing, and what is true of a thing beside its fields: drafts between two
// real vaults that hear of each other late.
#include <gtest/gtest.h>

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace drafts = kinds::drafts;
namespace course = drafts::course_field;
namespace state = drafts::course_state;
using test::Person;
using test::prose;

MemberKey key_of(Person& who) { return who->overview().members.front().key; }

template <class T>
std::optional<T> value_in(Person& who, const model::ItemKey& item, model::FieldNumber field) {
  const auto shown = who->items().show(item);
  if (!shown) return std::nullopt;
  for (const auto& one : shown->fields) {
    if (one.number == field) return std::get<T>(one.value);
  }
  return std::nullopt;
}

class AgendaCourse : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    first = meeting(20'500);
    second = meeting(20'530);
    topic = *pair.dani->writing().write(model::ItemKind::agenda_item, {{kinds::agenda_item::meeting, first},
                                                            prose(kinds::agenda_item::text, "What the desk is like")});
    pair.carry_everything();
  }
  model::ItemKey meeting(std::uint32_t day) {
    return *pair.meg->writing().write(model::ItemKind::meeting,
                            {{kinds::meeting::when, model::ZonedTime{Day{day}, 600, "Europe/London"}}});
  }
  model::ItemKey begin(Person& who) { return *who->writing().write(drafts::course, {{course::of, topic}}); }
  std::uint16_t state_at(Person& who, const model::ItemKey& item) {
    return value_in<model::Choice>(who, item, course::state).value_or(model::Choice{}).number;
  }

  test::TwoPeople pair;
  model::ItemKey first, second, topic;
};

TEST_F(AgendaCourse, IsOneThingWhoeverBeginsItFirst) {
  const auto of_dani = begin(pair.dani);
  const auto of_meg = begin(pair.meg);
  pair.carry_everything();

  EXPECT_EQ(of_dani, of_meg);
  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_EQ((*who)->items().list({drafts::course})->size(), 1U);
}

TEST_F(AgendaCourse, IsGoneOnWithWhereItIsThereAlready) {
  const auto item = begin(pair.dani);
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().perform(item, "carry", {{course::at, second}}).has_value());
  const auto again = pair.meg->writing().write(drafts::course, {{course::of, topic}, {course::with, key_of(pair.meg)}});

  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, item);
  EXPECT_EQ(state_at(pair.meg, item), state::carried) << "its state stays";
  EXPECT_EQ(value_in<MemberKey>(pair.meg, item, course::with), key_of(pair.meg));
}

// The partner carries and parks what somebody else put on the agenda; its wording stays its author's.
TEST_F(AgendaCourse, IsCarriedAndParkedByThePartner) {
  const auto item = begin(pair.meg);
  ASSERT_TRUE(pair.meg->writing().perform(item, "carry", {{course::at, second}}).has_value());
  ASSERT_TRUE(pair.meg->writing().perform(item, "park", {{course::with, key_of(pair.dani)}}).has_value());
  pair.carry_everything();

  EXPECT_EQ(state_at(pair.dani, item), state::parked);
  EXPECT_EQ(value_in<model::ItemKey>(pair.dani, item, course::at), second);
  EXPECT_FALSE(pair.meg->writing().perform(item, "drop", {}).has_value()) << "Dani has it";
  EXPECT_FALSE(pair.meg->writing().edit(topic, {prose(kinds::agenda_item::text, "Other words")}).has_value());
}

// Each acts before either hears of the other: the careful one shows to both, and it may be gone on from.
TEST_F(AgendaCourse, ShowsToBothTheMoreCarefulOfTwoActsThatCross) {
  const auto item = begin(pair.meg);
  ASSERT_TRUE(pair.meg->writing().perform(item, "park", {{course::with, key_of(pair.dani)}}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().perform(item, "drop", {}).has_value());
  ASSERT_TRUE(pair.meg->writing().edit(item, {{course::with, key_of(pair.meg)}}).has_value());
  pair.carry_everything();

  for (auto* who : {&pair.meg, &pair.dani}) {
    EXPECT_EQ(state_at(*who, item), state::parked) << "dropped by one who has it no more";
    EXPECT_EQ(value_in<MemberKey>(*who, item, course::with), key_of(pair.meg));
  }
  ASSERT_TRUE(pair.meg->writing().perform(item, "drop", {}).has_value());
  pair.carry_everything();
  EXPECT_EQ(state_at(pair.dani, item), state::dropped);
}

TEST_F(AgendaCourse, IsRefusedWithItsGuardWhereNobodyIsNamed) {
  const auto item = begin(pair.meg);
  const auto verbs = pair.meg->items().verbs(item);
  ASSERT_EQ(verbs->size(), 3U);
  EXPECT_EQ(verbs->at(0).name, "carry");
  EXPECT_EQ(verbs->at(0).refused, "") << "it asks for the meeting";
  EXPECT_FALSE(pair.meg->writing().perform(item, "park", {}).has_value());
}

class Signatures : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    rules = *pair.meg->writing().write(drafts::ground_rules, {prose(1, "What is said here stays here.")});
    pair.carry_everything();
  }
  void sign(Person& who, bool is_signed = true) {
    const auto text = value_in<model::Prose>(who, rules, 1);
    ASSERT_TRUE(who->writing().write(drafts::signature, {{drafts::signature_field::of, rules},
                                               {drafts::signature_field::text, *text},
                                               {drafts::signature_field::is_signed, model::Flag{is_signed}}}));
    pair.carry_everything();
  }
  bool is_in_force(Person& who) {
    const auto facts = who->items().facts(rules);
    return facts && facts->size() == 1 && facts->front().value == model::Value(model::Flag{true});
  }
  bool is_in_force() {
    EXPECT_EQ(is_in_force(pair.meg), is_in_force(pair.dani));
    return is_in_force(pair.meg);
  }

  test::TwoPeople pair;
  model::ItemKey rules;
};

TEST_F(Signatures, BringATextIntoForceOnceEverybodyHasSignedIt) {
  sign(pair.meg);
  EXPECT_FALSE(is_in_force());
  sign(pair.dani);
  EXPECT_TRUE(is_in_force());
}

TEST_F(Signatures, CountForTheTextThatTheyBearAndForNoOther) {
  sign(pair.meg);
  sign(pair.dani);
  ASSERT_TRUE(pair.dani->writing().edit(rules, {prose(1, "What is said here stays here, and what is meant.")}));
  pair.carry_everything();
  EXPECT_FALSE(is_in_force());

  sign(pair.meg);
  EXPECT_FALSE(is_in_force());
  sign(pair.dani);
  EXPECT_TRUE(is_in_force());
}

TEST_F(Signatures, EndWhenOneIsTakenBack) {
  sign(pair.meg);
  sign(pair.dani);
  sign(pair.dani, false);

  EXPECT_FALSE(is_in_force());
}

TEST_F(Signatures, AreOneForEachMember) {
  sign(pair.meg);
  sign(pair.meg);
  sign(pair.dani);

  EXPECT_EQ(pair.meg->items().list({drafts::signature})->size(), 2U);
}

TEST_F(Signatures, AreOfGroundRulesOfWhichAJournalHasOne) {
  const auto again = pair.dani->writing().write(drafts::ground_rules, {prose(1, "Another text.")});

  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(*again, rules);
}

}  // namespace
}  // namespace candour::journal
