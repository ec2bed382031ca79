#include "journal/store/keys.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

// Seals one queued change and lets the queue go of it: record, envelope, outbox and the map from its local number are
// one transaction, before the first byte is sent.
Result<bool> seal_change(Vault::State& state, const store::QueuedChange& queued, When when) {
  auto body = state.queue.sealed_body(queued);
  if (!body && body.error().code == ErrorCode::not_equal) return false;  // it names something that still waits
  if (!body) return body.error();
  return in_one_transaction(state, [&]() -> Result<bool> {
    CANDOUR_TRY(const auto id, seal_act(state, sealed::RecordKind::change, *body, when, queued.act.day.number));
    CANDOUR_CHECK(state.queue.sealed(queued.number, id));
    return true;
  });
}

Result<> seal_waiting_act(Vault::State& state, const store::WaitingAct& act) {
  return in_one_transaction(state, [&]() -> Result<> {
    CANDOUR_CHECK(seal_act(state, act.kind, act.body, When::in_a_slot, act.day));
    return store::drop_act(state.database, act.number);
  });
}

// The next that always goes in a slot: changes of the summary and its acts, in the order in which they arose.
Result<bool> seal_next_slotted(Vault::State& state) {
  CANDOUR_TRY(const auto change, state.queue.next(model::Space::everyone, model::Sending::slotted_always));
  CANDOUR_TRY(const auto acts, store::waiting_acts(state.database));
  const bool act_is_first =
      !acts.empty() && (!change || static_cast<std::int64_t>(change->number) > acts.front().after);
  if (act_is_first) {
    CANDOUR_CHECK(seal_waiting_act(state, acts.front()));
    return true;
  }
  return change ? seal_change(state, *change, When::in_a_slot) : Result<bool>(false);
}

Result<bool> seal_next(Vault::State& state) {
  if (state.epochs.empty()) return false;
  CANDOUR_TRY(const bool slotted, seal_next_slotted(state));
  if (slotted) return true;
  CANDOUR_TRY(const auto text, state.queue.next(model::Space::everyone, model::Sending::as_text));
  return text ? seal_change(state, *text, When::text_slot) : Result<bool>(false);
}

std::optional<OutgoingEnvelope> first_not_in_flight(Vault::State& state, const std::vector<store::OutboxRow>& rows,
                                                    store::Way way) {
  for (const auto& row : rows) {
    const bool is_at_once = row.way == store::Way::at_once;
    if (is_at_once != (way == store::Way::at_once) || state.in_flight.contains(row.id)) continue;
    state.in_flight.insert(row.id);
    return OutgoingEnvelope{row.mailbox, row.id, row.envelope};
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<OutgoingEnvelope>> Vault::next_for_slot() {
  CANDOUR_TRY(const auto rows, store::outbox(state_->database));
  if (auto sealed_before = first_not_in_flight(*state_, rows, store::Way::in_a_slot)) {
    return std::optional(std::move(*sealed_before));
  }
  CANDOUR_TRY(const bool sealed_one, seal_next(*state_));
  if (!sealed_one) return std::optional<OutgoingEnvelope>();
  CANDOUR_TRY(const auto fresh_rows, store::outbox(state_->database));
  return first_not_in_flight(*state_, fresh_rows, store::Way::in_a_slot);
}

Result<std::vector<OutgoingEnvelope>> Vault::urgent() {
  CANDOUR_TRY(const auto rows, store::outbox(state_->database));
  std::vector<OutgoingEnvelope> out;
  while (auto next = first_not_in_flight(*state_, rows, store::Way::at_once)) out.push_back(std::move(*next));
  return out;
}

Result<std::vector<WaitingEnvelope>> Vault::waiting() const {
  CANDOUR_TRY(auto rows, store::outbox(state_->database));
  std::vector<WaitingEnvelope> waiting;
  for (auto& row : rows) {
    waiting.push_back({{row.mailbox, row.id, std::move(row.envelope)}, row.way != store::Way::at_once});
  }
  return waiting;
}

Result<> Vault::not_sent(const EnvelopeId& id) {
  state_->in_flight.erase(id);
  return {};
}

Result<std::size_t> Vault::seal_now() {
  if (state_->epochs.empty()) return std::size_t{0};
  CANDOUR_CHECK(store::hasten_text(state_->database));
  std::size_t count = 0;
  for (;;) {
    CANDOUR_TRY(const auto text, state_->queue.next(model::Space::everyone, model::Sending::as_text));
    if (!text) return count;
    CANDOUR_TRY(const bool done, seal_change(*state_, *text, When::at_once));
    if (!done) return count;
    ++count;
  }
}

Result<> Vault::seal_queue() {
  for (;;) {
    CANDOUR_TRY(const bool sealed_one, seal_next(*state_));
    if (!sealed_one) return {};
  }
}

std::size_t Vault::queued_count() const {
  const auto acts = store::waiting_acts(state_->database);
  return state_->queue.count(model::Space::everyone).value_or(0) + (acts ? acts->size() : 0);
}

std::size_t Vault::outbox_count() const { return store::outbox_size(state_->database).value_or(0); }

std::size_t Vault::at_once_count() const { return store::at_once_size(state_->database).value_or(0); }

Result<> Vault::was_online(std::chrono::milliseconds more) {
  CANDOUR_TRY(const auto before, store::get_number(state_->database, fact::online));
  return in_one_transaction(*state_, [&]() -> Result<> {
    CANDOUR_CHECK(store::set_number(state_->database, fact::online, before + static_cast<std::uint64_t>(more.count())));
    Absorbed absorbed;
    return deliver(*state_, absorbed);
  });
}

}  // namespace candour::journal
