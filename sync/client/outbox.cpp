#include "sync/client/outbox.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/limits.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

void Outbox::add(OutboxItem item) {
  const auto is_same = [&](const Entry& entry) { return entry.item.id == item.id; };
  if (std::any_of(entries_.begin(), entries_.end(), is_same)) return;
  Entry entry;
  entry.item = std::move(item);
  entries_.push_back(std::move(entry));
}

Bytes Outbox::next_append() {
  assert(flight_.empty());
  wire::AppendBody body;
  std::size_t size = 4;
  const auto put = [&](Entry& entry) {
    entry.state = State::in_flight;
    ++entry.tries;
    flight_.push_back(entry.item.id);
    body.envelopes.push_back(entry.item.envelope);
    size += 4 + entry.item.envelope.size();
  };

  for (auto& entry : entries_)
    if (entry.state == State::queued && entry.item.pacing == Pacing::slot) {
      put(entry);
      return wire::encode(body);
    }
  for (auto& entry : entries_) {
    if (entry.state != State::queued) continue;
    const bool fits = size + 4 + entry.item.envelope.size() <= wire::max_append_body;
    if (!fits || body.envelopes.size() == wire::max_append_count) break;
    put(entry);
  }
  return body.envelopes.empty() ? Bytes{} : wire::encode(body);
}

std::optional<Outbox::Accepted> Outbox::accepted(const wire::AppendAnswer& answer, std::uint64_t read_up_to) {
  if (flight_.size() != answer.entries.size()) return std::nullopt;

  Accepted out;
  for (std::size_t i = 0; i < flight_.size(); ++i) {
    const auto has_id = [&](const Entry& entry) { return entry.item.id == flight_[i]; };
    const auto entry = std::find_if(entries_.begin(), entries_.end(), has_id);
    if (entry == entries_.end()) continue;
    const auto& told = answer.entries[i];
    entry->state = State::accepted;
    entry->log_epoch = answer.log_epoch;
    entry->is_seen_by_fetch = false;
    // A duplicate is there, wherever that is; what is said to be new and cannot be goes again.
    entry->is_below_cursor = told.status == wire::AppendStatus::duplicate && told.seq <= read_up_to;
    if (told.seq <= read_up_to) out.below.push_back(entry->item.id);
  }
  out.ids = std::exchange(flight_, {});
  return out;
}

std::vector<EnvelopeId> Outbox::failed(SteadyTime now) {
  flight_.clear();
  std::vector<EnvelopeId> used_up;
  std::erase_if(entries_, [&](Entry& entry) {
    if (entry.state != State::in_flight) return false;
    entry.state = State::queued;
    if (entry.item.pacing != Pacing::slot) return false;
    if (entry.tries <= slot_repeats && now < entry.item.slot_end) return false;
    used_up.push_back(entry.item.id);
    return true;
  });
  return used_up;
}

std::vector<EnvelopeId> Outbox::refused() {
  flight_.clear();
  std::vector<EnvelopeId> ids;
  std::erase_if(entries_, [&](const Entry& entry) {
    if (entry.state != State::in_flight) return false;
    ids.push_back(entry.item.id);
    return true;
  });
  return ids;
}

std::optional<SteadyTime> Outbox::flight_slot_end() const {
  for (const auto& entry : entries_)
    if (entry.state == State::in_flight && entry.item.pacing == Pacing::slot) return entry.item.slot_end;
  return std::nullopt;
}

void Outbox::read_back(const EnvelopeId& id) {
  std::erase_if(entries_, [&](const Entry& entry) { return entry.item.id == id; });
}

void Outbox::fetch_begins() {
  for (auto& entry : entries_)
    if (entry.state == State::accepted) entry.is_seen_by_fetch = true;
}

// A slot's envelope leaves instead: only its owner knows at which moment it may go again.
template <class Predicate>
std::vector<EnvelopeId> Outbox::queue_again(Predicate concerns) {
  std::vector<EnvelopeId> slots;
  std::erase_if(entries_, [&](Entry& entry) {
    if (entry.state != State::accepted || !concerns(entry)) return false;
    entry.state = State::queued;
    if (entry.item.pacing != Pacing::slot) return false;
    slots.push_back(entry.item.id);
    return true;
  });
  return slots;
}

std::vector<EnvelopeId> Outbox::head_reached() {
  return queue_again([](const Entry& entry) { return entry.is_seen_by_fetch && !entry.is_below_cursor; });
}

std::vector<EnvelopeId> Outbox::log_epoch_is(std::uint64_t log_epoch) {
  return queue_again([&](const Entry& entry) { return entry.log_epoch != log_epoch; });
}

std::vector<EnvelopeId> Outbox::log_was_cut() {
  return queue_again([](const Entry&) { return true; });
}

std::vector<EnvelopeId> Outbox::expire(SteadyTime now) {
  std::vector<EnvelopeId> late;
  std::erase_if(entries_, [&](const Entry& entry) {
    const bool is_late =
        entry.state == State::queued && entry.item.pacing == Pacing::slot && now >= entry.item.slot_end;
    if (is_late) late.push_back(entry.item.id);
    return is_late;
  });
  return late;
}

}  // namespace candour::sync
