// Any kind that stands by itself has a list, a place where a new one is begun and a page, by its declaration alone; and
// what is part of a thing stands on the page of that.
#include <gtest/gtest.h>

#include <algorithm>

#include "gui/model/any_kind.hpp"
#include "gui/model/build.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using gui::Screen;
using journal::model::ItemKind;
namespace kinds = journal::kinds;
namespace model = journal::model;

class AnyKind : public testing::Test {
 protected:
  void SetUp() override {
    window = std::make_unique<HeadlessWindow>(journal.pair.meg.folder, journal.pair.clock, WindowShape{}, std::nullopt);
    ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }
  void go(const gui::Place& place) {
    window->notebook().desk().carry_out(gui::act::Go{place});
    window->settle();
  }
  void find_in_palette(const std::string& name) {
    window->sign('k');
    window->type(name);
    window->key(gui::Key::enter);
  }
  std::string choice_that_begins(const std::string& words) {
    for (const auto& node : window->tree().nodes()) {
      if (node.role == gui::Role::choice && node.name.starts_with(words)) return node.name;
    }
    return {};
  }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }
  const gui::Place& place() { return window->notebook().desk().place(); }
  gui::Today now() const { return gui::today(journal.pair.clock); }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
};

TEST_F(AnyKind, IsReachedByItsNameInThePaletteUnlessItIsPartOfAnotherOrReadByNobody) {
  std::size_t reached = 0;
  for (const auto& spec : kinds::registry().all()) {
    const auto list = gui::list_of(spec);
    EXPECT_EQ(list.has_value(), spec.part_of() == nullptr && spec.listed != model::Listed::nowhere) << spec.word;
    if (!list || !list->kind) continue;

    find_in_palette(spec.plural());

    EXPECT_EQ(place(), *list) << spec.word;
    ++reached;
  }
  EXPECT_GE(reached, 1u);
}

TEST_F(AnyKind, IsAddedToItsListReadOnItsPageAndChangedThere) {
  find_in_palette("People list");
  ASSERT_TRUE(window->shows("Will Ashdown")) << window->lines();
  ASSERT_TRUE(window->press("Add to this list")) << window->lines();
  ASSERT_TRUE(window->type_into("Name", "Bay Four"));
  ASSERT_TRUE(window->type_into("Say instead", "a ward"));

  ASSERT_TRUE(window->press("Put it in the journal")) << window->lines();

  ASSERT_TRUE(place().item) << window->lines();
  EXPECT_EQ(place().screen, Screen::entry);
  EXPECT_TRUE(window->shows("Bay Four")) << window->lines();
  ASSERT_TRUE(window->press("Change it"));
  ASSERT_TRUE(window->type_into("Say instead", "a ward upstairs"));
  ASSERT_TRUE(window->press("Keep these changes"));
  EXPECT_TRUE(window->shows("a ward upstairs")) << window->lines();
  find_in_palette("People list");
  EXPECT_TRUE(window->shows("Bay Four")) << window->lines();
}

TEST_F(AnyKind, SaysOnItsListWhoReadsItAndNothingElseWhereItIsEmpty) {
  const auto listed = *vault().items().list({ItemKind::people_entry});
  for (const auto& entry : listed) ASSERT_TRUE(vault().writing().edit(entry.key, {{model::set_aside, model::Flag{true}}}));

  go({Screen::kind, {}, ItemKind::people_entry});

  EXPECT_TRUE(window->shows("Nothing here yet.")) << window->lines();
  EXPECT_TRUE(window->shows("Meg and Dani can read this"));
  EXPECT_FALSE(window->shows("only you can read"));
}

TEST_F(AnyKind, SaysOnItsLineWhatItsDeclarationPutsBesideTheHeadline) {
  const auto* quotation = kinds::registry().find_word("quotation");
  const auto source = quotation->card.front();
  ASSERT_TRUE(vault().writing().write(quotation->kind, {{quotation->headline, model::Prose{"Ask first, answer later."}},
                                                        {source, model::Line{"A porter"}}}));

  find_in_palette(quotation->plural());

  EXPECT_TRUE(window->shows(quotation->field(source)->label + ": A porter")) << window->lines();
}

