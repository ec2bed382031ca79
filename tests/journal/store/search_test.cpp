#include "journal/store/search.hpp"

#include <gtest/gtest.h>

#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using test::act;
using test::dani;
using test::env;
using test::item;
using test::reflection;
using test::Tables;

std::size_t hits(const Tables& tables, std::string_view query) { return search(tables.projection, query, 99)->size(); }

TEST(Search, FindsWordsWhateverTheirCaseAndAccents) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "The Café was STILL open"));

  for (const auto* query : {"café", "CAFE", "still open", "op"}) EXPECT_EQ(hits(tables, query), 1U) << query;
  EXPECT_EQ(hits(tables, "still closed"), 0U);
  EXPECT_EQ(hits(tables, "ope still"), 0U);  // only the last word is a beginning
}

TEST(Search, TakesNothingTypedAsAnOperator) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "either OR \"both\" don't"));

  for (const auto* query : {"\"both\"", "either OR", "don't", "NOT", "(", "*", "words:x", "a\"b", "^", "-- '"}) {
    EXPECT_TRUE(search(tables.projection, query, 9)) << query;
  }
  EXPECT_EQ(hits(tables, "either OR"), 1U);
  EXPECT_EQ(hits(tables, "don't"), 1U);
  EXPECT_EQ(hits(tables, "words:either"), 0U);
}

TEST(Search, FindsNothingWithoutAWord) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "words"));

  EXPECT_EQ(hits(tables, ""), 0U);
  EXPECT_EQ(hits(tables, " - "), 0U);
}

TEST(Search, FindsWhatIsShownAndNotWhatWas) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "formerly"));
  tables.deliver(env(2), act(dani, 11), reflection(item(1), "presently", {env(1)}));

  EXPECT_EQ(hits(tables, "formerly"), 0U);
  EXPECT_EQ(hits(tables, "presently"), 1U);
}

TEST(Search, LeavesOutWhatIsSetAside) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "words"));
  tables.deliver(env(2), act(dani, 10),
                 test::change({test::edit(model::ItemKind::reflection, item(1), model::set_aside, test::flag(true))}));

  EXPECT_EQ(hits(tables, "words"), 0U);
}

TEST(Search, NamesEachItemOnceAndKeepsToItsLimit) {
  Tables tables;
  for (std::uint8_t n = 1; n <= 5; ++n) tables.deliver(env(n), act(dani, 10), reflection(item(n), "same words"));
  tables.deliver(env(9), act(dani, 10),
                 test::change({test::edit(model::ItemKind::meeting, item(9), 1, test::line("unique")),
                               test::edit(model::ItemKind::meeting, item(9), 4, test::prose("unique"))}));

  EXPECT_EQ(search(tables.projection, "same", 3)->size(), 3U);
  EXPECT_EQ(hits(tables, "unique"), 1U);
}

TEST(Search, ShowsTheWordsAround) {
  Tables tables;
  tables.deliver(env(1), act(dani, 10), reflection(item(1), "I have walked\npast that desk for six years."));

  EXPECT_EQ(search(tables.projection, "desk", 9)->front().snippet, "I have walked past that desk for six years.");
}

}  // namespace
}  // namespace candour::journal::store
