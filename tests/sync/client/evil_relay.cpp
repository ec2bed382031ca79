#include "tests/sync/client/evil_relay.hpp"

#include <algorithm>

#include "sync/wire/answer_bodies.hpp"

namespace candour::sync {

using wire::Code;
using wire::Op;

Result<HttpAnswer> EvilRelay::answer(ByteView frame) {
  const auto request = wire::parse_request(frame);
  if (!request) return HttpAnswer{say(Code::malformed, Op::none), {}};
  asked.push_back(request->head.op);
  if (lie) {
    auto told = lie(*request);
    if (told && !*told) return told->error();
    if (told) return HttpAnswer{std::move(**told), {}};
  }
  return HttpAnswer{honest(*request), {}};
}

Bytes EvilRelay::honest(const wire::Request& request) {
  const auto op = request.head.op;
  if (request.head.relay != id()) return say(Code::wrong_relay, op);
  const auto distance = wire::t5_distance(t5, request.head.t5);
  if (std::max(distance, -distance) > std::int64_t{skew_limit}) return say(Code::clock_skew, op);
  if (op == Op::create) return create(request);
  const auto found = logs_.find(request.head.mailbox);
  if (found == logs_.end()) return say(Code::denied, op);
  const auto& keys = found->second.keys;
  const auto& key = wire::key_of(op) == wire::OpKey::read ? keys.read_key : keys.write_key;
  if (!wire::verify_request(key, request)) return say(Code::denied, op);
  if (op == Op::append) return append(request, found->second);
  if (op == Op::fetch) return fetch(request, found->second);
  return head(request, found->second);
}

Bytes EvilRelay::create(const wire::Request& request) {
  const auto body = wire::parse_create(request.body);
  if (!body) return say(Code::malformed, Op::create);
  if (wire::mailbox_id(body->read_key, body->write_key, body->controllers) != request.head.mailbox ||
      !wire::verify_request(body->write_key, request))
    return say(Code::denied, Op::create);
  const bool is_new = !has(request.head.mailbox);
  auto& log = logs_[request.head.mailbox];
  if (is_new) log.keys = *body;
  return say(Code::ok, Op::create,
             wire::encode(wire::CreateAnswer{is_new, log.keys.kind, log_epoch, log.envelopes.size()}));
}

Bytes EvilRelay::append(const wire::Request& request, Log& log) {
  const auto body = wire::parse_append(request.body);
  if (!body) return say(Code::malformed, Op::append);
  wire::AppendAnswer answer;
  answer.log_epoch = log_epoch;
  for (const auto envelope : body->envelopes) {
    const auto bytes = to_bytes(envelope);
    const auto known = std::find(log.envelopes.begin(), log.envelopes.end(), bytes);
    const auto seq = static_cast<std::uint64_t>(known - log.envelopes.begin()) + 1;
    const bool is_new = known == log.envelopes.end();
    if (is_new) log.envelopes.push_back(bytes);
    answer.entries.push_back({is_new ? wire::AppendStatus::fresh : wire::AppendStatus::duplicate, seq});
  }
  answer.head = log.envelopes.size();
  return say(Code::ok, Op::append, wire::encode(answer));
}

Bytes EvilRelay::fetch(const wire::Request& request, const Log& log) {
  const auto body = wire::parse_fetch(request.body);
  if (!body) return say(Code::malformed, Op::fetch);
  const auto head = log.envelopes.size();
  const auto position = wire::encode(wire::PositionAnswer{log_epoch, head});
  if (body->log_epoch != 0 && body->log_epoch != log_epoch) return say(Code::epoch_changed, Op::fetch, position);
  if (body->after > head) return say(Code::cursor_ahead, Op::fetch, position);
  wire::FetchAnswer page{log_epoch, head, false, {}};
  for (auto seq = body->after + 1; seq <= head && page.entries.size() < body->max_count; ++seq)
    page.entries.push_back({seq, log.envelopes[seq - 1]});
  page.more = body->after + page.entries.size() < head;
  return say(Code::ok, Op::fetch, wire::encode(page));
}

Bytes EvilRelay::head(const wire::Request& request, const Log& log) {
  const auto body = wire::parse_head(request.body);
  if (!body) return say(Code::malformed, Op::head);
  wire::HeadAnswer answer;
  answer.log_epoch = log_epoch;
  answer.head = log.envelopes.size();
  answer.controllers = static_cast<std::uint8_t>(log.keys.controllers.size());
  wire::sign_head(key_, request.head.mailbox, *body, answer);
  return say(Code::ok, Op::head, wire::encode(answer));
}

}  // namespace candour::sync
