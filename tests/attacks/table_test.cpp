// The table of README.md: every row that this program defends has tests, and every test it names is there.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/attacks/source_tree.hpp"

namespace candour::test {
namespace {

using Names = std::set<std::string>;

const std::set<int> defended_rows{1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
                                  26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 40, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
                                  52, 54, 55, 57, 58, 59, 60, 61, 62, 65, 66, 67, 68, 70, 71, 72, 73, 74, 79, 80, 81,
                                  85, 88, 91, 92, 93, 95, 97, 98, 100, 101, 104, 105, 110, 112, 113, 114, 116, 117, 119,
                                  120};

Names all_matches(const std::string& text, const std::regex& pattern) {
  Names out;
  for (std::sregex_iterator found(text.begin(), text.end(), pattern), end; found != end; ++found) {
    out.insert((*found)[1].str() + ((*found).size() > 2 ? "." + (*found)[2].str() : ""));
  }
  return out;
}

// Row -> names of tests.
std::map<int, Names> table_of(const std::string& page) {
  std::map<int, Names> out;
  const std::regex row(R"(\n\| (\d+) \|([^\n]*))");
  for (std::sregex_iterator found(page.begin(), page.end(), row), end; found != end; ++found) {
    const auto names = all_matches((*found)[2].str(), std::regex(R"(`(\w+)\.(\w+)`)"));
    out[std::stoi((*found)[1].str())].insert(names.begin(), names.end());
  }
  return out;
}

// Suite.Name of every test in the tree; a commented-out one is none, for its macro begins no line.
Names tests_in_the_tree() {
  const std::regex macro(R"((?:^|\n)(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP)\(\s*(\w+),\s*(\w+))");
  Names out;
  for (const auto& file : source_files("tests", {".cpp"})) out.merge(all_matches(text_of_file(file), macro));
  return out;
}

TEST(Table, HasARowWithTestsForEachDefendedAttackAndNoOther) {
  const auto table = table_of(text_of_file(std::string(CANDOUR_SOURCE_DIR) + "/tests/attacks/README.md"));

  std::set<int> rows;
  for (const auto& [row, names] : table) {
    rows.insert(row);
    EXPECT_FALSE(names.empty()) << "row " << row;
  }
  EXPECT_EQ(rows, defended_rows);
}

TEST(Table, NamesTestsThatExist) {
  const auto existing = tests_in_the_tree();
  ASSERT_GT(existing.size(), 300u);

  for (const auto& [row, names] :
       table_of(text_of_file(std::string(CANDOUR_SOURCE_DIR) + "/tests/attacks/README.md"))) {
    for (const auto& name : names) EXPECT_TRUE(existing.contains(name)) << "row " << row << ": " << name;
  }
}

// Rows whose defence `./dev check bites` can take away.
std::set<int> rows_with_a_check() {
  std::set<int> rows;
  const std::regex macro(R"x(CANDOUR_DEFENCE\("([\d ]+)")x");
  for (const auto* folder : {"base", "crypto", "journal", "session", "sync", "cli", "gui"}) {
    for (const auto& file : source_files(folder, {".cpp"})) {
      for (const auto& named : all_matches(text_of_file(file), macro)) {
        std::istringstream numbers(named);
        for (int row = 0; numbers >> row;) rows.insert(row);
      }
    }
  }
  return rows;
}

TEST(Table, SaysNoConditionOfTheRowsWithoutACheckAndOfNoOther) {
  const auto page = text_of_file(std::string(CANDOUR_SOURCE_DIR) + "/tests/attacks/README.md");
  auto expected = defended_rows;
  for (const auto row : rows_with_a_check()) expected.erase(row);

  std::set<int> said;
  for (const auto& row : all_matches(page, std::regex(R"(\n\| (\d+) \|[^\n]*\| no condition: )"))) {
    said.insert(std::stoi(row));
  }

  ASSERT_GT(rows_with_a_check().size(), 70u);
  EXPECT_EQ(said, expected);
}

TEST(Table, WouldNoticeARowWithoutANameAndATestThatIsNotThere) {
  const auto table = table_of("\n| 1 | nothing |  |\n| 2 | something | `Table.IsNotThere` |\n");

  EXPECT_TRUE(table.at(1).empty());
  EXPECT_EQ(table.at(2), Names{"Table.IsNotThere"});
  EXPECT_FALSE(tests_in_the_tree().contains("Table.IsNotThere"));
}

}  // namespace
}  // namespace candour::test
