#include <gtest/gtest.h>

#include <set>
#include <string>

#include "journal/kinds/registry.hpp"
#include "journal/summary/headings.hpp"
#include "tests/journal/model/support.hpp"

namespace candour::journal::kinds {
namespace {

using model::ItemKind;

TEST(Kinds, HaveTheNumbersOfTheProtocol) {
  const std::vector<std::pair<ItemKind, std::string>> expected{
      {ItemKind::reflection, "reflection"}, {ItemKind::private_note, "note"}, {ItemKind::comment, "comment"},
      {ItemKind::summary, "summary"},       {ItemKind::passage, "passage"},   {ItemKind::people_entry, "person"},
      {ItemKind::meeting, "meeting"},       {ItemKind::agenda_item, "agenda"}, {ItemKind::verification, "verification"}};

  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(expected[i].first), i + 1);
    ASSERT_NE(registry().find_word(expected[i].second), nullptr);
    EXPECT_EQ(registry().find_word(expected[i].second)->kind, expected[i].first);
  }
  EXPECT_EQ(registry().all().size(), expected.size());
}

TEST(Kinds, NameEachFieldOnceAndLeaveNumberZeroFree) {
  for (const auto& kind : registry().all()) {
    std::set<std::string> names;
    std::set<model::FieldNumber> numbers;
    for (const auto& field : kind.fields) {
      EXPECT_TRUE(names.insert(field.name).second) << kind.word;
      EXPECT_TRUE(numbers.insert(field.field).second) << kind.word;
      EXPECT_NE(field.field, model::set_aside) << kind.word;
      EXPECT_STRNE(field.label, "") << kind.word;
    }
    EXPECT_NE(kind.field(kind.headline), nullptr) << kind.word;
    EXPECT_EQ(kind.field_named("set-aside"), kind.field(model::set_aside));
  }
}

TEST(Kinds, SayOfAFieldOnlyWhatItsTypeCanHold) {
  for (const auto& kind : registry().all()) {
    for (const auto& field : kind.fields) {
      const auto where = std::string(kind.word) + " " + field.name;
      const bool is_number = field.type == model::FieldType::number;
      EXPECT_LE(field.least, field.most) << where;
      EXPECT_TRUE(is_number || (field.least == 0 && field.most == model::FieldSpec().most)) << where;
      EXPECT_TRUE(field.choices.empty() || is_number || field.type == model::FieldType::choice) << where;
      EXPECT_TRUE(field.leads_to.empty() || field.type == model::FieldType::link) << where;
      EXPECT_TRUE(!field.holds_lines || field.type == model::FieldType::set) << where;
      for (const auto to : field.leads_to) EXPECT_NE(registry().find(to), nullptr) << where;
      for (const auto& choice : field.choices) {
        EXPECT_TRUE(!is_number || (choice.number >= field.least && choice.number <= field.most)) << where;
      }
    }
  }
}

TEST(Kinds, SpeakTheHeadingsOfASummaryByTheirNames) {
  const auto& choices = registry().find(ItemKind::passage)->field_named("heading")->choices;

  ASSERT_EQ(choices.size(), journal::summary::headings.size());
  for (const auto& choice : choices) EXPECT_EQ(choice.word, journal::summary::heading_at(choice.number));
}

TEST(Kinds, OfTheSummaryAlwaysWaitForASlot) {
  for (const auto& kind : registry().all()) {
    const bool is_of_the_summary = kind.kind == ItemKind::summary || kind.kind == ItemKind::passage ||
                                   kind.kind == ItemKind::people_entry;
    EXPECT_EQ(kind.sending == model::Sending::slotted_always, is_of_the_summary) << kind.word;
  }
}

TEST(Kinds, AreCoEditedOnlyWhereTheProtocolSaysSo) {
  for (const auto& kind : registry().all()) {
    const bool is_co_edited = kind.kind == ItemKind::summary || kind.kind == ItemKind::meeting;
    EXPECT_EQ(kind.authorship == model::Authorship::co_edited, is_co_edited) << kind.word;
  }
}

TEST(Kinds, MakeTheAuthorPartOfWhichItemItIs) {
  const auto item = model::test::item(1);
  const auto dani = model::test::member(1);

  EXPECT_EQ(registry().key_of(ItemKind::reflection, item, dani).author, dani);
  EXPECT_EQ(registry().key_of(static_cast<ItemKind>(999), item, dani).author, dani);
  EXPECT_TRUE(registry().key_of(ItemKind::meeting, item, dani).author.is_zero());
}

}  // namespace
}  // namespace candour::journal::kinds
