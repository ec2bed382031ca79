#include <gtest/gtest.h>

#include <set>
#include <string>

#include "journal/content/content.hpp"
#include "tests/journal/kinds/drafts.hpp"

namespace candour::journal::kinds {
namespace {

using drafts::registry;

// Guards, and facts that a verb needs.
std::set<std::string> guards_of(const model::KindSpec& kind) {
  std::set<std::string> guards;
  for (const auto& transition : kind.states.transitions) {
    for (const auto& guard : transition.guards) guards.insert(guard.name);
  }
  for (const auto& verb : kind.verbs) guards.insert(verb.only_if.begin(), verb.only_if.end());
  return guards;
}

// Every key that a program asks for, of a kind that has what it is about.
std::set<std::string> keys_of(const model::KindSpec& kind) {
  std::set<std::string> keys{"one", "many", "draft", "prompt"};
  for (const auto& field : kind.fields) keys.insert(std::string("field.") + field.name);
  for (const char* news : {"made", "changed", "put-away", "brought-back", "came-back"}) {
    keys.insert(std::string("news.") + news);
    keys.insert(std::string("shows.") + news);
  }
  keys.insert({"shows", "shows.several", "empty"});
  for (const char* verb : {"add", "list", "show", "edit"}) {
    keys.insert(std::string("does.") + verb);
    keys.insert(std::string("example.") + verb);
  }
  for (const auto& field : kind.fields) keys.insert(std::string("help.") + field.name);
  for (const auto& verb : kind.verbs) keys.insert(std::string("verb.") + verb.name);
  for (const auto& guard : guards_of(kind)) keys.insert("refused." + guard);
  for (const auto& fact : kind.facts) keys.insert(std::string("fact.") + fact.name);
  if (kind.kind == model::ItemKind::comment) keys.insert("reply");
  if (kind.kind == model::ItemKind::summary) {
    keys.insert({"news.proposed", "news.withdrew", "news.changed-left-out", "news.all-willing", "news.all-signed",
                 "news.not-all-willing"});
  }
  return keys;
}

TEST(Words, AreThereForEachKindAndEachFieldOfIt) {
  for (const auto& kind : registry().all()) {
    EXPECT_TRUE(content::words_of(kind.word) != nullptr || kind.kind >= drafts::action) << kind.word;
    EXPECT_NE(kind.label(), "") << kind.word;
    EXPECT_NE(kind.plural(), "") << kind.word;
    for (const auto& field : kind.fields) EXPECT_NE(field.label, "") << kind.word << " " << field.name;
  }
}

TEST(Words, SayEachVerbEachFactAndWhyAGuardRefuses) {
  for (const auto& kind : registry().all()) {
    for (const auto& verb : kind.verbs) EXPECT_NE(kind.say(std::string("verb.") + verb.name), "") << kind.word << verb.name;
    for (const auto& guard : guards_of(kind)) EXPECT_NE(kind.say("refused." + guard), "") << kind.word << guard;
    for (const auto& fact : kind.facts) EXPECT_NE(kind.say(std::string("fact.") + fact.name), "") << kind.word << fact.name;
  }
}

TEST(Words, StandUnderNoKeyThatNothingAsksFor) {
  for (const auto& kind : registry().all()) {
    const auto keys = keys_of(kind);
    for (const auto& [key, words] : kind.words) EXPECT_TRUE(keys.contains(key)) << kind.word << ": " << key;
  }
}

TEST(Words, SayWhatCameAndWhichCommandShowsIt) {
  for (const auto& kind : registry().all()) {
    for (const char* news : {"made", "changed", "put-away", "brought-back", "came-back"}) {
      EXPECT_NE(kind.say(std::string("news.") + news), "") << kind.word << " " << news;
    }
    EXPECT_NE(kind.say("shows"), "") << kind.word;
    for (const auto& [key, words] : kind.words) {
      const bool is_of_one = key.starts_with("shows") && words.front().find("{0}") != std::string::npos;
      EXPECT_TRUE(!is_of_one || !kind.say("shows.several").empty()) << kind.word << " " << key;
    }
  }
}

TEST(Words, BelongToAKind) {
  for (const auto name : content::names()) {
    EXPECT_TRUE(name == "every_kind" || registry().find_word(name) != nullptr) << name;
  }
}

TEST(Words, AreOneLineOrSeveralUnderAKey) {
  const auto words = content::parse("# nothing\n\none: A thing\nprompt: First\nprompt: Second,\n  which goes on\n");

  ASSERT_TRUE(words.has_value());
  EXPECT_EQ(words->at("one"), std::vector<std::string>{"A thing"});
  EXPECT_EQ(words->at("prompt"), (std::vector<std::string>{"First", "Second, which goes on"}));
}

TEST(Words, OfAnotherFormAreRefused) {
  for (const char* text : {"one", "one:", "one: ", ": words", "  goes on after nothing", "one: a\n\n  goes on after a gap"}) {
    EXPECT_FALSE(content::parse(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace candour::journal::kinds
