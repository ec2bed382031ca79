// The form of any kind: a field of each type that a person types is there, and what is typed in it is what is kept.
#include <gtest/gtest.h>

#include <algorithm>

#include "gui/model/build.hpp"
#include "gui/model/form_values.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using gui::Screen;
using journal::model::FieldSpec;
using journal::model::FieldType;
using journal::model::ItemKind;
namespace kinds = journal::kinds;
namespace model = journal::model;

class Forms : public testing::Test {
 protected:
  void SetUp() override {
    window = std::make_unique<HeadlessWindow>(journal.pair.meg.folder, journal.pair.clock, WindowShape{}, std::nullopt);
    unlock();
  }
  void unlock() {
    ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }
  void go(const gui::Place& place) {
    window->notebook().desk().carry_out(gui::act::Go{place});
    window->settle();
  }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }
  const gui::Place& place() { return window->notebook().desk().place(); }
  gui::Today now() const { return gui::today(journal.pair.clock); }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
};

model::Value field(const journal::ItemView& item, model::FieldNumber number) {
  for (const auto& field : item.fields) {
    if (field.number == number) return field.value;
  }
  return {};
}

TEST_F(Forms, ChangeEveryFieldOfAListedPersonAndNotTheNameAlone) {
  namespace person = kinds::people_entry;
  const auto listed = vault().items().list({ItemKind::people_entry})->front().key;
  go({Screen::entry, listed, {}});
  ASSERT_TRUE(window->press("Change it")) << window->lines();
  EXPECT_EQ(window->value_of("Also called, one a line"), "Will");

  ASSERT_TRUE(window->type_into("Say instead", "somebody in charge"));
  ASSERT_TRUE(window->type_into("Also called, one a line", "Will\nMr Ashdown\n\n"));
  ASSERT_TRUE(window->press("Also an ordinary word"));
  ASSERT_TRUE(window->press("Keep these changes")) << window->lines();

  const auto kept = *vault().items().show(listed);
  EXPECT_EQ(place(), (gui::Place{Screen::entry, listed, {}}));
  EXPECT_EQ(field(kept, person::replacement), model::Value(model::Line{"somebody in charge"}));
  EXPECT_EQ(field(kept, person::aliases),
            model::Value(model::SetValue{to_bytes(as_bytes("Will")), to_bytes(as_bytes("Mr Ashdown"))}));
  EXPECT_EQ(field(kept, person::also_a_word), model::Value(model::Flag{true}));
  EXPECT_EQ(field(kept, person::name), model::Value(model::Line{"Will Ashdown"})) << "what nobody touched stands";
  const auto history = *vault().items().history(listed);
  EXPECT_EQ(std::count_if(history.begin(), history.end(), [](const auto& each) { return each.field == person::name; }), 1);
}

