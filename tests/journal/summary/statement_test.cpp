#include "journal/summary/statement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "members.hpp"

namespace candour::journal::summary {
namespace {

using test::day;

const std::string body = "text\n";

std::string sample() {
  const test::Members two(2);
  return write_statement(two.statement_over(body));
}

bool parses(std::string_view text, StatementPosition place = StatementPosition::outside) {
  return parse_statement(text, place).has_value();
}

std::string with(std::string text, std::string_view old, std::string_view fresh) {
  const auto at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

TEST(Statement, IsReadAsItWasWritten) {
  const test::Members two(2);
  const auto statement = two.statement_over(body);

  const auto read = parse_statement(write_statement(statement), StatementPosition::outside);

  ASSERT_TRUE(read);
  EXPECT_EQ(*read, statement);
}

TEST(Statement, IsMalformedWithAnythingTwoReadersCouldReadInTwoWays) {
  const auto text = sample();
  ASSERT_TRUE(parses(text));

  for (const auto& [old, fresh] :
       std::vector<std::pair<std::string, std::string>>{{"candour consent 1", "candour consent 2"},
                                                        {"audience: board", "audience: Board"},
                                                        {"audience: board", "audience: everyone"},
                                                        {"audience: ", "audience:"},
                                                        {"2026-09-12", "2026-02-29"},
                                                        {"2026-09-12", "2026-9-12"},
                                                        {"2026-09-12", "0000-09-12"},
                                                        {"2026-09-12", "2026-09-12 "},
                                                        {"summary.txt 5", "summary.txt 05"},
                                                        {"summary.txt 5", "summary.txt +5"},
                                                        {"summary.txt 5", "summary.txt  5"},
                                                        {"summary.txt 5", ".summary 5"},
                                                        {"summary.txt 5", "a/b 5"},
                                                        {"summary.txt 5", "../x 5"},
                                                        {"summary.txt 5", "summary.txt 99999999999999999999"},
                                                        {"signers: 2", "signers: 02"},
                                                        {"signers: 2", "signers: 3"},
                                                        {"signers: 2", "signers: 0"},
                                                        {"signers: 2\n", "signers: 2\n\n"},
                                                        {"SHA256:", "sha256:"},
                                                        {"\n", "\r\n"}}) {
    EXPECT_FALSE(parses(with(text, old, fresh))) << old << " -> " << fresh;
  }
  EXPECT_FALSE(parses("\xEF\xBB\xBF" + text));
  EXPECT_FALSE(parses(text + "\n"));
  EXPECT_FALSE(parses(text.substr(0, text.size() - 1)));
  EXPECT_FALSE(parses(""));
  EXPECT_FALSE(parses(std::string(max_statement_size + 1, 'x')));
}

TEST(Statement, OfAPublicTextParsesInTheJournalOnly) {
  const auto text = with(sample(), "audience: board", "audience: public");

  EXPECT_TRUE(parses(text, StatementPosition::journal));
  EXPECT_FALSE(parses(text, StatementPosition::outside));
}

TEST(Statement, IsNotMadeWithoutFilesOrPeopleOrWithOneOfThemTwice) {
  const test::Members two(2);
  const auto file = describe_file("summary.txt", as_bytes(body));
  const auto makes = [](std::vector<StatementFile> files, const std::vector<ExportKey>& keys) {
    return make_statement(Audience::board, day("2026-09-12"), std::move(files), keys).has_value();
  };
  const auto keys = two.export_keys();

  EXPECT_TRUE(makes({file}, keys));
  EXPECT_FALSE(makes({}, keys));
  EXPECT_FALSE(makes({file, file}, keys));
  EXPECT_FALSE(makes({describe_file("a\nfile: b", as_bytes(body))}, keys));
  EXPECT_FALSE(makes({file}, {}));
  EXPECT_FALSE(makes({file}, {keys[0], keys[0]}));
}

TEST(Statement, HoldsSixteenFilesAndNotSeventeen) {
  const test::Members two(2);
  std::vector<StatementFile> files;
  for (char c = 'a'; files.size() < max_statement_files; ++c) files.push_back(describe_file(std::string(1, c), {}));

  EXPECT_TRUE(make_statement(Audience::board, day("2026-09-12"), files, two.export_keys()));
  files.push_back(describe_file("z", {}));
  EXPECT_FALSE(make_statement(Audience::board, day("2026-09-12"), files, two.export_keys()));
}

TEST(Statement, NamesFilesOfOneToSixtyFourPlainCharacters) {
  EXPECT_TRUE(is_file_name("a"));
  EXPECT_TRUE(is_file_name(std::string(64, 'n')));
  EXPECT_FALSE(is_file_name(std::string(65, 'n')));
  EXPECT_FALSE(is_file_name(""));
  EXPECT_FALSE(is_file_name("."));
  EXPECT_FALSE(is_file_name("a b"));
  EXPECT_FALSE(is_file_name("é"));
}

TEST(Statement, MayBeGivenFromNinetyDaysBeforeItsLastDayUntilThatDay) {
  ConsentStatement statement;
  statement.valid_until = day("2026-09-12");

  EXPECT_TRUE(may_be_given_on(statement, day("2026-09-12")));
  EXPECT_FALSE(may_be_given_on(statement, day("2026-09-13")));
  EXPECT_TRUE(may_be_given_on(statement, day("2026-06-14")));
  EXPECT_FALSE(may_be_given_on(statement, day("2026-06-13")));
}

RC_GTEST_PROP(Statement, WithOneByteChangedIsMalformedOrStillTheTextOfItsMeaning, ()) {
  auto text = sample();
  text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::arbitrary<char>();

  const auto read = parse_statement(text, StatementPosition::journal);

  const bool has_one_text = !read || write_statement(*read) == text;
  RC_ASSERT(has_one_text);
}

}  // namespace
}  // namespace candour::journal::summary
