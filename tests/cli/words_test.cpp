#include "cli/words.hpp"

#include <gtest/gtest.h>

namespace candour::cli {
namespace {

using Words = std::vector<std::string>;

Words split(std::string_view line) {
  auto words = words_of_line(line);
  return words ? *words : Words{"refused"};
}

TEST(ShellWords, AreDividedAtSpacesAndTabs) {
  EXPECT_EQ(split("  list \t reflection "), (Words{"list", "reflection"}));
  EXPECT_EQ(split(""), Words{});
  EXPECT_EQ(split("   "), Words{});
}

TEST(ShellWords, KeepWhatStandsInQuotationMarksTogether) {
  EXPECT_EQ(split(R"(reflect --text "No, love.")"), (Words{"reflect", "--text", "No, love."}));
  EXPECT_EQ(split("say 'a \"b\" \\ c'"), (Words{"say", "a \"b\" \\ c"}));
  EXPECT_EQ(split(R"(say "a \"b\" \\ \n")"), (Words{"say", "a \"b\" \\ \\n"}));
  EXPECT_EQ(split(R"(a"b c"d)"), Words{"ab cd"});
}

TEST(ShellWords, MayBeEmptyInQuotationMarks) {
  EXPECT_EQ(split("edit 3fa91c --value ''"), (Words{"edit", "3fa91c", "--value", ""}));
}

TEST(ShellWords, KeepACharacterAfterABackslash) {
  EXPECT_EQ(split(R"(I\'m one\ word)"), (Words{"I'm", "one word"}));
  EXPECT_EQ(split("end\\"), Words{"end\\"});
}

TEST(ShellWords, AreRefusedWithASentenceWhenAQuotationMarkStaysOpen) {
  for (const auto* line : {"I'm here", "say \"a", "say \"a\\\""}) {
    const auto words = words_of_line(line);
    ASSERT_FALSE(words) << line;
    EXPECT_EQ(words.error().code, ErrorCode::bad_argument);
    EXPECT_FALSE(words.error().next.empty());
  }
}

}  // namespace
}  // namespace candour::cli