TEST_F(Forms, MoveANoteToAnotherMeetingAndToNone) {
  namespace note = kinds::private_note;
  const auto other = *vault().writing().write(ItemKind::meeting, {{kinds::meeting::title, model::Line{"A second meeting"}},
                                                        {kinds::meeting::when, model::ZonedTime{Day{20'600}, 600, "UTC"}}});
  go({Screen::entry, journal.note, {}});
  ASSERT_TRUE(window->press("Change what it belongs to")) << window->lines();
  std::string option;
  for (const auto& node : window->tree().nodes()) {
    if (node.role == gui::Role::choice && node.name.starts_with("A second meeting")) option = node.name;
  }

  ASSERT_TRUE(window->press(option)) << window->lines();
  ASSERT_TRUE(window->press("Keep these changes"));
  EXPECT_EQ(field(*vault().items().show(journal.note), note::meeting), model::Value(other));
  ASSERT_TRUE(window->press("Change what it belongs to"));
  ASSERT_TRUE(window->press("None of these")) << window->lines();
  ASSERT_TRUE(window->press("Keep these changes"));

  EXPECT_EQ(field(*vault().items().show(journal.note), note::meeting), model::Value());
}

TEST_F(Forms, SayBesideEachFieldWhyItDoesNotFitAndLeaveItAsItWasTyped) {
  const auto meetings = vault().items().list({ItemKind::meeting})->size();
  go({Screen::form, {}, ItemKind::meeting});
  ASSERT_TRUE(window->type_into("When: day, like 2026-03-12", "12 March"));
  ASSERT_TRUE(window->type_into("When: time, like 10:00", "10:00"));
  ASSERT_TRUE(window->type_into("Minutes", "an hour"));

  ASSERT_TRUE(window->press("Put it in the journal"));

  EXPECT_TRUE(window->shows("`12 March` is not a date. Write it like 2026-03-12.")) << window->lines();
  EXPECT_TRUE(window->shows("`an hour` is not written in digits. Type a number from 1 to 1,440.")) << window->lines();
  EXPECT_EQ(window->value_of("When: day, like 2026-03-12"), "12 March");
  EXPECT_EQ(window->value_of("Minutes"), "an hour");
  EXPECT_EQ(vault().items().list({ItemKind::meeting})->size(), meetings);
  ASSERT_TRUE(window->type_into("When: day, like 2026-03-12", "2027-03-12"));
  ASSERT_TRUE(window->type_into("Minutes", "60"));
  ASSERT_TRUE(window->press("Put it in the journal"));
  EXPECT_EQ(place().screen, Screen::meeting) << window->lines();
  EXPECT_EQ(vault().items().list({ItemKind::meeting})->size(), meetings + 1);
}

TEST_F(Forms, AskForWhatCannotBeLeftEmpty) {
  go({Screen::form, {}, ItemKind::people_entry});
  ASSERT_TRUE(window->type_into("Say instead", "a manager"));

  ASSERT_TRUE(window->press("Put it in the journal"));

  EXPECT_TRUE(window->shows("`Name` cannot stay empty.")) << window->lines();
  EXPECT_EQ(window->value_of("Say instead"), "a manager");
}

TEST_F(Forms, TakeTheZoneOfThisComputerOfAMeetingThatNamesNone) {
  go({Screen::form, {}, ItemKind::meeting});
  ASSERT_TRUE(window->type_into("When: day, like 2026-03-12", "2027-03-12"));
  ASSERT_TRUE(window->type_into("When: time, like 10:00", "10:00"));

  ASSERT_TRUE(window->press("Put it in the journal"));

  ASSERT_TRUE(place().item) << window->lines();
  const auto when = field(*vault().items().show(*place().item), kinds::meeting::when);
  EXPECT_EQ(when, model::Value(model::ZonedTime{*day_from("2027-03-12"), 600, *model::zone_of_computer()}));
}

TEST_F(Forms, FindAgainAMeetingThatWasHalfFilledInInAnOlderCandour) {
  const std::string today = "draft/11/k7/";
  go({Screen::form, {}, ItemKind::meeting});
  ASSERT_TRUE(window->type_into("Title", "Hopes"));
  ASSERT_TRUE(window->type_into("When: time, like 10:00", "9:30"));
  window->notebook().desk().carry_out(gui::act::Blank{});
  journal.pair.clock.advance(std::chrono::seconds(2));
  window->settle();
  for (const auto& [now_at, then] : {std::pair("1", "title"), std::pair("2/time", "time")}) {
    const auto kept = *vault().drafts().get(today + now_at);
    ASSERT_TRUE(kept) << now_at;
    ASSERT_TRUE(vault().drafts().keep(today + then, *kept));
    ASSERT_TRUE(vault().drafts().drop(today + now_at));
  }

  window->lock_and_go_on();
  ASSERT_NO_FATAL_FAILURE(unlock());
  go({Screen::form, {}, ItemKind::meeting});

  EXPECT_EQ(window->value_of("Title"), "Hopes") << window->lines();
  EXPECT_EQ(window->value_of("When: time, like 10:00"), "9:30");
  EXPECT_FALSE(*vault().drafts().get(today + "title"));
}

// ---- a kind with a field of every type

FieldSpec of_type(model::FieldNumber number, FieldType type) {
  FieldSpec field;
  field.field = number;
  field.type = type;
  field.name = "field";
  field.label = "Field";
  if (type == FieldType::choice) field.choices = {{1, "red"}, {2, "blue"}};
  field.holds_lines = type == FieldType::set;
  return field;
}

constexpr FieldType typed_types[] = {FieldType::prose, FieldType::line,   FieldType::choice, FieldType::number, FieldType::flag,
                                     FieldType::date,  FieldType::time,   FieldType::person, FieldType::link,   FieldType::set};

// Values of that type.
std::vector<model::Value> values_of(FieldType type, const journal::Vault& vault, const model::ItemKey& item) {
  const auto bytes = [](const char* text) { return to_bytes(as_bytes(text)); };
  switch (type) {
    case FieldType::prose: return {model::Prose{"a\n\nb"}};
    case FieldType::line: return {model::Line{"a line"}};
    case FieldType::choice: return {model::Choice{1}, model::Choice{2}};
    case FieldType::number: return {model::Number{0}, model::Number{std::numeric_limits<std::uint64_t>::max()}};
    case FieldType::flag: return {model::Flag{true}};
    case FieldType::date: return {Day{20'600}};
    case FieldType::time: return {model::ZonedTime{Day{20'600}, 599, "Asia/Dhaka"}};
    case FieldType::person: return {vault.overview().members.front().key, vault.overview().members.back().key};
    case FieldType::link: return {item};
    case FieldType::set: return {model::SetValue{bytes("Will"), bytes("Mr Ashdown")}};
    default: return {};
  }
}

gui::TypedField typed_as(const journal::Vault& vault, const FieldSpec& field, const model::Value& value) {
  const auto* flag = std::get_if<model::Flag>(&value);
  return {field.field, gui::texts_to_type(vault, field, value), flag && flag->set};
}

TEST_F(Forms, HoldEveryTypeThatAPersonTypesAndReadItAsItWasShown) {
  std::size_t read = 0;
  for (const auto type : typed_types) {
    const auto field = of_type(1, type);
    for (const auto& value : values_of(type, vault(), journal.reflection)) {
      const auto back = gui::value_typed(vault(), field, typed_as(vault(), field, value), {});
      EXPECT_EQ(back.fault, "") << static_cast<int>(type);
      EXPECT_EQ(back.value, value) << static_cast<int>(type);
      ++read;
    }
  }
  EXPECT_EQ(read, 13u);
}

TEST_F(Forms, HaveAControlForEveryTypeThatAPersonTypesAndForNoOther) {
  for (int number = 0; number <= static_cast<int>(FieldType::bytes); ++number) {
    const auto type = static_cast<FieldType>(number);
    model::KindSpec kind;
    kind.fields = {of_type(2, type)};

    const auto form = gui::form_of(vault(), kind, std::nullopt, now());

    const bool is_typed = std::find(std::begin(typed_types), std::end(typed_types), type) != std::end(typed_types);
    EXPECT_EQ(form.fields.size(), is_typed ? 1u : 0u) << number;
  }
}

TEST_F(Forms, OfferMembersByNameAndItemsByTheirHeadlineAndNothingWhereItMayBeEmpty) {
  model::KindSpec kind;
  kind.fields = {of_type(2, FieldType::person), of_type(3, FieldType::link)};
  kind.fields[0].required = true;
  kind.fields[1].leads_to = {ItemKind::meeting};

  const auto form = gui::form_of(vault(), kind, std::nullopt, now());

  ASSERT_EQ(form.fields.size(), 2u);
  const auto& members = form.fields[0].options;
  ASSERT_EQ(members.size(), 2u);
  EXPECT_EQ(members[0].name, "Meg");
  EXPECT_EQ(members[1].name, "Dani");
  const auto& meetings = form.fields[1].options;
  ASSERT_EQ(meetings.size(), 2u);
  EXPECT_EQ(meetings[0].name, "None of these");
  EXPECT_TRUE(meetings[1].name.starts_with("A day in my shoes")) << meetings[1].name;
}

TEST_F(Forms, SayWhyOfEveryTypeWhatDoesNotFit) {
  for (const auto type : {FieldType::choice, FieldType::number, FieldType::date, FieldType::person, FieldType::link}) {
    const auto read = gui::value_typed(vault(), of_type(1, type), {1, {"what is this"}}, {});
    EXPECT_FALSE(read.fault.empty()) << static_cast<int>(type);
  }
  const auto moment = of_type(1, FieldType::time);
  for (const auto& parts : {std::vector<std::string>{"2027-03-12", "25:00", ""}, {"12.3.2027", "10:00", ""},
                            {"2027-03-12", "10:00", "Mars/Olympus"}, {"", "", "Asia/Dhaka"}, {"", "10:00", ""}}) {
    EXPECT_FALSE(gui::value_typed(vault(), moment, {1, parts}, {}).fault.empty()) << parts[0] << parts[1] << parts[2];
  }
  auto hours = of_type(1, FieldType::number);
  hours.most = 24;
  EXPECT_FALSE(gui::value_typed(vault(), hours, {1, {"25"}}, {}).fault.empty());
  const auto line = gui::value_typed(vault(), of_type(1, FieldType::line), {1, {std::string(1'001, 'a')}}, {});
  EXPECT_FALSE(line.fault.empty());
}

TEST_F(Forms, TakeAsItIsWhatStandsThereAndFitsNoLonger) {
  const MemberKey stranger{};
  const model::ZonedTime moment{Day{20'600}, 600, "Gone/Zone"};
  for (const auto& [type, value] : {std::pair(FieldType::person, model::Value(stranger)),
                                    std::pair(FieldType::time, model::Value(moment))}) {
    const auto field = of_type(1, type);

    const auto read = gui::value_typed(vault(), field, typed_as(vault(), field, value), value);

    EXPECT_EQ(read.fault, "");
    EXPECT_EQ(read.value, value);
  }
}

}  // namespace
}  // namespace candour::test
