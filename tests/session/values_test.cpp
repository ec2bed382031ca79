// What people give for a field, there and back: every type that is typed, by words and as a form has it, against a real
// vault of two members.
#include "session/speech/values.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "journal/kinds/reflection.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/zone.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

namespace model = journal::model;
using model::FieldSpec;
using model::FieldType;
using model::Value;
using test::TwoPeople;

Bytes entry(std::string_view text) { return to_bytes(as_bytes(text)); }

FieldSpec field_of(FieldType type) {
  FieldSpec field{.field = 1, .name = "field", .label = "Field", .type = type};
  field.holds_lines = type == FieldType::set;
  if (type == FieldType::choice) field.choices = {{1, "idea"}, {2, "under way"}, {7, "let go"}};
  return field;
}

class Values : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    pair = std::make_unique<TwoPeople>();
    pair->pair_up();
    item = *pair->dani->writing().write(model::ItemKind::reflection, {test::prose(1, "The desk.")});
  }
  static void TearDownTestSuite() { pair.reset(); }

  static const journal::Vault& vault() { return *pair->dani.vault; }
  static MemberKey meg() { return pair->dani->overview().members[1].key; }

  // The values of a type that are hard to say or to read; of a type that nobody types there is none.
  static std::vector<Value> samples(FieldType type) {
    using namespace model;
    switch (type) {
      case FieldType::prose: return {Prose{"One.\n\nTwo, `three`.\n"}, Prose{"  ما الذي بقي؟"}, Prose{"nothing"}};
      case FieldType::line: return {Line{"Room 4"}, Line{" yes"}, Line{"2026-03-12"}};
      case FieldType::choice: return {Choice{1}, Choice{2}, Choice{7}, Choice{400}};
      case FieldType::number: return {Number{0}, Number{60}, Number{~std::uint64_t{0}}};
      case FieldType::flag: return {Flag{true}, Flag{false}};
      case FieldType::date: return {Day{0}, Day{20'524}, last_dated_day, Day{last_dated_day.number + 1}};
      case FieldType::time:
        return {ZonedTime{Day{20'524}, 0, "Etc/UTC"}, ZonedTime{Day{0}, 1'439, "America/Argentina/Buenos_Aires"},
                ZonedTime{Day{20'524}, 600, "Mars/Olympus"}};
      case FieldType::person: return {meg(), pair->dani->members().me(), MemberKey(ByteArray<32>{1})};
      case FieldType::link: return {item, ItemKey{static_cast<ItemKind>(999), ItemId(ByteArray<16>{7}), meg()}};
      case FieldType::set:
        return {SetValue{entry("Will")}, SetValue{entry("Ashdown, Will"), entry("W. A."), entry("yes")}, SetValue{}};
      case FieldType::source:
      case FieldType::order:
      case FieldType::bytes: break;
    }
    return {};
  }

  static std::string fault_of_given(const FieldSpec& field, const Given& given, const Value& before = {}) {
    const auto read = value_given(vault(), field, given, before);
    return read ? "" : read.error().what + " " + read.error().next;
  }
  static Value read(const FieldSpec& field, const Given& given, const Value& before = {}) {
    const auto understood = value_given(vault(), field, given, before);
    EXPECT_TRUE(understood) << fault_of_given(field, given, before);
    return understood ? *understood : Value{};
  }

  static std::unique_ptr<TwoPeople> pair;
  static model::ItemKey item;
};
std::unique_ptr<TwoPeople> Values::pair;
model::ItemKey Values::item;

constexpr int types = static_cast<int>(FieldType::bytes) + 1;

TEST_F(Values, OfEveryTypeThatIsTypedComeBackAsAFormHasThem) {
  for (int number = 0; number < types; ++number) {
    const auto field = field_of(static_cast<FieldType>(number));
    const auto values = samples(field.type);
    EXPECT_EQ(values.empty(), !field.is_typed()) << number;
    for (const auto& value : values) {
      const auto given = given_for(vault(), field, value);
      EXPECT_EQ(read(field, given, value), value) << number << ": " << text_of_value(vault(), field, value);
    }
  }
}

TEST_F(Values, OfEveryTypeThatIsTypedComeBackByTheirWords) {
  for (int number = 0; number < types; ++number) {
    const auto field = field_of(static_cast<FieldType>(number));
    if (field.type == FieldType::set) continue;  // its words stand in one row
    for (const auto& value : samples(field.type)) {
      const auto words = text_of_value(vault(), field, value);
      EXPECT_EQ(read(field, words, value), value) << number << ": " << words;
    }
  }
}

// Nothing is known of what stood there before, as for a new item: what no program here could have written is left out.
TEST_F(Values, ComeBackAlsoWhereNothingStoodBefore) {
  const std::pair<FieldType, std::size_t> counted[] = {{FieldType::prose, 3}, {FieldType::line, 3}, {FieldType::choice, 3},
                                                       {FieldType::number, 3}, {FieldType::flag, 2}, {FieldType::date, 3},
                                                       {FieldType::time, 2}, {FieldType::person, 2}, {FieldType::link, 1},
                                                       {FieldType::set, 2}};
  for (const auto& [type, count] : counted) {
    const auto field = field_of(type);
    auto values = samples(type);
    values.resize(count);
    for (const auto& value : values) {
      EXPECT_EQ(read(field, given_for(vault(), field, value)), value) << static_cast<int>(type);
      if (type == FieldType::set) continue;
      EXPECT_EQ(read(field, text_of_value(vault(), field, value)), value) << static_cast<int>(type);
    }
  }
}

TEST_F(Values, OfEveryDeclaredFieldAreTypedOrSaidToBeMadeByACommand) {
  for (const auto& kind : journal::kinds::registry().all()) {
    for (const auto& field : kind.fields) {
      const auto where = std::string(kind.word) + " " + field.name;
      const auto said = fault_of_given(field, std::string("\x01 no such thing"));
      EXPECT_EQ(said.find("cannot be typed") == std::string::npos, field.is_typed()) << where << ": " << said;
      if (!field.is_typed()) continue;
      EXPECT_FALSE(what_to_type(field).empty()) << where;
      const auto left_empty = fault_of_given(field, std::string(" \t"));
      EXPECT_EQ(left_empty.empty(), !field.required) << where << ": " << left_empty;
    }
  }
}

TEST_F(Values, WithoutWordsAreNothingButASetThatIsEmptiedStaysASet) {
  for (const auto type : {FieldType::prose, FieldType::line, FieldType::number, FieldType::date, FieldType::time,
                          FieldType::person, FieldType::link, FieldType::set}) {
    EXPECT_EQ(read(field_of(type), std::string(" \n ")), Value{}) << static_cast<int>(type);
  }
  EXPECT_EQ(read(field_of(FieldType::time), TimeParts{" ", "", ""}), Value{});
  const Value before = model::SetValue{entry("Will")};
  EXPECT_EQ(read(field_of(FieldType::set), std::string(), before), Value(model::SetValue{}));
  EXPECT_EQ(read(field_of(FieldType::set), std::vector<std::string>{" "}, before), Value(model::SetValue{}));
}

TEST_F(Values, OfATimeKeepThePartsThatAreNotGiven) {
  const auto field = field_of(FieldType::time);
  const Value before = model::ZonedTime{Day{20'524}, 600, "Europe/Kyiv"};
  const std::pair<TimeParts, model::ZonedTime> rows[] = {
      {{"", "11:30", ""}, {Day{20'524}, 690, "Europe/Kyiv"}},
      {{"2026-03-13", "", ""}, {Day{20'525}, 600, "Europe/Kyiv"}},
      {{"", "", "Europe/London"}, {Day{20'524}, 600, "Europe/London"}},
      {{" 2026-03-13 ", "11:30", "Europe/London"}, {Day{20'525}, 690, "Europe/London"}}};
  for (const auto& [parts, expected] : rows) {
    EXPECT_EQ(read(field, parts, before), Value(expected));
    EXPECT_EQ(read(field, parts.zone + " " + parts.minute + "\t" + parts.day, before), Value(expected));
  }
}

TEST_F(Values, SayWhatIsWrongAndWhatToTypeInstead) {
  auto minutes = field_of(FieldType::number);
  minutes.least = 1, minutes.most = 1'440;
  auto meeting = field_of(FieldType::link);
  meeting.leads_to = {model::ItemKind::meeting};
  const auto name = *vault().items().short_name(item);
  const std::tuple<FieldSpec, Given, std::string> rows[] = {
      {minutes, "0", "`0` is too small. Type a number from 1 to 1,440."},
      {minutes, "1441", "`1441` is too large. Type a number from 1 to 1,440."},
      {minutes, "99999999999999999999999", "is too large. Type a number from 1 to 1,440."},
      {minutes, "-5", "`-5` is not written in digits. Type a number from 1 to 1,440."},
      {field_of(FieldType::choice), "maybe", "Type one of: idea, under way, let go."},
      {field_of(FieldType::choice), "un", "`un` is not one of the choices."},
      {field_of(FieldType::flag), "perhaps", "Type yes or no."},
      {field_of(FieldType::date), "12.3.2026", "`12.3.2026` is not a date. Write it like 2026-03-12."},
      {field_of(FieldType::time), TimeParts{"2026-03-12", "25:00", "Etc/UTC"}, "`25:00` is not a time of day."},
      {field_of(FieldType::time), TimeParts{"2026-03-12", "", "Etc/UTC"}, "There is no time of day."},
      {field_of(FieldType::time), TimeParts{"", "10:00", "Etc/UTC"}, "There is no date."},
      {field_of(FieldType::time), TimeParts{"2026-03-12", "10:00", "Mars/Olympus"}, "`Mars/Olympus` is not a time zone known here."},
      {field_of(FieldType::time), "2026-03-12 10:00 10:30", "`10:30` stands beside `10:00`"},
      {field_of(FieldType::person), "Huw", "Nobody in this journal is called `Huw`. Type one of: Dani, Meg."},
      {field_of(FieldType::person), MemberKey(ByteArray<32>{1}), "is no member of this journal now."},
      {field_of(FieldType::link), "desk", "`desk` is not a short name."},
      {field_of(FieldType::link), "000000", "Nothing here has the short name `000000`."},
      {meeting, name, "`" + name + "` is not a meeting."},
      {meeting, item, "`" + name + "` is not a meeting."},
      {field_of(FieldType::line), std::vector<std::string>{"a", "b"}, "`b` is one too many."},
      {field_of(FieldType::line), std::string(model::max_line + 1, 'x'), "too long"},
      {field_of(FieldType::set), std::string(model::max_line + 1, 'x'), "too long"},
      {field_of(FieldType::bytes), "x", "cannot be typed"}};
  for (const auto& [field, given, expected] : rows) {
    const auto said = fault_of_given(field, given);
    EXPECT_NE(said.find(expected), std::string::npos) << expected << "\nwas not in: " << said;
  }
}

TEST_F(Values, WithANameAreTakenByTheirWordsTheirBeginningOrTheirDigits) {
  const auto& heading = *journal::kinds::registry().find(model::ItemKind::passage)->field_named("heading");
  for (const auto* typed : {"4", "What was learned", "what was LEARNED", "what was le"}) {
    EXPECT_EQ(read(heading, std::string(typed)), Value(model::Number{4})) << typed;
  }
  EXPECT_EQ(text_of_value(vault(), heading, model::Number{4}), "What was learned");
  EXPECT_EQ(text_of_value(vault(), heading, model::Number{13}), "13");
  EXPECT_NE(fault_of_given(heading, std::string("what was")).find("Type a number or words of: 1 Why we did this; 2 "),
            std::string::npos);
  EXPECT_NE(fault_of_given(heading, std::string("13")), "");
  EXPECT_EQ(read(heading, std::string("13"), model::Number{13}), Value(model::Number{13})) << "of a newer Candour";
}

TEST_F(Values, OfAPersonAreFoundWhateverTheCaseAndAccents) {
  EXPECT_EQ(read(field_of(FieldType::person), std::string(" mÉg ")), Value(meg()));
}

TEST_F(Values, OfASetAreLinesWithoutTheBlanksAroundThemEachOnce) {
  const Value expected = model::SetValue{entry("Ashdown, Will"), entry("Zo\xC3\xAB")};
  EXPECT_EQ(read(field_of(FieldType::set), std::string(" Zoe\xCC\x88\n\nAshdown, Will \nZo\xC3\xAB")), expected);
  EXPECT_EQ(read(field_of(FieldType::set), std::vector<std::string>{"Zoe\xCC\x88", "", "Ashdown, Will"}), expected);
}

TEST_F(Values, RepeatOnlyTheBeginningOfALongMistake) {
  EXPECT_LT(fault_of_given(field_of(FieldType::number), std::string(100'000, 'x')).size(), 300U);
}

TEST(ValuesOfTwoNamesakes, AreToldApartByTheirKeysAndNeitherIsGuessed) {
  TwoPeople pair("Sam", "Sam");
  pair.pair_up();
  const auto& vault = *pair.dani.vault;
  const auto field = field_of(FieldType::person);

  for (const auto& member : vault.overview().members) {
    const auto words = text_of_value(vault, field, member.key);
    EXPECT_EQ(words, "Sam (" + to_hex(member.key).substr(0, 6) + ")");
    const auto read = value_given(vault, field, words);
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, Value(member.key));
  }
  const auto read = value_given(vault, field, "Sam");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "More than one member is called `Sam`.");
}

}  // namespace
}  // namespace candour::session
