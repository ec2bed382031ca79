#include "journal/store/search.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text/words.hpp"
#include "journal/model/text.hpp"
#include "tests/base/text/scripts.hpp"
#include "tests/journal/store/tables.hpp"

namespace candour::journal::store {
namespace {

using test::by;
using test::dani;
using test::env;
using test::item;
using test::reflection;
using test::Tables;

std::size_t hits(const Tables& tables, std::string_view query) { return search(tables.projection, query, 99)->size(); }

TEST(Search, FindsWordsWhateverTheirCaseAndAccents) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "The Café was STILL open"));

  for (const auto* query : {"café", "CAFE", "still open", "op"}) EXPECT_EQ(hits(tables, query), 1U) << query;
  EXPECT_EQ(hits(tables, "still closed"), 0U);
  EXPECT_EQ(hits(tables, "ope still"), 0U);  // only the last word is a beginning
}

TEST(Search, TakesNothingTypedAsAnOperator) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "either OR \"both\" don't"));

  for (const auto* query : {"\"both\"", "either OR", "don't", "NOT", "(", "*", "words:x", "a\"b", "^", "-- '"}) {
    const auto found = search(tables.projection, query, 9);
    EXPECT_TRUE(found || found.error().code == ErrorCode::no_words) << query;
  }
  EXPECT_EQ(hits(tables, "either OR"), 1U);
  EXPECT_EQ(hits(tables, "don't"), 1U);
  EXPECT_EQ(hits(tables, "words:either"), 0U);
}

TEST(Search, FindsNothingWithoutAWord) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "words"));

  EXPECT_EQ(hits(tables, "absent"), 0U);
  for (const auto* query : {"", " - ", "\U0001F389", "\u2764\uFE0F ?!"}) {
    EXPECT_EQ(search(tables.projection, query, 9).error().code, ErrorCode::no_words) << query;
  }
}

TEST(Search, FindsAnyPartOfATextThatIsWrittenWithoutSpaces) {
  const std::pair<const char*, std::vector<const char*>> texts[] = {
      {"今日は上司と話した", {"上司", "司", "話した", "今日は上司", "上司 今日"}},
      {"昨日セーターを買った", {"セーター", "ｾｰﾀｰ", "買った"}},
      {"ฉันคุยกับหัวหน้าเมื่อวาน", {"หัวหน้า", "เมื่อวาน"}},
      {"ខ្ញុំនិយាយជាមួយប្រធាន", {"ប្រធាន"}},
      {"ຂ້ອຍເວົ້າກັບຫົວໜ້າ", {"ຫົວໜ້າ"}},
      {"ကျွန်တော်ဆရာနဲ့ပြောတယ်", {"ဆရာ"}}};
  for (const auto& [text, queries] : texts) {
    Tables tables;
    tables.deliver(env(1), by(dani, 10), reflection(item(1), text));
    for (const auto* query : queries) EXPECT_EQ(hits(tables, query), 1U) << query;
    EXPECT_EQ(hits(tables, "司上"), 0U);
    EXPECT_EQ(hits(tables, "หน้าหัว"), 0U);
  }
}

TEST(Search, FindsAWordInEveryDress) {
  const std::pair<const char*, std::vector<const char*>> texts[] = {{"Łódź and Malmö", {"lodz", "LODZ", "Łódź", "malmo"}},
                                                                    {"Straße", {"strasse", "STRASSE"}},
                                                                    {"l’école d'Ashdown", {"école", "ecole", "ashdown", "l'ecole"}},
                                                                    {"могём", {"могем"}},
                                                                    {"Si\u00ADan", {"Siân"}},
                                                                    {"한국에서", {"한국"}}};
  for (const auto& [text, queries] : texts) {
    Tables tables;
    tables.deliver(env(1), by(dani, 10), reflection(item(1), text));
    for (const auto* query : queries) EXPECT_EQ(hits(tables, query), 1U) << text << ": " << query;
  }
}

RC_GTEST_PROP(Search, FindsEveryTextByAnyOfItsParts, ()) {
  const auto text = *text::test::any_text();
  const auto kept = model::prose_from(text);
  RC_PRE(kept && kept->size() < model::max_prose);
  const auto words = text::words_of(*kept);
  RC_PRE(!words.empty());
  const auto first = *rc::gen::inRange<std::size_t>(0, words.size());
  const auto last = *rc::gen::inRange<std::size_t>(first, std::min(words.size(), first + 30));
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), *kept));

  const auto query = kept->substr(words[first].begin, words[last].end - words[first].begin);

  RC_ASSERT(hits(tables, query) == 1U);
}

TEST(Search, FindsWhatIsShownAndNotWhatWas) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "formerly"));
  tables.deliver(env(2), by(dani, 11), reflection(item(1), "presently", {env(1)}));

  EXPECT_EQ(hits(tables, "formerly"), 0U);
  EXPECT_EQ(hits(tables, "presently"), 1U);
}

TEST(Search, FindsTheSameWordsUnderANewVersionAndNotTheOldOnesAfterIt) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "steady words"));
  tables.deliver(env(2), by(dani, 11), reflection(item(1), "steady words", {env(1)}));

  ASSERT_EQ(hits(tables, "steady"), 1U);
  tables.deliver(env(3), by(dani, 12), reflection(item(1), "other words", {env(2)}));

  EXPECT_EQ(hits(tables, "steady"), 0U);
  EXPECT_EQ(hits(tables, "other"), 1U);
}

TEST(Search, LeavesOutWhatIsSetAside) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "words"));
  tables.deliver(env(2), by(dani, 10),
                 test::change({test::edit(model::ItemKind::reflection, item(1), model::set_aside, test::flag(true))}));

  EXPECT_EQ(hits(tables, "words"), 0U);
}

TEST(Search, NamesEachItemOnceAndKeepsToItsLimit) {
  Tables tables;
  for (std::uint8_t n = 1; n <= 5; ++n) tables.deliver(env(n), by(dani, 10), reflection(item(n), "same words"));
  tables.deliver(env(9), by(dani, 10),
                 test::change({test::edit(model::ItemKind::meeting, item(9), 1, test::line("unique")),
                               test::edit(model::ItemKind::meeting, item(9), 4, test::prose("unique"))}));

  EXPECT_EQ(search(tables.projection, "same", 3)->size(), 3U);
  EXPECT_EQ(hits(tables, "unique"), 1U);
}

TEST(Search, FindsAsManyItemsAsAskedForWhereEachMatchesManyTimes) {
  Tables tables;
  std::uint8_t n = 0;
  for (; n < 4; ++n) {
    tables.deliver(env(n), by(dani, 10),
                   test::change({test::edit(model::ItemKind::meeting, item(n), 1, test::line("same")),
                                 test::edit(model::ItemKind::meeting, item(n), 3, test::line("same"))}));
  }
  tables.deliver(env(n), by(dani, 10), reflection(item(n), "the same among other words"));

  for (std::size_t limit = 0; limit <= 6; ++limit) {
    EXPECT_EQ(search(tables.projection, "same", limit)->size(), std::min<std::size_t>(limit, 5U)) << limit;
  }
}

TEST(Search, ShowsTheWordsAround) {
  Tables tables;
  tables.deliver(env(1), by(dani, 10), reflection(item(1), "I have walked\npast that desk for six years."));

  EXPECT_EQ(search(tables.projection, "desk", 9)->front().item.words, "I have walked past that desk for six years.");
}

}  // namespace
}  // namespace candour::journal::store
