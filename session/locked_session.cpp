#include "session/locked_session.hpp"

#include <deque>
#include <set>

#include "base/defence.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "session/arrivals.hpp"
#include "session/opening.hpp"
#include "sync/client/http_transport.hpp"

namespace candour::session {

struct LockedSession::State {
  const Clock& clock;
  std::unique_ptr<sync::SyncThread> thread;
  std::optional<sync::SlotSchedule> slots;
  std::optional<MailboxId> journal_mailbox;
  std::deque<journal::OutgoingEnvelope> for_slots;
  std::vector<journal::OutgoingEnvelope> in_slots;  // handed to a moment
  std::vector<Arrival> arrivals;
  std::size_t kept_bytes = 0;
  std::set<MailboxId> open;
  std::set<EnvelopeId> unsent;  // of those that were handed over: not read back yet

  void take(const sync::Event& event);
  void take_page(const MailboxId& mailbox, const sync::Page& page);
  void take_change(const MailboxId& mailbox, const sync::EpochChanged& changed);
  void repeat(const std::vector<EnvelopeId>& ids);
};

LockedSession::LockedSession(Handover handover, const Clock& clock, std::function<void()> wake)
    : state_(new State{clock, nullptr, std::nullopt, std::nullopt, {}, {}, {}, 0, {}, {}}) {
  auto& state = *state_;
  state.thread =
      std::make_unique<sync::SyncThread>(sync::make_http_exchanges({handover.ca_file, sync::LoopbackScheme::plain}),
                                         clock, sync::system_draw(), std::move(wake));
  if (handover.slots) state.slots.emplace(*handover.slots, sync::system_draw());
  for (const auto& view : handover.mailboxes) {
    auto opening = opening_of(view);
    if (!opening) continue;
    state.thread->post(std::move(*opening));
    state.open.insert(view.id);
    if (!view.is_rendezvous) state.journal_mailbox = view.id;
  }
  for (auto& waiting : handover.envelopes) {
    state.unsent.insert(waiting.outgoing.id);
    if (waiting.needs_slot) {
      state.for_slots.push_back(std::move(waiting.outgoing));
      continue;
    }
    sync::AppendEnvelopes append{waiting.outgoing.mailbox, {}};
    append.items.push_back({waiting.outgoing.id, std::move(waiting.outgoing.envelope), sync::Pacing::at_once, {}});
    state.thread->post(std::move(append));
  }
}

LockedSession::~LockedSession() = default;

void LockedSession::State::repeat(const std::vector<EnvelopeId>& ids) {
  for (const auto& id : ids) {
    for (auto& sent : in_slots) {
      if (sent.id == id && !sent.envelope.empty()) for_slots.push_front(std::exchange(sent, {}));
    }
  }
}

// What no longer fits in memory is let go, and everything after it: the vault's own cursor fetches it after the unlock.
// The mailbox stays open, because its moments go on.
void LockedSession::State::take_page(const MailboxId& mailbox, const sync::Page& page) {
  for (const auto& entry : page.entries) unsent.erase(entry.id);
  if (kept_bytes >= max_kept_while_locked) return;
  Arrival arrival{mailbox, page.log_epoch, page.head, std::nullopt, {}};
  for (const auto& entry : page.entries) {
    kept_bytes += entry.envelope.size();
    arrival.entries.emplace_back(entry.seq, entry.envelope);
  }
  arrivals.push_back(std::move(arrival));
}

// New logs are counted, also where nothing of them is kept: of those in succession the first and the last, which say all
// that more of them would. However often a relay changes its log, that takes no more room.
void LockedSession::State::take_change(const MailboxId& mailbox, const sync::EpochChanged& changed) {
  const auto is_change = [&](const Arrival& arrival) { return arrival.mailbox == mailbox && arrival.changed; };
  const auto count = arrivals.size();
  if (count >= 2 && is_change(arrivals[count - 1]) && is_change(arrivals[count - 2])) arrivals.pop_back();
  arrivals.push_back({mailbox, changed.log_epoch, 0, changed.cause, {}});
}

void LockedSession::State::take(const sync::Event& event) {
  if (!open.contains(event.mailbox)) return;
  if (const auto* page = std::get_if<sync::Page>(&event.what)) return take_page(event.mailbox, *page);
  if (const auto* changed = std::get_if<sync::EpochChanged>(&event.what)) {
    take_change(event.mailbox, *changed);
  } else if (const auto* again = std::get_if<sync::RepeatInSlot>(&event.what)) {
    repeat(again->ids);
  }
}

void LockedSession::pump() {
  auto& state = *state_;
  for (const auto& event : state.thread->take_events()) state.take(event);
  if (!state.slots || !state.slots->due(state.clock.steady()) || !state.journal_mailbox) return;
  std::optional<Bytes> next;
  if (CANDOUR_DEFENCE("92", !state.for_slots.empty())) {
    next = state.for_slots.front().envelope;
    state.in_slots.push_back(std::move(state.for_slots.front()));
    state.for_slots.pop_front();
  }
  state.thread->post(slot_append(*state.journal_mailbox, std::move(next), state.slots->interval_end()));
}

bool LockedSession::has_all_sent() const { return state_->unsent.empty(); }

SteadyTime LockedSession::next_deadline() const {
  const auto latest = state_->clock.steady() + idle_wait;
  return state_->slots ? std::min<SteadyTime>(latest, state_->slots->next_moment()) : latest;
}

LockedSession::Left LockedSession::take() {
  auto& state = *state_;
  for (const auto& event : state.thread->take_events()) state.take(event);
  state.thread->stop();
  for (const auto& event : state.thread->take_events()) state.take(event);
  Left left{std::move(state.arrivals), std::nullopt};
  if (state.slots) left.slots = state.slots->state();
  return left;
}

Result<journal::Absorbed> absorb_arrivals(journal::Vault& vault, const std::vector<Arrival>& arrivals) {
  journal::Absorbed all;
  for (const auto& arrival : arrivals) {
    if (arrival.changed) {
      CANDOUR_CHECK(vault.relay_log().log_epoch_changed(arrival.mailbox, arrival.log_epoch, change_of(*arrival.changed)));
      continue;
    }
    journal::PageView page{arrival.mailbox, arrival.log_epoch, arrival.head, {}};
    for (const auto& [seq, envelope] : arrival.entries) page.entries.push_back({seq, envelope});
    CANDOUR_TRY(const auto absorbed, vault.post().absorb(page));
    add(absorbed, all);
  }
  return all;
}

}  // namespace candour::session
