// The engine driven by one thread that waits, one request after the other, for tests that ask a relay and look.
// The rules are the engine's; nothing is tried again after a failure.
#pragma once

#include <functional>

#include "base/clock.hpp"
#include "sync/client/engine.hpp"
#include "sync/client/transport.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

// A mailbox and the seeds that open its door; they outlive the call.
struct MailboxAccess {
  const MailboxId& id;
  const wire::MailboxSeeds& seeds;
  wire::MailboxKind kind = wire::MailboxKind::journal;
  std::optional<wire::CreateBody> create_if_denied;
};

// Handed each event as it comes: pages, epoch changes, acceptances. An error of its ends the call.
using TakeEvent = std::function<Result<>(const EventBody&)>;

class BlockingClient {
 public:
  // Transport and clock outlive this.
  BlockingClient(Transport& transport, const Clock& clock, RelayAddress address, const RelayId& relay)
      : transport_(transport), clock_(clock), address_(std::move(address)), relay_(relay) {}

  // Makes the mailbox, or finds it made.
  Result<Created> create(const MailboxAccess& mailbox, const wire::CreateBody& body);

  // Sends `items` and reads from the cursor to the head; done when all of them were read back. Returns the new cursor.
  // relay_refused when the relay takes envelopes and does not show them.
  Result<Cursor> synchronise(const MailboxAccess& mailbox, const Cursor& cursor, std::vector<OutboxItem> items,
                             const TakeEvent& take);

  // The signed facts of a mailbox. wrong_relay when the signature is not by the pinned relay.
  Result<wire::HeadAnswer> head(const MailboxAccess& mailbox);

  // Why the relay said no, after relay_refused and the like.
  std::optional<wire::Code> refusal() const { return refusal_; }

 private:
  Reply send(const MailboxAccess& mailbox, const Step& step, std::int64_t t5_offset);
  Result<> take_verdict(const Verdict& verdict, const TakeEvent& take);
  Result<> do_write(const MailboxAccess& mailbox, SyncEngine& engine, const TakeEvent& take, bool& did);
  Result<> do_fetch(const MailboxAccess& mailbox, SyncEngine& engine, const TakeEvent& take);

  Transport& transport_;
  const Clock& clock_;
  RelayAddress address_;
  RelayId relay_;
  std::optional<wire::Code> refusal_;
};

}  // namespace candour::sync
