// What is true of every kind, those of the programs and those that no program has: a test for each law and each kind.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "journal/model/rules.hpp"
#include "journal/model/tree.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/journal/store/any_item.hpp"

namespace candour::journal::store {
namespace {

using test::any;
using test::any_change;
using test::any_history;
using test::any_value;
using test::Delivery;
using test::History;
using test::Tables;

const model::KindRegistry& kinds_here() { return kinds::drafts::registry(); }

class KindLaws : public testing::TestWithParam<const model::KindSpec*> {
 protected:
  const model::KindSpec& kind = *GetParam();
};

void deliver_all(Tables& tables, const History& history) {
  for (const auto& one : history) tables.deliver(one.id, one.by, one.change);
}

TEST_P(KindLaws, EveryValueIsThereAndBack) {
  EXPECT_TRUE(rc::check([&] {
    for (const auto& field : kind.fields) {
      const auto value = any_value(kinds_here(), field);
      const auto encoded = model::encode_value(field.type, value);
      RC_ASSERT(encoded.has_value());
      const auto parsed = model::parse_value(field.type, *encoded);
      RC_ASSERT(parsed.has_value());
      RC_ASSERT(*parsed == value);
    }
  }));
}

TEST_P(KindLaws, EveryOrderOfArrivalGivesOneState) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    Tables in_order(kinds_here()), in_another(kinds_here());
    deliver_all(in_order, history);
    deliver_all(in_another, test::shuffled(history));
    RC_ASSERT(in_order.snapshot() == in_another.snapshot());
  }));
}

TEST_P(KindLaws, BuiltAnewItIsTheSame) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    Tables tables(kinds_here());
    deliver_all(tables, history);
    const auto before = tables.snapshot();
    const auto again = tables.projection.rebuild([&](Projection& projection) -> Result<> {
      Touched touched;
      for (const auto& one : test::shuffled(history)) {
        CANDOUR_CHECK(projection.apply_delivered(one.id, one.by, one.change, touched));
      }
      return projection.settle(std::move(touched));
    });
    RC_ASSERT(again.has_value());
    RC_ASSERT(tables.snapshot() == before);
  }));
}

// The kinds of a program to which `kind` looks as `seen` says: not at all, if nothing.
model::KindRegistry earlier_kinds(const model::KindSpec& kind, const std::optional<model::KindSpec>& seen) {
  std::vector<model::KindSpec> kinds;
  for (const auto& one : kinds_here().all()) {
    if (one.kind != kind.kind) kinds.push_back(one);
  }
  if (seen) kinds.push_back(*seen);
  return model::KindRegistry(std::move(kinds));
}

// Without one of its fields, if there is one that it can be without.
model::KindSpec without_a_field(model::KindSpec kind) {
  const auto is_needed = [&](const model::FieldSpec& field) {
    return field.field == kind.headline || field.field == kind.stands_in || field.field == kind.states.field;
  };
  const auto field = std::find_if_not(kind.fields.begin(), kind.fields.end(), is_needed);
  if (field != kind.fields.end()) kind.fields.erase(field);
  return kind;
}

TEST_P(KindLaws, WhatCameBeforeItWasKnownIsTheSameOnceItIs) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    const auto earlier = any(0, 2) == 0 ? earlier_kinds(kind, std::nullopt) : earlier_kinds(kind, without_a_field(kind));
    Tables known(kinds_here()), updated(earlier);
    deliver_all(known, history);
    deliver_all(updated, history);
    Projection later(updated.database, kinds_here());
    later.know_item_of(test::item_of_tests);
    RC_ASSERT(later.judge_newer().has_value());
    RC_ASSERT(updated.snapshot() == known.snapshot());
  }));
}

// Every edit of the change counts there.
bool counts(Tables& tables, const model::ItemKey& item, const EnvelopeId& id) {
  const auto history = tables.items.history(item);
  RC_ASSERT(history.has_value());
  return std::all_of(history->begin(), history->end(), [&](const StoredVersion& version) {
    return version.name != model::VersionName(id) || version.standing == model::Standing::counts;
  });
}

