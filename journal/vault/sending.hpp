// What goes out. Nothing here blocks on a network.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::journal {

class Sending {
 public:
  struct State;
  explicit Sending(State& state) : state_(state) {}
  Sending(const Sending&) = delete;

  // Sealed envelopes of a mailbox that were not read back yet in this log epoch and need no slot: pairing messages,
  // kinds 2, 9, 10 before the Welcome, and what send_now sealed. In order.
  Result<std::vector<OutgoingEnvelope>> urgent();
  // The envelope of this slot: the next of the queue, sealed now, or nothing (then cover goes). 4096 bytes. Each call is
  // a moment, and no two in succession carry something automatic: a need, a re-append or the heartbeat, which goes once
  // a day if nothing else was written in `everyone` (protocol.md B9.2).
  Result<std::optional<OutgoingEnvelope>> next_for_slot();
  // An envelope that was handed out could not be sent: it is offered again.
  Result<> not_sent(const EnvelopeId& id);
  // Whoever was handed envelopes let go of them: all that was not read back is offered again.
  void nothing_is_in_flight();
  // What was sealed and not read back yet, in order: what a locked program goes on sending. Automatic things wait for the
  // unlock.
  Result<std::vector<WaitingEnvelope>> waiting() const;
  // `sync --now`: seals every queued change of `everyone` that may go at once, in the smallest size that fits.
  Result<std::size_t> seal_now();
  // Lock and quit: seals everything that was written in `everyone`.
  Result<> seal_queue();
  std::size_t queued_count() const;   // acts of people that are not sealed yet
  std::size_t outbox_count() const;   // envelopes that were not read back yet
  std::size_t at_once_count() const;  // those of them that need no slot

 private:
  State& state_;
};

}  // namespace candour::journal