TEST_F(AnyKind, PartOfAThingIsListedThereAndAddedOnAPageOfItsOwn) {
  const auto meeting = *vault().items().show(journal.meeting);
  const auto on_entry = *gui::build_parts(vault(), meeting, Screen::entry, now());
  ASSERT_EQ(on_entry.size(), 1u) << "comments have their field there";
  EXPECT_EQ(on_entry[0].name, "Agenda");
  EXPECT_EQ(on_entry[0].rows.size(), 1u);
  const auto here = *gui::build_parts(vault(), meeting, Screen::meeting, now());
  ASSERT_EQ(here.size(), 1u) << "and the agenda has it here";
  EXPECT_EQ(here[0].name, "Comments");
  go({Screen::meeting, journal.meeting, {}});

  ASSERT_TRUE(window->press("Add: Comment")) << window->lines();
  ASSERT_TRUE(window->type_into("What you want to say", "Could we meet at the desk?"));
  ASSERT_TRUE(window->press("Answer")) << window->lines();
  go({Screen::meeting, journal.meeting, {}});

  EXPECT_TRUE(window->shows("Could we meet at the desk?")) << window->lines();
}

TEST_F(AnyKind, PartWithSeveralFieldsIsFilledInForTheThingAndStandsAtItsEnd) {
  const auto before = *vault().items().linked_to(journal.summary, ItemKind::passage);
  const auto add = gui::rank_of_new(*kinds::registry().find(ItemKind::passage), journal.summary);
  ASSERT_EQ(add, (gui::Place{Screen::form, journal.summary, ItemKind::passage}));
  go(*add);
  ASSERT_TRUE(window->press(choice_that_begins("What surprised")) || window->press(choice_that_begins("What"))) << window->lines();
  ASSERT_TRUE(window->type_into("Text", "Nobody had asked."));

  ASSERT_TRUE(window->press("Put it in the journal")) << window->lines();

  const auto after = *vault().items().linked_to(journal.summary, ItemKind::passage);
  ASSERT_EQ(after.size(), before.size() + 1) << window->lines();
  const auto* order = session::field_of(after.back(), kinds::passage::order);
  ASSERT_TRUE(order);
  EXPECT_TRUE(std::holds_alternative<model::Order>(order->value));
  EXPECT_EQ(session::words_of_field(after.back(), kinds::passage::text), "Nobody had asked.");
}

TEST_F(AnyKind, ThatIsPutAwayTakesNoMoreParts) {
  ASSERT_TRUE(vault().writing().edit(journal.meeting, {{model::set_aside, model::Flag{true}}}));

  const auto lists = *gui::build_parts(vault(), *vault().items().show(journal.meeting), Screen::entry, now());

  for (const auto& list : lists) EXPECT_FALSE(list.add) << list.name;
}

TEST_F(AnyKind, ThatNobodyCanMakeByHandIsOfferedNowhere) {
  EXPECT_FALSE(gui::rank_of_new(*kinds::registry().find(ItemKind::verification), std::nullopt));
}

// One text of its own, and the writing page for it.
TEST_F(AnyKind, OfOneTextIsWrittenOnThePageForTexts) {
  model::KindSpec kind;
  kind.kind = static_cast<ItemKind>(60'000);
  kind.fields = {{.field = 1, .name = "text", .type = model::FieldType::prose, .required = true}};

  const auto add = gui::rank_of_new(kind, std::nullopt);

  ASSERT_TRUE(add);
  EXPECT_EQ(add->screen, Screen::write);
  ASSERT_TRUE(add->draft);
  EXPECT_EQ(add->draft->kind, kind.kind);
}

}  // namespace
}  // namespace candour::test
