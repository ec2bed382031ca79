// What one part of a declaration asks of another, of the kinds of the programs and of those that no program has.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/model/rules.hpp"
#include "tests/journal/kinds/drafts.hpp"

namespace candour::journal::kinds {
namespace {

using drafts::registry;

const model::FactSpec* fact_named(const model::KindSpec& kind, std::string_view name) {
  const auto found = std::find_if(kind.facts.begin(), kind.facts.end(), [&](const auto& fact) { return fact.name == name; });
  return found == kind.facts.end() ? nullptr : &*found;
}

TEST(Declarations, SealTheFieldsOfAKindThatComesByTheReveal) {
  for (const auto& kind : registry().all()) {
    if (!kind.sealed) continue;
    const auto& sealed = *kind.sealed;
    const auto* shown = registry().find(sealed.shown_as);
    ASSERT_NE(shown, nullptr) << kind.word;
    EXPECT_EQ(kind.space, model::Space::mine) << kind.word;
    EXPECT_EQ(shown->space, model::Space::everyone) << kind.word;
    EXPECT_EQ(shown->comes_by, model::CameBy::reveal) << kind.word;
    for (const auto* one : {&kind, shown}) {
      EXPECT_EQ(one->authorship, model::Authorship::single) << one->word;
      EXPECT_EQ(one->ids, model::ItemIds::one_per_target) << one->word;
      EXPECT_EQ(one->stands_in, kind.stands_in) << one->word;
    }
    EXPECT_TRUE(std::is_sorted(sealed.fields.begin(), sealed.fields.end())) << kind.word;
    EXPECT_EQ(shown->fields.size(), sealed.fields.size()) << kind.word;
    for (const auto field : sealed.fields) {
      ASSERT_NE(shown->field(field), nullptr) << kind.word;
      EXPECT_EQ(kind.field(field)->type, shown->field(field)->type) << kind.word;
    }
  }
}

TEST(Declarations, SealWhatIsAnsweredAndTheWordingThatWasSeen) {
  for (const auto& kind : registry().all()) {
    if (!kind.sealed) continue;
    const auto& fields = kind.sealed->fields;
    for (const auto field : {kind.stands_in, kind.sealed->wording, kind.headline}) {
      EXPECT_NE(std::find(fields.begin(), fields.end(), field), fields.end()) << kind.word << field;
    }
    EXPECT_EQ(kind.field(kind.sealed->wording)->type, model::FieldType::source) << kind.word;
    EXPECT_EQ(kind.field(kind.sealed->secret)->type, model::FieldType::bytes) << kind.word;
    EXPECT_EQ(std::find(fields.begin(), fields.end(), kind.sealed->secret), fields.end()) << kind.word;
    for (const auto to : kind.field(kind.stands_in)->leads_to) {
      const auto* whole = registry().find(to);
      EXPECT_EQ(whole->field(whole->headline)->type, model::FieldType::prose) << whole->word;
    }
    const auto& choices = kind.field(kind.states.field)->choices;
    EXPECT_TRUE(std::any_of(choices.begin(), choices.end(), [&](const auto& one) { return one.number == kind.sealed->ready; }));
  }
}

TEST(Declarations, BringByARevealOnlyWhatAKindSeals) {
  for (const auto& kind : registry().all()) {
    if (kind.comes_by == model::CameBy::change) continue;
    const auto all = registry().all();
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [&](const auto& other) { return other.sealed && other.sealed->shown_as == kind.kind; }), 1)
        << kind.word;
    EXPECT_TRUE(kind.verbs.empty()) << kind.word;
  }
}

TEST(Declarations, StandATreeOnALinkToTheirOwnKindAndOrderIt) {
  for (const auto& kind : registry().all()) {
    if (kind.tree.parent == 0) continue;
    ASSERT_NE(kind.field(kind.tree.parent), nullptr) << kind.word;
    EXPECT_EQ(kind.field(kind.tree.parent)->leads_to, std::vector{kind.kind}) << kind.word;
    ASSERT_NE(kind.field(kind.tree.order), nullptr) << kind.word;
    EXPECT_EQ(kind.field(kind.tree.order)->type, model::FieldType::order) << kind.word;
    EXPECT_NE(kind.part_of(), nullptr) << kind.word << ": a tree is that of one whole";
  }
}

TEST(Declarations, SayAFactInOneWay) {
  for (const auto& kind : registry().all()) {
    for (const auto& fact : kind.facts) {
      const auto ways = (fact.fold != nullptr ? 1 : 0) + (fact.at_show != nullptr ? 1 : 0) + (fact.ordinal ? 1 : 0);
      EXPECT_EQ(ways, 1) << kind.word << " " << fact.name;
      if (!fact.ordinal) continue;
      EXPECT_NE(kind.field(fact.ordinal->by), nullptr) << kind.word;
      EXPECT_EQ(fact.ordinal->state, kind.states.field) << kind.word;
    }
    for (const auto& verb : kind.verbs) {
      for (const auto* needed : verb.only_if) EXPECT_NE(fact_named(kind, needed), nullptr) << kind.word << " " << needed;
    }
  }
}

TEST(Declarations, ShowOnACardAndOfferToASummaryFieldsOfTheirs) {
  for (const auto& kind : registry().all()) {
    for (const auto field : kind.card) EXPECT_NE(kind.field(field), nullptr) << kind.word;
    for (const auto field : kind.offered) {
      ASSERT_NE(kind.field(field), nullptr) << kind.word;
      EXPECT_EQ(kind.field(field)->type, model::FieldType::prose) << kind.word;
      EXPECT_EQ(kind.space, model::Space::everyone) << kind.word << ": a private thing is not offered as it stands";
    }
  }
}

// ---- what a change may not say

class Revealed : public testing::Test {
 protected:
  model::Standing standing(model::FieldNumber field, model::EncodedValue value, model::CameBy came_by) const {
    const model::Edit edit{item, drafts::shown_answer, field, 0, {}, std::move(value)};
    return model::judge(registry(), {edit, MemberKey(), model::Space::everyone, &item_of, came_by});
  }
  const ItemId item{};
  const model::ItemOf item_of = [](model::ItemKind, const auto&, const auto&) { return ItemId(); };
};

TEST_F(Revealed, AnswersAreSaidInNoChangeOfTheirAuthor) {
  const auto words = *model::encode_value(model::FieldType::prose, model::Prose{"What you want to hear"});

  EXPECT_EQ(standing(drafts::answer_field::words, words, model::CameBy::change), model::Standing::rule);
  EXPECT_EQ(standing(drafts::answer_field::words, words, model::CameBy::reveal), model::Standing::counts);
}

TEST_F(Revealed, AnswersArePutAwayInAChangeAndByNoReveal) {
  const auto flag = *model::encode_value(model::FieldType::flag, model::Flag{true});

  EXPECT_EQ(standing(model::set_aside, flag, model::CameBy::change), model::Standing::counts);
  EXPECT_EQ(standing(model::set_aside, flag, model::CameBy::reveal), model::Standing::rule);
}

}  // namespace
}  // namespace candour::journal::kinds
