#include "journal/store/items.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/reflection.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using model::ItemKind;
using test::by;
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
  tables.deliver(env(1), by(dani, 12), reflection(item(1), "later"));
  tables.deliver(env(2), by(dani, 10), reflection(item(2), "earlier"));
  tables.deliver(env(3), by(meg, 12), reflection(item(3), "that day too"));

  const auto newest = tables.items.list({ItemKind::reflection}, model::SetAside::left_out, Sequence::newest_first);

  EXPECT_EQ(ids(*newest), (std::vector<ItemId>{item(3), item(1), item(2)}));
}

TEST(Items, KeepTheirPlaceWhenTheyAreEdited) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "first"));
  tables.deliver(env(2), by(dani, 11), reflection(item(2), "second"));
  tables.deliver(env(3), by(dani, 15), reflection(item(1), "first, edited", {env(1)}));

  const auto items = *tables.items.list({ItemKind::reflection}, model::SetAside::left_out, Sequence::oldest_first);

  EXPECT_EQ(ids(items), (std::vector<ItemId>{item(1), item(2)}));
  EXPECT_EQ(items[0].day.number, 15U);
  EXPECT_EQ(items[0].made, WallTime(std::chrono::days(10)));
}

// The texts that lists and search show of comments.
std::vector<std::string> shown_comments(const Tables& tables) {
  std::vector<std::string> out;
  const auto lines = tables.items.lines({ItemKind::comment}, model::SetAside::left_out, no_limit);
  for (const auto& line : *lines) out.push_back(line.words);
  std::sort(out.begin(), out.end());
  const auto listed = tables.items.list({ItemKind::comment}, model::SetAside::left_out, Sequence::oldest_first);
  EXPECT_EQ(listed->size(), out.size());
  EXPECT_EQ(search(tables.projection, "answer", 10)->size(), out.size());
  return out;
}

model::Change put_away(ItemKind kind, const ItemId& item, bool is_away, model::Basis basis = {}) {
  return test::change({test::edit(kind, item, model::set_aside, test::flag(is_away), std::move(basis))});
}

model::ItemKey comment_key(const MemberKey& author, std::uint8_t name) {
  return {ItemKind::comment, item(name), author};
}

TEST(Items, GoWithWhatTheyBelongToAndComeBackWithIt) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "the whole"));
  tables.deliver(env(2), by(meg, 10), comment_on(reflection_of(dani, item(1)), 2, "answer one"));
  tables.deliver(env(3), by(dani, 10), comment_on(comment_key(meg, 2), 3, "answer two"));
  tables.deliver(env(4), by(dani, 10), reflection(item(4), "another"));
  tables.deliver(env(5), by(meg, 10), comment_on(reflection_of(dani, item(4)), 5, "answer elsewhere"));
  const auto all = shown_comments(tables);
  ASSERT_EQ(all.size(), 3u);

  tables.deliver(env(6), by(dani, 11), put_away(ItemKind::reflection, item(1), true));
  EXPECT_EQ(shown_comments(tables), std::vector<std::string>{"answer elsewhere"});
  EXPECT_TRUE(*tables.items.is_away(comment_key(dani, 3)));
  EXPECT_EQ(tables.items.linked_to(reflection_of(dani, item(1)), ItemKind::comment)->size(), 1u) << "under it they stand";
  EXPECT_EQ(tables.items.lines({ItemKind::reflection, ItemKind::comment}, model::SetAside::only, no_limit)->size(), 1u);
  tables.deliver(env(7), by(meg, 12), comment_on(comment_key(dani, 3), 7, "answer three, later"));
  EXPECT_EQ(shown_comments(tables).size(), 1u);

  tables.deliver(env(8), by(dani, 13), put_away(ItemKind::reflection, item(1), false, {env(6)}));
  EXPECT_EQ(shown_comments(tables).size(), 4u);
  EXPECT_FALSE(*tables.items.is_away(comment_key(dani, 3)));
}

