// What a slot carries (protocol.md B9.2): the next of the queue, else cover.
#pragma once

#include <array>
#include <deque>
#include <optional>

#include "base/bytes.hpp"

namespace candour::sync {

enum class SlotSpace : std::uint8_t { everyone, mentors, mine };
// In the order in which they go inside a space.
enum class SlotClass : std::uint8_t { sealed_at_lock, keys_and_roster, always_slotted, text, attachment };
inline constexpr std::size_t slot_space_count = 3;
inline constexpr std::size_t slot_class_count = 5;

// Need, grant, re-append, heartbeat and every commit by which no text waits are automatic.
enum class SlotOrigin : std::uint8_t { person, automatic };

// The number of something that waits; what it stands for is its owner's.
struct SlotEntry {
  std::uint64_t number = 0;
  SlotSpace space = SlotSpace::everyone;
  SlotClass order = SlotClass::text;
  SlotOrigin origin = SlotOrigin::person;
};

// First by space, then by class, first in first out inside each. No two moments in succession carry an automatic one.
class SlotQueue {
 public:
  void add(const SlotEntry& entry);
  // Goes before everything else at the next moment: its request failed, and the same bytes are sent again.
  void repeat(const SlotEntry& entry) { repeats_.push_back(entry); }
  // Takes what this moment carries; nothing means cover. Every call is a moment.
  std::optional<SlotEntry> take();
  std::size_t size() const;

 private:
  std::optional<SlotEntry> take_from(std::deque<SlotEntry>& entries);

  std::deque<SlotEntry> repeats_;
  std::array<std::deque<SlotEntry>, slot_space_count * slot_class_count> classes_;
  bool last_was_automatic_ = false;
};

// 4096 random bytes: what a slot carries when nothing waits. Nobody can tell it from an envelope.
Bytes cover_envelope();

}  // namespace candour::sync
