// A post box put back from an older copy, found and mended by single commands of the real programs.
#include "tests/session/by_commands.hpp"

namespace candour::kills {
namespace {

using RefillByCommands = ByCommands;

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

TEST_F(RefillByCommands, SaysThatItWaitsAndUntilWhenAtASecondLossWithinTheHourAndWhatWasDoneAfterwards) {
  writes(pair.meg, "M1 before the copy");
  ASSERT_TRUE(pair.relay.stop());
  copy();
  ASSERT_TRUE(pair.relay.start());
  writes(pair.meg, "M2 between");
  const auto lose = [&] {
    ASSERT_TRUE(pair.relay.stop());
    put_back();
    ASSERT_TRUE(pair.relay.start());
  };
  lose();
  does(pair.meg, {"sync"});
  const auto after_first = does(pair.meg, {"status"});
  EXPECT_NE(after_first.find("all that was missing there was there again."), std::string::npos) << after_first;
  EXPECT_EQ(after_first.find("puts back by itself"), std::string::npos) << after_first;

  lose();
  const auto told = does(pair.meg, {"sync"});
  EXPECT_NE(told.find("on, and wait here until then"), std::string::npos) << told;
  EXPECT_EQ(told.find("are being put back"), std::string::npos) << told;
  const auto waits = does(pair.meg, {"status"});
  EXPECT_NE(waits.find("Not before: "), std::string::npos) << waits;
  EXPECT_NE(waits.find("what is missing there is put back from "), std::string::npos) << waits;
}

}  // namespace
}  // namespace candour::kills
