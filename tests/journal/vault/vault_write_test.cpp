// What one person does in the own vault: writing, reading, taking back, and what stays here.
#include <gtest/gtest.h>

#include <algorithm>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using model::ItemKind;
using test::prose;
using test::text_of;
using test::TwoPeople;
namespace note = kinds::private_note;
namespace reflection = kinds::reflection;
namespace comment = kinds::comment;
namespace meeting = kinds::meeting;

class VaultAlone : public testing::Test {
 protected:
  model::ItemKey note_of(std::string_view text) {
    auto made = pair.dani->writing().write(ItemKind::private_note, {prose(note::text, text)});
    EXPECT_TRUE(made.has_value());
    return std::move(made).value();
  }
  TwoPeople pair;
};

class VaultOfTwo : public VaultAlone {
 protected:
  void SetUp() override { pair.pair_up(); }
  model::ItemKey reflection_of(std::string_view text) {
    auto made = pair.dani->writing().write(ItemKind::reflection, {prose(reflection::text, text)});
    EXPECT_TRUE(made.has_value());
    return std::move(made).value();
  }
};

TEST_F(VaultAlone, ShowsAPrivateNoteAsItWasWritten) {
  const auto key = note_of("Eighteen of us in that room.");

  const auto item = pair.dani->items().show(key);

  ASSERT_TRUE(item.has_value());
  EXPECT_EQ(text_of(*item, note::text), "Eighteen of us in that room.");
  EXPECT_TRUE(item->is_mine);
  EXPECT_EQ(item->space, model::Space::mine);
}

TEST_F(VaultAlone, RefusesToShareWhileNobodyIsVerified) {
  const auto refused = pair.dani->writing().write(ItemKind::reflection, {prose(reflection::text, "For whom?")});

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::not_paired);
  EXPECT_EQ(pair.dani->sending().queued_count(), 0u);
}

TEST_F(VaultAlone, RefusesToShareBetweenInvitationAndNumber) {
  pair.invite_and_join();

  for (const auto* person : {&pair.meg, &pair.dani}) {
    const auto refused = (*person)->writing().write(ItemKind::reflection, {prose(reflection::text, "Not yet.")});

    EXPECT_FALSE(refused.has_value()) << person->name;
  }
}

TEST_F(VaultAlone, KeepsTheHistoryOfAnEditedNote) {
  const auto key = note_of("First words.");
  pair.clock.advance(std::chrono::hours(1));
  ASSERT_TRUE(pair.dani->writing().edit(key, {prose(note::text, "Second words.")}).has_value());

  const auto versions = pair.dani->items().history(key);

  EXPECT_EQ(text_of(*pair.dani->items().show(key), note::text), "Second words.");
  ASSERT_TRUE(versions.has_value());
  ASSERT_EQ(versions->size(), 2u);
  EXPECT_EQ(std::get<model::Prose>((*versions)[0].value).text, "First words.");
  EXPECT_TRUE((*versions)[1].is_shown);
}

TEST_F(VaultAlone, FindsByWordAndByShortName) {
  const auto key = note_of("The kettle in the corner.");
  note_of("Something else.");

  const auto hits = pair.dani->items().search("kettle", 10);
  ASSERT_TRUE(hits.has_value());
  ASSERT_EQ(hits->size(), 1u);
  const auto found = pair.dani->items().find(*pair.dani->items().short_name((*hits)[0].key));

  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(*found, key);
  const auto absent = key.item.bytes[0] == 0xab ? "cdcdcd" : "ababab";
  EXPECT_EQ(pair.dani->items().find(absent).error().code, ErrorCode::no_such_item);
  EXPECT_EQ(pair.dani->items().find("zzzzzz").error().code, ErrorCode::bad_argument);
}

TEST_F(VaultAlone, KeepsEverythingOverARestart) {
  const auto key = note_of("Still here.");

  pair.restart(pair.dani);

  EXPECT_EQ(text_of(*pair.dani->items().show(key), note::text), "Still here.");
}

TEST_F(VaultAlone, OpensWithItsPassphraseOnlyAndWithTheNewOneOnceChanged) {
  const crypto::Passphrase other("a wholly different set of words 41");
  ASSERT_TRUE(pair.dani->keys().change_passphrase(pair.dani.passphrase(), other).has_value());
  pair.dani.vault.reset();

  const auto old_one = Vault::unlock(pair.dani.folder, pair.dani.passphrase(), "tests", pair.clock);
  ASSERT_FALSE(old_one.has_value());
  EXPECT_EQ(old_one.error().code, ErrorCode::wrong_passphrase);
  EXPECT_TRUE(Vault::unlock(pair.dani.folder, other, "tests", pair.clock).has_value());
}

