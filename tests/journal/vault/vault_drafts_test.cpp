// What is being written and not saved, and the lines of long lists.
#include <gtest/gtest.h>

#include <fstream>

#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;

class Drafts : public testing::Test {
 protected:
  Bytes bytes(std::string_view text) const { return to_bytes(as_bytes(text)); }
  Vault& meg() { return *pair.meg.vault; }

  test::TwoPeople pair;
};

TEST_F(Drafts, AreThereAgainAfterTheProgramEndedWithoutAWord) {
  ASSERT_TRUE(meg().drafts().keep("draft/new", bytes("half a thought")));

  pair.restart(pair.meg);

  EXPECT_EQ(**meg().drafts().get("draft/new"), bytes("half a thought"));
  EXPECT_EQ(*meg().drafts().names(), std::vector<std::string>{"draft/new"});
}

TEST_F(Drafts, AreReplacedByALaterOneOfTheirSlotAndGoWhenDropped) {
  ASSERT_TRUE(meg().drafts().keep("a", bytes("one")));
  ASSERT_TRUE(meg().drafts().keep("a", bytes("two")));
  EXPECT_EQ(**meg().drafts().get("a"), bytes("two"));

  ASSERT_TRUE(meg().drafts().drop("a"));

  EXPECT_FALSE(meg().drafts().get("a")->has_value());
  EXPECT_TRUE(meg().drafts().drop("a")) << "dropping none is no error";
}

TEST_F(Drafts, AreRefusedWithoutASlotAndAboveTheirLimits) {
  EXPECT_EQ(meg().drafts().keep("", bytes("x")).error().code, ErrorCode::bad_argument);
  EXPECT_TRUE(meg().drafts().keep(std::string(128, 's'), bytes("x")));
  EXPECT_EQ(meg().drafts().keep(std::string(129, 's'), bytes("x")).error().code, ErrorCode::bad_argument);
  EXPECT_TRUE(meg().drafts().keep("large", Bytes(1 << 20, 1)));
  EXPECT_EQ(meg().drafts().keep("large", Bytes((1 << 20) + 1, 1)).error().code, ErrorCode::too_long);
}

TEST_F(Drafts, StandInNoFileInWordsAndMakeNoEnvelope) {
  pair.pair_up();
  pair.carry_everything();  // what a day carries anyway
  ASSERT_TRUE(meg().drafts().keep("draft/new", bytes("zanzibar under the quiet desk")));
  const auto sent = pair.relay.ever_seen().size();
  pair.carry_everything();

  EXPECT_EQ(meg().sending().queued_count(), 0u);
  EXPECT_EQ(pair.relay.ever_seen().size(), sent);
  for (const auto& file : std::filesystem::recursive_directory_iterator(pair.meg.folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(in), {});
    EXPECT_EQ(content.find("zanzibar"), std::string::npos) << file.path();
  }
}

TEST_F(Drafts, ChangeNothingThatAScreenShows) {
  const auto before = meg().revision();
  ASSERT_TRUE(meg().drafts().keep("a", bytes("x")));
  ASSERT_TRUE(meg().drafts().drop("a"));
  EXPECT_EQ(meg().revision(), before);

  ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{"a note"}}}));

  EXPECT_GT(meg().revision(), before);
}

TEST_F(Drafts, AndTheLinesOfAListSayTheSameAsTheList) {
  for (const char* text : {"first", "second", "third"}) {
    ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{text}}}));
    pair.clock.advance(std::chrono::minutes(1));
  }

  const auto rows = *meg().items().rows({ItemKind::private_note}, 100);
  const auto list = *meg().items().list({ItemKind::private_note});

  ASSERT_EQ(rows.size(), list.size());
  for (std::size_t at = 0; at < rows.size(); ++at) {
    EXPECT_EQ(rows[at].key, list[at].key);
    EXPECT_EQ(rows[at].author_name, list[at].author_name);
    EXPECT_EQ(rows[at].day, list[at].day);
  }
  EXPECT_EQ(rows.front().words, "third");
}

