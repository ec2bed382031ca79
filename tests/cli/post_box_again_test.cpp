// A post box that was away and is there again: who asks is told what is, not what was. With the real programs.
#include <gtest/gtest.h>

#include <thread>

#include "tests/kills/pair_at_work.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class PostBoxAgain : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    ASSERT_TRUE(pair.meg.ask({"sync"}).is_done);
    ASSERT_TRUE(pair.relay.stop());
  }
  // So that the pause before the program tries again by itself may be long.
  void fail_until_it_rests() {
    const auto until = std::chrono::steady_clock::now() + 12s;
    while (std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(100ms);
    ASSERT_EQ(pair.meg.ask({"sync"}).error_code, "relay_unreachable");
  }

  kills::PairAtWork pair;
};

TEST_F(PostBoxAgain, IsAskedByWhoeverTypesSync) {
  ASSERT_NO_FATAL_FAILURE(fail_until_it_rests());
  ASSERT_TRUE(pair.relay.start());

  const auto asked = pair.meg.ask({"sync"});

  EXPECT_TRUE(asked.is_done) << asked.whole;
}

TEST_F(PostBoxAgain, IsSentToByWhoeverTypesSyncNow) {
  ASSERT_TRUE(pair.meg.ask({"reflect", "--text", "Written while it was away."}).is_done);
  ASSERT_NO_FATAL_FAILURE(fail_until_it_rests());
  ASSERT_TRUE(pair.relay.start());

  const auto sent = pair.meg.ask({"sync", "--now"});

  EXPECT_TRUE(sent.is_done) << sent.whole;
  EXPECT_EQ(sent.fact("Still on its way"), "0") << sent.whole;
}

TEST_F(PostBoxAgain, IsNotTakenForTheOtherOneThatAnsweredInItsPlace) {
  const auto aside = pair.folder.path() / "aside";
  fs::rename(pair.relay.folder(), aside);
  ASSERT_TRUE(pair.relay.start());
  ASSERT_TRUE(kills::comes_true([&] { return pair.meg.ask({"sync"}).error_code == "wrong_relay"; }, 20s));
  ASSERT_TRUE(pair.relay.stop());
  fs::remove_all(pair.relay.folder());
  fs::rename(aside, pair.relay.folder());
  ASSERT_TRUE(pair.relay.start());

  const auto asked = pair.meg.ask({"sync"});

  EXPECT_TRUE(asked.is_done) << asked.whole;
}

TEST_F(PostBoxAgain, IsNotSaidToBeReadWhenItHasGoneAgain) {
  ASSERT_TRUE(pair.relay.start());
  ASSERT_TRUE(pair.meg.ask({"sync"}).is_done);
  ASSERT_TRUE(pair.relay.stop());

  EXPECT_EQ(pair.meg.ask({"sync"}).error_code, "relay_unreachable");
}

}  // namespace
}  // namespace candour::cli
