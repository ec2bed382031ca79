// The envelopes of one mailbox that were not read back yet. An ok to an append only stops the retry (relay.md 4.1).
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "sync/wire/answer_bodies.hpp"

namespace candour::sync {

// at_once: sent until the relay has it, however long that takes. slot: alone in its request, tried again at most
// three times before `slot_end`, and then at a later moment, which its owner chooses.
enum class Pacing : std::uint8_t { at_once, slot };

struct OutboxItem {
  EnvelopeId id;
  Bytes envelope;
  Pacing pacing = Pacing::at_once;
  SteadyTime slot_end{};
};

inline constexpr unsigned slot_repeats = 3;

class Outbox {
 public:
  // Keeps the first of two with one id.
  void add(OutboxItem item);

  // The body of the next append, empty if there is nothing to send. What is in it is in flight until one of
  // accepted(), failed() or refused().
  Bytes next_append();

  struct Accepted {
    std::vector<EnvelopeId> ids;
    std::vector<EnvelopeId> below;  // of those that are not read back, which are said to stand in the part that was read
  };
  // The relay has what was in flight, in this log_epoch. Nothing if the answer counts another number.
  std::optional<Accepted> accepted(const wire::AppendAnswer& answer, std::uint64_t read_up_to);
  // Unknown outcome: the same bytes go again. Returns the slots' ids that have used up their tries.
  std::vector<EnvelopeId> failed(SteadyTime now);
  // The relay will never take them: they leave here and stay with their owner.
  std::vector<EnvelopeId> refused();
  // The end of the interval in which the flight's slot lies, if it carries one.
  std::optional<SteadyTime> flight_slot_end() const;

  // The only way out that means "it is there".
  void read_back(const EnvelopeId& id);
  // From now on a page that reaches the head shows everything accepted so far.
  void fetch_begins();
  // Such a page came. What was accepted before and is not read back was forgotten: it goes again. Returns slots' ids.
  std::vector<EnvelopeId> head_reached();
  // Acceptance counts in one log_epoch alone. Returns slots' ids that must go again.
  std::vector<EnvelopeId> log_epoch_is(std::uint64_t log_epoch);
  // The log is shorter than it was: nothing accepted counts any more. Returns slots' ids that must go again.
  std::vector<EnvelopeId> log_was_cut();
  // Slots whose interval ended before they could be sent.
  std::vector<EnvelopeId> expire(SteadyTime now);

  std::size_t size() const { return entries_.size(); }

 private:
  enum class State : std::uint8_t { queued, in_flight, accepted };
  struct Entry {
    OutboxItem item;
    State state = State::queued;
    unsigned tries = 0;
    std::uint64_t log_epoch = 0;    // of the acceptance
    bool is_seen_by_fetch = false;  // a fetch began after the acceptance
    bool is_below_cursor = false;   // accepted as a duplicate in the part already read: no page will bring it
  };

  template <class Predicate>
  std::vector<EnvelopeId> queue_again(Predicate concerns);

  std::vector<Entry> entries_;
  std::vector<EnvelopeId> flight_;  // also of those that a page brought back before the append was answered
};

}  // namespace candour::sync
