// What was lost at the relay is put back by whoever holds it (protocol.md B8.3, relay.md 4.2).
#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

using store::RelayNews;

constexpr std::size_t refills_a_day = 4;
// What one append holds: so many envelopes, and a body of at most 1,052,672 bytes.
constexpr std::size_t at_a_time = 64;
constexpr std::size_t bytes_at_a_time = 1'052'668;

// A relay that changes its log_epoch at will gains nothing by it.
Result<bool> may_begin(Vault::State& state) {
  CANDOUR_TRY(const auto not_before, next_refill(state));
  return !CANDOUR_DEFENCE("85", not_before.has_value());
}

Result<> begin(Vault::State& state) {
  auto& refill = *state.relay_log.refill;
  CANDOUR_CHECK(store::add_news(state.database, *state.members.mailbox, RelayNews::refill_begun, state.clock.wall()));
  CANDOUR_CHECK(store::set_refill(state.database, *state.members.mailbox, {refill.is_reading_again, true}));
  refill.is_begun = true;
  return {};
}

// In the order of the log, whoever wrote it. What the relay shows by now is left out, and nothing else.
Result<std::vector<OutgoingEnvelope>> next_batch(Vault::State& state, const store::MailboxRow& mailbox) {
  auto& refill = *state.relay_log.refill;
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

// At most one whole refill an hour and four a day.
Result<std::optional<WallTime>> next_refill(Vault::State& state) {
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto news, store::news_since(state.database, *state.members.mailbox, now - a_day));
  std::vector<WallTime> begun;  // newest first; what a clock that ran ahead put into the future holds nothing up
  for (const auto& row : news) {
    if (row.kind == RelayNews::refill_begun && row.at <= now && now - row.at < a_day) begun.push_back(row.at);
  }
  std::optional<WallTime> next;
  if (!begun.empty() && now - begun.front() < an_hour) next = begun.front() + an_hour;
  if (begun.size() >= refills_a_day) next = std::max(next.value_or(now), begun[refills_a_day - 1] + a_day);
  return next;
}

Result<> end_refill(Vault::State& state, const MailboxId& mailbox) {
  CANDOUR_CHECK(store::drop_refill(state.database, mailbox));
  CANDOUR_CHECK(store::add_news(state.database, mailbox, RelayNews::refill_done, state.clock.wall()));
  state.relay_log.refill.reset();
  return {};
}

Result<> RelayLog::log_epoch_changed(const MailboxId& mailbox, std::uint64_t log_epoch, LogChange change) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.all.database));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.id == mailbox; });
  if (row == rows.end()) return {};
  return state_.all.transactions.run([&] { return begin_to_follow(state_.all, *row, log_epoch, change); });
}

Result<std::vector<OutgoingEnvelope>> RelayLog::refill() {
  auto& refill = state_.all.relay_log.refill;
  std::vector<OutgoingEnvelope> batch;
  if (!refill || !refill->is_compared || !refill->handed.empty()) return batch;
  CANDOUR_TRY(const auto mailbox, journal_mailbox(state_.all));
  CANDOUR_TRY(batch, next_batch(state_.all, *mailbox));
  return state_.all.transactions.run([&]() -> Result<std::vector<OutgoingEnvelope>> {
    if (batch.empty()) {
      CANDOUR_CHECK(end_refill(state_.all, mailbox->id));
      return std::move(batch);
    }
    CANDOUR_TRY(const bool may_go, refill->is_begun ? Result<bool>(true) : may_begin(state_.all));
    if (!may_go) return std::vector<OutgoingEnvelope>();
    if (!refill->is_begun) CANDOUR_CHECK(begin(state_.all));
    for (const auto& each : batch) refill->handed.insert(each.id);
    return std::move(batch);
  });
}

PuttingBack RelayLog::putting_back() const {
  const auto& refill = state_.all.relay_log.refill;
  if (!refill) return {};
  // Before the whole log was read what is missing is not known.
  PuttingBack view{true, std::nullopt, !refill->handed.empty(), std::nullopt};
  if (refill->is_compared) view.missing = refill->missing.size();
  if (!refill->is_begun) view.not_before = next_refill(state_.all).value_or(std::nullopt);
  return view;
}

bool RelayLog::wants_to_read_again() const { return state_.all.relay_log.wants_reading; }

void Sending::nothing_is_in_flight() {
  state_.all.in_flight.clear();
  if (state_.all.relay_log.refill) state_.all.relay_log.refill->handed.clear();
}

Result<> RelayLog::was_appended(const MailboxId& mailbox, const std::vector<EnvelopeId>& taken,
                             const std::vector<EnvelopeId>& said_to_be_read) {
  CANDOUR_TRY(const auto row, journal_mailbox(state_.all));
  if (!row || row->id != mailbox) return {};
  CANDOUR_CHECK(reappended(state_.all, taken));
  for (const auto& id : said_to_be_read) {
    CANDOUR_TRY(const bool is_there, store::stands_in_present_log(state_.all.database, *row, id));
    if (!is_there) CANDOUR_CHECK(suspect(state_.all, *row));
  }
  return {};
}

}  // namespace candour::journal
