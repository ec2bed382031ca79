// What a member left out is what that member says, whoever else writes the same field.
#include "journal/model/own_entries.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/journal/model/support.hpp"

namespace candour::journal::model {
namespace {

using test::env;
using test::member;

const auto dani = member(1);
const auto meg = member(2);

Bytes left_out_by(const MemberKey& who, std::uint8_t passage) {
  Bytes entry(50, passage);
  append(entry, who);
  return entry;
}

// One version of the set, and who wrote it.
struct Written {
  std::uint8_t name;
  MemberKey writer;
  std::vector<std::uint8_t> basis;
  SetValue entries;
  Standing standing = Standing::counts;
};

SetValue shown(const std::vector<Written>& all) {
  std::vector<FieldVersion> versions;
  std::vector<MemberKey> writers;
  for (const auto& written : all) {
    Basis basis;
    for (const auto name : written.basis) basis.push_back(env(name));
    versions.push_back({env(written.name), basis, test::set_of(written.entries), written.standing});
    writers.push_back(written.writer);
  }
  std::vector<WrittenValue> newest;
  for (const auto index : newest_of_each_writer(versions, writers)) {
    newest.push_back({writers[index], versions[index].value});
  }
  return own_entries_of(newest);
}

TEST(OwnEntries, AreThoseThatEndWithTheKeyOfTheirWriter) {
  EXPECT_EQ(shown({{1, dani, {}, {left_out_by(dani, 7), left_out_by(meg, 8)}}}), SetValue{left_out_by(dani, 7)});
}

TEST(OwnEntries, AreNeitherRemovedNorAddedByAnothersVersionThatHasSeenThem) {
  const Written danis{1, dani, {}, {left_out_by(dani, 7)}};

  EXPECT_EQ(shown({danis, {2, meg, {1}, {}}}), SetValue{left_out_by(dani, 7)});
  EXPECT_EQ(shown({danis, {2, meg, {1}, {left_out_by(dani, 7), left_out_by(dani, 9), left_out_by(meg, 8)}}}),
            (SetValue{left_out_by(dani, 7), left_out_by(meg, 8)}));
}

TEST(OwnEntries, AreOfTheNewestVersionOfTheirWriterAlsoWhereAnothersStandsBetween) {
  EXPECT_EQ(shown({{1, dani, {}, {left_out_by(dani, 7)}}, {2, meg, {1}, {}}, {3, dani, {2}, {left_out_by(dani, 8)}}}),
            SetValue{left_out_by(dani, 8)});
  EXPECT_EQ(shown({{1, dani, {}, {left_out_by(dani, 7)}}, {2, dani, {1}, {}}}), SetValue{});
}

TEST(OwnEntries, OfTwoComputersOfOneWriterBothCount) {
  EXPECT_EQ(shown({{1, dani, {}, {left_out_by(dani, 7)}}, {2, dani, {}, {left_out_by(dani, 8)}}}),
            (SetValue{left_out_by(dani, 7), left_out_by(dani, 8)}));
}

TEST(OwnEntries, AreNotTouchedByAVersionThatDoesNotStand) {
  EXPECT_EQ(shown({{1, dani, {}, {left_out_by(dani, 7)}}, {2, dani, {1}, {}, Standing::rule}}),
            SetValue{left_out_by(dani, 7)});
}

TEST(OwnEntries, AreTheSameInWhateverOrderTheVersionsCame) {
  std::vector<Written> all{{1, dani, {}, {left_out_by(dani, 7)}},
                           {2, meg, {1}, {left_out_by(meg, 7)}},
                           {3, dani, {2}, {left_out_by(dani, 8)}},
                           {4, dani, {1}, {left_out_by(dani, 9)}},
                           {5, meg, {3, 4}, {left_out_by(meg, 9), left_out_by(dani, 1)}}};
  const auto expected = shown(all);
  ASSERT_EQ(expected, (SetValue{left_out_by(dani, 8), left_out_by(dani, 9), left_out_by(meg, 9)}));
  const auto by_name = [](const Written& a, const Written& b) { return a.name < b.name; };
  while (std::next_permutation(all.begin(), all.end(), by_name)) ASSERT_EQ(shown(all), expected);
}

TEST(OwnEntries, ArePushedOutByNoFloodOfAnother) {
  std::vector<Written> all{{1, dani, {}, {left_out_by(dani, 7)}}};
  for (int version = 0; version < 3; ++version) {
    SetValue many;
    for (int i = 0; i < 30'000; ++i) {
      Bytes entry{0xff, static_cast<std::uint8_t>(version), static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i)};
      append(entry, meg);
      many.insert(std::move(entry));
    }
    all.push_back({static_cast<std::uint8_t>(version + 2), meg, {}, std::move(many)});
  }

  const auto set = shown(all);

  EXPECT_TRUE(set.contains(left_out_by(dani, 7)));
  EXPECT_LE(set.size(), 65'535u);
}

}  // namespace
}  // namespace candour::journal::model
