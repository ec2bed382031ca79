// The relay attacked by somebody who has no key, as a process of its own, while a pair goes on exchanging through it.
// Each attack lasts 10 seconds, or as many as CANDOUR_ATTACK_SECONDS says.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdlib>
#include <list>

#include "tests/sync/relay/pair_at_work.hpp"

namespace candour::relay_test {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr std::size_t mebibyte = 1u << 20;

class RelayAttack : public testing::Test {
 protected:
  // This process holds the attackers' ends.
  static void SetUpTestSuite() {
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }

  static seconds length() {
    const char* set = std::getenv("CANDOUR_ATTACK_SECONDS");
    return seconds(set == nullptr ? 10 : std::atoi(set));
  }

  enum class Leaves : std::uint8_t { at_the_end, when_answered };
  struct Attackers {
    std::size_t count;
    std::string first;
    Leaves leaves = Leaves::when_answered;
  };

  // Attackers' connections, each begun with the same bytes, and begun anew when the relay ended it or, where they wait
  // for no answer, answered it.
  class Crowd {
   public:
    Crowd(const RelayProcess& process, const Attackers& attackers)
        : process_(process), first_(attackers.first), leaves_(attackers.leaves) {
      for (std::size_t i = 0; i < attackers.count; ++i) members_.push_back(connect());
    }
    void come_back() {
      for (auto& member : members_) {
        const auto heard = member->heard();
        const bool is_over = heard == Connection::Heard::end ||
                             (heard == Connection::Heard::something && leaves_ == Leaves::when_answered);
        if (is_over) member = connect();
      }
    }

   private:
    std::unique_ptr<Connection> connect() {
      auto made = std::make_unique<Connection>(process_.port());
      made->keep_little_unread();
      made->send_what_fits(first_);
      return made;
    }
    const RelayProcess& process_;
    const std::string first_;
    const Leaves leaves_;
    std::vector<std::unique_ptr<Connection>> members_;
  };

  // The attack, with a pair at work from before it until both its time is over and the pair did some rounds under it.
  static Exchanged attack(RelayProcess& process, const ShiftedClock& clock, const Attackers& attackers) {
    constexpr int least_rounds = 6;
    PairAtWork pair(process, clock);
    pair.wait_for_rounds(1);
    Crowd crowd(process, attackers);
    const auto begun = steady_clock::now();
    const auto rounds_before = pair.rounds();
    const auto goes_on = [&] {
      const auto lasted = steady_clock::now() - begun;
      return lasted < length() || (pair.rounds() < rounds_before + least_rounds && lasted < seconds(60));
    };
    while (goes_on()) {
      crowd.come_back();
      std::this_thread::sleep_for(milliseconds(50));
    }
    const auto exchanged = pair.stop();
    std::printf("  %d rounds, %d requests repeated, worst round %d ms, peak memory %zu KiB\n", exchanged.rounds,
                exchanged.repeats, static_cast<int>(exchanged.worst.count()), process.peak_memory() / 1024);
    EXPECT_TRUE(exchanged.is_complete);
    EXPECT_GE(exchanged.rounds, rounds_before + least_rounds);
    EXPECT_TRUE(process.is_alive());
    return exchanged;
  }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
};

std::string promise_of_a_mebibyte() {
  return "POST /v1/box HTTP/1.1\r\nHost: relay\r\nContent-Type: application/octet-stream\r\nContent-Length: 1048576\r\n\r\n";
}

TEST_F(RelayAttack, Of300SilentConnectionsAt256DescriptorsLeavesRoomForAPair) {
  RelayProcess process(data_, clock_.file(), {.descriptors = 256});

  (void)attack(process, clock_, {300, ""});

  EXPECT_EQ(process.terminate(), 0) << process.said();
}

TEST_F(RelayAttack, OfMoreConnectionsThanThereAreDescriptorsIsNoFailureOfTheDisk) {
  RelayProcess process(data_, clock_.file(), {.descriptors = 24});

  (void)attack(process, clock_, {60, "GET /healthz HTTP/1.1\r\nHost: "});

  EXPECT_EQ(process.terminate(), 0) << process.said();
}

TEST_F(RelayAttack, Of400PromisedMebibytesTakesNoMemory) {
  RelayProcess process(data_, clock_.file(), {.memory = 128 * mebibyte});

  (void)attack(process, clock_, {400, promise_of_a_mebibyte()});

  EXPECT_LT(process.peak_memory(), 40 * mebibyte);
  EXPECT_EQ(process.terminate(), 0) << process.said();
}

TEST_F(RelayAttack, Of400HalfSentMebibytesTakesNoMoreThanItsBudgetAndNobodysTime) {
  RelayProcess process(data_, clock_.file(), {.memory = 128 * mebibyte});

  const auto pair =
      attack(process, clock_, {400, promise_of_a_mebibyte() + std::string(mebibyte - 1, 'x')});

  EXPECT_LT(pair.worst, seconds(2)) << "neither waits for its turn to be let in, nor for the crowd to be read";
  EXPECT_LT(process.peak_memory(), 128 * mebibyte);
  EXPECT_EQ(process.terminate(), 0) << process.said();
}

TEST_F(RelayAttack, Of40ReadersThatDoNotReadHoldsNoPages) {
  RelayProcess process(data_, clock_.file());
  DirectRelay relay(process);
  auto box = journal_box("long pages");
  Member member(relay, clock_, box);
  ASSERT_EQ(member.create().code, Code::ok);
  for (std::uint64_t i = 0; i < 8; ++i) {
    ASSERT_EQ(member.append({envelope_of(2 * i, 262144), envelope_of(2 * i + 1, 262144)}).code, Code::ok);
  }

  (void)attack(process, clock_,
               {40, post_of(member.frame_of(Op::fetch, wire::encode(from_start()))), Leaves::at_the_end});

  EXPECT_LT(process.peak_memory(), 64 * mebibyte);
  const auto page = member.fetch();
  EXPECT_EQ(wire::parse_fetch_answer(page.body).value_or({}).entries.size(), 16u);
  EXPECT_EQ(process.terminate(), 0) << process.said();
}

}  // namespace

}  // namespace candour::relay_test
