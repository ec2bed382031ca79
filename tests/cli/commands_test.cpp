#include "cli/commands/commands.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "cli/help.hpp"
#include "cli/words.hpp"

namespace candour::cli {
namespace {

// The words of an example as a person would type them in the shell.
std::vector<std::string> words_of_example(const Example& example) {
  auto words = words_of_line(example.line);
  if (!words) return {};
  if (!words->empty() && words->front() == "candour-cli") words->erase(words->begin());
  return *words;
}

TEST(AllCommands, HaveASentenceAndHelpForEveryParameter) {
  for (const auto& command : all_commands()) {
    EXPECT_TRUE(command.summary.ends_with('.')) << command.words;
    EXPECT_NE(command.run, nullptr) << command.words;
    for (const auto& parameter : command.parameters) {
      EXPECT_TRUE(parameter.help.ends_with('.')) << command.words << ' ' << parameter.name;
    }
  }
}

TEST(AllCommands, HaveAnExampleThatCanBeTypedAsItStands) {
  for (const auto& command : all_commands()) {
    EXPECT_FALSE(command.examples.empty()) << command.words;
    for (const auto& example : command.examples) {
      auto invocation = parse(all_commands(), words_of_example(example));
      ASSERT_TRUE(invocation) << example.line << ": " << invocation.error().what;
      EXPECT_EQ(invocation->command, &command) << example.line;
      EXPECT_FALSE(example.tells.empty()) << example.line;
      EXPECT_NE(help_of(command).find(example.line), std::string::npos);
    }
  }
}

TEST(AllCommands, HaveDifferentNamesAndNoOptionOfTheWholeProgram) {
  std::set<std::string> names;
  for (const auto& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.words).second) << command.words;
    for (const auto& parameter : command.parameters) {
      for (const auto& global : global_parameters()) EXPECT_NE(parameter.name, global.name) << command.words;
    }
  }
}

TEST(AllCommands, AreThoseOfTheManual) {
  std::ifstream file(CANDOUR_SOURCE_DIR "/docs/commands.md");
  std::ostringstream manual;
  manual << file.rdbuf();
  EXPECT_EQ(manual.str(), manual_of(all_commands())) << "make it anew: candour-cli help --all > docs/commands.md";
}

}  // namespace
}  // namespace candour::cli
