// States of items through the tables: an action that only its owner accepts.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/journal/kinds/drafts.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

namespace drafts = kinds::drafts;
namespace field = drafts::action_field;
namespace state = drafts::action_state;
using test::by;
using test::dani;
using test::env;
using test::meg;
using test::Tables;

const auto thing = test::item(1);
const model::ItemKey key{drafts::action, thing, MemberKey()};

model::EncodedValue choice(std::uint16_t number) {
  return *model::encode_value(model::FieldType::choice, model::Choice{number});
}
model::EncodedValue person(const MemberKey& who) { return *model::encode_value(model::FieldType::person, who); }
model::EncodedValue date() { return *model::encode_value(model::FieldType::date, Day{20'500}); }

model::Edit edit(model::FieldNumber number, model::EncodedValue value, model::Basis basis = {}) {
  std::sort(basis.begin(), basis.end());
  return test::edit(drafts::action, thing, number, std::move(value), std::move(basis));
}

struct Delivery {
  EnvelopeId id;
  MemberKey who;
  model::Change change;
};

// 10: an idea of Dani's with all that it needs. 20: Meg owns it. 30: Dani accepts what is theirs.
std::vector<Delivery> an_action() {
  return {{env(10), dani, test::change({edit(field::text, test::prose("Ask the porters")), edit(field::owner, person(dani)),
                                        edit(field::first_step, test::line("Go down")), edit(field::by, date()),
                                        edit(field::state, choice(state::idea))})}};
}
Delivery accepted(unsigned name, const MemberKey& who, model::Basis basis) {
  return {env(name), who, test::change({edit(field::state, choice(state::agreed), std::move(basis))})};
}
Delivery given_to(unsigned name, const MemberKey& owner, model::Basis basis) {
  return {env(name), meg, test::change({edit(field::owner, person(owner), std::move(basis))})};
}

class States : public testing::Test {
 protected:
  void deliver(const Delivery& one) { tables.deliver(one.id, by(one.who, 20'460), one.change); }
  void deliver(const std::vector<Delivery>& all) {
    for (const auto& one : all) deliver(one);
  }
  std::uint16_t state_now() { return state_of(tables); }
  static std::uint16_t state_of(Tables& tables) {
    const auto item = tables.items.get(key);
    if (!item) return 0;
    for (const auto& shown : item->fields) {
      if (shown.field != field::state) continue;
      return std::get<model::Choice>(*model::parse_value(model::FieldType::choice, shown.value)).number;
    }
    return 0;
  }

  Tables tables{drafts::registry()};
};

TEST_F(States, FollowAStepThatItsGuardsLet) {
  deliver(an_action());
  EXPECT_EQ(state_now(), state::idea);

  deliver(accepted(20, dani, {env(10)}));
  EXPECT_EQ(state_now(), state::agreed);
}

TEST_F(States, PassOverAStepThatAGuardRefuses) {
  deliver(an_action());
  deliver(accepted(20, meg, {env(10)}));

  EXPECT_EQ(state_now(), state::idea);
}

TEST_F(States, WaitForAVersionThatIsNamedAndJudgeOnce) {
  deliver(accepted(20, dani, {env(10)}));
  EXPECT_EQ(state_now(), 0);

  deliver(an_action());
  EXPECT_EQ(state_now(), state::agreed);
}

TEST_F(States, GoBackWhereTheOwnerIsAnotherSince) {
  deliver(an_action());
  deliver(accepted(20, dani, {env(10)}));
  deliver(given_to(30, meg, {env(10)}));
  EXPECT_EQ(state_now(), state::idea);

  deliver(accepted(40, meg, {env(10), env(30)}));
  EXPECT_EQ(state_now(), state::agreed);
}

// Whoever was the owner once names that version, whatever they know by now: a thousand names change nothing.
TEST_F(States, AreNotMovedByAnOwnerOfBeforeWhateverTheNameOfTheirAct) {
  deliver(an_action());
  deliver(given_to(20, meg, {env(10)}));
  for (unsigned name = 1'000; name < 2'000; ++name) {
    deliver(accepted(name, dani, {env(10)}));
    ASSERT_EQ(state_now(), state::idea) << name;
  }
}

// What a guard refused is withdrawn like any other, whether it was judged before that or never.
TEST_F(States, AreOneWhereAStepThatWasRefusedIsTakenBack) {
  const auto refused = accepted(20, meg, {env(10)});
  deliver(an_action());
  deliver(refused);
  ASSERT_TRUE(tables.projection.withdraw(env(20)));
  Tables waited{drafts::registry()};
  waited.deliver(refused.id, by(refused.who, 20'460), refused.change);
  ASSERT_TRUE(waited.projection.withdraw(env(20)));
  for (const auto& one : an_action()) waited.deliver(one.id, by(one.who, 20'460), one.change);

  EXPECT_EQ(tables.snapshot(), waited.snapshot());
}

TEST_F(States, RefuseAStepOfOnesOwnThatOthersWouldPassOver) {
  deliver(an_action());
  const auto mine = tables.queue.save(by(meg, 20'461), accepted(0, meg, {env(10)}).change);
  ASSERT_FALSE(mine.has_value());
  EXPECT_EQ(mine.error().code, ErrorCode::rule_refused);
  EXPECT_EQ(state_now(), state::idea);
}

TEST_F(States, StandWhileQueuedAndOnceSealed) {
  deliver(an_action());
  const auto given = tables.save(by(dani, 20'461), given_to(0, meg, {env(10)}).change);
  const auto mine = tables.save(by(meg, 20'462), accepted(0, meg, {env(10), given}).change);
  EXPECT_EQ(state_now(), state::agreed);

  ASSERT_TRUE(tables.queue.sealed(given, env(50)).has_value());
  EXPECT_EQ(state_now(), state::agreed);
  ASSERT_TRUE(tables.queue.sealed(mine, env(51)).has_value());
  EXPECT_EQ(state_now(), state::agreed);
}

// Two of one's own steps before a moment are two records: the second goes by the first.
TEST_F(States, AreNeverMergedInTheQueue) {
  deliver(an_action());
  const auto first = tables.save(by(dani, 20'461), accepted(0, dani, {env(10)}).change);
  const auto change = test::change({edit(field::state, choice(state::under_way), {env(10), first})});
  const auto second = tables.queue.save(by(dani, 20'461), change);

  ASSERT_TRUE(second.has_value());
  EXPECT_NE(*second, first);
  EXPECT_FALSE(tables.queue.recall(first).has_value()) << "the second names it";
}

TEST_F(States, KeepAnOwnVersionThatAStepNames) {
  deliver(an_action());
  const auto given = tables.save(by(dani, 20'461), given_to(0, meg, {env(10)}).change);
  tables.save(by(meg, 20'462), accepted(0, meg, {env(10), given}).change);

  EXPECT_FALSE(tables.queue.recall(given).has_value());
}

struct Any {
  std::vector<Delivery> journal;
  std::vector<EnvelopeId> withdrawn;
};

template <class T>
T any(T low, T high) {
  return *rc::gen::inRange(low, high);
}

model::Basis any_basis(const std::vector<Delivery>& before) {
  model::Basis basis;
  for (const auto& one : before) {
    if (any(0, 3) == 0 && basis.size() < 6) basis.push_back(one.id);
  }
  return basis;
}

model::Change any_change(const std::vector<Delivery>& before) {
  const auto to = choice(any<std::uint16_t>(1, 6));
  switch (any(0, 6)) {
    case 0: return test::change({edit(field::owner, person(any(0, 2) == 0 ? dani : meg), any_basis(before))});
    case 1: return test::change({edit(field::learned, test::prose("much"), any_basis(before)), edit(field::state, to, any_basis(before))});
    case 2: return test::change({edit(field::owner, person(meg)), edit(field::state, to, any_basis(before))});
    default: return test::change({edit(field::state, to, any_basis(before))});
  }
}

Any any_history() {
  Any history{an_action(), {}};
  const auto names = *rc::gen::unique<std::vector<unsigned>>(any<std::size_t>(1, 12), rc::gen::inRange(11U, 60'000U));
  for (const auto name : names) {
    history.journal.push_back({env(name), any(0, 2) == 0 ? dani : meg, any_change(history.journal)});
    if (any(0, 8) == 0) history.withdrawn.push_back(env(name));
  }
  return history;
}

std::vector<std::string> tables_after(std::vector<Delivery> journal, const std::vector<EnvelopeId>& withdrawn, bool shuffles) {
  Tables tables(drafts::registry());
  for (auto left = journal.size(); shuffles && left > 1; --left) {
    std::swap(journal[left - 1], journal[any<std::size_t>(0, left)]);
  }
  for (const auto& one : journal) tables.deliver(one.id, by(one.who, 20'460), one.change);
  for (const auto& id : withdrawn) RC_ASSERT(tables.projection.withdraw(id).has_value());
  return tables.snapshot();
}

RC_GTEST_PROP(StatesLaw, AreTheSameInEveryOrderOfArrival, ()) {
  const auto history = any_history();
  const auto once = tables_after(history.journal, history.withdrawn, false);
  RC_ASSERT(tables_after(history.journal, history.withdrawn, true) == once);
}

RC_GTEST_PROP(StatesLaw, AreTheSameWhenBuiltAnew, ()) {
  const auto history = any_history();
  Tables tables(drafts::registry());
  for (const auto& one : history.journal) tables.deliver(one.id, by(one.who, 20'460), one.change);
  const auto before = tables.snapshot();
  const auto again = [&](Projection& projection) -> Result<> {
    Touched touched;
    for (auto one = history.journal.rbegin(); one != history.journal.rend(); ++one) {
      CANDOUR_CHECK(projection.apply_delivered(one->id, by(one->who, 20'460), one->change, touched));
    }
    return projection.settle(std::move(touched));
  };
  RC_ASSERT(tables.projection.rebuild(again).has_value());
  RC_ASSERT(tables.snapshot() == before);
}

}  // namespace
}  // namespace candour::journal::store
