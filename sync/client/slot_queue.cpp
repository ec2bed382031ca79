#include "sync/client/slot_queue.hpp"

#include <algorithm>

#include "crypto/hash.hpp"

namespace candour::sync {

void SlotQueue::add(const SlotEntry& entry) {
  const auto space = static_cast<std::size_t>(entry.space);
  classes_[space * slot_class_count + static_cast<std::size_t>(entry.order)].push_back(entry);
}

std::optional<SlotEntry> SlotQueue::take_from(std::deque<SlotEntry>& entries) {
  const auto may_go = [this](const SlotEntry& entry) {
    return !last_was_automatic_ || entry.origin == SlotOrigin::person;
  };
  const auto found = std::find_if(entries.begin(), entries.end(), may_go);
  if (found == entries.end()) return std::nullopt;
  const auto entry = *found;
  entries.erase(found);
  return entry;
}

std::optional<SlotEntry> SlotQueue::take() {
  auto taken = take_from(repeats_);
  for (auto& entries : classes_) {
    if (taken) break;
    taken = take_from(entries);
  }
  last_was_automatic_ = taken && taken->origin == SlotOrigin::automatic;
  return taken;
}

std::size_t SlotQueue::size() const {
  auto count = repeats_.size();
  for (const auto& entries : classes_) count += entries.size();
  return count;
}

Bytes cover_envelope() { return crypto::random_bytes(4096); }

}  // namespace candour::sync
