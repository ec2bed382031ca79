// Writing to full pipes, terminals and sockets: it never waits, and whoever shares the descriptor keeps it as it was.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>

#include "cli/output.hpp"
#include "cli/process.hpp"

namespace candour::cli {
namespace {

// Two ends of something that fills up: what is written to the second is read from the first.
struct Ends {
  int reading = -1;
  int writing = -1;
};
struct Kind {
  const char* name;
  std::function<Ends()> make;
};

Ends make_pipe() {
  int ends[2];
  return pipe(ends) == 0 ? Ends{ends[0], ends[1]} : Ends{};
}
Ends make_terminal() {
  Ends ends;
  return openpty(&ends.reading, &ends.writing, nullptr, nullptr, nullptr) == 0 ? ends : Ends{};
}
Ends make_sockets() {
  int ends[2];
  return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 ? Ends{ends[0], ends[1]} : Ends{};
}

class Unblocked : public testing::TestWithParam<Kind> {
 protected:
  void SetUp() override {
    ends = GetParam().make();
    ASSERT_GE(ends.writing, 0);
  }
  void TearDown() override {
    close(ends.reading);
    close(ends.writing);
  }
  static void fill(const UnblockedDescriptor& descriptor) {
    const std::string some(4096, '.');
    for (const std::size_t size : {some.size(), std::size_t{1}}) {
      for (int quiet = 0; quiet < 3; ++quiet) {
        while (descriptor.put({some.data(), size}).value_or(0) > 0) quiet = 0;
        usleep(10'000);
      }
    }
  }

  Ends ends;
};

TEST_P(Unblocked, SaysThatThereIsNoRoomAndLeavesTheSharedDescriptorAsItWas) {
  const int flags = fcntl(ends.writing, F_GETFL);
  const UnblockedDescriptor descriptor(ends.writing);

  fill(descriptor);

  EXPECT_EQ(descriptor.put("more"), 0u);
  EXPECT_EQ(fcntl(ends.writing, F_GETFL), flags);
  EXPECT_EQ(flags & O_NONBLOCK, 0);
}

TEST_P(Unblocked, GivesUpSoonOnceSomethingIsAskedAndGoesOnAfterwards) {
  const auto stop = WakePipe::create();
  ASSERT_TRUE(stop);
  route_signals_to(*stop);
  const UnblockedDescriptor descriptor(ends.writing);
  fill(descriptor);
  ASSERT_EQ(raise(SIGINT), 0);
  Output output(ends.writing);
  std::ostream out(&output);
  const auto begun = std::chrono::steady_clock::now();

  for (int times = 0; times < 100; ++times) out << "never read" << std::flush;

  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(1));
  EXPECT_TRUE(out.good());
  EXPECT_TRUE(output.take_cut_off());
  EXPECT_TRUE(take(*stop, Asked::interrupt));
  std::string read_then;
  char bytes[65536];
  fcntl(ends.reading, F_SETFL, O_NONBLOCK);
  for (int quiet = 0; quiet < 3; ++quiet) {
    while (read(ends.reading, bytes, sizeof bytes) > 0) quiet = 0;
    usleep(10'000);
  }
  out << "read again" << std::flush;
  usleep(50'000);
  const auto got = read(ends.reading, bytes, sizeof bytes);
  ASSERT_GT(got, 0);
  read_then.assign(bytes, static_cast<std::size_t>(got));
  std::erase(read_then, '\r');
  EXPECT_EQ(read_then, "\nread again");
  EXPECT_FALSE(output.was_cut_off());
}

TEST_P(Unblocked, FailsWhereTheReaderIsGone) {
  signal(SIGPIPE, SIG_IGN);
  Output output(ends.writing);
  std::ostream out(&output);
  close(ends.reading);
  ends.reading = -1;

  out << "never read" << std::flush;

  EXPECT_FALSE(out.good());
  EXPECT_FALSE(output.was_cut_off());
}

INSTANTIATE_TEST_SUITE_P(Kinds, Unblocked,
                         testing::Values(Kind{"Pipe", make_pipe}, Kind{"Terminal", make_terminal}, Kind{"Socket", make_sockets}),
                         [](const auto& chosen) { return std::string(chosen.param.name); });

}  // namespace
}  // namespace candour::cli
