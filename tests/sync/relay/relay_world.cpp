#include "tests/sync/relay/relay_world.hpp"

#include <algorithm>
#include <fstream>

#include "crypto/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::relay_test {

namespace {

// Before the first test: libsodium is started once for all of them.
const bool crypto_is_started = (crypto::start(), true);

template <class Seed>
Seed seed_of(std::string_view name) {
  return Seed(crypto::sha256(as_bytes(name)));
}

class InProcess final : public RelayUnderTest {
 public:
  InProcess(std::filesystem::path data, ShiftedClock& clock) : data_(std::move(data)), clock_(clock) { start(); }
  Bytes exchange(ByteView frame) override { return relay_->handle(frame); }
  RelayId relay_id() const override { return relay_->relay_id(); }
  void start() override { relay_ = std::move(relay::InProcessRelay::open(data_, clock_.clock())).value(); }
  void stop() override { relay_.reset(); }

 private:
  std::filesystem::path data_;
  ShiftedClock& clock_;
  std::unique_ptr<relay::InProcessRelay> relay_;
};

class OverHttp final : public RelayUnderTest {
 public:
  OverHttp(std::filesystem::path data, ShiftedClock& clock) : data_(std::move(data)), clock_(clock) { start(); }
  Bytes exchange(ByteView frame) override {
    if (!connection_->send(post_of(frame))) return {};
    auto reply = connection_->receive();
    if (reply.head.find("Connection: close") != std::string::npos) connect();
    return std::move(reply.body);
  }
  RelayId relay_id() const override { return *RelayId::from(*from_hex(process_->relay_id_hex())); }
  void start() override {
    process_ = std::make_unique<RelayProcess>(data_, clock_.file());
    connect();
  }
  void stop() override {
    connection_.reset();
    (void)process_->terminate();
  }

 private:
  void connect() { connection_ = std::make_unique<Connection>(process_->port()); }

  std::filesystem::path data_;
  ShiftedClock& clock_;
  std::unique_ptr<RelayProcess> process_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace

void ShiftedClock::shift_by(std::chrono::seconds more) {
  shift_ += more;
  const auto temporary = file_.string() + ".new";
  std::ofstream(temporary) << shift_.count();
  std::filesystem::rename(temporary, file_);
}

std::unique_ptr<RelayUnderTest> relay_over(Transport transport, const std::filesystem::path& data,
                                           ShiftedClock& clock) {
  if (transport == Transport::http) return std::make_unique<OverHttp>(data, clock);
  return std::make_unique<InProcess>(data, clock);
}

Reply reply_of(Bytes frame) {
  Reply reply;
  reply.frame = std::move(frame);
  const auto answer = wire::parse_answer(reply.frame);
  if (!answer) return reply;
  reply.code = answer->head.code;
  reply.op = answer->head.op;
  reply.t5 = answer->head.t5;
  reply.body = to_bytes(answer->body);
  return reply;
}

Box journal_box(std::string_view name, std::size_t controllers) {
  Box box;
  std::vector<ControllerKey> keys;
  for (std::size_t i = 0; i < controllers; ++i) {
    box.controllers.push_back(seed_of<crypto::ControllerSeed>(std::string(name) + " controller " + std::to_string(i)));
    keys.push_back(crypto::public_of(box.controllers.back()));
  }
  std::sort(box.controllers.begin(), box.controllers.end(),
            [](const auto& a, const auto& b) { return crypto::public_of(a) < crypto::public_of(b); });
  box.keys = wire::journal_mailbox(seed_of<crypto::MailboxSecret>(name), keys);
  return box;
}

Box short_box(std::string_view name) {
  Box box;
  const auto secret = seed_of<crypto::MailboxSecret>(name);
  box.keys = wire::short_mailbox(secret);
  box.controllers.push_back(crypto::short_mailbox_controller(secret));
  box.kind = MailboxKind::short_lived;
  return box;
}

Bytes envelope_of(std::uint64_t number, std::size_t size) {
  Bytes out(size, 0x5a);
  const auto first = le64(number);
  std::copy(first.begin(), first.end(), out.begin());
  return out;
}

wire::FetchBody from_start() { return {}; }

Bytes Member::frame_of(Op op, ByteView body) const {
  const auto t5 = static_cast<std::uint32_t>(wire::t5_of(clock_.now()) + t5_off);
  const wire::RequestHead head{op, t5, box_.keys.id, relay_id};
  if (wire::key_of(op) == wire::OpKey::read) return wire::build_request(head, body, box_.keys.seeds.read);
  return wire::build_request(head, body, box_.keys.seeds.write);
}

Reply Member::send(Op op, ByteView body) { return reply_of(relay_.exchange(frame_of(op, body))); }

Reply Member::create() {
  return send(Op::create, wire::encode(wire::create_body(box_.keys.seeds, box_.keys.controllers, box_.kind)));
}

Reply Member::append(const std::vector<Bytes>& envelopes) {
  wire::AppendBody body;
  for (const auto& envelope : envelopes) body.envelopes.push_back(envelope);
  return send(Op::append, wire::encode(body));
}

Reply Member::fetch(const wire::FetchBody& body) { return send(Op::fetch, wire::encode(body)); }

Reply Member::head() { return send(Op::head, wire::encode(wire::HeadBody{})); }

Reply Member::erase(std::uint32_t until_day, std::vector<Signature> signatures) {
  return send(Op::delete_mailbox, wire::encode(wire::DeleteBody{until_day, std::move(signatures)}));
}

std::vector<Signature> Member::statement(std::uint32_t until_day) const {
  std::vector<Signature> out;
  for (const auto& seed : box_.controllers) out.push_back(wire::sign_delete(seed, box_.keys.id, relay_id, until_day));
  return out;
}

}  // namespace candour::relay_test