TEST_F(VaultAlone, IsNotRewrappedByWhoDoesNotKnowThePassphrase) {
  const auto refused = pair.dani->keys().change_passphrase(crypto::Passphrase("guess"),
                                                       crypto::Passphrase("a wholly different set of words 41"));

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::wrong_passphrase);
  pair.restart(pair.dani);
}

TEST_F(VaultOfTwo, QueuesWhatIsSharedUntilItsSlotAndThenTheOtherReadsIt) {
  const auto key = reflection_of("What I heard.");
  EXPECT_EQ(pair.dani->sending().queued_count(), 1u);
  EXPECT_TRUE(pair.dani->items().show(key)->is_queued);
  pair.carry();
  EXPECT_FALSE(pair.meg->items().show(key).has_value());

  EXPECT_TRUE(pair.slot(pair.dani));
  pair.carry();

  ASSERT_TRUE(pair.meg->items().show(key).has_value());
  EXPECT_EQ(text_of(*pair.meg->items().show(key), reflection::text), "What I heard.");
  EXPECT_EQ(pair.meg->items().show(key)->author_name, "Dani");
  EXPECT_FALSE(pair.meg->items().show(key)->is_mine);
  EXPECT_FALSE(pair.dani->items().show(key)->is_queued);
  EXPECT_EQ(pair.dani->sending().outbox_count(), 0u);
}

TEST_F(VaultOfTwo, TakesBackWhatIsQueuedWithoutTrace) {
  pair.carry_everything();  // what a day carries anyway
  const auto key = reflection_of("Better not.");
  const auto taken_before = pair.relay.ever_seen().size();

  ASSERT_TRUE(pair.dani->writing().recall(key).has_value());
  pair.carry_everything();

  EXPECT_FALSE(pair.dani->items().show(key).has_value());
  EXPECT_FALSE(pair.meg->items().show(key).has_value());
  EXPECT_EQ(pair.relay.ever_seen().size(), taken_before);
}

TEST_F(VaultOfTwo, CannotTakeBackWhatIsSealed) {
  const auto key = reflection_of("Said is said.");
  pair.carry_everything();

  EXPECT_FALSE(pair.dani->writing().recall(key).has_value());
  EXPECT_TRUE(pair.meg->items().show(key).has_value());
}

TEST_F(VaultOfTwo, PromotesAPassageAsACopyThatDoesNotNameItsNote) {
  const auto key = note_of("Eighteen of us. I was afraid of Will. The kettle boiled.");
  const Promotion promotion{key, "The kettle boiled.", "The kettle boiled.", PromotionTarget::reflection, {}};

  const auto preview = pair.dani->writing().preview_promotion(promotion);
  const auto made = pair.dani->writing().promote(promotion);
  ASSERT_TRUE(preview.has_value());
  ASSERT_TRUE(made.has_value());
  pair.carry_everything();

  EXPECT_EQ(preview->text, "The kettle boiled.");
  EXPECT_EQ(preview->readers, (std::vector<std::string>{"Dani", "Meg"}));
  const auto item = pair.meg->items().show(*made);
  ASSERT_TRUE(item.has_value());
  EXPECT_EQ(text_of(*item, reflection::text), "The kettle boiled.");
  EXPECT_NE(item->key.item, key.item);
  for (const auto& field : item->fields) {
    EXPECT_FALSE(std::holds_alternative<model::Source>(field.value)) << field.name;
    EXPECT_FALSE(std::holds_alternative<model::Link>(field.value)) << field.name;
  }
  EXPECT_FALSE(pair.meg->items().show(key).has_value());
}

TEST_F(VaultOfTwo, PromotesOnlyWordsThatStandInTheNote) {
  const auto key = note_of("The kettle boiled.");

  const auto refused = pair.dani->writing().promote({key, "The kettle sang.", "x", PromotionTarget::reflection, {}});

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::bad_argument);
}

TEST_F(VaultOfTwo, ShowsTheOthersCommentWithWhatItIsAbout) {
  const auto key = reflection_of("What I heard.");
  pair.carry_everything();
  const auto made = pair.meg->writing().write(ItemKind::comment, {{comment::about, key}, prose(comment::text, "So did I.")});
  ASSERT_TRUE(made.has_value());
  pair.carry_everything();

  const auto comments = pair.dani->items().linked_to(key, ItemKind::comment);

  ASSERT_TRUE(comments.has_value());
  ASSERT_EQ(comments->size(), 1u);
  EXPECT_EQ(text_of((*comments)[0], comment::text), "So did I.");
  EXPECT_EQ((*comments)[0].author_name, "Meg");
}

