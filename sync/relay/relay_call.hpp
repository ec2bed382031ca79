// One request on its way through the core; private to relay_core.cpp and relay_core_operations.cpp.
#pragma once

#include "sync/relay/relay_core.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::relay {

// After how long a client asks again for what cannot be given, or taken, because the disk has damaged it.
inline constexpr std::uint32_t damage_seconds = 60;

struct RelayCore::Call {
  Bytes frame;
  wire::Request request;  // views into `frame`
  WallTime now;
  Decide decide;

  // The body of the request's own op is filled.
  wire::CreateBody create;
  wire::AppendBody append;
  wire::FetchBody fetch;
  wire::HeadBody head;
  wire::DeleteBody erase;

  void answer(wire::Code code, ByteView body = {}) const {
    decide(Answered{code, wire::build_answer({code, request.head.op, wire::t5_of(now)}, body), {}});
  }
  // What a store that could not do it means to the client.
  void answer(Error error) const {
    if (error.code == ErrorCode::disk_full) return answer(wire::Code::disk_full);
    answer(wire::Code::busy, wire::encode_number(error.code == ErrorCode::damaged ? damage_seconds : 1));
  }
};

// True for a short mailbox whose time is over: it is answered as if it had never been.
inline bool is_expired(const MailboxRow& row, WallTime now) {
  return row.expires_hour != 0 && row.expires_hour <= utc_hour(now);
}

}  // namespace candour::relay
