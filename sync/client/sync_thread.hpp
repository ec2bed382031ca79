// The thread that owns the sockets. It holds mailbox seeds, which open nothing, and sealed envelopes; by type it can
// hold no other key. It keeps no state of its own: cursor and outbox come from the vault's owner and go back to him.
#pragma once

#include <memory>
#include <thread>

#include "base/clock.hpp"
#include "base/handoff.hpp"
#include "sync/client/draw.hpp"
#include "sync/client/events.hpp"
#include "sync/client/outbox.hpp"
#include "sync/client/transport.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

// Follows a mailbox from the cursor on. Of one that is open already it changes nothing.
struct OpenMailbox {
  MailboxId id;
  wire::MailboxSeeds seeds;
  RelayAddress address;
  RelayId relay;
  Cursor cursor;
  wire::MailboxKind kind = wire::MailboxKind::journal;
  std::optional<wire::CreateBody> create_if_denied;  // of a journal: made again when the relay lost it
};
struct CloseMailbox {
  MailboxId id;
};
// Commands for a mailbox that is not open are dropped: their owner knows what is open.
struct CreateMailbox {
  MailboxId id;
  wire::CreateBody body;
};
struct AppendEnvelopes {
  MailboxId id;
  std::vector<OutboxItem> items;
};
// Asks at once, also during a long poll or after a stop; ReachedHead follows soon, or a Failure.
struct FetchNow {
  MailboxId id;
};
// Fetches nothing more, and gives up a fetch that is under way, until the mailbox is closed and opened again. What is to
// be sent goes on.
struct HoldFetch {
  MailboxId id;
};
struct Stop {};
using Command = std::variant<OpenMailbox, CloseMailbox, CreateMailbox, AppendEnvelopes, FetchNow, HoldFetch, Stop>;

class SyncThread {
 public:
  // `clock` must outlive this. `wake_owner` is called from the thread after each event.
  SyncThread(std::unique_ptr<Exchanges> exchanges, const Clock& clock, Draw draw, std::function<void()> wake_owner);
  // Stops.
  ~SyncThread();
  SyncThread(const SyncThread&) = delete;
  SyncThread& operator=(const SyncThread&) = delete;

  void post(Command command) { commands_.post(std::move(command)); }
  std::vector<Event> take_events() { return events_.take_all(); }
  // Ends within a second, also during a long poll; what was not sent stays with its owner. May be called twice.
  void stop();

 private:
  std::unique_ptr<Exchanges> exchanges_;
  Handoff<Command> commands_;
  Handoff<Event> events_;
  std::thread thread_;
};

}  // namespace candour::sync