TEST_F(Drafts, AndALimitLeavesTheNewestLines) {
  for (const char* text : {"first", "second", "third"}) {
    ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{text}}}));
    pair.clock.advance(std::chrono::minutes(1));
  }

  const auto rows = *meg().items().rows({ItemKind::private_note}, 2);

  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].words, "third");
  EXPECT_EQ(rows[1].words, "second");
}

TEST_F(Drafts, AndWhatWasSetAsideStandsInAListOfItsOwn) {
  const auto note = *meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{"put away"}}});
  ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{"still there"}}}));
  ASSERT_TRUE(meg().writing().edit(note, {{model::set_aside, model::Flag{true}}}));

  const auto usual = *meg().items().rows({ItemKind::private_note}, 100);
  const auto aside = *meg().items().rows({ItemKind::private_note}, 100, model::SetAside::only);

  ASSERT_EQ(usual.size(), 1u);
  EXPECT_EQ(usual.front().words, "still there");
  ASSERT_EQ(aside.size(), 1u);
  EXPECT_EQ(aside.front().words, "put away");
}

TEST_F(Drafts, AndALineIsCutBetweenCharacters) {
  std::string text(398, 'a');
  text += "é and more";
  ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{text}}}));
  const auto one = meg().items().rows({ItemKind::private_note}, 100);
  ASSERT_TRUE(one);
  const auto exact = one->front().words;
  EXPECT_TRUE(exact == text.substr(0, 398) || exact == text.substr(0, 400));

  ASSERT_TRUE(meg().writing().write(ItemKind::private_note, {{kinds::private_note::text, model::Prose{"a" + text}}}));

  bool is_whole = true;
  const auto rows = meg().items().rows({ItemKind::private_note}, 100);
  ASSERT_TRUE(rows);
  for (const auto& row : *rows) is_whole = is_whole && model::is_prose(row.words);
  EXPECT_TRUE(is_whole);
}

TEST(Arrivals, TellTheOtherMemberThatSomethingWasPutAwayAndNobodyElse) {
  test::TwoPeople pair;
  pair.pair_up();
  const auto item = *pair.meg->writing().write(ItemKind::reflection, {test::prose(kinds::reflection::text, "of both")});
  const auto other = *pair.meg->writing().write(ItemKind::reflection, {test::prose(kinds::reflection::text, "another")});
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->drafts().was_here());
  ASSERT_TRUE(pair.meg->drafts().was_here());
  pair.restart(pair.dani);
  pair.restart(pair.meg);
  const auto put_away = [&](bool is_away) {
    ASSERT_TRUE(pair.meg->writing().edit(item, {{model::set_aside, model::Flag{is_away}}}));
    pair.carry_everything();
  };

  put_away(true);
  auto seen = *pair.dani->drafts().arrived_since_last_time();
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_EQ(seen[0].item, item);
  EXPECT_TRUE(pair.dani->items().show(item)->is_set_aside);
  EXPECT_EQ(seen[0].author_name, "Meg");
  EXPECT_TRUE(pair.meg->drafts().arrived_since_last_time()->empty()) << "one's own act is no news";

  put_away(false);
  seen = *pair.dani->drafts().arrived_since_last_time();
  ASSERT_EQ(seen.size(), 1u);
  EXPECT_FALSE(pair.dani->items().show(item)->is_set_aside);

  put_away(true);
  ASSERT_TRUE(pair.dani->drafts().was_here());
  pair.restart(pair.dani);
  EXPECT_TRUE(pair.dani->drafts().arrived_since_last_time()->empty()) << "it is said once";
  ASSERT_TRUE(pair.meg->writing().edit(other, {{kinds::reflection::text, model::Prose{"changed"}}}));
  pair.carry_everything();
  EXPECT_EQ(pair.dani->drafts().arrived_since_last_time()->size(), 1u);
}

}  // namespace
}  // namespace candour::journal
