// The commands of the kinds, as the real program does them for a vault of a pair: every command line that the manual had
// before they were made from declarations still does what it did, and every kind can be made, listed, shown and changed.
#include "cli/kind_commands.hpp"

#include <gtest/gtest.h>

#include <map>

#include "cli/commands/commands.hpp"
#include "cli/words.hpp"
#include "journal/kinds/registry.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {
namespace {

using journal::model::ItemKind;

struct Said {
  std::string text;
  int code = -1;
  std::vector<std::string> of(const std::string& name) const {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      const auto line = text.substr(at, end - at);
      if (line.starts_with(name + ": ")) values.push_back(line.substr(name.size() + 2));
      at = end + 1;
    }
    return values;
  }
  std::string first(const std::string& name) const {
    const auto values = of(name);
    return values.empty() ? std::string() : values.front();
  }
};

class KindCommands : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    pair.dani.vault.reset();
  }

  Said does(std::vector<std::string> words) const {
    words.insert(words.begin(), {"TZ=Europe/London", CANDOUR_BIN_DIR "/candour-cli"});
    words.insert(words.end(), {"--vault", pair.dani.folder.string(), "--passphrase-fd", "3"});
    const auto finished = stories::run({"env", words, pair.dani.passphrase_text + "\n", {}, "/dev/null"});
    return {finished.output, finished.exit_code};
  }
  // A line of a manual; short names in it are put in the place of those that it was written with.
  Said types(const std::string& line, const std::map<std::string, std::string>& names = {}) const {
    auto words = words_of_line(line);
    EXPECT_TRUE(words) << line;
    if (words->front() == "candour-cli") words->erase(words->begin());
    for (auto& word : *words) {
      if (const auto name = names.find(word); name != names.end()) word = name->second;
    }
    return does(*words);
  }

  test::TwoPeople pair;
};

TEST_F(KindCommands, DoWhatEveryLineOfTheManualBeforeThemDid) {
  std::map<std::string, std::string> names;
  const auto make = [&](const std::string& line, const std::string& called) {
    const auto said = types(line, names);
    EXPECT_EQ(said.code, 0) << line << "\n" << said.text;
    names[called] = said.first("Item");
    EXPECT_NE(names[called], "") << line << "\n" << said.text;
    return said;
  };
  const auto planned =
      make("candour-cli meeting add --date 2026-03-12 --time 10:00 --zone Europe/London --place video", "77ab02");
  EXPECT_EQ(planned.first("When"), "2026-03-12 10:00 Europe/London");
  make("candour-cli note --text \"Maybe start with the desk.\"", "8c01de");
  make("candour-cli note --text \"For the meeting.\" --meeting 77ab02", "8c01df");
  make("candour-cli reflect --text \"What I heard was a month of silence.\"", "3fa91c");
  make("candour-cli reflect --text \"Afterwards.\" --meeting 77ab02", "3fa91d");
  make("candour-cli comment 3fa91c --text \"You've got most of it.\"", "41be90");
  make("candour-cli agenda add 77ab02 \"What the desk is like on a Monday\"", "0d77aa");
  make("candour-cli agenda add 77ab02 --text \"Who sits there\"", "0d77ab");
  make("candour-cli people add \"Will Ashdown\" --alias Will --alias Ashdown --replacement \"a manager\" --also-a-word", "5e0d11");
  make("candour-cli meeting add --date 2026-04-09 --time 09:30 --title Spring --minutes 45", "77ab03");

  EXPECT_EQ(types("candour-cli meeting list").of("Where"), std::vector<std::string>{"video"});
  EXPECT_EQ(types("candour-cli meeting list").of("Minutes"), std::vector<std::string>{"45"});
  EXPECT_EQ(types("candour-cli agenda list 77ab02", names).of("What to talk about"),
            (std::vector<std::string>{"What the desk is like on a Monday", "Who sits there"}));
  const auto people = types("candour-cli people list");
  EXPECT_EQ(people.first("Also called"), "Ashdown, Will");
  EXPECT_EQ(people.first("Say instead"), "a manager");
  EXPECT_EQ(people.first("Also an ordinary word"), "yes");
  EXPECT_EQ(types("candour-cli show 77ab02", names).of("What to talk about").size(), 2U);
  EXPECT_EQ(types("candour-cli edit 77ab02 --field place --value \"Room 4\"", names).code, 0);
  EXPECT_EQ(types("candour-cli list reflection comment").of("Item").size(), 3U);
  EXPECT_NE(types("candour-cli people remove 5e0d11", names).first("Removed"), "");
  EXPECT_EQ(types("candour-cli people list").first("People list"), "Nothing but what was set aside; `people list --all` shows it");
}

TEST_F(KindCommands, TakeEveryOptionThatTheManualHadBefore) {
  const char* lines[] = {"note --text a --meeting 77ab02",
                         "note --stdin",
                         "reflect --text a --meeting 77ab02",
                         "reflect --stdin --meeting 77ab02",
                         "comment 3fa91c --text a",
                         "comment 3fa91c --stdin",
                         "meeting add --date 2026-03-12 --time 10:00 --zone Europe/London --place video --title a --minutes 60",
                         "meeting list",
                         "agenda add 77ab02 a",
                         "agenda add 77ab02 --text a",
                         "agenda add 77ab02 --stdin",
                         "agenda list 77ab02",
                         "people add a --alias b --alias c --replacement d --also-a-word",
                         "people list",
                         "people remove 5e0d11"};
  for (const auto* line : lines) {
    auto words = words_of_line(line);
    EXPECT_TRUE(parse(all_commands(), *words)) << line << ": " << parse(all_commands(), *words).error().what;
  }
}

