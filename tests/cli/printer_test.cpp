#include "cli/printer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

namespace candour::cli {
namespace {

std::string printed(Format format, const Outcome& outcome) {
  std::ostringstream out;
  Printer(out, format).print("show", outcome);
  return out.str();
}

TEST(Printer, WritesOneFactALine) {
  EXPECT_EQ(printed(Format::lines, Facts{{"Readers", "Only you can read this"}, {"Item", "3fa91c"}}),
            "Readers: Only you can read this\nItem: 3fa91c\n");
}

TEST(Printer, IndentsFurtherLinesSoThatNoTextPassesForAFact) {
  EXPECT_EQ(printed(Format::lines, Facts{{"Text", "one\nReaders: Only you can read this"}}),
            "Text: one\n  Readers: Only you can read this\n");
}

TEST(Printer, ShowsWhatIsUnseenInTheWordsOfOthers) {
  const auto text = printed(Format::lines, Facts{{"Author", "Meg\x1b[2J\u202E"}, {"Text", "a\x07\u200Bb\r"}});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(text.find("\u202E"), std::string::npos);
  EXPECT_EQ(text.find("\u200B"), std::string::npos);
  EXPECT_NE(text.find("[U+202E]"), std::string::npos);
}

TEST(Printer, SaysWhatHappenedThatNothingWasLostAndWhatToDo) {
  const auto text = printed(Format::lines, Error{ErrorCode::wrong_passphrase, "unlock"});
  EXPECT_EQ(text.substr(0, 55), "Not done: That is not the passphrase. Nothing was chang");
  EXPECT_NE(text.find("\nWhat to do: "), std::string::npos);
}

TEST(Printer, WritesExactlyOneJsonLineOfAsciiForACommand) {
  const auto text = printed(Format::json, Facts{{"Text", "Si\u00e2n\n\u202E\"quoted\""}, {"Bad", "\xff"}});

  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
  const auto json = nlohmann::json::parse(text);
  EXPECT_EQ(json["command"], "show");
  EXPECT_EQ(json["ok"], true);
  EXPECT_EQ(json["facts"][0]["name"], "Text");
  EXPECT_EQ(json["facts"][0]["value"], "Si\u00e2n\n\u202E\"quoted\"");
  EXPECT_FALSE(json.contains("error"));
  EXPECT_EQ(json["version"], 2);
  EXPECT_EQ(json["items"], nlohmann::json::array());
}

TEST(Printer, WritesAnErrorWithItsCodeAndSentencesInJson) {
  const auto json = nlohmann::json::parse(printed(Format::json, Error{ErrorCode::listed_word, "propose"}));
  EXPECT_EQ(json["ok"], false);
  EXPECT_EQ(json["error"]["code"], "listed_word");
  EXPECT_FALSE(json["error"]["sentence"].get<std::string>().empty());
  EXPECT_FALSE(json["error"]["next"].get<std::string>().empty());
}

TEST(Printer, WritesASecretAsAFactInBothForms) {
  Outcome outcome(Facts{{"Name", "Dani"}});
  outcome.secrets.push_back({"Words", crypto::SecretText("river\ncanvas \"x\"")});

  EXPECT_EQ(printed(Format::lines, outcome), "Name: Dani\nWords: river\n  canvas \"x\"\n");
  const auto json = nlohmann::json::parse(printed(Format::json, outcome));
  EXPECT_EQ(json["facts"][1]["name"], "Words");
  EXPECT_EQ(json["facts"][1]["value"], "river\ncanvas \"x\"");
}

TEST(Printer, SaysNothingBesideTheAnswersInJson) {
  std::ostringstream out;
  Printer printer(out, Format::json);
  printer.say("Something arrived; `list` shows it.");
  EXPECT_EQ(out.str(), "");
}

}  // namespace
}  // namespace candour::cli
