// Verbs of things that have states, in a window whose program has the draft kinds: a button each, a small form for what one
// asks, a sentence for what is refused; by names and keyboard alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "gui/screens/builds.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/layout_laws.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

using gui::Role;
using gui::Screen;
using journal::FieldValue;
namespace kinds = journal::kinds;
namespace drafts = journal::kinds::drafts;
namespace field = drafts::action_field;
namespace model = journal::model;

class Verbs : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    action = action_of(pair.dani);
    pair.carry_everything();
  }

  model::ItemKey action_of(Person& owner) {
    return *pair.meg->writing().write(drafts::action, {prose(field::text, "Ask the porters"), {field::owner, owner->members().me()},
                                             {field::first_step, model::Line{"Go down on Monday"}}, {field::by, Day{20'500}}});
  }
  std::unique_ptr<HeadlessWindow> open(Person& who) {
    who.vault.reset();
    auto window = std::make_unique<HeadlessWindow>(who.folder, pair.clock, WindowShape{}, std::nullopt);
    unlock(*window, who);
    return window;
  }
  void unlock(HeadlessWindow& window, const Person& who) {
    EXPECT_TRUE(window.type_into("Passphrase", who.passphrase_text));
    EXPECT_TRUE(window.press("Open")) << window.lines();
  }
  // From the journal, by the palette and the list.
  void find_action(HeadlessWindow& window) {
    window.sign('k');
    window.type("Actions");
    window.key(gui::Key::enter);
    ASSERT_EQ(window.notebook().desk().place().screen, Screen::kind) << window.lines();
    ASSERT_TRUE(window.press(row_of(window, "Ask the porters"))) << window.lines();
    ASSERT_EQ(window.notebook().desk().place().item, action) << window.lines();
  }
  static std::string row_of(HeadlessWindow& window, std::string_view words) {
    for (const auto& node : window.tree().nodes()) {
      if (node.role == Role::row && (node.name + node.value + node.description).find(words) != std::string::npos) return node.name;
    }
    return {};
  }
  static std::string state_of(HeadlessWindow& window, const model::ItemKey& item) {
    return session::words_of_state(*window.notebook().desk().vault()->items().show(item));
  }

  TwoPeople pair;
  model::ItemKey action;
};

TEST_F(Verbs, AreDoneByTheirButtonByWhoeverMay) {
  auto window = open(pair.dani);
  find_action(*window);

  ASSERT_TRUE(window->press("Accept")) << window->lines();

  EXPECT_EQ(state_of(*window, action), "agreed");
  EXPECT_TRUE(window->shows("It stands at \"agreed\" now.")) << window->lines();
  EXPECT_EQ(window->tree().find("Accept"), nullptr) << "it leads on no more";
  EXPECT_TRUE(window->press("Start"));
  EXPECT_EQ(state_of(*window, action), "under-way");
}

TEST_F(Verbs, AreRefusedToTheOtherWithTheSentenceOfTheirGuard) {
  auto window = open(pair.meg);
  find_action(*window);

  EXPECT_FALSE(window->press("Accept"));
  const auto* button = window->tree().find("Accept");
  ASSERT_TRUE(button && button->is_focusable) << window->lines();
  EXPECT_EQ(button->description, "Only its owner can do that.");
  EXPECT_TRUE(window->shows("Accept: Only its owner can do that.")) << window->lines();
  ASSERT_TRUE(window->focus("Accept"));
  window->key(gui::Key::enter);
  EXPECT_EQ(state_of(*window, action), "idea");
}

// A button that stood there while what it does was already refused, or led nowhere any more.
TEST_F(Verbs, PressedTooLateSayWhyAndChangeNothing) {
  auto window = open(pair.meg);
  find_action(*window);

  window->notebook().desk().carry_out(gui::act::Perform{action, "accept", {}});
  window->settle();
  EXPECT_TRUE(window->shows("Only its owner can do that.")) << window->lines();
  EXPECT_TRUE(window->shows("Nothing was changed."));
  window->notebook().desk().carry_out(gui::act::Perform{action, "start", {}});
  window->settle();
  EXPECT_TRUE(window->shows("It stands at \"idea\" by now, and that does not lead on from there.")) << window->lines();
  EXPECT_EQ(state_of(*window, action), "idea");
}

TEST_F(Verbs, ThatAskForSomethingOpenAFormOfThatAndOfNothingElse) {
  auto window = open(pair.dani);
  find_action(*window);
  ASSERT_TRUE(window->press("Let go")) << window->lines();
  ASSERT_EQ(window->notebook().desk().place().screen, Screen::verb);
  EXPECT_EQ(window->tree().find("First step"), nullptr);
  EXPECT_TRUE(window->shows("Then: Meg and Dani can read this") || window->shows("Then: Dani and Meg can read this")) << window->lines();

  ASSERT_TRUE(window->press("Let go"));
  EXPECT_TRUE(window->shows("Say what was learned.")) << window->lines();
  EXPECT_EQ(state_of(*window, action), "idea");
  ASSERT_TRUE(window->type_into("What was learned", "They had been asked before."));
  ASSERT_TRUE(window->press("Let go")) << window->lines();

  EXPECT_EQ(state_of(*window, action), "let-go");
  EXPECT_EQ(window->notebook().desk().place().screen, Screen::entry);
  EXPECT_TRUE(window->shows("They had been asked before.")) << window->lines();
}

TEST_F(Verbs, KeepWhatIsTypedForThemOverALock) {
  auto window = open(pair.dani);
  find_action(*window);
  ASSERT_TRUE(window->press("Let go"));
  ASSERT_TRUE(window->type_into("What was learned", "Half a thought"));

  window->lock_and_go_on();
  unlock(*window, pair.dani);

  EXPECT_EQ(window->notebook().desk().place().screen, Screen::verb) << window->lines();
  EXPECT_EQ(window->notebook().desk().place().verb, "let-go");
  EXPECT_EQ(window->value_of("What was learned"), "Half a thought") << window->lines();
  ASSERT_TRUE(window->press("Let go"));
  EXPECT_EQ(state_of(*window, action), "let-go");
}

TEST_F(Verbs, LeaveTheStateInTheListOfItsKindAndInTheJournal) {
  auto window = open(pair.dani);
  find_action(*window);
  ASSERT_TRUE(window->press("Accept"));

  window->notebook().desk().carry_out(gui::act::Go{{Screen::kind, {}, drafts::action}});
  window->settle();
  EXPECT_TRUE(window->shows("· agreed")) << window->lines();
  window->notebook().desk().carry_out(gui::act::Go{{Screen::journal, {}, {}}});
  window->settle();
  EXPECT_TRUE(window->shows("· agreed")) << window->lines();
}

TEST_F(Verbs, AreCountedBelowTheRailWhileTheirStepWaitsForOneThatIsNotHere) {
  ChangedMember changed(pair, pair.dani);
  auto step = edit_of(action.item, static_cast<std::uint16_t>(drafts::action), field::state,
                      model::encode_value(model::FieldType::choice, model::Choice{drafts::action_state::agreed})->bytes);
  step.basis = {EnvelopeId{}};
  changed.send_change({step});
  read_everything(pair, pair.meg);

  EXPECT_EQ(*pair.meg->items().waiting_steps(), 1u);
  session::SyncState sync;
  sync.is_running = sync.reached_head = true;
  const auto frame = gui::build_frame(*pair.meg.vault, {}, gui::ReadBy::each_line, sync, gui::today(pair.clock));
  EXPECT_EQ(frame.sync, "Steps that wait for an earlier one: 1");
  const auto history = *gui::build_history(*pair.meg.vault, action, gui::today(pair.clock));
  const auto waits = [](const gui::HistoryVersion& version) { return version.is_waiting && version.text == "agreed"; };
  EXPECT_EQ(std::count_if(history.versions.begin(), history.versions.end(), waits), 1);
}

// ---- the law: every verb of every kind

// Of each kind with verbs one that is new, of which Dani is everybody that a guard could ask for.
model::ItemKey new_one(journal::Vault& vault, const model::KindSpec& spec) {
  if (spec.kind == drafts::action) {
    return *vault.writing().write(spec.kind, {prose(field::text, "Ask the porters"), {field::owner, vault.members().me()},
                                    {field::first_step, model::Line{"Go down"}}, {field::by, Day{20'500}}});
  }
  if (spec.kind == drafts::answer) {
    const auto question = vault.writing().write(drafts::question, {prose(drafts::question_field::text, "What do people get wrong?")});
    return *vault.writing().write(spec.kind, {{spec.stands_in, *question}, prose(drafts::answer_field::words, "That I am shy")});
  }
  const auto meeting = vault.writing().write(model::ItemKind::meeting, {{kinds::meeting::when, model::ZonedTime{Day{20'524}, 600, "Europe/London"}}});
  const auto about = vault.writing().write(model::ItemKind::agenda_item, {{kinds::agenda_item::meeting, *meeting}, prose(kinds::agenda_item::text, "Mondays")});
  const auto made = vault.writing().write(spec.kind, {{spec.stands_in, *about}});
  EXPECT_TRUE(made) << spec.word << ": say here how one is made";
  return *made;
}

std::vector<FieldValue> asked(journal::Vault& vault, const model::KindSpec& spec, const journal::VerbView& view) {
  std::vector<FieldValue> values;
  for (const auto number : view.asks) {
    const auto type = spec.field(number)->type;
    if (type == model::FieldType::prose) values.push_back(prose(number, "Much"));
    if (type == model::FieldType::person) values.push_back({number, vault.members().me()});
    if (type == model::FieldType::link) values.push_back({number, (*vault.items().list({model::ItemKind::meeting})).front().key});
  }
  EXPECT_EQ(values.size(), view.asks.size()) << spec.word << " " << view.name;
  return values;
}

// What a line of a list says by the declaration of its kind, to the eye and in the tree.
class Declared : public Verbs {
 protected:
  const Node& node_of(std::string_view words) {
    const auto& nodes = window->tree().nodes();
    const auto is_it = [&](const Node& node) { return node.role == Role::row && node.value == words; };
    const auto found = std::find_if(nodes.begin(), nodes.end(), is_it);
    EXPECT_NE(found, nodes.end()) << words << "\n" << window->lines();
    return found == nodes.end() ? nodes.front() : *found;
  }
  model::ItemKey asks(const model::ItemKey& interview, const std::string& words, std::uint8_t place, std::optional<model::ItemKey> under) {
    namespace script = drafts::script_field;
    std::vector<FieldValue> fields{{script::of, interview}, prose(script::text, words), {script::order, model::Order{Bytes{place}}}};
    if (under) fields.push_back({script::under, *under});
    return *vault().writing().write(drafts::script, fields);
  }
  // A question, one on it and one on that, on the page of their interview.
  model::ItemKey ask_three_deep() {
    const auto interview = *vault().writing().write(drafts::interview, {{1, model::Line{"The awards"}}});
    const auto first = asks(interview, "Who gets them?", 10, std::nullopt);
    const auto second = asks(interview, "Who is put forward?", 10, first);
    asks(interview, "And who decides?", 10, second);
    window->notebook().desk().carry_out(gui::act::Go{gui::page_of(interview)});
    window->settle();
    return interview;
  }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }

  std::unique_ptr<HeadlessWindow> window;
};

TEST_F(Declared, CardStandsOnTheLineOfAListAndInTheTree) {
  window = open(pair.dani);
  window->notebook().desk().carry_out(gui::act::Go{{Screen::kind, {}, drafts::action}});
  window->settle();

  const auto& row = node_of("Ask the porters");
  EXPECT_NE(row.description.find("Whose it is: Dani"), std::string::npos) << row.description;
  EXPECT_NE(row.description.find("By when: "), std::string::npos) << row.description;
  EXPECT_EQ(row.description.find("Where it stands"), std::string::npos) << "its name says that: " << row.name;
}

TEST_F(Declared, LevelMovesALineToTheRightAndIsSaidInTheTree) {
  window = open(pair.dani);
  ask_three_deep();

  const auto first = node_of("Who gets them?");
  const auto second = node_of("Who is put forward?");
  const auto third = node_of("And who decides?");
  EXPECT_EQ(first.level, 0u);
  EXPECT_EQ(second.level, 1u);
  EXPECT_EQ(third.level, 2u);
  EXPECT_LT(first.bounds.x, second.bounds.x);
  EXPECT_LT(second.bounds.x, third.bounds.x);
  EXPECT_EQ(first.bounds.right(), third.bounds.right());
  const auto lines = window->tree().lines();
  EXPECT_NE(lines.find("Who is put forward? [level 1]"), std::string::npos) << lines;
  EXPECT_EQ(lines.find("Who gets them? [level"), std::string::npos) << lines;
}

TEST_F(Declared, LinesUnderOthersKeepTheLawsOfLayoutInEveryShape) {
  window = open(pair.dani);
  const auto interview = ask_three_deep();
  for (const auto& shape : shapes) {
    window->reshape(shape.window);
    window->notebook().desk().carry_out(gui::act::Go{gui::page_of(interview)});
    window->settle();
    ASSERT_NO_FATAL_FAILURE(all_laws_hold(window->tree().nodes(), shape.window)) << shape.name;
  }
}

class VerbLaws : public Verbs {
 protected:
  // What the page of a thing must have: each verb that the vault offers, in reach and called as its kind says.
  void check(const model::KindSpec& spec, const model::ItemKey& item) {
    window->notebook().desk().carry_out(gui::act::Go{gui::page_of(item)});
    window->settle();
    const auto views = *vault().items().verbs(item);
    for (const auto& view : views) {
      const auto& name = spec.say("verb." + view.name);
      ASSERT_FALSE(name.empty()) << spec.word << " " << view.name;
      const auto is_it = [&](const Node& node) { return node.role == Role::button && node.name == name; };
      const auto& nodes = window->tree().nodes();
      const auto button = std::find_if(nodes.begin(), nodes.end(), is_it);
      ASSERT_NE(button, nodes.end()) << spec.word << " " << view.name << "\n" << window->lines();
      ASSERT_TRUE(button->is_focusable && window->tree().is_tab_stop(*button));
      ASSERT_EQ(button->is_disabled, !view.refused.empty());
      ASSERT_TRUE(!button->is_disabled || window->shows(button->description)) << "its sentence is not in sight";
      met.insert(std::string(spec.word) + " " + view.name);
    }
  }
  // Every way through its states of at most that many steps.
  void walk(const model::KindSpec& spec, const std::vector<std::string>& way, int steps) {
    const auto item = new_one(vault(), spec);
    for (const auto& verb : way) {
      const auto here = *vault().items().verbs(item);
      const auto view = std::find_if(here.begin(), here.end(), [&](const auto& one) { return one.name == verb; });
      ASSERT_NE(view, here.end()) << spec.word << " " << verb;
      ASSERT_TRUE(vault().writing().perform(item, verb, asked(vault(), spec, *view))) << spec.word << " " << verb;
    }
    ASSERT_NO_FATAL_FAILURE(check(spec, item));
    if (way.empty()) {
      for (const auto& shape : shapes) {
        window->reshape(shape.window);
        ASSERT_NO_FATAL_FAILURE(check(spec, item));
        ASSERT_NO_FATAL_FAILURE(all_laws_hold(window->tree().nodes(), shape.window)) << shape.name;
      }
      window->reshape({});
    }
    const auto views = *vault().items().verbs(item);
    for (const auto& view : views) {
      if (steps == 0 || !view.refused.empty()) continue;
      auto further = way;
      further.push_back(view.name);
      ASSERT_NO_FATAL_FAILURE(walk(spec, further, steps - 1));
    }
  }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }

  std::unique_ptr<HeadlessWindow> window;
  std::set<std::string> met;  // "action accept"
};

TEST_F(VerbLaws, EveryVerbOfEveryKindIsAButtonInReachWithItsNameWhereverItLeadsOn) {
  window = open(pair.dani);
  std::size_t verbs = 0;
  for (const auto& spec : kinds::registry().all()) {
    if (spec.verbs.empty()) continue;
    verbs += spec.verbs.size();
    ASSERT_NO_FATAL_FAILURE(walk(spec, {}, 3));
  }
  EXPECT_GT(verbs, 5u);
  EXPECT_EQ(met.size(), verbs) << "one of them leads on from nowhere";
}

TEST_F(VerbLaws, EveryFormOfAVerbKeepsTheLawsOfLayoutInEveryShape) {
  window = open(pair.dani);
  ASSERT_TRUE(vault().writing().perform(action, "accept", {}));
  const auto course = new_one(vault(), *kinds::registry().find(drafts::course));
  for (const auto& shape : shapes) {
    window->reshape(shape.window);
    for (const auto& [item, verb] : {std::pair{action, "finish"}, std::pair{course, "carry"}, std::pair{course, "park"}}) {
      window->notebook().desk().carry_out(gui::act::Go{{.screen = Screen::verb, .item = item, .verb = verb}});
      window->settle();
      ASSERT_TRUE(std::holds_alternative<gui::FormScreen>(window->notebook().desk().screen())) << verb;
      ASSERT_NO_FATAL_FAILURE(all_laws_hold(window->tree().nodes(), shape.window)) << shape.name << ", " << verb;
    }
  }
}

}  // namespace
}  // namespace candour::test
