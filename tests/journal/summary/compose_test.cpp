#include "journal/summary/compose.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "crypto/hash.hpp"
#include "scenario_a.hpp"

namespace candour::journal::summary {
namespace {

Passage passage(std::uint16_t heading, std::string text, Bytes order = {1}) {
  Passage out;
  out.heading = heading;
  out.text = std::move(text);
  out.order = std::move(order);
  return out;
}

TEST(Compose, MakesGoldenSummaryAByteForByte) {
  const auto text = compose(test::golden_passages()).text;

  EXPECT_EQ(text.size(), test::golden_summary_size);
  EXPECT_EQ(to_hex(crypto::sha256(as_bytes(text))), test::golden_summary_hash);
}

RC_GTEST_PROP(Compose, DoesNotDependOnTheOrderOfThePassages, ()) {
  const auto passages = test::golden_passages();
  std::vector<std::size_t> numbers(passages.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = i;

  std::vector<Passage> shuffled;
  while (!numbers.empty()) {
    const auto pick = numbers.begin() + static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, numbers.size()));
    shuffled.push_back(passages[*pick]);
    numbers.erase(pick);
  }

  RC_ASSERT(compose(shuffled).text == compose(passages).text);
}

TEST(Compose, SortsEqualOrdersByItemThenByAuthor) {
  auto first = passage(1, "One.");
  auto second = passage(1, "Two.");
  auto third = passage(1, "Three.");
  second.item.bytes[15] = 1;
  third.item.bytes[15] = 1;
  third.author.bytes[0] = 1;

  EXPECT_EQ(compose({third, second, first}).text, "SUMMARY\nWhy we did this: One. Two. Three.\n");
}

TEST(Compose, TakesNothingThatIsSetAsideLeftOutEmptyOrUnderAnUnknownHeading) {
  auto aside = passage(1, "Aside.");
  aside.is_set_aside = true;
  auto out = passage(1, "Out.");
  out.is_left_out = true;

  const auto text = compose({aside, out, passage(1, "\n"), passage(0, "Zero."), passage(13, "Thirteen.")}).text;

  EXPECT_EQ(text, "SUMMARY\n");
}

TEST(Compose, TurnsLineBreaksInsideIntoSpacesAndDropsThoseAround) {
  const auto composed = compose({passage(12, "\nOne\ntwo.\n\n")});

  EXPECT_EQ(composed.text, "SUMMARY\nCare taken with this text: One two.\n");
  ASSERT_EQ(composed.spans.size(), 1U);
  EXPECT_EQ(composed.text.substr(composed.spans[0].begin, composed.spans[0].size), "One two.");
  EXPECT_EQ(composed.spans[0].trimmed, 1U);
}

TEST(Difference, IsNothingForEqualTexts) { EXPECT_FALSE(difference_between("a\nb\n", "a\nb\n")); }

TEST(Difference, NamesTheFirstLineThatDiffers) {
  const auto difference = difference_between("a\nb, c\nd\n", "a\nb c\nd\n");

  ASSERT_TRUE(difference);
  EXPECT_EQ(difference->line, 2U);
  EXPECT_EQ(difference->was, "b, c");
  EXPECT_EQ(difference->is, "b c");
}

TEST(Difference, SeesAMissingLineAndAMissingLastLineBreak) {
  EXPECT_EQ(difference_between("a\nb\n", "a\n")->line, 2U);
  EXPECT_EQ(difference_between("a\n", "a\nb\n")->is, "b");
  EXPECT_TRUE(difference_between("a\n", "a"));
}

}  // namespace
}  // namespace candour::journal::summary
