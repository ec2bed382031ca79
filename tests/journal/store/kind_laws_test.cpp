// What is true of every kind, those of the programs and those that no program has: a test for each law and each kind.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "journal/model/rules.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/journal/store/any_item.hpp"

namespace candour::journal::store {
namespace {

using test::any_change;
using test::any_history;
using test::any_value;
using test::History;
using test::Tables;

const model::KindRegistry& kinds_here() { return kinds::drafts::registry(); }

class KindLaws : public testing::TestWithParam<const model::KindSpec*> {
 protected:
  const model::KindSpec& kind = *GetParam();
};

void deliver_all(Tables& tables, const History& history) {
  for (const auto& one : history) tables.deliver(one.id, one.act, one.change);
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
        CANDOUR_CHECK(projection.apply_delivered(one.id, one.act, one.change, touched));
      }
      return projection.settle(std::move(touched));
    });
    RC_ASSERT(again.has_value());
    RC_ASSERT(tables.snapshot() == before);
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
    auto act = test::act(test::dani, 20'005);
    act.space = kind.space;
    const auto item = kinds_here().key_of(kind.kind, change.edits.front().item, test::dani);
    if (sets_once_more(here, kind, item, change)) return;
    const auto saved = here.queue.save(act, change, Merging::kept_apart);
    if (!saved) RC_ASSERT(saved.error().code == ErrorCode::rule_refused);
    there.deliver(test::env(61'000), act, change);
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
  auto act = test::act(test::meg, 20'000);
  act.space = kind.space;
  return {{test::env(70), act, test::change(std::move(edits))}};
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
    const auto act = whole.front().act;
    const auto thing = whole.front().change.edits.front().item;
    fresh.deliver(test::env(71), act, test::change({test::edit(kind.kind, thing, model::set_aside, test::flag(true))}));
    RC_ASSERT(fresh.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first)->empty());
    fresh.deliver(test::env(72), act,
                  test::change({test::edit(kind.kind, thing, model::set_aside, test::flag(false), {test::env(71)})}));
    RC_ASSERT(fresh.items.list({kind.kind}, model::SetAside::left_out, Sequence::newest_first)->size() == 1U);
  }));
}

std::vector<const model::KindSpec*> all_kinds() {
  std::vector<const model::KindSpec*> all;
  for (const auto& kind : kinds_here().all()) all.push_back(&kind);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Of, KindLaws, testing::ValuesIn(all_kinds()),
                         [](const auto& of) {
                           std::string name(of.param->word);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace candour::journal::store
