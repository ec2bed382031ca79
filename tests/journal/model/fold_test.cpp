#include "journal/model/field_state.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::entry;
using test::env;
using test::set_in;
using test::set_of;
using test::text;

FieldVersion version(std::uint8_t name, Basis basis, std::string_view words, Standing standing = Standing::counts) {
  return {env(name), std::move(basis), text(words), standing};
}

FieldVersion set_version(std::uint8_t name, Basis basis, const SetValue& entries) {
  return {env(name), std::move(basis), set_of(entries), Standing::counts};
}

TEST(Fold, OfNoVersionsShowsNothing) {
  const auto state = fold(FieldType::prose, {});

  EXPECT_FALSE(state.shown);
  EXPECT_TRUE(state.tips.empty());
}

TEST(Fold, ShowsALaterVersionWhateverItsName) {
  const auto state = fold(FieldType::prose, {version(9, {}, "first"), version(1, {env(9)}, "second")});

  EXPECT_EQ(state.value, text("second"));
  EXPECT_EQ(state.tips, (Basis{env(1)}));
}

TEST(Fold, ShowsTheGreatestOfConcurrentVersionsAndKeepsTheOther) {
  const auto state =
      fold(FieldType::line, {version(5, {}, "start"), version(2, {env(5)}, "mine"), version(3, {env(5)}, "yours")});

  EXPECT_EQ(state.value, text("yours"));
  EXPECT_EQ(state.tips, (Basis{env(2), env(3)}));
}

TEST(Fold, ShowsWhatIsNotSealedBeforeWhatIs) {
  const FieldVersion queued{LocalNumber{1}, {}, text("queued"), Standing::counts};

  EXPECT_EQ(fold(FieldType::line, {version(255, {}, "sealed"), queued}).value, text("queued"));
}

TEST(Fold, IgnoresABasisThatIsNoVersionOfTheField) {
  const auto state = fold(FieldType::line, {version(1, {env(200)}, "one")});

  EXPECT_EQ(state.value, text("one"));
}

TEST(Fold, PassesOverWhatDoesNotCountAndSeesThroughIt) {
  for (const auto standing : {Standing::newer, Standing::rule}) {
    const std::vector<FieldVersion> versions{version(1, {}, "first"), version(2, {env(1)}, "passed over", standing)};
    EXPECT_EQ(fold(FieldType::line, versions).value, text("first"));

    auto more = versions;
    more.push_back(version(3, {env(2)}, "third"));
    EXPECT_EQ(fold(FieldType::line, more).tips, (Basis{env(3)}));
  }
}

TEST(Fold, KeepsThePlaceOfWhatWasWithdrawn) {
  const std::vector<FieldVersion> versions{version(1, {}, "first"), version(2, {env(1)}, "", Standing::withdrawn)};

  EXPECT_EQ(fold(FieldType::line, versions).tips, (Basis{env(2)}));
  EXPECT_TRUE(fold(FieldType::line, versions).value.bytes.empty());
}

TEST(Fold, ShowsConcurrentWordsRatherThanWithdrawnOnes) {
  const std::vector<FieldVersion> versions{version(1, {}, "stands"), version(2, {}, "", Standing::withdrawn)};

  EXPECT_EQ(fold(FieldType::line, versions).value, text("stands"));
}

TEST(Fold, OfASetKeepsWhatNobodyRemovedAndAllThatAnybodyAdded) {
  const auto a = entry("a"), b = entry("b"), c = entry("c"), d = entry("d");
  const auto state = fold(FieldType::set, {set_version(1, {}, {a, b}), set_version(2, {env(1)}, {b, c}),
                                           set_version(3, {env(1)}, {a, b, d})});

  EXPECT_EQ(set_in(state.value), (SetValue{b, c, d}));
}

TEST(Fold, OfASetKeepsAnEntryThatAnotherAddedWithoutSeeingTheRemoval) {
  const auto a = entry("a");
  const auto state = fold(FieldType::set, {set_version(1, {}, {a}), set_version(2, {}, {a}), set_version(3, {env(1)}, {})});

  EXPECT_EQ(set_in(state.value), (SetValue{a}));
}