// set_once asks more of an own act: that no other version is there, which another vault cannot know.
bool sets_once_more(Tables& tables, const model::KindSpec& kind, const model::ItemKey& item, const model::Change& change) {
  return std::any_of(change.edits.begin(), change.edits.end(), [&](const model::Edit& edit) {
    const auto* field = kind.field(edit.field);
    return field->rule == model::FieldRule::set_once && !tables.items.names({item, edit.field})->empty();
  });
}

TEST_P(KindLaws, WhatIsRefusedHereIsPassedOverThere) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    Tables here(kinds_here()), there(kinds_here());
    deliver_all(here, history);
    deliver_all(there, history);
    const auto change = any_change(kinds_here(), kind, history);
    auto by = test::by(test::dani, 20'005);
    by.space = kind.space;
    const auto item = kinds_here().key_of(kind.kind, change.edits.front().item, test::dani);
    if (sets_once_more(here, kind, item, change)) return;
    const auto saved = here.queue.save(by, change, Merging::kept_apart);
    if (!saved) RC_ASSERT(saved.error().code == ErrorCode::rule_refused);
    there.deliver(test::env(61'000), by, change);
    RC_ASSERT(saved.has_value() == counts(there, item, test::env(61'000)));
  }));
}

// Made whole, with every field that a person gives.
History a_whole_one(const model::KindSpec& kind, std::string_view words) {
  std::vector<model::Edit> edits;
  std::optional<model::Link> target;
  for (const auto& field : kind.fields) {
    auto value = any_value(kinds_here(), field);
    if (field.field == kind.states.field) value = model::Choice{kind.states.first()};
    if (field.searchable && field.type == model::FieldType::prose) value = model::Prose{std::string(words)};
    if (field.searchable && field.type == model::FieldType::line) value = model::Line{std::string(words)};
    if (field.field == kind.stands_in && kind.stands_in != 0) target = std::get<model::Link>(value);
    edits.push_back(test::edit(kind.kind, test::item(7), field.field, *model::encode_value(field.type, value)));
  }
  const auto computed = model::computed_item(kind, test::item_of_tests, target, test::meg);
  for (auto& edit : edits) edit.item = computed.value_or(edit.item);
  auto by = test::by(test::meg, 20'000);
  by.space = kind.space;
  by.came_by = kind.comes_by;
  return {{test::env(70), by, test::change(std::move(edits))}};
}

TEST_P(KindLaws, WhatIsThereIsListedAndItsWordsAreFound) {
  EXPECT_TRUE(rc::check([&] {
    Tables tables(kinds_here());
    deliver_all(tables, a_whole_one(kind, "heliotrope"));
    const auto listed = tables.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first);
    RC_ASSERT(listed.has_value() && listed->size() == 1);
    RC_ASSERT(listed->front().fields.size() >= 1);
    const bool is_searched = std::any_of(kind.fields.begin(), kind.fields.end(), [](const auto& field) { return field.searchable; });
    const auto found = search(tables.projection, "heliotrope", 10);
    RC_ASSERT(found.has_value() && found->empty() != is_searched);
  }));
}

TEST_P(KindLaws, SetAsideItLeavesTheListAndComesBack) {
  EXPECT_TRUE(rc::check([&] {
    Tables fresh(kinds_here());
    const auto whole = a_whole_one(kind, "heliotrope");
    deliver_all(fresh, whole);
    auto by = whole.front().by;
    by.came_by = model::CameBy::change;
    const auto thing = whole.front().change.edits.front().item;
    fresh.deliver(test::env(71), by, test::change({test::edit(kind.kind, thing, model::set_aside, test::flag(true))}));
    RC_ASSERT(fresh.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first)->empty());
    fresh.deliver(test::env(72), by,
                  test::change({test::edit(kind.kind, thing, model::set_aside, test::flag(false), {test::env(71)})}));
    RC_ASSERT(fresh.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first)->size() == 1U);
  }));
}

