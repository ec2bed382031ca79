// States as a change is judged by them, and which state shows.
#include "journal/model/state.hpp"

#include <gtest/gtest.h>

#include "tests/journal/kinds/drafts.hpp"
#include "tests/journal/model/support.hpp"

namespace candour::journal::kinds::drafts {
namespace {

namespace field = action_field;
namespace state = action_state;
using model::EncodedValue;
using model::FieldType;
using model::SeenField;
using model::Standing;
using model::StateVersion;
using model::test::env;
using model::test::member;
using model::test::text;

const auto dani = member(1);
const auto meg = member(2);

const model::StateSpec& spec() { return registry().find(action)->states; }

EncodedValue value_of(std::uint16_t number) { return *model::encode_value(FieldType::choice, model::Choice{number}); }
EncodedValue value_of(const MemberKey& who) { return *model::encode_value(FieldType::person, who); }

SeenField seen(model::FieldNumber number, std::uint8_t version, EncodedValue value, const MemberKey& writer = meg) {
  return {number, env(version), std::move(value), writer, Standing::counts, false, {}};
}
SeenField set(model::FieldNumber number, EncodedValue value) {
  return {number, env(200), std::move(value), dani, Standing::counts, true, {}};
}

std::vector<SeenField> idea_of_danis() {
  return {seen(field::state, 1, value_of(state::idea)), seen(field::owner, 2, value_of(dani)),
          seen(field::first_step, 3, text("Ask")), seen(field::by, 4, text("\1\1\1\1"))};
}

std::string refused(std::uint16_t to, const MemberKey& who, const std::vector<SeenField>& seen) {
  const auto refusal = model::refuse_step(spec(), to, who, seen);
  return refusal ? refusal->guard : "";
}

TEST(States, LetTheOwnerAcceptAndNobodyElse) {
  EXPECT_EQ(refused(state::agreed, dani, idea_of_danis()), "");
  EXPECT_EQ(refused(state::agreed, meg, idea_of_danis()), "owner-only");
}

TEST(States, AskForEachFieldThatAGuardNeeds) {
  for (const auto missing : {field::owner, field::first_step, field::by}) {
    auto seen = idea_of_danis();
    std::erase_if(seen, [&](const SeenField& one) { return one.field == missing; });
    EXPECT_EQ(refused(state::agreed, dani, seen), "needs-a-step") << missing;
  }
}

TEST(States, LeadNowhereThatNoStepLeads) {
  EXPECT_EQ(refused(state::done, dani, idea_of_danis()), "step");
  EXPECT_EQ(refused(state::idea, dani, idea_of_danis()), "step");
  EXPECT_EQ(refused(state::idea, dani, {}), "");
}

TEST(States, GoByWhatTheChangeSetsItself) {
  auto seen = idea_of_danis();
  seen.push_back(set(field::owner, value_of(meg)));

  EXPECT_EQ(refused(state::agreed, dani, seen), "owner-only");
  EXPECT_EQ(refused(state::agreed, meg, seen), "");
}

// The record that is named as the state's also wrote the owner of that day: the owner named beside it counts.
TEST(States, GoByTheOwnerThatIsNamedAndNotByTheOneBesideTheOldState) {
  auto seen = idea_of_danis();
  seen.push_back({field::owner, env(1), value_of(meg), meg, Standing::counts, false, {}});

  EXPECT_EQ(refused(state::agreed, dani, seen), "");
  EXPECT_EQ(refused(state::agreed, meg, seen), "owner-only");
}

TEST(States, LetNobodyChooseBetweenTwoOwners) {
  auto seen = idea_of_danis();
  seen.push_back({field::owner, env(5), value_of(meg), meg, Standing::counts, false, {}});

  EXPECT_NE(refused(state::agreed, dani, seen), "");
  EXPECT_NE(refused(state::agreed, meg, seen), "");
}

// The idea is named for the owner that its record wrote; what left it is named too.
TEST(States, LeaveTheOneThatAnotherNamedOneHasLeft) {
  auto seen = idea_of_danis();
  seen.push_back({field::state, env(4), value_of(state::agreed), dani, Standing::counts, false, {env(1)}});

  EXPECT_EQ(refused(state::under_way, dani, seen), "");
  EXPECT_EQ(refused(state::agreed, dani, seen), "step");
}

TEST(States, TakeNothingFromAnEditThatIsAgainstARule) {
  auto seen = idea_of_danis();
  for (auto& one : seen) {
    if (one.field == field::owner) one.standing = Standing::rule;
  }

  EXPECT_EQ(refused(state::agreed, dani, seen), "needs-a-step");
}

TEST(States, TakeWordsThatWereWithdrawnForWordsThatWereThere) {
  auto seen = idea_of_danis();
  for (auto& one : seen) one = {one.field, one.version, {}, one.writer, Standing::withdrawn, false, {}};

  EXPECT_EQ(refused(state::agreed, dani, seen), "");
}

// Of one step, by whoever the guard lets.
bool lets(model::Who who, const MemberKey& writer, const std::vector<SeenField>& seen) {
  const model::StateSpec one{.field = field::state,
                             .transitions = {{state::idea, state::agreed, {{.name = "guard", .who = who, .of = field::owner}}}}};
  return !model::refuse_step(one, state::agreed, writer, seen);
}

TEST(States, TellWhoMadeWhatALinkNamesByTheLinkAlone) {
  const model::Link of_dani{model::ItemKind::reflection, model::test::item(1), dani};
  const std::vector<SeenField> named{seen(field::state, 1, value_of(state::idea)),
                                     seen(field::owner, 2, *model::encode_value(FieldType::link, of_dani))};

  EXPECT_TRUE(lets(model::Who::author_of_target, dani, named));
  EXPECT_FALSE(lets(model::Who::author_of_target, meg, named));
  EXPECT_TRUE(lets(model::Who::not_author_of_target, meg, named));
  EXPECT_FALSE(lets(model::Who::not_author_of_target, dani, named));
}

TEST(States, LetWhoeverWroteTheStateThatIsLeft) {
  const std::vector<SeenField> left{seen(field::state, 1, value_of(state::idea), meg)};

  EXPECT_TRUE(lets(model::Who::writer_of_state, meg, left));
  EXPECT_FALSE(lets(model::Who::writer_of_state, dani, left));
}

StateVersion version(std::uint8_t name, std::uint16_t to, model::Basis basis, std::uint8_t owner = 0) {
  StateVersion made{{env(name), std::move(basis), {}, Standing::counts}, to, {}};
  if (owner != 0) made.went_by.emplace_back(field::owner, env(owner));
  return made;
}

std::optional<model::VersionName> shown(const std::vector<StateVersion>& versions, std::uint8_t owner) {
  const auto standing = model::standing_states(spec(), versions, {{field::owner, env(owner)}});
  return standing.empty() ? std::nullopt : std::optional(standing.front());
}

TEST(States, ShowTheOneBeforeWhereTheOwnerIsAnotherSince) {
  const std::vector<StateVersion> versions{version(1, state::idea, {}), version(2, state::agreed, {env(1)}, 10),
                                           version(3, state::under_way, {env(2)}, 10)};

  EXPECT_EQ(shown(versions, 10), env(3));
  EXPECT_EQ(shown(versions, 11), env(1));
}

TEST(States, ShowTheMoreCarefulOfTwoThatNobodySawTogether) {
  for (std::uint8_t name = 3; name < 250; ++name) {
    const std::vector<StateVersion> versions{version(1, state::idea, {}), version(2, state::agreed, {env(1)}, 10),
                                             version(name, state::let_go, {env(1)})};
    EXPECT_EQ(shown(versions, 10), env(2)) << int{name};
  }
}

// What stands behind an act that no longer stands is no rival of what came after it.
TEST(States, LetNoStateShowThatWasLeftForOneThatStands) {
  const std::vector<StateVersion> versions{version(1, state::idea, {}), version(2, state::agreed, {env(1)}, 10),
                                           version(3, state::let_go, {env(1)})};

  EXPECT_EQ(shown(versions, 11), env(3));
}

TEST(States, ShowNothingWhereNoneStands) {
  EXPECT_EQ(shown({version(2, state::agreed, {}, 10)}, 11), std::nullopt);
  EXPECT_EQ(shown({}, 11), std::nullopt);
}

}  // namespace
}  // namespace candour::journal::kinds::drafts
