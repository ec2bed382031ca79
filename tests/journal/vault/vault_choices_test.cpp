// Two wordings of one sentence, from two real vaults over a relay, until somebody chooses.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "journal/store/database.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/two_people.hpp"

namespace candour::journal {
namespace {

using kinds::reflection::text;
using model::Keep;
using test::prose;

class VaultChoices : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    item = *pair.dani->writing().write(model::ItemKind::reflection, {prose(text, "It went well. Thank you.")});
    pair.carry_everything();
    pair.in_an_older_copy(
        pair.dani, [&] { write("It went badly. Thank you."); }, [&] { write("It went slowly. Thank you."); });
  }
  void write(std::string_view words) { ASSERT_TRUE(pair.dani->writing().edit(item, {prose(text, words)})); }
  static std::string words(const test::Person& person, const model::ItemKey& of) {
    return test::text_of(person->items().show(of).value(), text);
  }
  ChoiceView only_choice(const test::Person& person) {
    const auto choices = person->items().choices(item).value();
    EXPECT_EQ(choices.size(), 1U);
    return choices.empty() ? ChoiceView() : choices.front();
  }
  // What both read after Dani kept that.
  std::string after(Keep keep) {
    const auto choice = only_choice(pair.dani);
    EXPECT_TRUE(pair.dani->writing().choose(item, choice.field, choice.wordings, keep));
    pair.carry_everything();
    EXPECT_TRUE(pair.dani->items().choices(item)->empty());
    EXPECT_TRUE(pair.meg->items().choices(item)->empty());
    EXPECT_EQ(words(pair.dani, item), words(pair.meg, item));
    EXPECT_EQ(pair.meg->items().history(item)->size(), 4U);
    return words(pair.meg, item);
  }

  test::TwoPeople pair;
  model::ItemKey item;
};

TEST_F(VaultChoices, ShowBothWordingsToBothAndFindThem) {
  EXPECT_EQ(words(pair.dani, item), words(pair.meg, item));
  for (const auto* person : {&pair.dani, &pair.meg}) {
    const auto choice = only_choice(*person);
    EXPECT_NE(words(*person, item).find(choice.wordings.first + " " + choice.wordings.second), std::string::npos);
    EXPECT_EQ(choice.first_by, "Dani");
    EXPECT_EQ(choice.second_by, "Dani");
    EXPECT_EQ((*person)->items().search("badly", 9)->size(), 1U);
    EXPECT_EQ((*person)->items().search("slowly", 9)->size(), 1U);
    EXPECT_EQ((*person)->items().show(item)->fields.front().other_values, 0U);
  }
}

TEST_F(VaultChoices, KeepTheFirst) {
  const auto first = only_choice(pair.dani).wordings.first;
  EXPECT_EQ(after(Keep::first), first + " Thank you.");
}

TEST_F(VaultChoices, KeepTheSecond) {
  const auto second = only_choice(pair.dani).wordings.second;
  EXPECT_EQ(after(Keep::second), second + " Thank you.");
}

TEST_F(VaultChoices, KeepBothForEverybodyAndForGood) {
  const auto [first, second] = only_choice(pair.dani).wordings;
  const auto both = after(Keep::both);
  EXPECT_EQ(both, first + "\n" + second + " Thank you.");

  write(both + " Bye.");
  pair.carry_everything();
  pair.restart(pair.meg);
  EXPECT_TRUE(pair.meg->items().choices(item)->empty());
  EXPECT_TRUE(pair.dani->items().choices(item)->empty());
}

TEST_F(VaultChoices, StayThroughAnEditOfSomethingElse) {
  const auto wordings = only_choice(pair.dani).wordings;
  write("Hello. " + words(pair.dani, item));
  pair.carry_everything();

  EXPECT_EQ(only_choice(pair.meg).wordings, wordings);
  EXPECT_EQ(only_choice(pair.dani).wordings, wordings);
}

TEST_F(VaultChoices, AreTheirAuthorsToMake) {
  const auto choice = only_choice(pair.meg);
  EXPECT_EQ(pair.meg->writing().choose(item, choice.field, choice.wordings, Keep::first).error().code, ErrorCode::not_yours);
}

TEST_F(VaultChoices, AreNotMadeOnceTheyAreGone) {
  const auto choice = only_choice(pair.dani);
  write("Something else.");

  EXPECT_EQ(pair.dani->writing().choose(item, choice.field, choice.wordings, Keep::first).error().code, ErrorCode::not_equal);
  EXPECT_EQ(words(pair.dani, item), "Something else.");
}

TEST_F(VaultChoices, AreShownOfAVaultInWhichAnEarlierCandourHidOneWording) {
  const auto both = words(pair.meg, item);
  pair.meg.vault.reset();
  {
    const auto passphrase = Result<crypto::Passphrase>(pair.meg.passphrase());
    const auto master = open_vault(*read_vault_file(pair.meg.folder), *passphrase);
    auto database = *store::open_database((pair.meg.folder / "database").string(), *master);
    ASSERT_TRUE(database.execute("UPDATE shown SET value = CAST('It went slowly. Thank you.' AS BLOB), tips = 2"
                                 " WHERE CAST(value AS TEXT) LIKE 'It went%'"));
    ASSERT_TRUE(database.execute("DELETE FROM found WHERE rowid IN (SELECT id FROM shown WHERE tips = 2)"));
    ASSERT_TRUE(database.execute("INSERT INTO found(rowid, words) SELECT id, CAST(value AS TEXT) FROM shown"
                                 " WHERE tips = 2"));
    // What the migrations after it made goes, as they make it again.
    ASSERT_TRUE(database.execute("DROP INDEX version_waits; ALTER TABLE version DROP COLUMN came_by;"));
    ASSERT_TRUE(database.execute("PRAGMA user_version = 10"));
  }

  pair.restart(pair.meg);

  EXPECT_EQ(words(pair.meg, item), both);
  EXPECT_EQ(pair.meg->items().search("badly", 9)->size(), 1U);
}

}  // namespace
}  // namespace candour::journal
