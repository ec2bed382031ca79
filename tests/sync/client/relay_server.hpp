// An EvilRelay behind a real socket, with real long polls.
#pragma once

#include "tests/sync/client/evil_relay.hpp"
#include "tests/sync/client/local_server.hpp"

namespace candour::sync {

class RelayServer {
 public:
  RelayServer() : server_([this](const LocalServer::Call& call) { return answer(call); }) {}

  RelayAddress address() const { return server_.address(); }
  int connection_count() const { return server_.connection_count(); }
  int waiting_count() const { return waiting_; }

  // Does something to the relay between two requests, and wakes who waits.
  template <class Act>
  void with(Act act) {
    {
      const std::lock_guard lock(server_.mutex());
      act(relay_);
    }
    server_.notify();
  }

 private:
  Bytes answer(const LocalServer::Call& call) {
    if (is_long_poll(call.body)) {
      ++waiting_;
      server_.wait_until([&] { return has_news(call.body); });
      --waiting_;
    }
    Bytes body;
    with([&](EvilRelay& relay) {
      auto told = relay.answer(call.body);
      if (told) body = std::move(told->body);
    });
    return LocalServer::ok(body);
  }

  static bool is_long_poll(ByteView frame) {
    const auto request = wire::parse_request(frame);
    return request && request->head.op == wire::Op::fetch && wire::parse_fetch(request->body)->wait_seconds > 0;
  }
  bool has_news(ByteView frame) {
    const auto request = wire::parse_request(frame);
    const auto body = wire::parse_fetch(request->body);
    return body->log_epoch != relay_.log_epoch || !relay_.has(request->head.mailbox) ||
           relay_.log_of(request->head.mailbox).envelopes.size() != body->after;
  }

  EvilRelay relay_;
  std::atomic<int> waiting_ = 0;
  LocalServer server_;
};

}  // namespace candour::sync
