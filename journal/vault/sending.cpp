#include "journal/vault/sending.hpp"

#include <algorithm>
#include <functional>

#include "base/defence.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/sending_state.hpp"

namespace candour::journal {

namespace {

// Entries that are sealed in one transaction. Each stays whole: its record, its outbox row and the name that its local
// number got.
constexpr std::size_t batch = 512;

// Seals one queued change and lets the queue go of it: record, envelope, outbox and the map from its local number are
// one transaction, before the first byte is sent.
Result<bool> seal_change(Sending::State& state, const store::QueuedChange& queued, When when) {
  auto body = state.queue.sealed_body(queued);
  if (!body && body.error().code == ErrorCode::not_equal) return false;  // it names something that still waits
  if (!body) return body.error();
  return state.transactions.run([&]() -> Result<bool> {
    CANDOUR_TRY(const auto id, state.sealing.act(sealed::RecordKind::change, *body, when, queued.by.time.day.number));
    CANDOUR_CHECK(state.queue.sealed(queued.number, id));
    return true;
  });
}

// False if it was not to be sent any more: its owner is told.
Result<bool> seal_waiting_record(Sending::State& state, const store::WaitingRecord& act) {
  return state.transactions.run([&]() -> Result<bool> {
    CANDOUR_TRY(const auto named, state.what_it_answers(act));
    if (!named) {
      CANDOUR_CHECK(store::end_waiting(state.database, act.number));
      return false;
    }
    CANDOUR_CHECK(state.sealing.act(act.kind, act.body, When::in_a_slot, act.day, *named));
    CANDOUR_CHECK(store::drop_waiting(state.database, act.number));
    return true;
  });
}

// Need, re-append and heartbeat are automatic: a moment after one that carried such a thing leaves them out, and so do
// lock and quit, which seal what people wrote (B9.2).
enum class Automatic : std::uint8_t { goes_too, left_out };

// Of the records that wait the first that may go: needs before the others (B9.2).
std::optional<store::WaitingRecord> first_act(const std::vector<store::WaitingRecord>& acts, Automatic automatic) {
  std::optional<store::WaitingRecord> first;
  for (const auto& act : acts) {
    if (automatic == Automatic::left_out && sealed::is_automatic(act.kind)) continue;
    if (act.kind == sealed::RecordKind::need) return act;
    if (!first) first = act;
  }
  return first;
}

// The next that always goes in a slot: changes of the summary and its acts, in the order in which they arose.
Result<bool> seal_next_slotted(Sending::State& state, Automatic automatic) {
  CANDOUR_TRY(const auto change, state.queue.next(model::Space::everyone, model::Sending::slotted_always));
  CANDOUR_TRY(auto acts, store::waiting_records(state.database));
  while (const auto act = first_act(acts, automatic)) {
    const bool act_is_first =
        !change || act->kind == sealed::RecordKind::need || static_cast<std::int64_t>(change->number) > act->after;
    if (!act_is_first) break;
    CANDOUR_TRY(const bool is_sealed, seal_waiting_record(state, *act));
    if (is_sealed) return true;
    std::erase_if(acts, [&](const store::WaitingRecord& ended) { return ended.number == act->number; });
  }
  return change ? seal_change(state, *change, When::in_a_slot) : state.answers.seal_next_readiness();
}

Result<bool> seal_next_text(Sending::State& state) {
  CANDOUR_TRY(const auto text, state.queue.next(model::Space::everyone, model::Sending::as_text));
  return text ? seal_change(state, *text, When::text_slot) : state.answers.seal_next_answer(When::text_slot);
}

// What people wrote, in the order of B9.2.
Result<bool> seal_next_by_hand(Sending::State& state) {
  if (!state.sharing.may_seal(sealed::RecordKind::change)) return false;
  CANDOUR_TRY(const bool slotted, seal_next_slotted(state, Automatic::left_out));
  return slotted ? Result<bool>(true) : seal_next_text(state);
}

// One a day, where nothing else was written in `everyone` (B7): of an empty queue, so that it takes nobody's moment.
Result<bool> seal_heartbeat(Sending::State& state) {
  if (state.held.last_own_day == state.reading.today().number || !state.sharing.may_share()) return false;
  return state.transactions.run([&]() -> Result<bool> {
    CANDOUR_CHECK(state.sealing.act(sealed::RecordKind::heartbeat, {}, When::in_a_slot, state.reading.today().number));
    return true;
  });
}

struct NextOut {
  OutgoingEnvelope envelope;
  bool is_automatic = false;
};

Result<std::optional<NextOut>> first_for_slot(Sending::State& state, Automatic automatic) {
  CANDOUR_TRY(const auto heads, store::outbox_heads(state.database));
  for (const auto& head : heads) {
    if (head.way == store::Way::at_once || state.needs.in_flight.sent.contains(head.id)) continue;
    if (head.is_automatic && automatic == Automatic::left_out) continue;
    CANDOUR_TRY(auto bytes, store::outbox_bytes(state.database, head.id));
    state.needs.in_flight.sent.insert(head.id);
    return std::optional(NextOut{{head.mailbox, head.id, std::move(bytes)}, head.is_automatic});
  }
  return std::optional<NextOut>();
}

// What was sealed before; else the next of the queue, sealed now: what always goes in a slot, what another asked for,
// text; else, once a day, that one is here.
Result<std::optional<NextOut>> next_out(Sending::State& state, Automatic automatic) {
  CANDOUR_TRY(auto sealed_before, first_for_slot(state, automatic));
  if (sealed_before) return sealed_before;
  if (!state.sharing.may_seal(sealed::RecordKind::change)) return std::optional<NextOut>();
  CANDOUR_TRY(bool sealed_one, seal_next_slotted(state, automatic));
  if (!sealed_one && automatic == Automatic::goes_too) {
    CANDOUR_TRY(auto again, next_reappend(state.needs));
    if (again) return std::optional(NextOut{std::move(*again), true});
  }
  if (!sealed_one) {
    CANDOUR_TRY(sealed_one, seal_next_text(state));
  }
  if (!sealed_one && automatic == Automatic::goes_too) {
    CANDOUR_TRY(sealed_one, seal_heartbeat(state));
  }
  return sealed_one ? first_for_slot(state, automatic) : Result<std::optional<NextOut>>(std::optional<NextOut>());
}

// Kept before anything goes: a program that ends here carries no second one at its next moment.
Result<> remember_moment(Sending::State& state, bool is_automatic) {
  if (state.last_was_automatic == is_automatic) return {};
  CANDOUR_CHECK(store::set_number(state.database, fact::automatic_slot, is_automatic ? 1 : 0));
  state.last_was_automatic = is_automatic;
  return {};
}

}  // namespace

Result<std::optional<OutgoingEnvelope>> Sending::next_for_slot() {
  const bool stands_back = CANDOUR_DEFENCE("116", state_.last_was_automatic);
  CANDOUR_TRY(auto next, next_out(state_, stands_back ? Automatic::left_out : Automatic::goes_too));
  CANDOUR_CHECK(remember_moment(state_, next && next->is_automatic));
  return next ? std::optional(std::move(next->envelope)) : std::nullopt;
}

Result<std::vector<OutgoingEnvelope>> Sending::urgent() {
  CANDOUR_TRY(const auto heads, store::outbox_heads(state_.database));
  std::vector<OutgoingEnvelope> out;
  for (const auto& head : heads) {
    if (head.way != store::Way::at_once || !state_.needs.in_flight.sent.insert(head.id).second) continue;
    CANDOUR_TRY(auto bytes, store::outbox_bytes(state_.database, head.id));
    out.push_back({head.mailbox, head.id, std::move(bytes)});
  }
  // Larger than a slot's: only where their size is shown anyway.
  const bool is_asked_for = std::exchange(state_.sends_now, false);
  if (!CANDOUR_DEFENCE("95", !is_asked_for)) {
    CANDOUR_TRY(auto large, large_reappends(state_.needs));
    for (auto& each : large) out.push_back(std::move(each));
  }
  return out;
}

Result<std::vector<WaitingEnvelope>> Sending::waiting() const {
  CANDOUR_TRY(auto rows, store::outbox(state_.database));
  std::vector<WaitingEnvelope> waiting;
  for (auto& row : rows) {
    if (row.is_automatic && row.way != store::Way::at_once) continue;
    waiting.push_back({{row.mailbox, row.id, std::move(row.envelope)}, row.way != store::Way::at_once});
  }
  return waiting;
}

Result<> Sending::not_sent(const EnvelopeId& id) {
  state_.needs.in_flight.sent.erase(id);
  return {};
}

void Sending::nothing_is_in_flight() { state_.needs.in_flight.clear(); }

namespace {

// Calls `seal_one` until it has nothing more to seal, many in one transaction: a lock does not wait for a disk as often
// as there are entries. The answer is how many it sealed.
Result<std::size_t> seal_in_batches(Sending::State& state, const std::function<Result<bool>()>& seal_one) {
  std::size_t count = 0;
  for (bool has_more = true; has_more;) {
    CANDOUR_CHECK(state.transactions.run([&]() -> Result<> {
      for (std::size_t n = 0; n < batch && has_more; ++n) {
        CANDOUR_TRY(has_more, seal_one());
        if (has_more) ++count;
      }
      return {};
    }));
  }
  return count;
}

}  // namespace

Result<std::size_t> Sending::seal_now() {
  if (!state_.sharing.may_seal(sealed::RecordKind::change)) return std::size_t{0};
  state_.sends_now = true;
  CANDOUR_CHECK(store::hasten_text(state_.database));
  return seal_in_batches(state_, [this]() -> Result<bool> {
    CANDOUR_TRY(const auto text, state_.queue.next(model::Space::everyone, model::Sending::as_text));
    return text ? seal_change(state_, *text, When::at_once) : state_.answers.seal_next_answer(When::at_once);
  });
}

Result<> Sending::seal_queue() {
  if (state_.access == Access::read_only) return {};  // what is queued goes from where it can be written
  CANDOUR_CHECK(seal_in_batches(state_, [this] { return seal_next_by_hand(state_); }));
  return {};
}

std::size_t Sending::queued_count() const {
  const auto acts = store::waiting_records(state_.database);
  const auto is_by_hand = [](const store::WaitingRecord& act) { return !sealed::is_automatic(act.kind); };
  const auto by_hand = acts ? std::count_if(acts->begin(), acts->end(), is_by_hand) : 0;
  auto answers = state_.answers.waiting();
  return state_.queue.count(model::Space::everyone).value_or(0) + static_cast<std::size_t>(by_hand) +
         std::move(answers).value_or(0);
}

std::size_t Sending::outbox_count() const { return store::outbox_size(state_.database).value_or(0); }

std::size_t Sending::at_once_count() const { return store::at_once_size(state_.database).value_or(0); }

Result<> Sending::State::reread() {
  CANDOUR_TRY(const auto automatic, store::get_number(database, fact::automatic_slot));
  last_was_automatic = automatic != 0;
  return {};
}

}  // namespace candour::journal