TEST_P(KindLaws, WithdrawnInAnyOrderItIsOneState) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    std::set<EnvelopeId> withdrawn;
    for (const auto& one : history) {
      if (any(0, 3) == 0) withdrawn.insert(one.id);
    }
    Tables at_the_end(kinds_here()), at_once(kinds_here());
    deliver_all(at_the_end, history);
    for (const auto& id : withdrawn) RC_ASSERT(at_the_end.projection.withdraw(id).has_value());
    for (const auto& one : test::shuffled(history)) {
      at_once.deliver(one.id, one.by, one.change);
      if (withdrawn.contains(one.id)) RC_ASSERT(at_once.projection.withdraw(one.id).has_value());
    }
    RC_ASSERT(at_the_end.snapshot() == at_once.snapshot());
  }));
}

// ---- kinds whose things stand under each other

class TreeLaws : public KindLaws {
 protected:
  // The tree of all of them, by name: "level mark key".
  std::vector<std::string> tree_in(Tables& tables) const {
    std::vector<model::HeldItem> items;
    const auto all = tables.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first);
    for (const auto& stored : *all) {
      items.push_back({stored.key, false, {}});
      for (const auto& field : stored.fields) {
        const auto value = model::parse_value(kind.field(field.field)->type, field.value);
        if (value) items.back().fields.push_back({field.field, *value, field.version, field.writer});
      }
    }
    std::vector<std::string> out;
    for (const auto& place : model::in_tree(kind.tree, items)) {
      const auto& key = items[place.item].key;
      out.push_back(std::to_string(place.level) + " " + std::to_string(static_cast<int>(place.mark)) + " " + to_hex(key.item) + to_hex(key.author));
    }
    return out;
  }
};

TEST_P(TreeLaws, EveryOrderOfArrivalGivesOneTree) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    Tables in_order(kinds_here()), in_another(kinds_here());
    deliver_all(in_order, history);
    deliver_all(in_another, test::shuffled(history));
    RC_ASSERT(tree_in(in_order) == tree_in(in_another));
  }));
}

TEST_P(TreeLaws, WithdrawnParentsLeaveEachThingInTheTreeOnce) {
  EXPECT_TRUE(rc::check([&] {
    const auto history = any_history(kinds_here(), kind);
    Tables tables(kinds_here());
    deliver_all(tables, history);
    for (const auto& one : history) {
      if (any(0, 2) == 0) RC_ASSERT(tables.projection.withdraw(one.id).has_value());
    }
    const auto listed = tables.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first);
    RC_ASSERT(tree_in(tables).size() == listed->size());
  }));
}

// ---- kinds that come by a reveal. Which of them open the test decides.

class RevealLaws : public KindLaws {
 protected:
  // What one member sealed, with words of his own.
  Delivery sealed_by(const MemberKey& who, unsigned n) const {
    auto one = a_whole_one(kind, words_of(n)).front();
    one.id = test::env(n);
    one.by.writer = who;
    return one;
  }
  static std::string words_of(unsigned n) { return n == 1 ? "heliotrope" : "amaryllis"; }
  static bool is_found(Tables& tables, unsigned n) {
    return !search(tables.projection, words_of(n), 10)->empty();
  }
};

TEST_P(RevealLaws, OnlyWhatIsOpenedIsListedAndFound) {
  EXPECT_TRUE(rc::check([&] {
    Tables tables(kinds_here());
    std::set<unsigned> opened;
    for (const unsigned n : {1U, 2U}) {
      if (any(0, 2) == 0) continue;
      opened.insert(n);
      const auto one = sealed_by(n == 1 ? test::meg : test::dani, n);
      tables.deliver(one.id, one.by, one.change);
    }
    for (const unsigned n : {1U, 2U}) RC_ASSERT(is_found(tables, n) == opened.contains(n));
    RC_ASSERT(tables.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first)->size() == opened.size());
  }));
}