TEST_F(VaultOfTwo, LetsNobodyEditWhatAnotherWrote) {
  const auto key = reflection_of("Mine.");
  pair.carry_everything();

  const auto refused = pair.meg->writing().edit(key, {prose(reflection::text, "Yours.")});

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::not_yours);
}

TEST_F(VaultOfTwo, ShowsTheOtherAnEditOfWhatWasSent) {
  const auto key = reflection_of("First.");
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().edit(key, {prose(reflection::text, "Second.")}).has_value());
  pair.carry_everything();

  EXPECT_EQ(text_of(*pair.meg->items().show(key), reflection::text), "Second.");
  EXPECT_EQ(pair.meg->items().history(key)->size(), 2u);
}

TEST_F(VaultOfTwo, SendsTwentyThousandWordsInPartsThroughSlots) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "word" + std::to_string(i) + (i % 12 == 11 ? "\n" : " ");
  const auto key = reflection_of(text);

  pair.carry_everything();

  ASSERT_TRUE(pair.meg->items().show(key).has_value());
  EXPECT_EQ(text_of(*pair.meg->items().show(key), reflection::text), text_of(*pair.dani->items().show(key), reflection::text));
  EXPECT_GT(text_of(*pair.meg->items().show(key), reflection::text).size(), 150'000u);
}

TEST_F(VaultOfTwo, TakesEverythingBackThatIsStillQueuedAndNothingElse) {
  const auto sent = reflection_of("Already there.");
  pair.carry_everything();
  reflection_of("Not yet.");
  ASSERT_TRUE(pair.dani->writing().edit(sent, {prose(reflection::text, "Changed, not yet sent.")}).has_value());

  ASSERT_TRUE(pair.dani->writing().recall_all().has_value());

  EXPECT_EQ(pair.dani->sending().queued_count(), 0u);
  EXPECT_EQ(pair.dani->items().list({ItemKind::reflection})->size(), 1u);
  EXPECT_EQ(text_of(*pair.dani->items().show(sent), reflection::text), "Already there.");
}

TEST_F(VaultOfTwo, TellsTheWordingsOfOneDayInTheOrderInWhichTheyWereWritten) {
  const auto key = reflection_of("wording 0");
  pair.carry_everything();
  for (int wording = 1; wording <= 6; ++wording) {
    ASSERT_TRUE(pair.dani->writing().edit(key, {prose(reflection::text, "wording " + std::to_string(wording))}).has_value());
    pair.carry_everything();
  }

  for (const auto* person : {&pair.meg, &pair.dani}) {
    const auto versions = *(*person)->items().history(key);
    ASSERT_EQ(versions.size(), 7u);
    for (std::size_t at = 0; at < versions.size(); ++at) {
      EXPECT_EQ(std::get<model::Prose>(versions[at].value).text, "wording " + std::to_string(at)) << person->name;
    }
  }
}

class VaultOfTwoAtOneMeeting : public VaultOfTwo {
 protected:
  void SetUp() override {
    VaultOfTwo::SetUp();
    const model::ZonedTime when{Day{20524}, 600, "Europe/London"};
    auto made = pair.meg->writing().write(ItemKind::meeting, {{meeting::when, when}, line(meeting::place, "by video")});
    ASSERT_TRUE(made.has_value());
    planned = std::move(made).value();
    pair.carry_everything();
  }
  static FieldValue line(model::FieldNumber field, std::string text) { return {field, model::Line{std::move(text)}}; }
  std::vector<std::string> latest_places(const test::Person& person) {
    std::vector<std::string> places;
    const auto versions = person->items().history(planned);
    for (const auto& version : *versions) {
      if (version.field == meeting::place && version.is_latest) places.push_back(std::get<model::Line>(version.value).text);
    }
    std::sort(places.begin(), places.end());
    return places;
  }
  model::ItemKey planned;
};

