#include "tests/sync/relay/pair_at_work.hpp"

namespace candour::relay_test {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::chrono::seconds patience{20};

}  // namespace

Bytes DirectRelay::exchange(ByteView frame) {
  if (!connection_) connection_ = std::make_unique<Connection>(port_);
  if (!connection_->send(post_of(frame))) return reconnect(), Bytes{};
  auto reply = connection_->receive();
  if (reply.status == 0 || reply.head.find("Connection: close") != std::string::npos) reconnect();
  return std::move(reply.body);
}

PairAtWork::PairAtWork(const RelayProcess& process, const ShiftedClock& clock)
    : writer_relay_(process),
      reader_relay_(process),
      writer_(writer_relay_, clock, box_),
      reader_(reader_relay_, clock, box_),
      thread_([this] { work(); }) {}

void PairAtWork::wait_for_rounds(int count) const {
  const auto until = steady_clock::now() + std::chrono::seconds(60);
  while (rounds_ < count && steady_clock::now() < until) std::this_thread::sleep_for(milliseconds(5));
}

Exchanged PairAtWork::stop() {
  is_over_ = true;
  if (thread_.joinable()) thread_.join();
  exchanged_.is_complete = !written_.empty() && written_ == read_;
  return exchanged_;
}

Reply PairAtWork::until_ok(DirectRelay& relay, const std::function<Reply()>& request) {
  const auto until = steady_clock::now() + patience;
  for (;;) {
    auto reply = request();
    if (reply.code == Code::ok || steady_clock::now() > until) return reply;
    ++exchanged_.repeats;
    relay.reconnect();
    std::this_thread::sleep_for(milliseconds(20));
  }
}

bool PairAtWork::do_round() {
  writer_relay_.reconnect();
  reader_relay_.reconnect();
  written_.push_back(envelope_of(written_.size()));
  if (until_ok(writer_relay_, [this] { return writer_.append({written_.back()}); }).code != Code::ok) return false;
  const auto fetched =
      until_ok(reader_relay_, [this] { return reader_.fetch({log_epoch_, read_.size(), 500, 65536, 0}); });
  const auto page = wire::parse_fetch_answer(fetched.body);
  if (fetched.code != Code::ok || !page) return false;
  for (const auto& entry : page->entries) read_.push_back(to_bytes(entry.envelope));
  return true;
}

void PairAtWork::work() {
  const auto made = until_ok(writer_relay_, [this] { return writer_.create(); });
  log_epoch_ = wire::parse_create_answer(made.body).value_or({}).log_epoch;
  for (bool goes_on = made.code == Code::ok; goes_on && !is_over_;) {
    const auto begun = steady_clock::now();
    goes_on = do_round();
    exchanged_.rounds += goes_on ? 1 : 0;
    rounds_ = exchanged_.rounds;
    exchanged_.worst =
        std::max(exchanged_.worst, std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun));
    std::this_thread::sleep_for(milliseconds(20));
  }
}

}  // namespace candour::relay_test
