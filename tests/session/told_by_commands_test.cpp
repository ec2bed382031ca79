// What one command of the real program tells of another person's acts, and that what it names really shows it.
#include <regex>

#include "tests/session/by_commands.hpp"

namespace candour::kills {
namespace {

class ToldByCommands : public ByCommands {
 protected:
  std::string item_of(const std::string& output) {
    std::smatch found;
    return std::regex_search(output, found, std::regex("Item: ([0-9a-f]+)")) ? found[1].str() : std::string();
  }
  // The one command that stands between grave accents.
  std::vector<std::string> command_in(const std::string& told) {
    std::smatch found;
    if (!std::regex_search(told, found, std::regex("`([^`]+)` shows it"))) return {};
    std::istringstream words(found[1].str());
    return {std::istream_iterator<std::string>(words), {}};
  }
  // What Dani is told by the sync that fetches it, and what the command shows that this names.
  void expect_told(const std::string& said, const std::string& shown) {
    const auto told = does(pair.dani, {"sync"});
    EXPECT_NE(told.find(said), std::string::npos) << told;
    const auto command = command_in(told);
    ASSERT_FALSE(command.empty()) << told;
    const auto answer = does(pair.dani, command);
    EXPECT_NE(answer.find(shown), std::string::npos) << told << answer;
  }
};

TEST_F(ToldByCommands, OfWhatCameByItsKindAndTheCommandThatShowsIt) {
  const auto item = item_of(does(pair.meg, {"reflect", "--text", "Words of Meg"}));
  const auto own = does(pair.meg, {"sync", "--now"});
  EXPECT_EQ(own.find("shows it"), std::string::npos) << "only her own things went: " << own;
  EXPECT_EQ(does(pair.meg, {"sync"}).find("shows it"), std::string::npos);
  expect_told("Meg wrote something new", "Words of Meg");

  does(pair.meg, {"edit", item, "--text", "Other words of Meg"});
  does(pair.meg, {"sync", "--now"});
  expect_told("Meg changed something", "Other words of Meg");

  does(pair.meg, {"set-aside", item});
  does(pair.meg, {"sync", "--now"});
  expect_told("Meg put something away for everybody", "Other words of Meg");

  EXPECT_EQ(does(pair.dani, {"sync"}).find("shows it"), std::string::npos) << "nothing came";
}

}  // namespace
}  // namespace candour::kills