TEST(Items, GoWithWhatTheyBelongToInWhateverOrderTheyCome) {
  const std::vector<std::tuple<EnvelopeId, Provenance, model::Change>> acts{
      {env(1), by(dani, 10), reflection(item(1), "the whole")},
      {env(2), by(meg, 10), comment_on(reflection_of(dani, item(1)), 2, "answer one")},
      {env(3), by(dani, 10), comment_on(comment_key(meg, 2), 3, "answer two")},
      {env(4), by(dani, 11), put_away(ItemKind::reflection, item(1), true)}};
  std::vector<std::size_t> order{0, 1, 2, 3};
  do {
    Tables tables;
    for (const auto i : order) {
      const auto& [id, by, change] = acts[i];
      tables.deliver(id, by, change);
    }
    EXPECT_TRUE(shown_comments(tables).empty());
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Items, ThatAChangedProgramTiedIntoARingComeBackToo) {
  Tables tables;
  tables.deliver(env(1), by(meg, 10), comment_on(comment_key(dani, 2), 1, "answer one"));
  tables.deliver(env(2), by(dani, 10), comment_on(comment_key(meg, 1), 2, "answer two"));
  EXPECT_EQ(shown_comments(tables).size(), 2u);
  tables.deliver(env(3), by(meg, 11), put_away(ItemKind::comment, item(1), true));
  EXPECT_TRUE(shown_comments(tables).empty());
  tables.deliver(env(4), by(meg, 12), put_away(ItemKind::comment, item(1), false, {env(3)}));
  EXPECT_EQ(shown_comments(tables).size(), 2u);
}

TEST(Items, OfAnOlderLayoutFindOutWhatTheyBelongTo) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "the whole"));
  tables.deliver(env(2), by(meg, 10), comment_on(reflection_of(dani, item(1)), 2, "answer one"));
  tables.deliver(env(3), by(dani, 11), put_away(ItemKind::reflection, item(1), true));
  ASSERT_TRUE(tables.database.execute("UPDATE item SET away = 0"));
  ASSERT_EQ(shown_comments(tables).size(), 1u);

  ASSERT_TRUE(tables.projection.judge_away());

  EXPECT_TRUE(shown_comments(tables).empty());
  EXPECT_TRUE(*tables.items.is_away(reflection_of(dani, item(1))));
}

TEST(Items, OfOneNameByTwoAuthorsAreTwo) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "mine"));
  tables.deliver(env(2), by(meg, 10), reflection(item(1), "yours", {env(1)}));

  EXPECT_EQ(tables.words(reflection_of(dani, item(1)), 1), "mine");
  EXPECT_EQ(tables.words(reflection_of(meg, item(1)), 1), "yours");
}

TEST(Items, ThatAreCoEditedAreOneForAll) {
  Tables tables;
  const auto title = [](std::string_view words, model::Basis basis) {
    return test::change({test::edit(ItemKind::meeting, item(1), kinds::meeting::title, test::line(words), std::move(basis))});
  };
  tables.deliver(env(1), by(dani, 10), title("Hello", {}));
  tables.deliver(env(2), by(meg, 11), title("Hello again", {env(1)}));

  const auto meeting = tables.items.get(test::meeting_key(item(1)));

  ASSERT_TRUE(meeting);
  EXPECT_EQ(meeting->maker, dani);
  EXPECT_EQ(meeting->writer, meg);
  EXPECT_EQ(tables.words(meeting->key, kinds::meeting::title), "Hello again");
}

TEST(Items, LeaveTheListsWhenSetAside) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "words"));
  tables.deliver(env(2), by(dani, 10),
                 test::change({test::edit(ItemKind::reflection, item(1), model::set_aside, test::flag(true))}));

  EXPECT_TRUE(tables.items.list({ItemKind::reflection}, model::SetAside::left_out, Sequence::newest_first)->empty());
  EXPECT_EQ(tables.items.list({ItemKind::reflection}, model::SetAside::included, Sequence::newest_first)->size(), 1U);
  EXPECT_TRUE(tables.items.get(reflection_of(dani, item(1)))->is_set_aside);
}

TEST(Items, AreFoundByWhatTheyAreAbout) {
  Tables tables;
  const auto about = reflection_of(meg, item(1));
  tables.deliver(env(3), by(dani, 12), comment_on(about, 4, "second"));
  tables.deliver(env(2), by(dani, 11), comment_on(about, 3, "first"));  // before what it is about
  tables.deliver(env(1), by(meg, 10), reflection(item(1), "words"));
  tables.deliver(env(4), by(dani, 12), comment_on(reflection_of(dani, item(1)), 5, "about another"));

  EXPECT_EQ(ids(*tables.items.linked_to(about, ItemKind::comment)), (std::vector<ItemId>{item(3), item(4)}));
}

TEST(Items, AreNamedByAFewDigits) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(0xab), "words"));

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
  tables.deliver(env(1), by(dani, 10), reflection(item(0xab), "one"));
  tables.deliver(env(2), by(dani, 10), reflection(near, "two"));

  EXPECT_EQ(tables.items.find("ababab").error().code, ErrorCode::ambiguous_item);
  EXPECT_EQ(*tables.items.short_name(reflection_of(dani, near)), "abababac");
  EXPECT_EQ(tables.items.find(*tables.items.short_name(reflection_of(dani, near)))->item, near);
}

TEST(Items, KeepTheirNameWhenSomebodyCopiesTheirId) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(0xab), "the first"));
  tables.deliver(env(2), by(meg, 11), reflection(item(0xab), "the copy"));
  tables.deliver(env(3), by(meg, 11), comment_on(reflection_of(dani, item(1)), 0xab, "another copy"));
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
