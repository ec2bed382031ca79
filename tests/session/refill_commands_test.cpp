// A post box put back from an older copy, found and mended by single commands of the real programs.
#include <gtest/gtest.h>

#include "tests/kills/pair_at_work.hpp"

namespace candour::kills {
namespace {

namespace fs = std::filesystem;

class RefillByCommands : public testing::Test {
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

TEST_F(RefillByCommands, LeavesNobodyWithoutWhatWasSentBeforeAndAfterThePostBoxWentBack) {
  writes(pair.meg, "M1 before the copy");
  ASSERT_TRUE(pair.relay.stop());
  copy();
  ASSERT_TRUE(pair.relay.start());
  writes(pair.meg, "M2 between");
  ASSERT_TRUE(pair.relay.stop());
  put_back();
  ASSERT_TRUE(pair.relay.start());

  const auto told = does(pair.meg, {"sync"});
  does(pair.dani, {"sync"});
  writes(pair.meg, "M3 afterwards");
  does(pair.dani, {"sync"});

  for (const auto* words : {"M1 before", "M2 between", "M3 afterwards"}) EXPECT_TRUE(reads(pair.dani, words)) << words;
  EXPECT_NE(told.find("The post box lost entries."), std::string::npos) << told;
  EXPECT_NE(does(pair.meg, {"status"}).find("Notice RELAY-ROLLBACK"), std::string::npos);
}

TEST_F(RefillByCommands, TellsBothWhereThePostBoxCanTellThatItWentBack) {
  writes(pair.meg, "M1 before the copy");
  does(pair.dani, {"sync"});
  ASSERT_TRUE(pair.relay.stop());
  copy();
  ASSERT_TRUE(pair.relay.start());
  writes(pair.meg, "M2 between");
  ASSERT_TRUE(pair.relay.stop());
  put_back();
  fs::remove(pair.relay.folder() / "anchor");  // without it the post box begins a new log
  ASSERT_TRUE(pair.relay.start());

  const auto told_first = does(pair.dani, {"sync"});
  const auto told_meg = does(pair.meg, {"sync"});
  const auto told_then = does(pair.dani, {"sync"});

  EXPECT_NE(told_first.find("The post box started afresh."), std::string::npos) << told_first;
  EXPECT_NE(told_meg.find("The post box started afresh."), std::string::npos) << told_meg;
  EXPECT_NE(told_then.find("Everything that the post box had is here"), std::string::npos) << told_then;
  EXPECT_TRUE(reads(pair.dani, "M2 between"));
}

}  // namespace
}  // namespace candour::kills
