#include "journal/vault/refill.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/durations.hpp"
#include "journal/vault/log_news.hpp"

namespace candour::journal {

namespace {

using store::LogComparison;
using store::RelayNews;

// What one append holds: so many envelopes, and a body of at most 1,052,672 bytes.
constexpr std::size_t at_a_time = 64;
constexpr std::size_t bytes_at_a_time = 1'052'668;

// A relay that changes its log_epoch at will gains nothing by it.
Result<bool> may_begin(RelayLog::State& state) {
  CANDOUR_TRY(const auto not_before, next_refill(state));
  return !CANDOUR_DEFENCE("85", not_before.has_value());
}

Result<> begin(RelayLog::State& state) {
  auto& refill = *state.log.refill;
  CANDOUR_CHECK(store::add_news(state.database, *state.members.mailbox, RelayNews::refill_begun, state.clock.wall()));
  CANDOUR_CHECK(store::set_refill(state.database, *state.members.mailbox, {refill.is_reading_again, true}));
  refill.is_begun = true;
  return {};
}

// In the order of the log, whoever wrote it. What the relay shows by now is left out, and nothing else.
Result<std::vector<OutgoingEnvelope>> next_batch(RelayLog::State& state, const store::MailboxRow& mailbox) {
  auto& refill = *state.log.refill;
  std::vector<OutgoingEnvelope> batch;
  std::size_t bytes = 0;
  while (!refill.missing.empty()) {
    CANDOUR_TRY(const bool is_first_back,
                store::stands_in_present_log(state.database, mailbox, refill.missing.front()));
    if (!is_first_back) break;
    refill.missing.pop_front();
  }
  for (const auto& id : refill.missing) {
    if (batch.size() == at_a_time) break;
    CANDOUR_TRY(const bool is_back, store::stands_in_present_log(state.database, mailbox, id));
    if (is_back) continue;
    CANDOUR_TRY(auto envelope, store::envelope_bytes(state.database, id));
    if (envelope.empty()) continue;  // its name and size are all that is kept of it
    bytes += envelope.size() + 4;
    if (!batch.empty() && bytes > bytes_at_a_time) break;
    batch.push_back({mailbox.id, id, std::move(envelope)});
  }
  return batch;
}

}  // namespace

Result<> end_refill(RelayLog::State& state, const MailboxId& mailbox) {
  CANDOUR_CHECK(store::drop_refill(state.database, mailbox));
  CANDOUR_CHECK(store::add_news(state.database, mailbox, RelayNews::refill_done, state.clock.wall()));
  state.log.refill.reset();
  state.in_flight.put_back.clear();
  return {};
}

// A relay that went back is told as that. What stands there now at the positions that it lost is not told beside it.
Result<> compare_logs(RelayLog::State& state, const store::MailboxRow& mailbox) {
  auto& refill = *state.log.refill;
  CANDOUR_TRY(const auto comparison, store::compare_with_left_log(state.database, mailbox));
  if (refill.is_reading_again && comparison == LogComparison::rewritten) {
    CANDOUR_CHECK(tell(state, mailbox.id, RelayNews::rewrite));
  }
  if (refill.is_reading_again && comparison == LogComparison::shorter) {
    CANDOUR_CHECK(tell(state, mailbox.id, RelayNews::rollback));
  }
  if (comparison == LogComparison::continued) CANDOUR_CHECK(store::drop_left_log(state.database, mailbox.id));
  CANDOUR_TRY(const auto missing, store::missing_in_log(state.database, mailbox.id));
  const bool is_news = !refill.is_begun && !missing.empty();
  if (is_news) CANDOUR_CHECK(store::set_missing(state.database, mailbox.id, missing.size()));
  refill.missing.assign(missing.begin(), missing.end());
  refill.is_compared = true;
  return {};
}

Result<std::vector<OutgoingEnvelope>> next_refilled(RelayLog::State& state) {
  auto& refill = state.log.refill;
  std::vector<OutgoingEnvelope> batch;
  if (!refill || !refill->is_compared || !state.in_flight.put_back.empty()) return batch;
  CANDOUR_TRY(const auto mailbox, journal_mailbox(state));
  CANDOUR_TRY(batch, next_batch(state, *mailbox));
  return state.transactions.run([&]() -> Result<std::vector<OutgoingEnvelope>> {
    if (batch.empty()) {
      CANDOUR_CHECK(end_refill(state, mailbox->id));
      return std::move(batch);
    }
    CANDOUR_TRY(const bool may_go, refill->is_begun ? Result<bool>(true) : may_begin(state));
    if (!may_go) return std::vector<OutgoingEnvelope>();
    if (!refill->is_begun) CANDOUR_CHECK(begin(state));
    for (const auto& each : batch) state.in_flight.put_back.insert(each.id);
    return std::move(batch);
  });
}

PuttingBack putting_back_of(RelayLog::State& state) {
  const auto& refill = state.log.refill;
  if (!refill) return {};
  // Before the whole log was read what is missing is not known.
  PuttingBack view{true, std::nullopt, !state.in_flight.put_back.empty(), std::nullopt};
  if (refill->is_compared) view.missing = refill->missing.size();
  if (!refill->is_begun) view.not_before = next_refill(state).value_or(std::nullopt);
  return view;
}

}  // namespace candour::journal
