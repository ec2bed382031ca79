// Two wordings of one sentence between real programs: shown to both, chosen by a command, and the same for both then.
#include <regex>

#include "tests/session/by_commands.hpp"

namespace candour::kills {
namespace {

class ChoiceCommands : public ByCommands {
 protected:
  // Dani's computer is put back from an older copy between two edits of one reflection: neither has seen the other.
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(ByCommands::SetUp());
    item = item_of(does(pair.dani, {"reflect", "--text", "It went well. Thank you."}));
    does(pair.dani, {"sync", "--now"});
    const auto vault = pair.dani.desk().vault;
    const auto older = pair.folder.path() / "older";
    fs::copy(vault, older, fs::copy_options::recursive);
    does(pair.dani, {"edit", item, "--text", "It went badly. Thank you."});
    does(pair.dani, {"sync", "--now"});
    fs::remove_all(vault);
    fs::rename(older, vault);
    does(pair.dani, {"edit", item, "--text", "It went slowly. Thank you."});
    for (int times = 0; times < 3; ++times) {
      does(pair.dani, {"sync", "--now"});
      does(pair.meg, {"sync", "--now"});
    }
  }
  static std::string item_of(const std::string& output) {
    std::smatch found;
    return std::regex_search(output, found, std::regex("Item: ([0-9a-f]+)")) ? found[1].str() : std::string();
  }
  static bool says(const std::string& output, const std::string& words) { return output.find(words) != std::string::npos; }
  void expect_shown(const stories::Member& who, const std::string& words, bool is_there) {
    const auto shown = does(who, {"show", item});
    EXPECT_EQ(says(shown, words), is_there) << words << "\n" << shown;
  }

  std::string item;
};

TEST_F(ChoiceCommands, ShowBothWordingsAndKeepTheOneThatIsChosen) {
  for (const auto* who : {&pair.dani, &pair.meg}) {
    expect_shown(*who, "It went badly.", true);
    expect_shown(*who, "It went slowly.", true);
    expect_shown(*who, "Choice 1: Written in two ways at the same time.", true);
    EXPECT_TRUE(says(does(*who, {"search", "slowly"}), "It went"));
  }
  expect_shown(pair.dani, "until you choose", true);
  expect_shown(pair.dani, "`choose " + item + " first`", true);
  expect_shown(pair.meg, "until Dani chooses", true);
  expect_shown(pair.meg, "`choose", false);

  const auto kept = does(pair.dani, {"choose", item, "second"});

  std::smatch found;
  ASSERT_TRUE(std::regex_search(kept, found, std::regex("Kept: (It went (?:badly|slowly)\\.)"))) << kept;
  does(pair.dani, {"sync", "--now"});
  does(pair.meg, {"sync", "--now"});
  const auto gone = found[1] == "It went badly." ? "It went slowly." : "It went badly.";
  for (const auto* who : {&pair.dani, &pair.meg}) {
    expect_shown(*who, found[1], true);
    expect_shown(*who, gone, false);
    expect_shown(*who, "Choice", false);
    EXPECT_TRUE(says(does(*who, {"history", item}), gone));
  }
}

TEST_F(ChoiceCommands, KeepBothForBoth) {
  does(pair.dani, {"choose", item, "both"});
  does(pair.dani, {"sync", "--now"});
  does(pair.meg, {"sync", "--now"});

  for (const auto* who : {&pair.dani, &pair.meg}) {
    expect_shown(*who, "It went badly.", true);
    expect_shown(*who, "It went slowly.", true);
    expect_shown(*who, "Choice", false);
  }
}

}  // namespace
}  // namespace candour::kills
