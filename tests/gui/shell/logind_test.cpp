#include "gui/shell/logind.hpp"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <vector>

#include "tests/gui/shell/mock_logind.hpp"

namespace candour::gui {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
constexpr milliseconds soon{20};

// What the watch said, waited for and never guessed.
class Heard {
 public:
  LogindListener listener() {
    return {[this](LockReason reason) { add(reasons_, reason); }, [this](SessionUse use) { add(uses_, use); }};
  }
  // The reasons, once there are `count` of them or ten seconds went by.
  std::vector<LockReason> reasons(std::size_t count) { return once(reasons_, count); }
  std::vector<SessionUse> uses(std::size_t count) { return once(uses_, count); }

 private:
  template <class T>
  void add(std::vector<T>& list, T value) {
    const std::lock_guard lock(mutex_);
    list.push_back(value);
    changed_.notify_all();
  }
  template <class T>
  std::vector<T> once(std::vector<T>& list, std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, seconds(10), [&] { return list.size() >= count; });
    return list;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<LockReason> reasons_;
  std::vector<SessionUse> uses_;
};

class LogindTest : public testing::Test {
 protected:
  LogindTest() {
    bus_.start();
    mock_ = std::make_unique<MockLogind>();
    mock_->own_session();
  }
  void start() {
    logind_ = std::make_unique<Logind>(heard_.listener(), soon);
    ASSERT_THAT(heard_.uses(1), ElementsAre(SessionUse::in_use));
  }

  PrivateBus bus_;
  std::unique_ptr<MockLogind> mock_;
  Heard heard_;
  std::unique_ptr<Logind> logind_;
};

// Each trigger is followed by another of a different reason. Signals keep their order, so a trigger that came twice
// would stand between.
TEST_F(LogindTest, SaysScreenLockOnceThoughItIsSignalledAndHinted) {
  start();

  mock_->say("Lock");
  mock_->set_session("LockedHint", true);
  mock_->say_sleep(true);

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::session_lock, LockReason::sleep));
}

TEST_F(LogindTest, SaysScreenLockWhereItIsOnlyHinted) {
  start();

  mock_->set_session("LockedHint", true);
  mock_->set_session("LockedHint", true);
  mock_->set_session("LockedHint", false);
  mock_->say_sleep(true);

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::session_lock, LockReason::sleep));
}

TEST_F(LogindTest, SaysEachOfTwoScreenLocks) {
  start();

  mock_->say("Lock");
  mock_->say("Unlock");
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::session_lock, LockReason::session_lock));
}

TEST_F(LogindTest, SaysUserSwitchOnceWhenTheSessionIsNoLongerInFront) {
  start();

  mock_->set_session("Active", false);
  mock_->set_session("Active", true);
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::user_switch, LockReason::session_lock));
}

TEST_F(LogindTest, SaysLidOnceWhenItClosesAndNothingWhenItOpens) {
  start();

  mock_->set_machine("LidClosed", true);
  mock_->set_machine("LidClosed", false);
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::lid, LockReason::session_lock));
}

// The real logind knows of its lid and does not announce it.
TEST_F(LogindTest, SaysLidOnceWhereOnlyThePowerServiceTellsOfIt) {
  mock_->start_power();
  start();

  mock_->set_lid_of_power(true);
  mock_->set_machine("LidClosed", true);
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(2), ElementsAre(LockReason::lid, LockReason::session_lock));
}

TEST_F(LogindTest, DoesNotLockForALidThatWasClosedAllAlong) {
  mock_->set_machine("LidClosed", true);

  start();
  mock_->set_machine("LidClosed", true);
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::session_lock));
}

TEST_F(LogindTest, SaysWhenTheSessionIsIdleAndWhenItIsUsedAgain) {
  start();

  mock_->set_session("IdleHint", true);
  mock_->set_machine("IdleHint", false);
  mock_->set_session("IdleHint", false);

  EXPECT_THAT(heard_.uses(3), ElementsAre(SessionUse::in_use, SessionUse::idle, SessionUse::in_use));
}

