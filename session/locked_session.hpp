// A program that is locked: it sends what was sealed, one envelope a moment, and fetches what arrives without being
// able to read it. It holds what a Handover holds and nothing else.
#pragma once

#include <functional>
#include <memory>

#include "base/clock.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/handover.hpp"
#include "sync/client/events.hpp"

namespace candour::session {

// Something that arrived, unread, in the order in which it came.
struct Arrival {
  MailboxId mailbox;
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  // The log went back, or is another one: what follows is read anew.
  std::optional<sync::EpochCause> changed{};
  std::vector<std::pair<std::uint64_t, Bytes>> entries;  // seq and envelope
};

inline constexpr std::size_t max_kept_while_locked = std::size_t{64} << 20;

class LockedSession {
 public:
  LockedSession(Handover handover, const Clock& clock, std::function<void()> wake);
  ~LockedSession();

  // Takes in what came and sends what is due. Call when woken and at next_deadline().
  void pump();
  SteadyTime next_deadline() const;
  // Everything that was handed over came back from the relay: it is there.
  bool has_all_sent() const;
  // Stops, and gives what arrived and where the moments stand to the one who unlocked.
  struct Left {
    std::vector<Arrival> arrivals;
    std::optional<sync::SlotState> slots;
  };
  Left take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What arrived while it was locked, into the vault, in order. Never fails for what an envelope holds.
Result<journal::Absorbed> absorb_arrivals(journal::Vault& vault, const std::vector<Arrival>& arrivals);

}  // namespace candour::session
