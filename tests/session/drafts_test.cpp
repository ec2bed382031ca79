#include "session/drafts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/codec.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"
#include "session/speech/draft_words.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using model::ItemKind;

DraftKey key_of_new(ItemKind kind, std::optional<model::ItemKey> item = std::nullopt) {
  return {DraftPurpose::new_item, kind, 0, 1, item};
}
Draft draft_of(DraftKey key, std::string words) { return {.key = key, .day = 20'000, .words = std::move(words)}; }

class Drafts : public testing::Test {
 protected:
  Drafts() { pair.pair_up(); }

  model::ItemKey write(test::Person& person, ItemKind kind, model::FieldNumber text, const char* words) {
    auto item = person->writing().write(kind, {test::prose(text, words)});
    EXPECT_TRUE(item);
    return item.value();
  }
  model::ItemKey meeting() {
    auto item = pair.dani->writing().write(ItemKind::meeting, {{kinds::meeting::when, model::ZonedTime{{20'000}, 600, "UTC"}}});
    EXPECT_TRUE(item);
    return item.value();
  }

  test::TwoPeople pair;
};

TEST(DraftKeys, AreReadBackFromTheirSlotsAndNeverShareOne) {
  const model::ItemKey item{ItemKind::comment, ItemId(ByteArray<16>{1}), MemberKey(ByteArray<32>{2})};
  std::vector<DraftKey> keys;
  for (const auto purpose : {DraftPurpose::new_item, DraftPurpose::edit}) {
    for (const auto kind : {ItemKind::reflection, ItemKind::passage}) {
      for (const auto field : std::initializer_list<model::FieldNumber>{0, 1, 65535}) {
        keys.push_back({purpose, kind, field, 1, item});
        keys.push_back({purpose, kind, field, 4'000'000'000, std::nullopt});
      }
    }
  }

  std::set<std::string> names;
  for (const auto& key : keys) {
    EXPECT_EQ(draft_key_of(name_of_draft(key)), key);
    EXPECT_LE(name_of_draft(key).size(), 128u);
    names.insert(name_of_draft(key));
  }
  EXPECT_EQ(names.size(), keys.size());
}

TEST(DraftKeys, AreNotReadFromOtherSlots) {
  const auto name = name_of_draft(key_of_new(ItemKind::reflection));
  for (const auto& other : {std::string("draft/9/text"), std::string("text/"), name + "00", name.substr(0, 20),
                            "text/03" + name.substr(7), name.substr(1), name + "g"}) {
    EXPECT_EQ(draft_key_of(other), std::nullopt) << other;
  }
}

TEST_F(Drafts, AreThereAgainAfterTheProgramEndedAndNothingOfThemIsQueued) {
  auto kept = draft_of(key_of_new(ItemKind::reflection), "What I\nheard");
  kept.whole = "the whole";
  kept.change = ParagraphChange{ParagraphAct::add_after, 3};
  kept.seen = {1, 2, 3};
  ASSERT_TRUE(keep(*pair.dani.vault, kept));

  pair.restart(pair.dani);

  EXPECT_EQ(drafts(*pair.dani.vault).value(), std::vector{kept});
  EXPECT_EQ(pair.dani->sending().queued_count(), 0u);
}

// An editor's state begins with 1, the length of its text and the text: docs/formats.md.
Bytes editor_with(std::string_view text) {
  Writer out;
  out.u8(1).u32(static_cast<std::uint32_t>(text.size())).raw(as_bytes(text)).raw(Bytes{9, 9, 9});
  return out.take();
}

TEST_F(Drafts, KeepAnEditorWhileItsTextIsTheDraftsAndNoLonger) {
  const auto item = write(pair.dani, ItemKind::reflection, kinds::reflection::text, "One.");
  auto note = draft_of(key_of_new(ItemKind::private_note), "as typed");
  note.editor = editor_with("as typed");
  Draft edit{{DraftPurpose::edit, ItemKind::reflection, kinds::reflection::text, 0, item}, 20'001, ""};
  edit.whole = "One, and more.";
  edit.seen = {4, 5};
  edit.editor = editor_with("One, and more.");
  ASSERT_TRUE(keep(*pair.dani.vault, note));
  ASSERT_TRUE(keep(*pair.dani.vault, edit));
  EXPECT_EQ(drafts(*pair.dani.vault).value(), (std::vector{note, edit}));

  note.words += ", and gone on elsewhere";
  ASSERT_TRUE(keep(*pair.dani.vault, note));

  note.editor.clear();
  EXPECT_EQ(drafts(*pair.dani.vault).value(), (std::vector{note, edit}));
}

TEST_F(Drafts, WithoutWordsAreListedToNobodyAndKept) {
  auto emptied = draft_of(key_of_new(ItemKind::private_note), " \n");
  emptied.editor = editor_with(" \n");
  ASSERT_TRUE(keep(*pair.dani.vault, emptied));

  EXPECT_TRUE(drafts(*pair.dani.vault).value().empty());
  EXPECT_EQ(all_drafts(*pair.dani.vault).value(), std::vector{emptied});
}

TEST(DraftTexts, OfAnEditByParagraphsHaveTheWordsInTheirPlace) {
  const auto text = [](ParagraphAct act, std::uint32_t number, const char* words) {
    Draft draft{{DraftPurpose::edit, ItemKind::reflection, 1, 1, std::nullopt}, 20'000, words};
    draft.whole = "One.\n\nTwo.";
    draft.change = ParagraphChange{act, number};
    return text_of(draft);
  };

  EXPECT_EQ(text(ParagraphAct::replace, 2, "New."), "One.\n\nNew.");
  EXPECT_EQ(text(ParagraphAct::add_after, 0, "New."), "New.\n\nOne.\n\nTwo.");
  EXPECT_EQ(text(ParagraphAct::add_after, 1, "New."), "One.\n\nNew.\n\nTwo.");
  EXPECT_EQ(text(ParagraphAct::add_after, 7, "New."), "One.\n\nTwo.\n\nNew.") << "no word goes";
  EXPECT_EQ(text(ParagraphAct::replace, 2, " "), "One.\n\nTwo.");
}

TEST_F(Drafts, LeaveWhatTheyCannotReadWhereItIs) {
  const auto name = name_of_draft(key_of_new(ItemKind::reflection));
  ASSERT_TRUE(pair.dani->drafts().keep(name, Bytes{2, 7, 7}));
  ASSERT_TRUE(pair.dani->drafts().keep("draft/9/text", Bytes{1}));

  EXPECT_TRUE(drafts(*pair.dani.vault).value().empty());
  EXPECT_EQ(pair.dani->drafts().names().value().size(), 2u);
  EXPECT_EQ(free_number(*pair.dani.vault, key_of_new(ItemKind::reflection)).value(), 2u);
}

TEST_F(Drafts, GoTogetherWithTheThingThatTheyBecome) {
  const auto draft = draft_of(key_of_new(ItemKind::private_note, meeting()), "typed");
  ASSERT_TRUE(keep(*pair.dani.vault, draft));

  const auto item = finish(*pair.dani.vault, draft, "finished");

  ASSERT_TRUE(item);
  EXPECT_EQ(test::text_of(pair.dani->items().show(*item).value(), kinds::private_note::text), "finished");
  EXPECT_EQ(pair.dani->items().linked_to(*draft.key.item, ItemKind::private_note).value().size(), 1u);
  EXPECT_TRUE(drafts(*pair.dani.vault).value().empty());
}

TEST_F(Drafts, StayWhenTheThingIsRefused) {
  const auto draft = draft_of(key_of_new(ItemKind::reflection), "typed");
  ASSERT_TRUE(keep(*pair.dani.vault, draft));

  const auto item = finish(*pair.dani.vault, draft, std::string(model::max_prose + 1, 'x'));

  ASSERT_FALSE(item);
  EXPECT_EQ(item.error().code, ErrorCode::too_long);
  EXPECT_EQ(drafts(*pair.dani.vault).value(), std::vector{draft});
  EXPECT_EQ(pair.dani->sending().queued_count(), 0u);
}

TEST_F(Drafts, PutAnAgendaItemAtTheEndOfItsMeeting) {
  const auto at = meeting();
  for (const char* text : {"first", "second", "third"}) {
    ASSERT_TRUE(finish(*pair.dani.vault, draft_of(key_of_new(ItemKind::agenda_item, at), text), text));
  }

  auto items = pair.dani->items().linked_to(at, ItemKind::agenda_item).value();
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return *rank_of(a, kinds::agenda_item::order) < *rank_of(b, kinds::agenda_item::order);
  });

  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(test::text_of(items[0], kinds::agenda_item::text), "first");
  EXPECT_EQ(test::text_of(items[2], kinds::agenda_item::text), "third");
}

TEST_F(Drafts, OfAnEditKeepWhatCameMeanwhile) {
  const auto item = write(pair.dani, ItemKind::reflection, kinds::reflection::text, "One.\n\nTwo.");
  Draft draft{{DraftPurpose::edit, ItemKind::reflection, kinds::reflection::text, 1, item}, 20'000, "Three."};
  draft.seen = pair.dani->writing().seen(item, kinds::reflection::text).value();
  ASSERT_TRUE(keep(*pair.dani.vault, draft));

  ASSERT_TRUE(finish(*pair.dani.vault, draft, "One.\n\nThree."));

  EXPECT_EQ(test::text_of(pair.dani->items().show(item).value(), kinds::reflection::text), "One.\n\nThree.");
  EXPECT_TRUE(drafts(*pair.dani.vault).value().empty());
}

TEST_F(Drafts, OfAnEditStandAfterWhatTheirWriterWroteMeanwhile) {
  const auto item = write(pair.dani, ItemKind::reflection, kinds::reflection::text, "First.");
  pair.carry_everything();
  Draft draft{{DraftPurpose::edit, ItemKind::reflection, kinds::reflection::text, 1, item}, 20'000, "Third."};
  draft.seen = pair.dani->writing().seen(item, kinds::reflection::text).value();
  ASSERT_TRUE(keep(*pair.dani.vault, draft));
  ASSERT_TRUE(pair.dani->writing().edit(item, {test::prose(kinds::reflection::text, "Second.")}));

  ASSERT_TRUE(finish(*pair.dani.vault, draft, "Third."));
  pair.carry_everything();

  for (auto* person : {&pair.dani, &pair.meg}) {
    EXPECT_EQ(test::text_of((*person)->items().show(item).value(), kinds::reflection::text), "Third.");
    const auto versions = (*person)->items().history(item).value();
    ASSERT_EQ(versions.size(), 3u);
    for (const auto& version : versions) EXPECT_EQ(version.is_latest, version.is_shown) << "one after the other";
  }
}

TEST_F(Drafts, UnderWhatWasPutAwayAreRefusedAndKept) {
  const auto item = write(pair.dani, ItemKind::reflection, kinds::reflection::text, "mine");
  const auto answer = finish(*pair.meg.vault, draft_of(key_of_new(ItemKind::comment, item), "x"), "An answer.");
  EXPECT_FALSE(answer) << "it has not come yet";
  pair.carry_everything();
  const auto comment = finish(*pair.meg.vault, draft_of(key_of_new(ItemKind::comment, item), "x"), "An answer.");
  ASSERT_TRUE(comment);
  pair.carry_everything();
  const auto under_it = draft_of(key_of_new(ItemKind::comment, item), "typed");
  const auto further_down = draft_of(key_of_new(ItemKind::comment, *comment), "typed too");
  for (const auto& draft : {under_it, further_down}) ASSERT_TRUE(keep(*pair.meg.vault, draft));
  ASSERT_TRUE(pair.dani->writing().edit(item, {{model::set_aside, model::Flag{true}}}));
  pair.carry_everything();

  for (const auto& draft : {under_it, further_down}) {
    const auto may = may_finish(*pair.meg.vault, draft.key);
    ASSERT_FALSE(may);
    EXPECT_EQ(may.error().code, ErrorCode::rule_refused);
    EXPECT_FALSE(finish(*pair.meg.vault, draft, "typed"));
  }
  EXPECT_EQ(drafts(*pair.meg.vault).value().size(), 2u);
  EXPECT_EQ(pair.meg->sending().queued_count(), 0u);

  ASSERT_TRUE(pair.dani->writing().edit(item, {{model::set_aside, model::Flag{false}}}));
  pair.carry_everything();
  EXPECT_TRUE(finish(*pair.meg.vault, under_it, "typed"));
  EXPECT_TRUE(finish(*pair.meg.vault, further_down, "typed too"));
  EXPECT_TRUE(drafts(*pair.meg.vault).value().empty());
}

TEST_F(Drafts, AreRefusedBeforeATextIsTypedWhereTheyWouldBeAfterwards) {
  const auto note = write(pair.dani, ItemKind::private_note, kinds::private_note::text, "mine");
  const auto reflection = write(pair.dani, ItemKind::reflection, kinds::reflection::text, "ours");
  pair.carry_everything();
  const auto code = [](const Result<>& result) { return result ? std::nullopt : std::optional(result.error().code); };

  EXPECT_EQ(code(may_finish(*pair.dani.vault, key_of_new(ItemKind::comment, note))), ErrorCode::bad_argument);
  EXPECT_EQ(code(may_finish(*pair.dani.vault, key_of_new(ItemKind::comment))), ErrorCode::bad_argument);
  EXPECT_EQ(code(may_finish(*pair.dani.vault, key_of_new(ItemKind::agenda_item, reflection))), ErrorCode::bad_argument);
  EXPECT_EQ(code(may_finish(*pair.dani.vault, key_of_new(ItemKind::passage, reflection))), ErrorCode::bad_argument);
  EXPECT_EQ(code(may_finish(*pair.meg.vault, {DraftPurpose::edit, ItemKind::reflection, 1, 1, reflection})),
            ErrorCode::not_yours);
  EXPECT_EQ(code(may_finish(*pair.meg.vault, key_of_new(ItemKind::comment, reflection))), std::nullopt);
}

TEST(DraftsAlone, AreRefusedForOthersBeforeSomebodySharesTheJournal) {
  test::TwoPeople strangers;

  const auto refused = may_finish(*strangers.dani.vault, key_of_new(ItemKind::reflection));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_paired);
  EXPECT_TRUE(may_finish(*strangers.dani.vault, key_of_new(ItemKind::private_note)));
}

TEST(DraftWords, SayWhatItIsForAndWhenItWasBegunAndNoneOfItsWords) {
  const model::ItemKey item{ItemKind::reflection, ItemId(ByteArray<16>{0x3f, 0xa9, 0x1c}), MemberKey()};
  const std::uint32_t monday = 20'521;  // 2026-03-09
  auto draft = draft_of(key_of_new(ItemKind::reflection), "secret");
  draft.day = monday;

  EXPECT_EQ(words_of_draft(draft, monday), "a reflection of today");
  EXPECT_EQ(words_of_draft(draft, monday + 1), "a reflection of yesterday");
  EXPECT_EQ(words_of_draft(draft, monday + 6), "a reflection of Monday");
  EXPECT_EQ(words_of_draft(draft, monday + 7), "a reflection of 2026-03-09");
  draft.key = key_of_new(ItemKind::comment, item);
  EXPECT_EQ(words_of_draft(draft, monday + 2), "a comment on 3fa91c, of Monday");
  draft.key.purpose = DraftPurpose::edit;
  EXPECT_EQ(words_of_draft(draft, monday), "a change of 3fa91c, of today");
  EXPECT_EQ(words_of_unfinished({draft, draft}, monday), "2 texts; `drafts` lists them");
  EXPECT_EQ(words_of_unfinished({}, monday), "");
}

TEST(Divided, CutsBetweenParagraphsElseLinesElseWordsElseCharacters) {
  EXPECT_EQ(divided("aaa\n\nbbb", 8), (std::vector<std::string>{"aaa\n\nbbb"}));
  EXPECT_EQ(divided("aaa\n\nbbb cc", 8), (std::vector<std::string>{"aaa", "bbb cc"}));
  EXPECT_EQ(divided("aa bb\ncc dd", 8), (std::vector<std::string>{"aa bb", "cc dd"}));
  EXPECT_EQ(divided("aaaa bbbb", 8), (std::vector<std::string>{"aaaa", "bbbb"}));
  EXPECT_EQ(divided("\u00e9\u00e9\u00e9", 5), (std::vector<std::string>{"\u00e9\u00e9", "\u00e9"}));
}

TEST(Divided, LosesNothingButTheGapsAndKeepsToTheLimit) {
  std::string text;
  for (int line = 0; line < 500; ++line) text += "line " + std::to_string(line) + (line % 7 == 0 ? "\n\n" : " \u4eca\n");
  for (const std::size_t limit : {4U, 50U, 1'000U}) {
    std::string words;
    for (const auto& part : divided(text, limit)) {
      EXPECT_LE(part.size(), limit);
      words += part;
    }
    const auto is_gap = [](char c) { return c == ' ' || c == '\n'; };
    auto expected = text;
    std::erase_if(expected, is_gap);
    std::erase_if(words, is_gap);
    EXPECT_EQ(words, expected);
  }
}

// As a later version may write it: another first byte.
TEST_F(Drafts, LeaveWhatALaterVersionKeptAsItIs) {
  const auto key = key_of_new(ItemKind::private_note);
  const Bytes later{3, 1, 4, 1, 5};
  ASSERT_TRUE(pair.dani->drafts().keep(name_of_draft(key), later));
  EXPECT_TRUE(*is_of_a_later_one(*pair.dani.vault, key));

  EXPECT_EQ(keep(*pair.dani.vault, draft_of(key, "typed")).error().code, ErrorCode::newer_version);
  EXPECT_EQ(drop(*pair.dani.vault, key).error().code, ErrorCode::newer_version);
  EXPECT_EQ(finish(*pair.dani.vault, draft_of(key, "typed"), "typed").error().code, ErrorCode::newer_version);
  EXPECT_EQ(*pair.dani->drafts().get(name_of_draft(key)), later);

  auto beside = key;
  beside.number = *free_number(*pair.dani.vault, key);
  EXPECT_TRUE(keep(*pair.dani.vault, draft_of(beside, "typed")));
  EXPECT_FALSE(*is_of_a_later_one(*pair.dani.vault, beside));
}

}  // namespace
}  // namespace candour::session
