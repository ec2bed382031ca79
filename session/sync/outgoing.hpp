// What a session hands to the sync thread to be sent: one envelope at each moment, what waits for no moment, and what
// the relay lost. Private to session/.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "journal/vault/vault.hpp"
#include "session/sync/mailboxes.hpp"
#include "sync/client/slot_schedule.hpp"

namespace candour::session {

// The vault says what is to be sent; this says when, and keeps none of it. Nothing goes to a mailbox that is not open.
class Outgoing {
 public:
  // All three must outlive this.
  Outgoing(journal::Vault& vault, const Clock& clock, Mailboxes& mailboxes);
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;

  // Slots run from now on, with `interval` as both tempos if it is given. Does nothing while they run.
  void start_slots(std::optional<std::chrono::milliseconds> interval);
  // Slots go on where others stood.
  void resume_slots(const sync::SlotState& slots);
  // Quick for two hours, because somebody asks for it. Needs slots that run.
  void send_quickly();
  // Ends that before its time.
  void send_quietly();
  // Quick for two hours, because somebody came to write to; nothing if no slots run.
  void was_paired();

  // These three need the running thread of `mailboxes`.
  // Posts an envelope if the moment of the slot came.
  Result<> use_slot();
  // Posts the next batch of what the relay lost; the log of the journal was read to its end before.
  Result<> put_back();
  // Posts what waits for no moment. The vault offers again what has nowhere to go.
  Result<> post_urgent();

  // The log of the journal is another one: what had to wait may be put back at once.
  void log_changed() { put_back_at_.reset(); }
  // Nothing is left to put back, or what is left may not go before another hour.
  bool has_put_back() const;
  // Somebody asked for it and the two hours are not over.
  bool sends_quickly() const;
  // Nothing while no slots run.
  std::optional<sync::SlotState> slots() const;
  std::optional<SteadyTime> next_slot() const;
  // When there is something to do next; `latest` if nothing is before.
  SteadyTime next_deadline(SteadyTime latest) const;

 private:
  journal::Vault& vault_;
  const Clock& clock_;
  Mailboxes& mailboxes_;
  std::optional<sync::SlotSchedule> slots_;
  std::optional<SteadyTime> asked_quick_until_;
  std::optional<SteadyTime> put_back_at_;  // nothing could go before: the vault is asked again then
};

}  // namespace candour::session
