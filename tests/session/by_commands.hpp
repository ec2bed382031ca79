// Two people who work by single commands of the real programs, with a real post box between them.
#pragma once

#include <gtest/gtest.h>

#include "tests/kills/pair_at_work.hpp"

namespace candour::kills {

namespace fs = std::filesystem;

class ByCommands : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(pair.pair_up());
    ASSERT_TRUE(pair.meg.close_shell());
    ASSERT_TRUE(pair.dani.close_shell());
  }

  std::string does(const stories::Member& who, const std::vector<std::string>& command) {
    stories::Start start;
    start.program = who.desk().programs / "candour-cli";
    start.arguments = command;
    for (const auto& option : {std::string("--vault"), who.desk().vault.string(), std::string("--clock"),
                               who.desk().clock.string(), std::string("--passphrase-fd"), std::string("3")})
      start.arguments.push_back(option);
    start.passphrase_lines = who.desk().passphrase + "\n";
    const auto finished = stories::run(start);
    EXPECT_EQ(finished.exit_code, 0) << finished.output;
    return finished.output;
  }
  void writes(const stories::Member& who, const std::string& words) {
    does(who, {"reflect", "--text", words});
    does(who, {"sync", "--now"});
  }
  bool reads(const stories::Member& who, const std::string& words) {
    return does(who, {"list"}).find(words) != std::string::npos;
  }
  void copy() { fs::copy(pair.relay.folder(), pair.folder.path() / "copy", fs::copy_options::recursive); }
  void put_back() {
    fs::remove_all(pair.relay.folder());
    fs::copy(pair.folder.path() / "copy", pair.relay.folder(), fs::copy_options::recursive);
  }

  PairAtWork pair;
};

}  // namespace candour::kills