TEST_F(LogindTest, HoldsSleepUntilTheWindowIsLockedAndAgainAfterResume) {
  start();
  EXPECT_EQ(mock_->sleep_inhibitors(), 1);

  mock_->say_sleep(true);
  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::sleep));
  EXPECT_EQ(mock_->sleep_inhibitors(), 1);
  logind_->locked();

  EXPECT_TRUE(mock_->comes_to_inhibitors(0));
  mock_->say_sleep(false);
  EXPECT_TRUE(mock_->comes_to_inhibitors(1));
}

TEST_F(LogindTest, LetsGoOfSleepWhenItEnds) {
  start();

  logind_.reset();

  EXPECT_TRUE(mock_->comes_to_inhibitors(0));
}

// A new image of the program must not hold the machine awake with what the old one held.
TEST_F(LogindTest, LeavesNoDescriptorOpenToAnotherImage) {
  const auto inherited = [] {
    std::vector<int> open;
    for (int fd = 3; fd < 256; ++fd)
      if (const int flags = fcntl(fd, F_GETFD); flags >= 0 && (flags & FD_CLOEXEC) == 0) open.push_back(fd);
    return open;
  };
  const std::vector<int> before = inherited();

  start();

  EXPECT_EQ(mock_->sleep_inhibitors(), 1);
  EXPECT_EQ(inherited(), before);
}

TEST_F(LogindTest, FindsTheDisplaySessionWhereTheProgramBelongsToNone) {
  mock_.reset();
  mock_ = std::make_unique<MockLogind>();
  mock_->show_display_session();

  start();
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::session_lock));
  EXPECT_EQ(logind_->availability(), Availability::session);
}

TEST_F(LogindTest, SaysSleepThoughThereIsNoSession) {
  mock_.reset();
  mock_ = std::make_unique<MockLogind>();
  Logind logind(heard_.listener(), soon);
  ASSERT_TRUE(mock_->comes_to_inhibitors(1));

  mock_->say_sleep(true);

  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::sleep));
  EXPECT_EQ(logind.availability(), Availability::machine_only);
}

TEST_F(LogindTest, ComesBackWithABusThatDiedAndSaysWhatChangedMeanwhile) {
  start();
  EXPECT_EQ(logind_->availability(), Availability::session);

  mock_.reset();
  bus_.stop();
  EXPECT_THAT(heard_.uses(2), ElementsAre(SessionUse::in_use, SessionUse::unknown));
  EXPECT_EQ(logind_->availability(), Availability::none);
  bus_.start();
  mock_ = std::make_unique<MockLogind>();
  mock_->set_session("Active", false);
  mock_->own_session();

  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::user_switch));
  EXPECT_THAT(heard_.uses(3), ElementsAre(SessionUse::in_use, SessionUse::unknown, SessionUse::in_use));
  EXPECT_EQ(logind_->availability(), Availability::session);
}

TEST_F(LogindTest, ComesBackWithALogindThatWasStartedAgain) {
  start();

  mock_.reset();
  EXPECT_THAT(heard_.uses(2), ElementsAre(SessionUse::in_use, SessionUse::unknown));
  mock_ = std::make_unique<MockLogind>();
  mock_->own_session();
  EXPECT_THAT(heard_.uses(3), ElementsAre(SessionUse::in_use, SessionUse::unknown, SessionUse::in_use));
  mock_->say("Lock");

  EXPECT_THAT(heard_.reasons(1), ElementsAre(LockReason::session_lock));
  EXPECT_EQ(mock_->sleep_inhibitors(), 1);
}

TEST(LogindWithoutABus, SaysThatNothingCanBeTold) {
  const PrivateBus never_started;
  Heard heard;

  const Logind logind(heard.listener());

  EXPECT_EQ(logind.availability(), Availability::none);
}

TEST(LogindWithoutABus, FindsOneThatComesLater) {
  PrivateBus bus;
  Heard heard;
  const Logind logind(heard.listener(), soon);

  bus.start();
  MockLogind mock;
  mock.own_session();
  ASSERT_THAT(heard.uses(1), ElementsAre(SessionUse::in_use));
  mock.say("Lock");

  EXPECT_THAT(heard.reasons(1), ElementsAre(LockReason::session_lock));
}

}  // namespace
}  // namespace candour::gui
