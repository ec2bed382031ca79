// A relay in memory that answers frames as relay.md says, and lies where it is told to.
#pragma once

#include <deque>
#include <functional>
#include <map>

#include "sync/client/transport.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

class EvilRelay final : public Transport {
 public:
  EvilRelay() : key_(crypto::RelaySeed::random()) {}

  RelayId id() const { return crypto::public_of(key_); }
  Result<HttpAnswer> exchange(const HttpRequest& request) override { return answer(request.body); }
  Result<HttpAnswer> answer(ByteView frame);

  struct Log {
    std::vector<Bytes> envelopes;
    wire::CreateBody keys;
  };
  Log& log_of(const MailboxId& id) { return logs_[id]; }
  bool has(const MailboxId& id) const { return logs_.contains(id); }
  void lose(const MailboxId& id) { logs_.erase(id); }

  std::uint64_t log_epoch = 1000;
  std::uint32_t t5 = 0;
  std::uint32_t skew_limit = 0xffffffff;
  // Lies. Each is asked before the honest answer; a value is sent in its place.
  std::function<std::optional<Result<Bytes>>(const wire::Request&)> lie;
  std::vector<wire::Op> asked;  // every op that arrived

 private:
  Bytes honest(const wire::Request& request);
  Bytes create(const wire::Request& request);
  Bytes append(const wire::Request& request, Log& log);
  Bytes fetch(const wire::Request& request, const Log& log);
  Bytes head(const wire::Request& request, const Log& log);
  Bytes say(wire::Code code, wire::Op op, ByteView body = {}) const { return wire::build_answer({code, op, t5}, body); }

  crypto::RelaySeed key_;
  std::map<MailboxId, Log> logs_;
};

}  // namespace candour::sync
