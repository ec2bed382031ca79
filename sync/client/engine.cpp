#include "sync/client/engine.hpp"

#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/mailbox.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

using namespace std::chrono_literals;
using wire::Code;
using wire::Op;

namespace {

constexpr std::uint64_t max_seq = (std::uint64_t{1} << 32) - 1;

void tell_slots(std::vector<EnvelopeId> ids, Verdict& verdict) {
  if (!ids.empty()) verdict.events.emplace_back(RepeatInSlot{std::move(ids)});
}

Verdict pause_only(Verdict verdict, Pause pause) {
  verdict.pause = pause;
  return verdict;
}

}  // namespace

Pause SyncEngine::Backoff::next(std::chrono::milliseconds limit) {
  const auto shift = std::min(failures, 20u);
  ++failures;
  return {0ms, std::min<std::chrono::milliseconds>(limit, 1000ms * (std::int64_t{1} << shift))};
}

void SyncEngine::create(Bytes body) {
  setup_.create_body = std::move(body);
  wants_create_ = true;
  is_stopped_ = false;
}

void SyncEngine::go_on() {
  is_stopped_ = false;
  is_at_head_ = false;
  wants_head_ = true;
  head_not_before_ = {};
  skew_answers_ = 0;
  creates_ = 0;
  fetch_.creates_seen = write_.creates_seen = 0;
  fetch_.backoff = write_.backoff = {};
}

std::optional<Step> SyncEngine::next_fetch(SteadyTime now, std::uint32_t wait_seconds) {
  if (is_stopped_ || wants_create_) return std::nullopt;
  fetch_.op = Op::fetch;
  fetch_.creates_seen = creates_;
  fetch_began_ = now;
  fetch_wait_ = is_at_head_ ? wait_seconds : 0;
  outbox_.fetch_begins();
  wire::FetchBody body;
  body.log_epoch = setup_.cursor.log_epoch;
  body.after = setup_.cursor.after;
  body.wait_seconds = fetch_wait_;
  return Step{Op::fetch, wire::encode(body), fetch_wait_};
}

std::optional<Step> SyncEngine::next_write(SteadyTime now) {
  if (is_stopped_) return std::nullopt;
  write_.creates_seen = creates_;
  if (wants_create_) {
    write_.op = Op::create;
    return Step{Op::create, setup_.create_body, 0};
  }
  auto body = outbox_.next_append();
  if (body.empty()) return is_head_due(now) ? std::optional(ask_head()) : std::nullopt;
  write_.op = Op::append;
  return Step{Op::append, std::move(body), 0};
}

Verdict SyncEngine::expire(SteadyTime now) {
  Verdict verdict;
  tell_slots(outbox_.expire(now), verdict);
  return verdict;
}

Verdict SyncEngine::on_fetch(const Reply& reply, SteadyTime now) {
  Verdict verdict;
  const auto answer = accept(reply, fetch_, verdict, now);
  if (!answer) return verdict;
  const auto page = wire::parse_fetch_answer(answer->body);
  if (page && !page->entries.empty()) note_day(answer->head.t5);
  if (page)
    on_page(*page, verdict, now);
  else
    network_failure(ErrorCode::malformed, fetch_, verdict);
  return verdict;
}

Verdict SyncEngine::on_write(const Reply& reply, SteadyTime now) {
  Verdict verdict;
  const auto slot_end = outbox_.flight_slot_end();
  const auto answer = accept(reply, write_, verdict, now);
  if (answer && write_.op == Op::create) on_created(answer->body, verdict, now);
  if (answer && write_.op == Op::append) on_appended(answer->body, verdict);
  if (answer && write_.op == Op::head) on_head(answer->body, verdict, now);
  tell_slots(outbox_.failed(now), verdict);
  // The slots' appends have their own rhythm: the same bytes again soon, or not in this interval.
  if (slot_end && verdict.pause.ceiling > 0ms)
    return pause_only(std::move(verdict), {0ms, std::max<std::chrono::milliseconds>(1ms, (*slot_end - now) / 4)});
  return verdict;
}

bool SyncEngine::take_entries(const wire::FetchAnswer& page, Page& out) {
  auto after = setup_.cursor.after;
  bool is_dense = true;
  for (const auto& entry : page.entries) {
    if (entry.seq <= after) continue;
    is_dense = entry.seq == after + 1 && entry.seq <= page.head && entry.seq <= max_seq;
    if (!is_dense) break;
    out.entries.push_back({entry.seq, wire::envelope_id(entry.envelope), to_bytes(entry.envelope)});
    after = entry.seq;
  }
  return is_dense;
}

