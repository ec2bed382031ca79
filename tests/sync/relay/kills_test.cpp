// What was acknowledged outlives the process, whenever it is killed (relay.md 8.1: I1 to I5, I7, I10).
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

namespace {

// 50, or as many as the environment says.
const int kills = std::getenv("CANDOUR_KILLS") == nullptr ? 50 : std::atoi(std::getenv("CANDOUR_KILLS"));
constexpr std::size_t writers = 6;

// What writers were told, mailbox by mailbox: seq and number of each acknowledged envelope.
class Ledger {
 public:
  void note(std::size_t mailbox, std::uint64_t seq, std::uint64_t number) {
    const std::lock_guard lock(mutex_);
    acknowledged_[mailbox].emplace(seq, number);
  }
  const std::multimap<std::uint64_t, std::uint64_t>& of(std::size_t mailbox) { return acknowledged_[mailbox]; }
  std::size_t size() const {
    std::size_t size = 0;
    for (const auto& [mailbox, entries] : acknowledged_) size += entries.size();
    return size;
  }

 private:
  std::mutex mutex_;
  std::map<std::size_t, std::multimap<std::uint64_t, std::uint64_t>> acknowledged_;
};

class Kills : public testing::Test {
 protected:
  // One life of the relay, over one connection a member.
  class Life final : public RelayUnderTest {
   public:
    Life(std::uint16_t port, RelayId relay_id) : relay_id_(relay_id), connection_(port) {}
    Bytes exchange(ByteView frame) override {
      return connection_.send(post_of(frame)) ? connection_.receive().body : Bytes{};
    }
    RelayId relay_id() const override { return relay_id_; }
    void start() override {}
    void stop() override {}

   private:
    RelayId relay_id_;
    Connection connection_;
  };

  // Two writers share each mailbox. What has an unknown outcome is sent again in the next life.
  void write_until_it_dies(const RelayProcess& process, std::size_t writer) {
    Life life(process.port(), *RelayId::from(*from_hex(process.relay_id_hex())));
    auto& box = boxes_[writer % boxes_.size()];
    Member member(life, clock_, box);
    for (;;) {
      const auto number = writer << 32 | next_[writer];
      const auto reply = member.append({envelope_of(number)});
      const auto answer = wire::parse_append_answer(reply.body);
      if (reply.code != Code::ok || !answer) return;
      ledger_.note(writer % boxes_.size(), answer->entries[0].seq, number);
      ++next_[writer];
    }
  }

  // Everything in a mailbox, page by page; fails where a seq is missing.
  std::vector<std::uint64_t> read_all(Member& member) {
    std::vector<std::uint64_t> numbers;
    for (bool more = true; more;) {
      const wire::FetchBody body{log_epoch_, numbers.size(), 500, wire::max_fetch_bytes, 0};
      const auto reply = member.fetch(body);
      const auto page = wire::parse_fetch_answer(reply.body);
      EXPECT_EQ(reply.code, Code::ok);
      if (!page) return {};
      for (const auto& entry : page->entries) {
        EXPECT_EQ(entry.seq, numbers.size() + 1);
        const auto number = Reader(entry.envelope).u64();
        EXPECT_EQ(to_bytes(entry.envelope), envelope_of(number));
        numbers.push_back(number);
      }
      more = page->more;
    }
    return numbers;
  }

  void check(const RelayProcess& process) {
    Life life(process.port(), *RelayId::from(*from_hex(process.relay_id_hex())));
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      Member member(life, clock_, boxes_[i]);
      const auto created = wire::parse_create_answer(member.create().body).value_or({});
      if (log_epoch_ == 0) log_epoch_ = created.log_epoch;
      ASSERT_EQ(created.log_epoch, log_epoch_) << "a kill is no journey back in time";
      const auto numbers = read_all(member);
      ASSERT_EQ(numbers.size(), created.head);
      for (const auto& [seq, number] : ledger_.of(i)) {
        ASSERT_LE(seq, numbers.size());
        ASSERT_EQ(numbers[seq - 1], number);
      }
      auto sorted = numbers;
      std::sort(sorted.begin(), sorted.end());
      ASSERT_EQ(std::adjacent_find(sorted.begin(), sorted.end()), sorted.end()) << "an envelope stands there twice";
    }
  }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  std::vector<Box> boxes_;
  std::array<std::uint64_t, writers> next_{};
  Ledger ledger_;
  std::uint64_t log_epoch_ = 0;
};

TEST_F(Kills, LoseNothingThatWasAcknowledged) {
  const auto seed = std::random_device{}();
  RecordProperty("seed", std::to_string(seed));
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (std::size_t i = 0; i < writers / 2; ++i) boxes_.push_back(journal_box("box " + std::to_string(i)));

  for (int kill = 0; kill < kills; ++kill) {
    RelayProcess process(data_, clock_.file());
    ASSERT_NE(process.port(), 0) << "it did not start after kill " << kill;
    ASSERT_NO_FATAL_FAILURE(check(process));
    std::vector<std::thread> threads;
    for (std::size_t writer = 0; writer < writers; ++writer) {
      threads.emplace_back([this, &process, writer] { write_until_it_dies(process, writer); });
    }
    std::this_thread::sleep_for(std::chrono::microseconds(std::uniform_int_distribution(5000, 200000)(random)));
    EXPECT_EQ(process.kill(), -1);
    for (auto& thread : threads) thread.join();
  }

  RelayProcess process(data_, clock_.file());
  ASSERT_NO_FATAL_FAILURE(check(process));
  EXPECT_GE(ledger_.size(), static_cast<std::size_t>(kills)) << "too little was written for the test to say anything";
  EXPECT_EQ(process.terminate(), 0);
}

}  // namespace

}  // namespace candour::relay_test
