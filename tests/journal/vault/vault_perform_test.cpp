// What may be done with an item that has states: an action between two real vaults.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/vault/items.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

namespace drafts = kinds::drafts;
namespace field = drafts::action_field;
namespace state = drafts::action_state;
using test::Person;
using test::prose;

class Perform : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    action = write({prose(field::text, "Ask the porters"), {field::owner, key_of(pair.dani)},
                    {field::first_step, model::Line{"Go down on Monday"}}, {field::by, Day{20'500}}});
    pair.carry_everything();
  }

  model::ItemKey write(const std::vector<FieldValue>& fields) { return *pair.meg->writing().write(drafts::action, fields); }
  static MemberKey key_of(Person& who) { return who->overview().members.front().key; }
  std::uint16_t state_at(Person& who) {
    const auto item = who->items().show(action);
    for (const auto& shown : item->fields) {
      if (shown.number == field::state) return std::get<model::Choice>(shown.value).number;
    }
    return 0;
  }
  // What the verb says now: "" it may be done, a guard's name, or "none" where it leads nowhere from here.
  std::string refused(Person& who, std::string_view verb) {
    const auto verbs = who->items().verbs(action);
    for (const auto& view : *verbs) {
      if (view.name == verb) return view.refused;
    }
    return "none";
  }

  test::TwoPeople pair;
  model::ItemKey action;
};

TEST_F(Perform, MakesAThingInItsFirstState) {
  EXPECT_EQ(state_at(pair.meg), state::idea);
  EXPECT_EQ(state_at(pair.dani), state::idea);
}

TEST_F(Perform, IsRefusedHereWhereItWouldNotCountThere) {
  EXPECT_EQ(refused(pair.meg, "accept"), "owner-only");
  const auto done = pair.meg->writing().perform(action, "accept", {});

  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::rule_refused);
  EXPECT_EQ(state_at(pair.meg), state::idea);
}

TEST_F(Perform, LeadsOnForBothOnceItsOwnerDoesIt) {
  EXPECT_EQ(refused(pair.dani, "accept"), "");
  EXPECT_EQ(refused(pair.dani, "start"), "none");
  ASSERT_TRUE(pair.dani->writing().perform(action, "accept", {}).has_value());
  EXPECT_EQ(state_at(pair.dani), state::agreed);
  EXPECT_EQ(refused(pair.dani, "start"), "");

  pair.carry_everything();
  EXPECT_EQ(state_at(pair.meg), state::agreed);
}

TEST_F(Perform, SetsWhatItAsksForInTheSameChange) {
  ASSERT_TRUE(pair.dani->writing().perform(action, "accept", {}).has_value());
  EXPECT_FALSE(pair.dani->writing().perform(action, "finish", {}).has_value()) << "nothing was learned yet";
  ASSERT_TRUE(pair.dani->writing().perform(action, "finish", {prose(field::learned, "They had been asked before.")}).has_value());

  pair.carry_everything();
  EXPECT_EQ(state_at(pair.meg), state::done);
  EXPECT_EQ(test::text_of(*pair.meg->items().show(action), field::learned), "They had been asked before.");
}

TEST_F(Perform, FallsBackWhereItsOwnerIsAnotherSince) {
  ASSERT_TRUE(pair.dani->writing().perform(action, "accept", {}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(pair.meg->writing().edit(action, {{field::owner, key_of(pair.meg)}}).has_value());
  pair.carry_everything();

  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_EQ(state_at(*who), state::idea);
  EXPECT_EQ(refused(pair.dani, "accept"), "owner-only");
  ASSERT_TRUE(pair.meg->writing().perform(action, "accept", {}).has_value());
  pair.carry_everything();
  for (auto* who : {&pair.meg, &pair.dani}) EXPECT_EQ(state_at(*who), state::agreed);
}

TEST_F(Perform, TakesNoVerbThatTheKindHasNotAndNoFieldThatItDoesNotAskFor) {
  EXPECT_EQ(pair.dani->writing().perform(action, "sing", {}).error().code, ErrorCode::bad_argument);
  EXPECT_EQ(pair.dani->writing().perform(action, "accept", {prose(field::learned, "much")}).error().code, ErrorCode::bad_argument);
}

// What the form of a verb began from, and what the other wrote since.
TEST_F(Perform, HidesNoWordsThatWereNotSeenWhenItsFormWasBegun) {
  ASSERT_TRUE(pair.dani->writing().perform(action, "accept", {}).has_value());
  ASSERT_TRUE(pair.meg->writing().edit(action, {prose(field::learned, "At first little.")}).has_value());
  pair.carry_everything();
  const auto seen = *pair.dani->writing().seen(action, field::learned);
  ASSERT_TRUE(pair.meg->writing().edit(action, {prose(field::learned, "At first little. Then Meg wrote a sentence.")}).has_value());
  pair.carry_everything();

  const auto mine = prose(field::learned, "Dani began with another one. At first little.");
  ASSERT_TRUE(pair.dani->writing().perform_seen(action, "finish", {{mine, seen}}).has_value());

  pair.carry_everything();
  for (auto* who : {&pair.meg, &pair.dani}) {
    const auto learned = test::text_of(*(*who)->items().show(action), field::learned);
    EXPECT_NE(learned.find("Then Meg wrote a sentence."), std::string::npos) << learned;
    EXPECT_NE(learned.find("Dani began with another one."), std::string::npos) << learned;
    EXPECT_EQ(state_at(*who), state::done);
  }
}

TEST_F(Perform, WaitsWithoutBeingForgottenForAStepThatIsNotHere) {
  test::ChangedMember changed(pair, pair.dani);
  auto step = test::edit_of(action.item, static_cast<std::uint16_t>(drafts::action), field::state,
                            model::encode_value(model::FieldType::choice, model::Choice{state::agreed})->bytes);
  step.basis = {EnvelopeId{}};
  EXPECT_EQ(*pair.meg->items().waiting_steps(), 0u);

  changed.send_change({step});
  test::read_everything(pair, pair.meg);

  EXPECT_EQ(*pair.meg->items().waiting_steps(), 1u);
  EXPECT_EQ(pair.meg->post().held_back_count(), 0u) << "the entry itself waits for none";
  EXPECT_EQ(state_at(pair.meg), state::idea);
  const auto history = *pair.meg->items().history(action);
  EXPECT_EQ(std::count_if(history.begin(), history.end(), [](const VersionView& version) { return version.is_waiting; }), 1);
}

TEST_F(Perform, KnowsNoVerbOfAKindWithoutStates) {
  const auto reflection = *pair.meg->writing().write(model::ItemKind::reflection, {prose(1, "Monday")});

  EXPECT_TRUE(pair.meg->items().verbs(reflection)->empty());
  EXPECT_EQ(pair.meg->writing().perform(reflection, "accept", {}).error().code, ErrorCode::bad_argument);
}

}  // namespace
}  // namespace candour::journal