// What is no command is no text either: it would be kept, and shared.
TEST_F(KindCommands, MakeNoTextOfAWordThatIsNoCommand) {
  for (const auto* line : {"reflect lst", "note newest", "reflection add lst", "comment lst", "agenda add lst"}) {
    const auto said = types(line);
    EXPECT_EQ(said.code, 2) << line << "\n" << said.text;
  }
  EXPECT_EQ(types("list").first("List"), "Nothing is here yet");
}

TEST_F(KindCommands, AreThereForEveryKindThatPeopleReadAndForNoOther) {
  for (const auto& kind : journal::kinds::registry().all()) {
    const std::string command = kind.command != nullptr ? kind.command : kind.word;
    const bool is_read = kind.listed != journal::model::Listed::nowhere;
    for (const auto* verb : {" list", " show"}) {
      auto words = words_of_line(command + verb);
      const auto* found = find_command(all_commands(), *words);
      EXPECT_EQ(found != nullptr && found->words == command + verb, is_read) << command << verb;
    }
  }
}

TEST_F(KindCommands, ChangeSeveralPartsAtOnceAndLeaveTheOthers) {
  const auto item = does({"meeting", "add", "--date", "2026-03-12", "--time", "10:00", "--place", "video"}).first("Item");

  const auto said = does({"meeting", "edit", item, "--time", "11:30", "--title", "Spring"});

  EXPECT_EQ(said.first("When"), "2026-03-12 11:30 Europe/London") << said.text;
  const auto shown = does({"meeting", "show", item});
  EXPECT_EQ(shown.first("Where"), "video") << shown.text;
  EXPECT_EQ(shown.first("Title"), "Spring") << shown.text;
  EXPECT_EQ(does({"meeting", "edit", item, "--place", ""}).code, 0);
  EXPECT_EQ(does({"meeting", "show", item}).first("Where"), "");
}

TEST_F(KindCommands, ChangeATextAsEditDoes) {
  const auto item = does({"reflect", "--text", "One.\n\nTwo."}).first("Item");

  EXPECT_EQ(does({"reflection", "edit", item, "--replace", "2", "--text", "Three."}).code, 0);

  EXPECT_NE(does({"show", item}).text.find("Three."), std::string::npos);
  EXPECT_NE(does({"meeting", "edit", item, "--title", "x"}).text.find("is no meeting"), std::string::npos);
}

TEST_F(KindCommands, EmptyNothingThatAKindNeeds) {
  const auto item = does({"people", "add", "Will Ashdown", "--replacement", "a manager"}).first("Item");

  const auto said = does({"people", "edit", item, "--replacement", ""});

  EXPECT_EQ(said.code, 2) << said.text;
  EXPECT_NE(said.text.find("`Say instead` cannot stay empty."), std::string::npos) << said.text;
}

// ---- lists

TEST_F(KindCommands, NumberTheLinesOfAListAndTakeTheNumbers) {
  for (const auto* words : {"first", "second", "third"}) does({"note", "--text", words});

  const auto listed = does({"list", "note"});

  EXPECT_EQ(listed.of("Number"), (std::vector<std::string>{"1", "2", "3"})) << listed.text;
  EXPECT_EQ(does({"show", "1"}).first("For myself"), "third");
  EXPECT_EQ(does({"show", "3"}).first("For myself"), "first");
  EXPECT_EQ(does({"show", "last"}).first("For myself"), "first");
  EXPECT_EQ(does({"note", "edit", "2", "--text", "changed"}).code, 0);
  EXPECT_EQ(does({"show", listed.of("Item")[1]}).first("For myself"), "changed");
  EXPECT_NE(does({"show", "4"}).text.find("has 3 lines"), std::string::npos);
}

TEST_F(KindCommands, MeanTheListThatWasShownLast) {
  does({"note", "--text", "a note"});
  does({"reflect", "--text", "a reflection"});
  does({"list", "note"});
  EXPECT_EQ(does({"show", "1"}).first("For myself"), "a note");

  does({"list", "reflection"});

  EXPECT_EQ(does({"show", "1"}).first("What I am thinking"), "a reflection");
}

TEST_F(KindCommands, SayOfWhatWasSetAsideThatItIsThere) {
  EXPECT_EQ(does({"note", "list"}).first("Private notes"), "None is here yet");
  const auto name = does({"note", "--text", "One word"}).first("Item");
  does({"set-aside", name});

  EXPECT_EQ(does({"note", "list"}).first("Private notes"), "Nothing but what was set aside; `note list --all` shows it");
  EXPECT_EQ(does({"note", "list", "--all"}).first("Item"), name);
}

TEST_F(KindCommands, SayThatNoListWasShownYet) {
  const auto said = does({"show", "1"});

  EXPECT_EQ(said.code, 2);
  EXPECT_NE(said.text.find("`1` means a line of a list, and none was shown yet."), std::string::npos) << said.text;
}

TEST_F(KindCommands, ShowAsManyAsAreWantedAndSayWhatIsLeftOut) {
  for (const auto* words : {"first", "second", "third"}) does({"note", "--text", words});

  for (const auto& command : {std::vector<std::string>{"list", "newest", "2"}, {"list", "note", "newest", "2"}, {"note", "list", "newest", "2"}}) {
    const auto listed = does(command);
    EXPECT_EQ(listed.of("Words"), (std::vector<std::string>{"third", "second"})) << listed.text;
    EXPECT_EQ(listed.first("Left out"), "1 more; `newest 3` after the command shows them too") << listed.text;
  }
  EXPECT_EQ(does({"list", "newest", "3"}).first("Left out"), "");
  EXPECT_EQ(does({"list", "newest", "many"}).code, 2);
  EXPECT_EQ(does({"list", "newest"}).code, 2);
}

}  // namespace
}  // namespace candour::cli
