#include "journal/store/items.hpp"

#include <gtest/gtest.h>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/reflection.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::ItemKind;
using test::act;
using test::dani;
using test::env;
using test::item;
using test::meg;
using test::reflection;
using test::reflection_of;
using test::Tables;

model::Change comment_on(const model::ItemKey& about, std::uint8_t name, std::string_view words) {
  return test::change({test::edit(ItemKind::comment, item(name), kinds::comment::about, test::link(about)),
                       test::edit(ItemKind::comment, item(name), kinds::comment::text, test::prose(words))});
}

std::vector<ItemId> ids(const std::vector<StoredItem>& items) {
  std::vector<ItemId> out;
  for (const auto& each : items) out.push_back(each.key.item);
  return out;
}

TEST(Items, AreListedNewestFirst) {
  Tables tables;
  tables.deliver(env(1), act(dani, 12), reflection(item(1), "later"));
  tables.deliver(env(2), act(dani, 10), reflection(item(2), "earlier"));
  tables.deliver(env(3), act(meg, 12), reflection(item(3), "that day too"));

  const auto newest = tables.items.list({ItemKind::reflection}, SetAside::left_out, Sequence::newest_first);

  EXPECT_EQ(ids(*newest), (std::vector<ItemId>{item(3), item(1), item(2)}));
}

TEST(Items, KeepTheirPlaceWhenTheyAreEdited) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "first"));
  tables.deliver(env(2), act(dani, 11), reflection(item(2), "second"));
  tables.deliver(env(3), act(dani, 15), reflection(item(1), "first, edited", {env(1)}));

  const auto items = *tables.items.list({ItemKind::reflection}, SetAside::left_out, Sequence::oldest_first);

  EXPECT_EQ(ids(items), (std::vector<ItemId>{item(1), item(2)}));
  EXPECT_EQ(items[0].day.number, 15U);
  EXPECT_EQ(items[0].made, WallTime(std::chrono::days(10)));
}

TEST(Items, OfOneNameByTwoAuthorsAreTwo) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "mine"));
  tables.deliver(env(2), act(meg, 10), reflection(item(1), "yours", {env(1)}));

  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), 1), "mine");
  EXPECT_EQ(tables.words(reflection_of(meg, item(1)), 1), "yours");
}

TEST(Items, ThatAreCoEditedAreOneForAll) {
  Tables tables;
  const auto title = [](std::string_view words, model::Basis basis) {
    return test::change({test::edit(ItemKind::meeting, item(1), kinds::meeting::title, test::line(words), std::move(basis))});
  };
  tables.deliver(env(1), act(dani, 10), title("Hello", {}));
  tables.deliver(env(2), act(meg, 11), title("Hello again", {env(1)}));

  const auto meeting = tables.items.get(test::meeting_key(item(1)));

  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->maker, dani);
  EXPECT_EQ(meeting->writer, meg);
  EXPECT_EQ(tables.words(meeting->key, kinds::meeting::title), "Hello again");
}

TEST(Items, LeaveTheListsWhenSetAside) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "words"));
  tables.deliver(env(2), act(dani, 10),
                 test::change({test::edit(ItemKind::reflection, item(1), model::set_aside, test::flag(true))}));

  EXPECT_TRUE(tables.items.list({ItemKind::reflection}, SetAside::left_out, Sequence::newest_first)->empty());
  EXPECT_EQ(tables.items.list({ItemKind::reflection}, SetAside::included, Sequence::newest_first)->size(), 1U);
  EXPECT_TRUE(tables.items.get(reflection_of(dani, item(1)))->is_set_aside);
}

TEST(Items, AreFoundByWhatTheyAreAbout) {
  Tables tables;
  const auto about = reflection_of(meg, item(1));
  tables.deliver(env(3), act(dani, 12), comment_on(about, 4, "second"));
  tables.deliver(env(2), act(dani, 11), comment_on(about, 3, "first"));  // before what it is about
  tables.deliver(env(1), act(meg, 10), reflection(item(1), "words"));
  tables.deliver(env(4), act(dani, 12), comment_on(reflection_of(dani, item(1)), 5, "about another"));

  EXPECT_EQ(ids(*tables.items.linked_to(about, ItemKind::comment)), (std::vector<ItemId>{item(3), item(4)}));
}

TEST(Items, AreNamedByAFewDigits) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(0xab), "words"));

  EXPECT_EQ(*tables.items.short_name(reflection_of(dani, item(0xab))), "ababab");
  EXPECT_EQ(tables.items.find("ababab")->item, item(0xab));
  EXPECT_EQ(tables.items.find("ABA")->item, item(0xab));
  EXPECT_EQ(tables.items.find("cd").error().code, ErrorCode::no_such_item);
  EXPECT_EQ(tables.items.find("").error().code, ErrorCode::bad_argument);
  EXPECT_EQ(tables.items.find("xyz").error().code, ErrorCode::bad_argument);
  EXPECT_EQ(tables.items.find(std::string(101, 'a')).error().code, ErrorCode::bad_argument);
}

TEST(Items, AreNamedByMoreDigitsWhereSixFitSeveral) {
  Tables tables;
  auto near = item(0xab);
  near.bytes[3] = 0xac;
  tables.deliver(env(1), act(dani, 10), reflection(item(0xab), "one"));
  tables.deliver(env(2), act(dani, 10), reflection(near, "two"));

  EXPECT_EQ(tables.items.find("ababab").error().code, ErrorCode::ambiguous_item);
  EXPECT_EQ(*tables.items.short_name(reflection_of(dani, near)), "abababac");
  EXPECT_EQ(tables.items.find(*tables.items.short_name(reflection_of(dani, near)))->item, near);
}

TEST(Items, KeepTheirNameWhenSomebodyCopiesTheirId) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(0xab), "the first"));
  tables.deliver(env(2), act(meg, 11), reflection(item(0xab), "the copy"));
  tables.deliver(env(3), act(meg, 11), comment_on(reflection_of(dani, item(1)), 0xab, "another copy"));
  const auto first = reflection_of(dani, item(0xab));
  const auto copy = reflection_of(meg, item(0xab));
  const model::ItemKey comment{ItemKind::comment, item(0xab), meg};

  EXPECT_EQ(*tables.items.short_name(first), "ababab");
  EXPECT_EQ(*tables.items.find("ababab"), first);
  EXPECT_EQ(*tables.items.find(to_hex(item(0xab))), first);
  for (const auto& key : {copy, comment}) {
    const auto name = *tables.items.short_name(key);
    EXPECT_GT(name.size(), 32U);
    EXPECT_EQ(*tables.items.find(name), key) << name;
  }
}

TEST(Items, ThatNobodyWroteAreNotThere) {
  Tables tables;

  EXPECT_EQ(tables.items.get(reflection_of(dani, item(1))).error().code, ErrorCode::no_such_item);
  EXPECT_EQ(tables.items.history(reflection_of(dani, item(1))).error().code, ErrorCode::no_such_item);
}

}  // namespace
}  // namespace candour::journal::store
