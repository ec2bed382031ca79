#include "sync/relay/relay_core.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "sync/relay/relay_call.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/mailbox.hpp"

namespace candour::relay {

namespace {

// Any key that no mailbox has serves; this one is at least a point of the curve, so verifying takes the usual time.
SigningKey key_of_nobody() { return crypto::public_of(crypto::ReadSeed(crypto::sha256(as_bytes("nobody")))); }

}  // namespace

RelayCore::RelayCore(Store& store, crypto::RelaySeed key, CoreSettings settings, Changed on_changed)
    : store_(store),
      key_(std::move(key)),
      relay_id_(crypto::public_of(key_)),
      nobody_(key_of_nobody()),
      settings_(std::move(settings)),
      on_changed_(std::move(on_changed)) {}

void RelayCore::handle(Bytes frame, WallTime now, Decide decide) {
  const auto call = std::make_shared<Call>();
  call->frame = std::move(frame);
  call->now = now;
  call->decide = std::move(decide);

  const auto request = wire::parse_request(call->frame);
  if (!request) return call->answer(wire::Code::malformed);
  call->request = *request;
  if (const auto refused = check_head(call->request.head, now)) return call->answer(*refused);
  if (const auto refused = read_body(*call)) return call->answer(*refused);
  if (call->request.head.op == wire::Op::create) return create(call);
  store_.find(call->request.head.mailbox,
              [this, call](const Result<std::optional<MailboxRow>>& found) { judge(call, found); });
}

std::optional<wire::Code> RelayCore::check_head(const wire::RequestHead& head, WallTime now) const {
  if (CANDOUR_DEFENCE("55", head.relay != relay_id_)) return wire::Code::wrong_relay;
  const auto distance = wire::t5_distance(wire::t5_of(now), head.t5);
  if (distance > wire::max_t5_distance || distance < -std::int64_t{wire::max_t5_distance})
    return wire::Code::clock_skew;
  return std::nullopt;
}

namespace {

template <class Body>
std::optional<wire::Code> place(Body& into, Result<Body> parsed) {
  if (!parsed) return wire::Code::malformed;
  into = std::move(*parsed);
  return std::nullopt;
}

}  // namespace

std::optional<wire::Code> RelayCore::read_body(Call& call) const {
  const auto body = call.request.body;
  switch (call.request.head.op) {
    case wire::Op::create:
      return place(call.create, wire::parse_create(body));
    case wire::Op::fetch:
      return place(call.fetch, wire::parse_fetch(body));
    case wire::Op::head:
      return place(call.head, wire::parse_head(body));
    case wire::Op::delete_mailbox:
      return place(call.erase, wire::parse_delete(body));
    case wire::Op::append: {
      if (const auto refused = place(call.append, wire::parse_append(body))) return refused;
      const auto& envelopes = call.append.envelopes;
      const bool fits = std::all_of(envelopes.begin(), envelopes.end(),
                                    [](ByteView envelope) { return wire::is_envelope_size(envelope.size()); });
      return fits ? std::nullopt : std::optional(wire::Code::bad_size);
    }
    case wire::Op::none:
      break;
  }
  return wire::Code::malformed;
}

// Unknown, expired and wrongly signed are one case: the same work, the same bytes.
void RelayCore::judge(const CallPtr& call, const Result<std::optional<MailboxRow>>& found) {
  if (!found) return call->answer(found.error());
  const bool is_known = found->has_value() && !is_expired(**found, call->now);
  const auto op_key = wire::key_of(call->request.head.op);
  const auto& key = !is_known ? nobody_ : op_key == wire::OpKey::read ? (*found)->read_key : (*found)->write_key;
  const bool is_signed = wire::verify_request(key, call->request);
  if (!is_known || CANDOUR_DEFENCE("55", !is_signed)) return call->answer(wire::Code::denied);
  const auto& row = **found;
  if (row.state == MailboxState::deleted) return call->answer(wire::Code::gone, wire::encode_number(row.day_last));
  run(call, row);
}

void RelayCore::run(const CallPtr& call, const MailboxRow& row) {
  switch (call->request.head.op) {
    case wire::Op::append:
      return append(call, row);
    case wire::Op::fetch:
      return fetch({row.id, call->fetch}, call->now, Patience::wait, call->decide);
    case wire::Op::head:
      return head(call, row);
    case wire::Op::delete_mailbox:
      return erase(call, row);
    case wire::Op::create:
    case wire::Op::none:
      break;
  }
  call->answer(wire::Code::malformed);
}

void RelayCore::look_again(const Held& held, WallTime now, Decide decide) {
  fetch(held, now, Patience::wait, std::move(decide));
}

void RelayCore::give_up_waiting(const Held& held, WallTime now, Decide decide) {
  fetch(held, now, Patience::answer_now, std::move(decide));
}

Answered RelayCore::refuse(wire::Code code, WallTime now) {
  const auto body = code == wire::Code::busy ? wire::encode_number(1) : Bytes{};
  return {code, wire::build_answer({code, wire::Op::none, wire::t5_of(now)}, body), {}};
}

bool is_for_a_key_holder(wire::Code code) {
  using wire::Code;
  switch (code) {
    case Code::ok:
    case Code::bad_statement:
    case Code::epoch_changed:
    case Code::cursor_ahead:
    case Code::gone:
    case Code::quota:
    case Code::disk_full:
      return true;
    case Code::malformed:
    case Code::bad_size:
    case Code::denied:
    case Code::clock_skew:
    case Code::admission:
    case Code::wrong_relay:
    case Code::http:
    case Code::slow_down:
    case Code::busy:
      return false;
  }
  return false;
}

std::string RelayCore::sign_info(std::string_view body) const { return wire::sign_info(key_, as_bytes(body)); }

}  // namespace candour::relay
