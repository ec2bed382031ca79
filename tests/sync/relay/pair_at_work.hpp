// Two members who go on exchanging while somebody does something to their relay.
#pragma once

#include <atomic>
#include <thread>

#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

// Signs and sends over a connection of its own, which it opens anew when it was closed.
class DirectRelay final : public RelayUnderTest {
 public:
  explicit DirectRelay(const RelayProcess& process)
      : port_(process.port()), relay_id_(*RelayId::from(*from_hex(process.relay_id_hex()))) {}
  Bytes exchange(ByteView frame) override;
  RelayId relay_id() const override { return relay_id_; }
  void start() override {}
  void stop() override {}
  void reconnect() { connection_.reset(); }

 private:
  std::uint16_t port_;
  RelayId relay_id_;
  std::unique_ptr<Connection> connection_;
};

// How it went: a round is an append by one member and a fetch by the other, on new connections.
struct Exchanged {
  int rounds = 0;
  int repeats = 0;  // a request that was not answered ok, and was sent again
  std::chrono::milliseconds worst{0};
  bool is_complete = false;  // everything appended was read, once, in order and byte for byte
};

// The members of a mailbox of their own, at work in a thread from the start until they are asked how it went.
class PairAtWork {
 public:
  PairAtWork(const RelayProcess& process, const ShiftedClock& clock);
  PairAtWork(const PairAtWork&) = delete;
  PairAtWork& operator=(const PairAtWork&) = delete;
  ~PairAtWork() { (void)stop(); }
  // Until that many rounds are over, or for 60 seconds.
  void wait_for_rounds(int count) const;
  int rounds() const { return rounds_; }
  Exchanged stop();

 private:
  void work();
  bool do_round();
  Reply until_ok(DirectRelay& relay, const std::function<Reply()>& request);

  DirectRelay writer_relay_;
  DirectRelay reader_relay_;
  Box box_ = journal_box("pair at work");
  Member writer_;
  Member reader_;
  std::vector<Bytes> written_;
  std::vector<Bytes> read_;
  std::uint64_t log_epoch_ = 0;
  Exchanged exchanged_;
  std::atomic<int> rounds_ = 0;
  std::atomic<bool> is_over_ = false;
  std::thread thread_;
};

}  // namespace candour::relay_test
