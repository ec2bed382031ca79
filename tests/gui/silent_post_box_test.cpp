// A post box that takes connections and says nothing, a real one that was stopped, while the window asks who it is.
#include <csignal>

#include "journal/vault/pairing.hpp"
#include "tests/gui/support/window_pair.hpp"

namespace candour::test {
namespace {

using namespace std::chrono_literals;

class SilentPostBox : public WindowPair {
 protected:
  void SetUp() override {
    ASSERT_NO_FATAL_FAILURE(WindowPair::SetUp());
    ASSERT_NO_FATAL_FAILURE(begin(meg, "Start a journal", "Meg"));
    relay.suspend();
    meg.waits_for_post_box = false;
  }
  void TearDown() override { relay.go_on(); }

  void ask() {
    ASSERT_TRUE(meg.type_into("Post box", relay.address())) << meg.lines();
    ASSERT_TRUE(meg.type_into("Your passphrase again", pair_passphrase));
    ASSERT_TRUE(meg.press("Make twelve words"));
    meg.settle();
    ASSERT_TRUE(meg.shows("Asking the post box who it is.")) << meg.lines();
    std::this_thread::sleep_for(300ms);
    meg.settle();
    ASSERT_TRUE(meg.notebook().desk().is_asking()) << meg.lines();
    ASSERT_FALSE(meg.notebook().desk().is_busy()) << "nothing of the vault is held for it";
  }
  journal::PairingStage stage() { return meg.notebook().desk().vault()->pairing().view().stage; }
};

template <class Act>
std::chrono::milliseconds time_of(const Act& act) {
  const auto from = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - from);
}

TEST_F(SilentPostBox, IsLeftAtOnceAndAsksForNothingThen) {
  ASSERT_NO_FATAL_FAILURE(ask());
  EXPECT_LT(time_of([&] { EXPECT_TRUE(meg.press("Not now")); }), 2s);
  EXPECT_FALSE(meg.notebook().desk().is_asking());
  EXPECT_FALSE(meg.shows("Asking the post box"));

  relay.go_on();
  std::this_thread::sleep_for(300ms);
  meg.settle();
  EXPECT_EQ(stage(), journal::PairingStage::none) << "what was left makes no words afterwards";
}

TEST_F(SilentPostBox, HoldsUpNoLock) {
  ASSERT_NO_FATAL_FAILURE(ask());
  EXPECT_LT(time_of([&] { meg.sign('l'); }), 2s);
  EXPECT_TRUE(meg.is_locked());
}

TEST_F(SilentPostBox, HoldsUpNoEndOfTheWindow) {
  ASSERT_NO_FATAL_FAILURE(ask());
  EXPECT_LT(time_of([&] {
              EXPECT_TRUE(meg.notebook().desk().may_quit());
              meg.restart();
            }),
            4s)
      << "an end, and a start of a window";
}

TEST_F(SilentPostBox, IsWaitedForWhereSomebodyStaysAndMakesTheWordsOnceItAnswers) {
  ASSERT_NO_FATAL_FAILURE(ask());
  relay.go_on();
  meg.waits_for_post_box = true;
  EXPECT_TRUE(meg.wait_for("Twelve words for your partner")) << meg.lines();
  EXPECT_EQ(stage(), journal::PairingStage::invited);
}

}  // namespace
}  // namespace candour::test
