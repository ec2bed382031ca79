#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/summary/headings.hpp"
#include "tests/journal/kinds/kinds_manual.hpp"
#include "tests/journal/model/support.hpp"

namespace candour::journal::kinds {
namespace {

using model::ItemKind;

constexpr const char* formats = CANDOUR_SOURCE_DIR "/docs/formats.md";
constexpr const char* numbers = CANDOUR_SOURCE_DIR "/tests/vectors/kinds.json";
constexpr const char* make_anew = "make it anew: ./dev docs";

std::string read(const char* path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// `./dev docs` has the same program write what the tests compare.
bool writes_docs() { return std::getenv("CANDOUR_WRITE_DOCS") != nullptr; }

TEST(Kinds, StandInTheFormatsAsTheRegistryHasThem) {
  auto text = read(formats);
  const auto begin = text.find("| kind | space | fields |");
  ASSERT_NE(begin, std::string::npos);
  const auto end = text.find("\n\n", begin) + 1;
  const auto manual = manual_of(registry());
  if (writes_docs()) std::ofstream(formats) << text.replace(begin, end - begin, manual);

  EXPECT_EQ(read(formats).substr(begin, manual.size()), manual) << make_anew;
}

// Items of these numbers stand in journals: a kind or field may come, and none may change or go.
TEST(Kinds, KeepTheNumbersThatWereGivenOnce) {
  const auto now = numbers_of(registry());
  auto given = nlohmann::json::parse(read(numbers));
  for (const auto& [word, kind] : given.items()) {
    ASSERT_TRUE(now.contains(word)) << word;
    for (const auto& [name, field] : kind["fields"].items()) EXPECT_EQ(now[word]["fields"][name], field) << word << name;
    for (const char* fixed : {"number", "space", "co-edited", "slotted always"}) EXPECT_EQ(now[word][fixed], kind[fixed]);
  }
  if (writes_docs()) std::ofstream(numbers) << now.dump(1) << "\n";

  EXPECT_EQ(nlohmann::json::parse(read(numbers)), now) << make_anew;
}

TEST(Kinds, HaveEachNumberAndEachWordOnce) {
  std::set<ItemKind> kinds;
  std::set<std::string> words;
  for (const auto& kind : registry().all()) {
    EXPECT_TRUE(kinds.insert(kind.kind).second) << kind.word;
    EXPECT_TRUE(words.insert(kind.word).second) << kind.word;
    EXPECT_EQ(registry().find_word(kind.word), registry().find(kind.kind));
  }
}

TEST(Kinds, NameEachFieldOnceAndLeaveNumberZeroFree) {
  for (const auto& kind : registry().all()) {
    std::set<std::string> names;
    std::set<model::FieldNumber> fields;
    for (const auto& field : kind.fields) {
      EXPECT_TRUE(names.insert(field.name).second) << kind.word;
      EXPECT_TRUE(fields.insert(field.field).second) << kind.word;
      EXPECT_NE(field.field, model::set_aside) << kind.word;
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

TEST(Kinds, StandInWhatALinkOfTheirsNames) {
  for (const auto& kind : registry().all()) {
    const auto number = kind.stands_in;
    if (number == 0) continue;
    ASSERT_NE(kind.field(number), nullptr) << kind.word;
    EXPECT_EQ(kind.field(number)->type, model::FieldType::link) << kind.word;
    for (const auto& whole : registry().all()) {
      const auto& leads_to = kind.field(number)->leads_to;
      const bool is_named = std::find(leads_to.begin(), leads_to.end(), whole.kind) != leads_to.end();
      EXPECT_EQ(kind.may_stand_in(whole), leads_to.empty() ? whole.space == kind.space : is_named) << kind.word;
    }
  }
}

TEST(Kinds, CountPlacesWithinASectionThatIsARequiredNumberOfWhatStandsInSomething) {
  for (const auto& kind : registry().all()) {
    if (kind.section == 0) continue;
    ASSERT_NE(kind.field(kind.section), nullptr) << kind.word;
    EXPECT_EQ(kind.field(kind.section)->type, model::FieldType::number) << kind.word;
    EXPECT_TRUE(kind.field(kind.section)->required) << kind.word;
    EXPECT_NE(kind.stands_in, 0) << kind.word;
  }
}

// What stands on the page of another thing has one, and only the program reads what is listed nowhere.
TEST(Kinds, ThatArePartsOfSomethingAreListedOnItsPage) {
  for (const auto& kind : registry().all()) {
    if (kind.part_of() != nullptr) {
      EXPECT_EQ(kind.listed, model::Listed::on_its_page) << kind.word;
    }
  }
}

TEST(Kinds, NeverPutWhatOthersReadUnderWhatIsPrivate) {
  for (const auto& kind : registry().all()) {
    if (kind.space == model::Space::mine) continue;
    for (const auto& whole : registry().all()) {
      EXPECT_FALSE(whole.space == model::Space::mine && kind.may_stand_in(whole)) << kind.word << " in " << whole.word;
    }
  }
}

TEST(Kinds, NameTheAudiencesOfASummaryAsItsStatementDoes) {
  const auto& choices = registry().find(ItemKind::summary)->field_named("audience")->choices;

  ASSERT_EQ(choices.size(), journal::summary::audience_words.size());
  for (const auto& choice : choices) {
    const auto audience = journal::summary::audience_from(choice.word);
    ASSERT_TRUE(audience) << choice.word;
    EXPECT_EQ(summary::number_of(*audience), choice.number) << choice.word;
  }
}

TEST(Kinds, MakeTheAuthorPartOfWhichItemItIs) {
  const auto item = model::test::item(1);
  const auto dani = model::test::member(1);
  for (const auto& kind : registry().all()) {
    const bool is_co_edited = kind.authorship == model::Authorship::co_edited;
    EXPECT_EQ(registry().key_of(kind.kind, item, dani).author, is_co_edited ? MemberKey() : dani) << kind.word;
  }
  EXPECT_EQ(registry().key_of(ItemKind{999}, item, dani).author, dani);
}

}  // namespace
}  // namespace candour::journal::kinds