void SyncEngine::on_page(const wire::FetchAnswer& page, Verdict& verdict, SteadyTime now) {
  auto& cursor = setup_.cursor;
  if (cursor.log_epoch != 0 && page.log_epoch != cursor.log_epoch) {
    const auto cause = page.log_epoch < cursor.log_epoch ? EpochCause::rolled_back : EpochCause::restarted;
    return change_epoch(page.log_epoch, cause, verdict, now);
  }
  if (page.head < cursor.after) return change_epoch(page.log_epoch, EpochCause::rolled_back, verdict, now);
  if (cursor.log_epoch == 0) tell_slots(outbox_.log_epoch_is(page.log_epoch), verdict);
  cursor.log_epoch = page.log_epoch;

  Page taken{page.log_epoch, page.head, false, {}};
  const bool is_dense = take_entries(page, taken);
  for (const auto& entry : taken.entries) outbox_.read_back(entry.id);
  cursor.after += taken.entries.size();
  is_at_head_ = cursor.after == page.head;
  taken.more = !is_at_head_;
  const bool brought_something = !taken.entries.empty();
  if (brought_something) verdict.events.emplace_back(std::move(taken));
  if (is_at_head_) {
    verdict.events.emplace_back(ReachedHead{page.log_epoch, page.head});
    tell_slots(outbox_.head_reached(), verdict);
  }
  // Nothing although there is something, or a wait cut short without news: a relay may not make us spin.
  const bool is_idle = !brought_something && (!is_at_head_ || (fetch_wait_ > 0 && now - fetch_began_ < 1s));
  if (!is_dense || (is_idle && !is_at_head_)) return network_failure(ErrorCode::malformed, fetch_, verdict);
  if (is_idle)
    verdict.pause = fetch_.backoff.next(longest_rest);
  else
    fetch_.backoff = {};
}

void SyncEngine::on_created(ByteView body, Verdict& verdict, SteadyTime now) {
  const auto created = wire::parse_create_answer(body);
  if (!created) return network_failure(ErrorCode::malformed, write_, verdict);
  if (created->kind != setup_.kind) return stop(write_, ErrorCode::relay_refused, std::nullopt, verdict);
  wants_create_ = false;
  ++creates_;
  was_lost_ = created->created;
  // A relay that loses the mailbox each time it made it is asked ever more rarely.
  if (creates_ > 1) verdict.pause = write_.backoff.next(longest_rest);
  verdict.events.emplace_back(Created{created->created, created->log_epoch});
  if (created->created && setup_.cursor.log_epoch != 0)
    change_epoch(created->log_epoch, EpochCause::recreated, verdict, now);
}

void SyncEngine::on_appended(ByteView body, Verdict& verdict) {
  const auto answer = wire::parse_append_answer(body);
  if (!answer) return network_failure(ErrorCode::malformed, write_, verdict);
  const auto known = setup_.cursor.log_epoch;
  if (known != 0 && answer->log_epoch != known) {
    // An acceptance of another log_epoch proves nothing in this one; the next fetch says which one holds.
    verdict.pause = write_.backoff.next(longest_rest);
    return;
  }
  auto accepted = outbox_.accepted(*answer, setup_.cursor.after);
  if (!accepted) return network_failure(ErrorCode::malformed, write_, verdict);
  write_.backoff = {};
  verdict.events.emplace_back(Appended{std::move(accepted->ids), answer->log_epoch, std::move(accepted->below)});
}

void SyncEngine::change_epoch(std::uint64_t log_epoch, EpochCause cause, Verdict& verdict, SteadyTime now) {
  const bool is_same = log_epoch == setup_.cursor.log_epoch;
  setup_.cursor = {log_epoch, 0};
  is_at_head_ = false;
  wants_head_ = true;
  verdict.events.emplace_back(EpochChanged{log_epoch, cause});
  tell_slots(is_same ? outbox_.log_was_cut() : outbox_.log_epoch_is(log_epoch), verdict);

  // The first change is followed at once; one that comes again and again is a relay that makes us read for nothing.
  if (now - last_epoch_change_ > 1h) epoch_changes_ = 0;
  last_epoch_change_ = now;
  const auto shift = std::min(epoch_changes_++, 20u);
  if (shift > 0)
    verdict.pause.ceiling = std::min<std::chrono::milliseconds>(longest_rest, 1000ms * (1 << shift));
}

}  // namespace candour::sync