TEST_F(VaultOfTwoAtOneMeeting, KeepsBothWhenTheOtherChangedAFieldWhileOneWasWriting) {
  const auto seen = pair.dani->writing().seen(planned, meeting::place);
  ASSERT_TRUE(seen.has_value());
  ASSERT_TRUE(pair.meg->writing().edit(planned, {line(meeting::place, "room 4")}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(*pair.dani->writing().has_changed_since(planned, meeting::place, *seen));

  ASSERT_TRUE(pair.dani->writing().edit_seen(planned, {{line(meeting::place, "the front desk"), *seen}}).has_value());
  pair.carry_everything();

  const std::vector<std::string> both{"room 4", "the front desk"};
  EXPECT_EQ(latest_places(pair.dani), both);
  EXPECT_EQ(latest_places(pair.meg), both);
}

TEST_F(VaultOfTwoAtOneMeeting, ReplacesWhatWasSeenEvenWhenItWasStillQueuedThen) {
  ASSERT_TRUE(pair.dani->writing().edit(planned, {line(meeting::place, "room 4")}).has_value());
  const auto seen = pair.dani->writing().seen(planned, meeting::place);
  pair.carry_everything();
  EXPECT_FALSE(*pair.dani->writing().has_changed_since(planned, meeting::place, *seen));

  ASSERT_TRUE(pair.dani->writing().edit_seen(planned, {{line(meeting::place, "room 5"), *seen}}).has_value());
  pair.carry_everything();

  EXPECT_EQ(latest_places(pair.meg), std::vector<std::string>{"room 5"});
}

TEST_F(VaultOfTwoAtOneMeeting, StandsAfterWhatOneselfWroteMeanwhileQueuedOrSealed) {
  for (const bool is_sealed : {false, true}) {
    const auto seen = pair.dani->writing().seen(planned, meeting::place);
    ASSERT_TRUE(pair.dani->writing().edit(planned, {line(meeting::place, "room 4")}).has_value());
    if (is_sealed) pair.carry_everything();
    EXPECT_TRUE(*pair.dani->writing().has_changed_since(planned, meeting::place, *seen));

    ASSERT_TRUE(pair.dani->writing().edit_seen(planned, {{line(meeting::place, "room 5"), *seen}}).has_value());
    pair.carry_everything();

    for (auto* person : {&pair.dani, &pair.meg}) {
      EXPECT_EQ(latest_places(*person), std::vector<std::string>{"room 5"}) << person->name;
      EXPECT_EQ(text_of(*(*person)->items().show(planned), meeting::place), "room 5");
      const auto versions = *(*person)->items().history(planned);
      EXPECT_EQ(std::count_if(versions.begin(), versions.end(), [](const auto& version) {
                  const auto* said = std::get_if<model::Line>(&version.value);
                  return said != nullptr && said->text == "room 4";
                }), is_sealed ? 2 : 1) << "no wording is lost";
    }
  }
}

TEST_F(VaultOfTwoAtOneMeeting, StandsAfterWhatTookThePlaceInTheQueueOfWhatOneHadSeen) {
  for (const bool is_sealed : {false, true}) {
    ASSERT_TRUE(pair.dani->writing().edit(planned, {line(meeting::place, "room 4")}).has_value());
    const auto seen = pair.dani->writing().seen(planned, meeting::place);
    EXPECT_FALSE(*pair.dani->writing().has_changed_since(planned, meeting::place, *seen));
    const std::string between = is_sealed ? "room 4, upstairs" : "room 4, downstairs";
    ASSERT_TRUE(pair.dani->writing().edit(planned, {line(meeting::place, between)}).has_value());
    if (is_sealed) pair.carry_everything();
    EXPECT_TRUE(*pair.dani->writing().has_changed_since(planned, meeting::place, *seen));

    ASSERT_TRUE(pair.dani->writing().edit_seen(planned, {{line(meeting::place, "room 5"), *seen}}).has_value());
    pair.carry_everything();

    EXPECT_EQ(latest_places(pair.meg), std::vector<std::string>{"room 5"});
    const auto versions = *pair.meg->items().history(planned);
    EXPECT_TRUE(std::any_of(versions.begin(), versions.end(), [&](const auto& version) {
      const auto* said = std::get_if<model::Line>(&version.value);
      return said != nullptr && said->text == between;
    })) << between;
  }
}

TEST_F(VaultOfTwoAtOneMeeting, StandsBesideWordsOfTheOtherThatOnlyAnEditInBetweenHadSeen) {
  const auto seen = pair.dani->writing().seen(planned, meeting::place);
  ASSERT_TRUE(pair.meg->writing().edit(planned, {line(meeting::place, "room 4")}).has_value());
  pair.carry_everything();
  ASSERT_TRUE(pair.dani->writing().edit(planned, {line(meeting::place, "room 4, upstairs")}).has_value());

  ASSERT_TRUE(pair.dani->writing().edit_seen(planned, {{line(meeting::place, "the front desk"), *seen}}).has_value());
  pair.carry_everything();

  const std::vector<std::string> both{"room 4, upstairs", "the front desk"};
  EXPECT_EQ(latest_places(pair.dani), both);
  EXPECT_EQ(latest_places(pair.meg), both);
}

TEST_F(VaultOfTwoAtOneMeeting, RefusesBytesThatAreNothingThatWasSeen) {
  const Bytes nonsense{0x07, 0x01};

  const auto refused = pair.dani->writing().edit_seen(planned, {{line(meeting::place, "x"), nonsense}});

  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::bad_argument);
  EXPECT_EQ(pair.dani->sending().queued_count(), 0u);
}

}  // namespace
}  // namespace candour::journal
