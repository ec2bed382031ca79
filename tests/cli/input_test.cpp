// Lines and passphrases from descriptors, and the signals that end the waiting for them.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <pty.h>
#include <unistd.h>

#include <csignal>

#include "cli/line_input.hpp"
#include "cli/passphrases.hpp"
#include "session/process.hpp"

namespace candour::cli {
namespace {

class Input : public testing::Test {
 protected:
  Input() {
    crypto::start();
    if (pipe(ends_) != 0) std::abort();
  }
  ~Input() override {
    close(ends_[0]);
    finish();
  }
  void type(std::string_view text) {
    ASSERT_EQ(write(ends_[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  void finish() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }
  int reading() const { return ends_[0]; }

 private:
  int ends_[2] = {-1, -1};
};

std::string secret_of(Answer<crypto::SecretText>& secret) { return secret ? std::string(secret->expose()) : "refused"; }

TEST_F(Input, GivesLinesWithoutTheirEndsAndThenNothing) {
  type("one\r\n\nlast");
  finish();
  const auto lines = lines_of(reading(), {});

  EXPECT_EQ(lines->next("").value(), "one");
  EXPECT_EQ(lines->next("").value(), "");
  EXPECT_EQ(lines->next("").value(), "last");
  EXPECT_EQ(lines->next("").value(), std::nullopt);
  EXPECT_FALSE(lines->is_interactive());
}

TEST_F(Input, LeavesForThePassphraseWhatFollowsALine) {
  type("passphrase\nthe typed one\nlist\n");
  const auto lines = lines_of(reading(), {});
  const auto passphrases = passphrases_from(reading());

  EXPECT_EQ(lines->next("").value(), "passphrase");
  auto secret = passphrases->next("", {});
  EXPECT_EQ(secret_of(secret), "the typed one");
  EXPECT_EQ(lines->next("").value(), "list");
}

TEST_F(Input, IsNotCutOffWhereWhoeverWritesItIsDone) {
  type("one");
  finish();
  const auto lines = lines_of(reading(), {});
  EXPECT_EQ(lines->next("").value(), "one");
  EXPECT_EQ(lines->next("").value(), std::nullopt);
  EXPECT_FALSE(lines->was_cut_off());
}

TEST(InputOfATerminal, IsCutOffWhereTheTerminalHasGone) {
  int here = -1;
  int there = -1;
  ASSERT_EQ(openpty(&here, &there, nullptr, nullptr, nullptr), 0);
  EXPECT_FALSE(is_cut_off(there));
  close(here);
  EXPECT_TRUE(is_cut_off(there));
  close(there);
}

TEST_F(Input, EndsWithStoppedAfterASignal) {
  const auto stop = WakePipe::create();
  ASSERT_TRUE(stop);
  route_signals_to(*stop);
  WhileWaiting waiting;
  waiting.stop = &*stop;

  ASSERT_EQ(raise(SIGTERM), 0);
  const auto line = lines_of(reading(), waiting)->next("");

  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().code, ErrorCode::stopped);
  EXPECT_TRUE(take(*stop, Asked::end));
  signal(SIGTERM, SIG_DFL);
}

TEST_F(Input, LetsOtherWorkGoOnBetweenTheKeys) {
  const auto wake = WakePipe::create();
  ASSERT_TRUE(wake);
  int worked = 0;
  WhileWaiting waiting;
  waiting.wake = &*wake;
  waiting.on_wake = [&] {
    if (++worked == 2) type("typed later\n");
    return false;
  };
  waiting.milliseconds_left = [] { return 0; };

  wake->wake();
  const auto line = lines_of(reading(), waiting)->next("");

  EXPECT_EQ(line.value(), "typed later");
  EXPECT_GE(worked, 2);
  EXPECT_FALSE(wake->drain());
}

TEST_F(Input, HoldsOnePassphraseALineAndSaysWhenThereIsNoMore) {
  type("first\nsecond one\r\n");
  finish();
  const auto passphrases = passphrases_from(reading());

  auto first = passphrases->next("", {});
  auto second = passphrases->next("", {});
  auto third = passphrases->next("", {});

  EXPECT_EQ(secret_of(first), "first");
  EXPECT_EQ(secret_of(second), "second one");
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().what, "There was no further passphrase to read.");
  EXPECT_FALSE(third.error().next.empty());
}

TEST_F(Input, RefusesAPassphraseOverTheLimitAndTakesOneAtIt) {
  type(std::string(1023, 'a') + "\n" + std::string(1024, 'b') + "\n");
  const auto passphrases = passphrases_from(reading());

  auto longest = passphrases->next("", {});
  auto too_long = passphrases->next("", {});

  EXPECT_EQ(secret_of(longest).size(), 1023u);
  ASSERT_FALSE(too_long);
  EXPECT_EQ(too_long.error().what, "That is longer than a passphrase can be, which is 1,023 bytes.");
}

TEST_F(Input, TakesTheRestOfAPassphraseThatIsTooLongForNothingElse) {
  type(std::string(1100, 'b') + "\n\nlist\n");
  const auto passphrases = passphrases_from(reading());

  auto too_long = passphrases->next("", {});
  auto empty = passphrases->next("", {});

  ASSERT_FALSE(too_long);
  EXPECT_EQ(too_long.error().code, ErrorCode::wrong_passphrase);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().what, "No passphrase was typed.");
  EXPECT_EQ(lines_of(reading(), {})->next("").value(), "list");
}

TEST_F(Input, KeepsWhatWasTypedOfALineWhenASignalComes) {
  const auto stop = WakePipe::create();
  ASSERT_TRUE(stop);
  route_signals_to(*stop);
  WhileWaiting waiting;
  waiting.stop = &*stop;
  waiting.milliseconds_left = [] { return 0; };
  int waits = 0;
  waiting.on_wake = [&waits] { return ++waits == 20 && raise(SIGINT) != 0; };
  type("not fini");

  const auto lines = lines_of(reading(), waiting);
  const auto line = lines->next_of_text();

  ASSERT_FALSE(line);
  EXPECT_EQ(asked(), Asked::interrupt);
  EXPECT_EQ(lines->take_unfinished(), "not fini");
  EXPECT_EQ(lines->take_unfinished(), "");
  EXPECT_TRUE(take(*stop, Asked::interrupt));
  EXPECT_EQ(asked(), Asked::nothing);
  EXPECT_FALSE(stop->drain());
}

TEST_F(Input, HearsTheMostUrgentOfWhatSignalsAsk) {
  const auto stop = WakePipe::create();
  ASSERT_TRUE(stop);
  route_signals_to(*stop);
  ASSERT_EQ(raise(SIGINT), 0);
  ASSERT_EQ(raise(SIGTSTP), 0);
  ASSERT_EQ(raise(SIGUSR1), 0);

  for (const auto what : {Asked::lock, Asked::suspend, Asked::interrupt}) {
    EXPECT_EQ(asked(), what);
    EXPECT_TRUE(take(*stop, what));
    EXPECT_FALSE(take(*stop, what));
  }
  EXPECT_EQ(asked(), Asked::nothing);
}

TEST(Process, LeavesNoCoreAndNoFileForOthers) {
  ASSERT_TRUE(session::harden_process());

  rlimit core{};
  ASSERT_EQ(getrlimit(RLIMIT_CORE, &core), 0);
  EXPECT_EQ(core.rlim_max, 0u);
  const auto mask = umask(077);
  EXPECT_EQ(mask, 077u);
}

}  // namespace
}  // namespace candour::cli
