#include "session/sync/outgoing.hpp"

#include <algorithm>

#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "session/opening.hpp"

namespace candour::session {

namespace {

// A refill that had to wait is asked for again after this long.
constexpr std::chrono::minutes refill_pause{1};

}  // namespace

Outgoing::Outgoing(journal::Vault& vault, const Clock& clock, Mailboxes& mailboxes)
    : vault_(vault), clock_(clock), mailboxes_(mailboxes) {}

void Outgoing::start_slots(std::optional<std::chrono::milliseconds> interval) {
  if (slots_) return;
  slots_.emplace(interval ? sync::Tempo::of(*interval) : sync::Tempo{}, clock_.steady(), sync::system_draw());
}

void Outgoing::resume_slots(const sync::SlotState& slots) {
  slots_.emplace(slots, sync::system_draw());
  // A start makes it quick by itself, for less time than anybody asks for.
  const bool was_asked = slots.quick_until > clock_.steady() + sync::quick_after_start;
  if (was_asked) asked_quick_until_ = slots.quick_until;
}

void Outgoing::send_quickly() {
  slots_->send_quickly(clock_.steady());
  asked_quick_until_ = clock_.steady() + sync::quick_on_request;
}

void Outgoing::send_quietly() {
  if (slots_) slots_->send_quietly(clock_.steady());
  asked_quick_until_.reset();
}

void Outgoing::was_paired() {
  if (slots_) slots_->was_paired(clock_.steady());
}

// A moment is used up even while there is nowhere to send, so that the next deadline lies ahead. Exactly one envelope
// at each moment: the next of the queue, else random bytes that nobody can tell from one.
Result<> Outgoing::use_slot() {
  if (!slots_ || !slots_->due(clock_.steady())) return {};
  const auto mailbox = mailboxes_.open_journal();
  if (!mailbox) return {};
  CANDOUR_TRY(auto next, vault_.sending().next_for_slot());
  std::optional<Bytes> bytes;
  if (next) bytes = std::move(next->envelope);
  mailboxes_.append(slot_append(*mailbox, std::move(bytes), slots_->interval_end()));
  return {};
}

// What the relay lost goes to it again, a batch at a time, once its log was read.
Result<> Outgoing::put_back() {
  const auto mailbox = mailboxes_.open_journal();
  if (!mailbox) return {};
  if (put_back_at_ && clock_.steady() < *put_back_at_) return {};
  if (!vault_.relay_log().putting_back().is_due) return {};
  CANDOUR_TRY(auto batch, vault_.relay_log().refill());
  const auto left = vault_.relay_log().putting_back();
  const bool must_wait = batch.empty() && left.is_due && !left.is_on_its_way;
  put_back_at_ = must_wait ? std::optional(clock_.steady() + refill_pause) : std::nullopt;
  if (batch.empty()) return {};
  sync::AppendEnvelopes append{*mailbox, {}};
  for (auto& each : batch) append.items.push_back({each.id, std::move(each.envelope), sync::Pacing::at_once, {}});
  mailboxes_.append(std::move(append));
  return {};
}

Result<> Outgoing::post_urgent() {
  if (vault_.sending().outbox_count() == 0) return {};
  CANDOUR_TRY(auto urgent, vault_.sending().urgent());
  for (auto& envelope : urgent) {
    if (!mailboxes_.is_open(envelope.mailbox)) {
      CANDOUR_CHECK(vault_.sending().not_sent(envelope.id));
      continue;
    }
    sync::AppendEnvelopes append{envelope.mailbox, {}};
    append.items.push_back({envelope.id, std::move(envelope.envelope), sync::Pacing::at_once, {}});
    mailboxes_.append(std::move(append));
  }
  return {};
}

bool Outgoing::has_put_back() const { return !vault_.relay_log().putting_back().is_due || put_back_at_.has_value(); }

bool Outgoing::sends_quickly() const { return asked_quick_until_ && clock_.steady() < *asked_quick_until_; }

std::optional<sync::SlotState> Outgoing::slots() const {
  if (!slots_) return std::nullopt;
  return slots_->state();
}

std::optional<SteadyTime> Outgoing::next_slot() const {
  if (!slots_) return std::nullopt;
  return slots_->next_moment();
}

SteadyTime Outgoing::next_deadline(SteadyTime latest) const {
  if (slots_) latest = std::min(latest, slots_->next_moment());
  if (put_back_at_) latest = std::min(latest, *put_back_at_);
  if (sends_quickly()) latest = std::min(latest, *asked_quick_until_);
  return latest;
}

}  // namespace candour::session
