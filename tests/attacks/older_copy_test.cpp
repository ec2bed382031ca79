// A computer that was put back from an older copy and written on before it read (protocol.md B7, B8.3): no place of a
// chain is used twice, nothing is lost, and both sides are told.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "journal/kinds/reflection.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/kept.hpp"

namespace candour::test {
namespace {

using journal::MarkType;

std::set<MarkType> marks_of(const Person& person) {
  std::set<MarkType> types;
  const auto marks = person->post().marks();
  EXPECT_TRUE(marks.has_value());
  for (const auto& mark : *marks) types.insert(mark.type);
  return types;
}

// How often each place of a chain was written at: device, chain, seq.
std::map<std::tuple<DeviceKey, ChainId, std::uint64_t>, int> places_in(Person& person) {
  person.vault.reset();
  auto database = database_of(person);
  const auto records = journal::store::all_records(database);
  EXPECT_TRUE(records.has_value());
  std::map<std::tuple<DeviceKey, ChainId, std::uint64_t>, int> places;
  for (const auto& row : *records) {
    const auto& header = row.record.header();
    ++places[{header.device, header.chain, header.seq}];
  }
  return places;
}

// Dani's computer: two entries are sent; then it stands as it was before them, and two more are sealed in it unread.
class OlderCopy : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    pair.in_an_older_copy(
        pair.dani, [this] { write("one before", "two before"); }, [this] { write("one after", "two after"); });
  }
  void write(const char* one, const char* two) {
    for (const auto* words : {one, two}) {
      ASSERT_TRUE(pair.dani->writing().write(journal::model::ItemKind::reflection,
                                             {prose(journal::kinds::reflection::text, words)}));
      ASSERT_TRUE(pair.dani->sending().seal_queue());
    }
  }
  static bool reads_all(const Person& person) {
    const auto text = shown(person);
    const auto words = {"one before", "two before", "one after", "two after"};
    return std::all_of(words.begin(), words.end(), [&](const char* each) { return text.find(each) != std::string::npos; });
  }

  TwoPeople pair;
};

TEST_F(OlderCopy, UsesNoPlaceOfAChainTwice) {
  EXPECT_EQ(marks_of(pair.meg), std::set{MarkType::copied});
  for (auto* person : {&pair.meg, &pair.dani}) {
    const auto places = places_in(*person);
    EXPECT_GT(places.size(), 10u);
    for (const auto& [place, count] : places) EXPECT_EQ(count, 1) << "seq " << std::get<2>(place);
  }
}

TEST_F(OlderCopy, LosesNothingAndIsToldWhatCameBack) {
  EXPECT_TRUE(reads_all(pair.dani));
  EXPECT_EQ(marks_of(pair.dani), (std::set{MarkType::copied, MarkType::restored}));
}

TEST_F(OlderCopy, IsSaidToTheOtherWhoReadsBoth) {
  EXPECT_TRUE(reads_all(pair.meg));
  EXPECT_EQ(marks_of(pair.meg), std::set{MarkType::copied});
}

}  // namespace
}  // namespace candour::test