// Whoever says it in the open after seeing the others' is not shown among them.
TEST_P(RevealLaws, WhatAChangeSaysOfItIsPassedOver) {
  EXPECT_TRUE(rc::check([&] {
    Tables tables(kinds_here());
    auto one = sealed_by(test::dani, 1);
    one.by.came_by = model::CameBy::change;
    tables.deliver(one.id, one.by, one.change);
    RC_ASSERT(!is_found(tables, 1));
    RC_ASSERT(tables.items.list({kind.kind}, model::SetAside::included, Sequence::newest_first)->empty());
  }));
}

TEST_P(RevealLaws, WithdrawnItIsFoundNoMore) {
  EXPECT_TRUE(rc::check([&] {
    Tables tables(kinds_here());
    const auto one = sealed_by(test::dani, 1);
    tables.deliver(one.id, one.by, one.change);
    RC_ASSERT(tables.projection.withdraw(one.id).has_value());
    RC_ASSERT(!is_found(tables, 1));
  }));
}

// ---- which law is asked of which kind

bool is_any(const model::KindSpec&) { return true; }
bool has_tree(const model::KindSpec& kind) { return kind.tree.parent != 0; }
bool comes_by_reveal(const model::KindSpec& kind) { return kind.comes_by == model::CameBy::reveal; }

std::vector<const model::KindSpec*> kinds_that(bool (*are)(const model::KindSpec&)) {
  std::vector<const model::KindSpec*> all;
  for (const auto& kind : kinds_here().all()) {
    if (are(kind)) all.push_back(&kind);
  }
  return all;
}

std::string word_of(const testing::TestParamInfo<const model::KindSpec*>& of) {
  std::string name(of.param->word);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Of, KindLaws, testing::ValuesIn(kinds_that(&is_any)), word_of);
INSTANTIATE_TEST_SUITE_P(Of, TreeLaws, testing::ValuesIn(kinds_that(&has_tree)), word_of);
INSTANTIATE_TEST_SUITE_P(Of, RevealLaws, testing::ValuesIn(kinds_that(&comes_by_reveal)), word_of);

struct Laws {
  const char* suite;
  bool (*are_of)(const model::KindSpec&);
};
constexpr Laws all_laws[] = {{"Of/KindLaws", &is_any}, {"Of/TreeLaws", &has_tree}, {"Of/RevealLaws", &comes_by_reveal}};

// By suite: its laws, each with the kinds of which it is asked, as this program runs them.
std::map<std::string, std::map<std::string, std::set<std::string>>> laws_of_this_program() {
  std::map<std::string, std::map<std::string, std::set<std::string>>> laws;
  const auto& program = *testing::UnitTest::GetInstance();
  for (int suite = 0; suite < program.total_test_suite_count(); ++suite) {
    const auto& tests = *program.GetTestSuite(suite);
    for (int test = 0; test < tests.total_test_count(); ++test) {
      const std::string name = tests.GetTestInfo(test)->name();
      const auto divides = name.find('/');
      if (divides != std::string::npos) laws[tests.name()][name.substr(0, divides)].insert(name.substr(divides + 1));
    }
  }
  return laws;
}

// One line a kind: each law by its place, "+" where it is asked, "." where the kind has nothing that it is about.
TEST(Laws, AreAllAskedOfEachKindThatTheyAreAbout) {
  const auto laws = laws_of_this_program();
  for (const auto& group : all_laws) {
    ASSERT_TRUE(laws.contains(group.suite)) << group.suite;
    for (const auto& [law, kinds] : laws.at(group.suite)) std::cout << group.suite << ": " << law << "\n";
  }
  for (const auto& kind : kinds_here().all()) {
    std::string line(kind.word), as_named(kind.word);
    line.resize(20, ' ');
    std::replace(as_named.begin(), as_named.end(), '-', '_');
    for (const auto& group : all_laws) {
      for (const auto& [law, kinds] : laws.at(group.suite)) {
        const bool is_asked = kinds.contains(as_named);
        EXPECT_EQ(is_asked, group.are_of(kind)) << kind.word << ": " << law;
        line += is_asked ? " +" : group.are_of(kind) ? "  " : " .";
      }
    }
    std::cout << line << "\n";
  }
}

}  // namespace
}  // namespace candour::journal::store
