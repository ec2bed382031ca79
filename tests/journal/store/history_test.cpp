#include <gtest/gtest.h>

#include "journal/kinds/meeting.hpp"
#include "journal/kinds/summary.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::ItemKind;
using model::Standing;
using test::by;
using test::dani;
using test::env;
using test::item;
using test::meg;
using test::reflection;
using test::reflection_of;
using test::Tables;

model::Edit title(std::string_view words, model::Basis basis = {}) {
  return test::edit(ItemKind::meeting, item(1), kinds::meeting::title, test::line(words), std::move(basis));
}

TEST(History, HoldsEveryVersionOldestFirst) {
  Tables tables;
  tables.deliver(env(9), by(dani, 10), reflection(item(1), "first"));
  tables.deliver(env(2), by(dani, 11), reflection(item(1), "second", {env(9)}));

  const auto history = *tables.items.history(reflection_of(dani, item(1)));

  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(as_text(history[0].value.bytes), "first");
  EXPECT_FALSE(history[0].is_shown);
  EXPECT_EQ(as_text(history[1].value.bytes), "second");
  EXPECT_EQ(history[1].basis, (model::Basis{env(9)}));
  EXPECT_TRUE(history[1].is_shown);
}

TEST(History, OffersBothOfTwoConcurrentVersions) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), test::change({title("start")}));
  tables.deliver(env(2), by(dani, 11), test::change({title("mine", {env(1)})}));
  tables.deliver(env(3), by(meg, 11), test::change({title("yours", {env(1)})}));

  const auto field = tables.items.get(test::meeting_key(item(1)))->fields.front();

  EXPECT_EQ(as_text(field.value.bytes), "yours");
  EXPECT_EQ(field.tips, 2U);
  EXPECT_EQ(*tables.items.basis({test::meeting_key(item(1)), kinds::meeting::title}), (model::Basis{env(2), env(3)}));
}

TEST(History, KeepsWhatThisProgramDoesNotKnowWithoutShowingIt) {
  Tables tables;
  const auto later = static_cast<ItemKind>(700);
  tables.deliver(env(1), by(dani, 10), test::change({test::edit(later, item(1), 1, test::prose("later words"))}));

  const auto history = *tables.items.history({later, item(1), dani});

  EXPECT_EQ(history.front().standing, Standing::newer);
  EXPECT_EQ(tables.items.get({later, item(1), dani}).error().code, ErrorCode::no_such_item);
  EXPECT_TRUE(search(tables.projection, "later", 9)->empty());
}

TEST(History, ShowsTheRestOfAChangeThatHoldsSomethingNewer) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10),
                 test::change({title("known"), test::edit(ItemKind::meeting, item(1), 99, test::prose("unknown"))}));

  EXPECT_EQ(tables.words(test::meeting_key(item(1)), kinds::meeting::title), "known");
}

TEST(History, KeepsAllOfAChangeAgainstARuleAndShowsNoneOfIt) {
  Tables tables;
  const auto moved = test::edit(ItemKind::comment, item(2), 1, test::link(test::meeting_key(item(1))), {env(9)});
  tables.deliver(env(1), by(meg, 10), test::change({title("smuggled"), moved}));

  EXPECT_EQ(tables.items.get(test::meeting_key(item(1))).error().code, ErrorCode::no_such_item);
  EXPECT_EQ(tables.items.history(test::meeting_key(item(1)))->front().standing, Standing::rule);
}

TEST(History, LetsNoPrivateKindInFromOutside) {
  Tables tables;
  tables.deliver(env(1), by(meg, 10), test::change({test::edit(ItemKind::verification, item(1), 4, test::line("pairing"))}));

  EXPECT_TRUE(tables.items.list({ItemKind::verification}, model::SetAside::included, Sequence::newest_first)->empty());
}

TEST(History, LosesTheWordsOfAWithdrawnVersionAndKeepsItsPlace) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "taken back"));

  ASSERT_TRUE(tables.projection.withdraw(env(1)));

  const auto history = *tables.items.history(reflection_of(dani, item(1)));
  EXPECT_EQ(history.front().standing, Standing::withdrawn);
  EXPECT_TRUE(history.front().value.bytes.empty());
  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), 1), "");
  EXPECT_TRUE(search(tables.projection, "taken", 9)->empty());
}

}  // namespace
}  // namespace candour::journal::store
