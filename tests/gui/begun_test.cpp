// A text that was begun is one draft, wherever it was begun: the window lists and finishes what the command line left, and
// the other way round. What an older Candour kept is found.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/drafts.hpp"
#include "session/speech/item_words.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"
#include "tests/stories/process.hpp"

namespace candour::test {
namespace {

using gui::Screen;
using journal::model::ItemKind;
using session::DraftKey;
using session::DraftPurpose;

class Begun : public testing::Test {
 protected:
  void open() {
    window = std::make_unique<HeadlessWindow>(folder(), journal.pair.clock, WindowShape{}, std::nullopt);
    ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }
  // Closed in peace; what it leaves is read by another program.
  std::vector<session::Draft> drafts_left() {
    window.reset();
    const auto vault = closed();
    return *session::drafts(*vault);
  }
  std::unique_ptr<journal::Vault> closed() const {
    auto vault = journal::Vault::unlock(folder(), journal.pair.meg.passphrase(), "tests", journal.pair.clock);
    EXPECT_TRUE(vault);
    return std::move(*vault);
  }
  void keep(DraftKey key, std::string words, std::string whole = {},
            std::optional<session::ParagraphChange> change = std::nullopt) const {
    const auto vault = closed();
    session::Draft draft{.key = key, .day = 20'000, .words = std::move(words)};
    draft.whole = std::move(whole);
    draft.change = change;
    if (key.purpose == DraftPurpose::edit) draft.seen = *vault->writing().seen(*key.item, key.field);
    ASSERT_TRUE(session::keep(*vault, draft));
  }
  std::string command(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--vault", folder().string(), "--passphrase-fd", "3", "--json"});
    stories::Start start;
    start.program = CANDOUR_BIN_DIR "/candour-cli";
    start.arguments = std::move(words);
    start.passphrase_lines = journal.pair.meg.passphrase_text + "\n";
    return stories::run(start).output;
  }
  void go(const gui::Place& place) {
    window->notebook().desk().carry_out(gui::act::Go{place});
    window->settle();
  }
  std::string row_that_says(std::string_view words) const {
    for (const auto& node : window->tree().nodes()) {
      if (node.role == gui::Role::row && node.value.find(words) != std::string::npos) return node.name;
    }
    return {};
  }
  journal::Vault& vault() { return *window->notebook().desk().vault(); }
  const std::filesystem::path& folder() const { return journal.pair.meg.folder; }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
};

const session::Draft* draft_of(const std::vector<session::Draft>& all, const DraftKey& key) {
  const auto found = std::find_if(all.begin(), all.end(), [&key](const auto& draft) { return draft.key == key; });
  return found == all.end() ? nullptr : &*found;
}

TEST_F(Begun, OnTheCommandLineAnAnswerIsListedInTheWindowAndSentByItsButtonAlone) {
  open();
  ASSERT_TRUE(window->press("My notes"));
  ASSERT_TRUE(window->shows("Unfinished")) << window->lines();
  const auto before = vault().items().linked_to(journal.reflection, ItemKind::comment)->size();

  ASSERT_TRUE(window->press(row_that_says("not answered yet"))) << window->lines();
  EXPECT_EQ(window->value_of("What you write"), "What I have not answered yet");
  EXPECT_TRUE(window->shows("About: What I heard from Danielle")) << window->lines();
  EXPECT_TRUE(window->shows("Only you can read this until you keep it. Then: Meg and Dani can read this")) << window->lines();
  window->type(", and will.");
  ASSERT_EQ(vault().items().linked_to(journal.reflection, ItemKind::comment)->size(), before);
  ASSERT_TRUE(window->press("Share with Dani")) << window->lines();

  const auto comments = *vault().items().linked_to(journal.reflection, ItemKind::comment);
  ASSERT_EQ(comments.size(), before + 1);
  const auto is_it = [](const auto& each) {
    return session::words_of_field(each, journal::kinds::comment::text) == "What I have not answered yet, and will.";
  };
  EXPECT_TRUE(std::any_of(comments.begin(), comments.end(), is_it));
  EXPECT_FALSE(draft_of(drafts_left(), journal.begun));
}

TEST_F(Begun, OnTheCommandLineAReflectionIsKeptAsANoteAndSharedFromThere) {
  keep({DraftPurpose::new_item, ItemKind::reflection, 0, 1, {}}, "Half a reflection");
  open();
  const auto shared = vault().items().list({ItemKind::reflection})->size();
  ASSERT_TRUE(window->press("My notes"));
  ASSERT_TRUE(window->press(row_that_says("Half a reflection"))) << window->lines();

  ASSERT_TRUE(window->press("Share…")) << window->lines();

  EXPECT_EQ(window->notebook().desk().place().screen, Screen::share) << window->lines();
  EXPECT_EQ(vault().items().list({ItemKind::reflection})->size(), shared) << "not before the preview";
  EXPECT_FALSE(draft_of(drafts_left(), {DraftPurpose::new_item, ItemKind::reflection, 0, 1, {}}));
}

TEST_F(Begun, OnTheCommandLineAChangeOfAParagraphGoesOnAsTheWholeText) {
  const auto field = gui::text_field(ItemKind::reflection);
  const DraftKey key{DraftPurpose::edit, ItemKind::reflection, field, 1, journal.reflection};
  keep(key, "Another second.", "First.\n\nSecond.", session::ParagraphChange{session::ParagraphAct::replace, 2});
  open();
  ASSERT_TRUE(window->press("My notes"));
  ASSERT_TRUE(window->press(row_that_says("Another second."))) << window->lines();
  EXPECT_EQ(window->value_of("What you write"), "First.\n\nAnother second.");

  ASSERT_TRUE(window->press("Keep these changes")) << window->lines();

  const auto item = *vault().items().show(journal.reflection);
  EXPECT_EQ(session::words_of_field(item, field), "First.\n\nAnother second.");
  EXPECT_FALSE(draft_of(drafts_left(), key));
}

TEST_F(Begun, InTheWindowEachTextIsADraftOfTheCommandLine) {
  open();
  const std::pair<gui::Place, DraftKey> pages[] = {
      {{Screen::write, {}, ItemKind::private_note}, {DraftPurpose::new_item, ItemKind::private_note, 0, 0, {}}},
      {{Screen::write, {}, ItemKind::reflection},
       {DraftPurpose::new_item, ItemKind::private_note, 0,
        session::from_questions + static_cast<std::uint32_t>(ItemKind::reflection), {}}},
      {{Screen::write, journal.meeting, ItemKind::private_note},
       {DraftPurpose::new_item, ItemKind::private_note, 0, 0, journal.meeting}},
      {{Screen::write, journal.note, {}},
       {DraftPurpose::edit, ItemKind::private_note, gui::text_field(ItemKind::private_note), 0, journal.note}},
      {{Screen::entry, journal.reflection, {}}, {DraftPurpose::new_item, ItemKind::comment, 0, 0, journal.reflection}},
      {{Screen::meeting, journal.meeting, {}}, {DraftPurpose::new_item, ItemKind::agenda_item, 0, 0, journal.meeting}}};
  for (std::size_t page = 0; page < std::size(pages); ++page) {
    go(pages[page].first);
    const char* field = pages[page].first.screen == Screen::entry     ? "What you want to say"
                        : pages[page].first.screen == Screen::meeting ? "Something to talk about"
                                                                      : "What you write";
    ASSERT_TRUE(window->type_into(field, "Words of page " + std::to_string(page))) << window->lines();
  }

  const auto left = drafts_left();

  for (std::size_t page = 0; page < std::size(pages); ++page) {
    const auto* draft = draft_of(left, pages[page].second);
    ASSERT_TRUE(draft) << page;
    EXPECT_EQ(session::text_of(*draft), "Words of page " + std::to_string(page));
    EXPECT_EQ(draft->seen.empty(), draft->key.purpose != DraftPurpose::edit) << page;
  }
  const auto listed = command({"drafts"});
  for (std::size_t page = 0; page < std::size(pages); ++page) {
    EXPECT_NE(listed.find("Words of page " + std::to_string(page)), std::string::npos) << listed;
  }
}

TEST_F(Begun, InTheWindowAndGoneOnElsewhereStandsAsItWasLeftLast) {
  open();
  go({Screen::write, {}, ItemKind::private_note});
  window->type("Begun here");
  window.reset();
  {
    const auto vault = closed();
    auto draft = *draft_of(*session::drafts(*vault), {DraftPurpose::new_item, ItemKind::private_note, 0, 0, {}});
    draft.words += "\nand gone on there";
    ASSERT_TRUE(session::keep(*vault, draft));
  }

  open();

  go({Screen::write, {}, ItemKind::private_note});
  EXPECT_EQ(window->value_of("What you write"), "Begun here\nand gone on there");
}

TEST_F(Begun, ByAnOlderCandourIsFoundAndStandsInTheOneStoreFromThenOn) {
  open();
  const std::pair<gui::Place, const char*> pages[] = {{{Screen::write, {}, ItemKind::private_note}, "What you write"},
                                                      {{Screen::write, journal.note, {}}, "What you write"},
                                                      {{Screen::entry, journal.reflection, {}}, "What you want to say"}};
  std::vector<std::pair<std::string, Bytes>> old;
  for (const auto& [place, field] : pages) {
    go(place);
    ASSERT_TRUE(window->type_into(field, "As it was kept before")) << window->lines();
    const auto typed = place.screen == Screen::entry ? "answer/" + gui::typed_key_of(place).name() : gui::typed_key_of(place).name() + "/text";
    old.emplace_back(typed, window->notebook().shelf().editor(gui::TypedKey::of(typed), gui::text::Lines::many).save_state());
  }
  const auto made = drafts_left();
  {
    const auto vault = closed();
    for (const auto& draft : made) ASSERT_TRUE(session::drop(*vault, draft.key));
    for (const auto& [typed, state] : old) ASSERT_TRUE(vault->drafts().keep("draft/" + typed, state));
    const auto seen = vault->writing().seen(journal.note, gui::text_field(ItemKind::private_note));
    ASSERT_TRUE(vault->drafts().keep("seen/" + old[1].first, *seen));
  }

  open();

  for (const auto& [place, field] : pages) {
    go(place);
    EXPECT_EQ(window->value_of(field), "As it was kept before");
  }
  const auto left = drafts_left();
  EXPECT_EQ(left.size(), std::size(pages));
  EXPECT_TRUE(std::any_of(left.begin(), left.end(), [](const auto& draft) { return !draft.seen.empty(); }));
  const auto names = closed()->drafts().names().value();
  for (const auto& typed : names) EXPECT_TRUE(!typed.ends_with("/text") && !typed.starts_with("draft/answer/")) << typed;
}

TEST_F(Begun, IsThrownAwayInTheWindowForTheCommandLineToo) {
  open();
  go({Screen::write, {}, ItemKind::comment, journal.begun});

  ASSERT_TRUE(window->press("Throw this draft away")) << window->lines();

  EXPECT_TRUE(drafts_left().empty());
}

TEST_F(Begun, IsThereAgainAfterALockOnThePageWhereOneWas) {
  open();
  go({Screen::write, {}, ItemKind::comment, journal.begun});
  window->type(" at all");

  window->lock_and_go_on();
  ASSERT_TRUE(window->type_into("Passphrase", journal.pair.meg.passphrase_text));
  ASSERT_TRUE(window->press("Open")) << window->lines();

  EXPECT_EQ(window->value_of("What you write"), "What I have not answered yet at all") << window->lines();
}

}  // namespace
}  // namespace candour::test