TEST(Fold, OfASetLetsAnEntryComeBack) {
  const auto a = entry("a");
  const auto state = fold(FieldType::set, {set_version(1, {}, {a}), set_version(2, {env(1)}, {}),
                                           set_version(3, {env(2)}, {a}), set_version(4, {env(1)}, {a})});

  EXPECT_EQ(set_in(state.value), (SetValue{a}));
}

TEST(Fold, EndsAlsoInAGraphThatOnlyABrokenFileCanHold) {
  const auto state = fold(FieldType::set, {set_version(1, {env(2)}, {}), set_version(2, {env(1)}, {})});

  EXPECT_TRUE(state.tips.empty());
}

// A field's history as several people may make it: each version names one in `seldom` of those before it, so that the
// greater that is, the more stand side by side.
std::vector<FieldVersion> any_history(int seldom = 3) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 12);
  auto names = *rc::gen::unique<std::vector<std::uint8_t>>(count, rc::gen::arbitrary<std::uint8_t>());
  std::vector<FieldVersion> out;
  for (const auto name : names) {
    Basis basis;
    for (const auto& before : out) {
      if (*rc::gen::inRange(0, seldom) == 0) basis.push_back(before.name);
    }
    std::sort(basis.begin(), basis.end());
    SetValue entries;
    for (std::uint8_t i = 0; i < 4; ++i) {
      if (*rc::gen::arbitrary<bool>()) entries.insert({i});
    }
    const auto standing = *rc::gen::weightedElement<Standing>(
        {{6, Standing::counts}, {1, Standing::newer}, {1, Standing::rule}, {1, Standing::withdrawn}});
    out.push_back({env(name), basis, standing == Standing::withdrawn ? EncodedValue{} : set_of(entries), standing});
  }
  return out;
}

bool equal_states(const FieldState& a, const FieldState& b) {
  return a.tips == b.tips && a.shown == b.shown && a.value == b.value;
}

RC_GTEST_PROP(Fold, IsTheSameInWhicheverOrderTheVersionsCame, ()) {
  const auto history = any_history();
  auto shuffled = history;
  for (auto left = shuffled.size(); left > 1; --left) {
    std::swap(shuffled[left - 1], shuffled[*rc::gen::inRange<std::size_t>(0, left)]);
  }

  for (const auto type : {FieldType::set, FieldType::bytes}) {
    RC_ASSERT(equal_states(fold(type, history), fold(type, shuffled)));
  }
}

// The law for two concurrent tips, said without the graph: ancestors' entries that neither removed, and
// what either added.
RC_GTEST_PROP(Fold, OfTwoConcurrentSetsFollowsTheLaw, (const SetValue& base, const SetValue& mine, const SetValue& yours)) {
  const auto state =
      fold(FieldType::set, {set_version(1, {}, base), set_version(2, {env(1)}, mine), set_version(3, {env(1)}, yours)});

  const auto merged = set_in(state.value);
  SetValue all = base;
  all.insert(mine.begin(), mine.end());
  all.insert(yours.begin(), yours.end());
  for (const auto& each : all) {
    const bool kept = base.count(each) != 0 ? mine.count(each) != 0 && yours.count(each) != 0
                                            : mine.count(each) != 0 || yours.count(each) != 0;
    RC_ASSERT((merged.count(each) != 0) == kept);
  }
}

// Versions that say nothing of their own join the tips one after the other.
RC_GTEST_PROP(Fold, OfManySetsIsTheSameTakenTwoByTwo, ()) {
  auto history = any_history(10);
  const auto at_once = fold(FieldType::set, history);
  if (at_once.tips.empty()) return;
  auto joined = at_once.tips.front();
  for (std::size_t i = 1; i < at_once.tips.size(); ++i) {
    Basis basis{joined, at_once.tips[i]};
    std::sort(basis.begin(), basis.end());
    joined = LocalNumber{static_cast<std::int64_t>(i)};
    history.push_back({joined, basis, {}, Standing::withdrawn});
  }

  RC_ASSERT(fold(FieldType::set, history).value == at_once.value);
}

RC_GTEST_PROP(Fold, OfASetShowsExactlyWhatAVersionThatSawAllSays, (const SetValue& last)) {
  auto history = any_history();
  const auto tips = fold(FieldType::set, history).tips;
  history.push_back({LocalNumber{1}, tips, set_of(last), Standing::counts});

  RC_ASSERT(set_in(fold(FieldType::set, history).value) == last);
}

}  // namespace
}  // namespace candour::journal::model
