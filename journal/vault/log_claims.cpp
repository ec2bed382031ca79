#include "journal/vault/log_claims.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/mailbox.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/durations.hpp"
#include "journal/vault/log_news.hpp"

namespace candour::journal {

namespace {

using namespace std::chrono_literals;
using store::ClaimState;
using store::RelayNews;

// How long a record may say more of the log than the relay showed here.
constexpr std::chrono::milliseconds claim_patience = 15min;
constexpr std::uint32_t days_back = 2;

Result<bool> is_so(RelayLog::State& state, const MailboxId& mailbox, const store::Claim& claim, bool& is_known) {
  if (claim.n == 0) {
    is_known = true;
    return claim.digest == crypto::log_start(mailbox, claim.log_epoch);
  }
  CANDOUR_TRY(const auto followed, store::digests_at(state.database, mailbox, claim.log_epoch, claim.n));
  is_known = !followed.empty();
  return std::find(followed.begin(), followed.end(), claim.digest) != followed.end();
}

Result<> look_again_or_tell(RelayLog::State& state, const store::MailboxRow& mailbox, const store::Claim& claim) {
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto readings, happened_within(state, mailbox.id, RelayNews::reading_again, a_day));
  // To read it anew may explain it, once a day; a log that is followed no more cannot be read.
  const bool may_read = readings == 0 && claim.log_epoch == mailbox.log_epoch;
  if (CANDOUR_DEFENCE("117", may_read)) {
    state.log.wants_reading = true;
    return store::save_claim(state.database,
                             {claim.id, claim.log_epoch, claim.n, claim.digest, now, ClaimState::differs});
  }
  CANDOUR_CHECK(tell_fork(state, mailbox.id));
  return store::drop_claim(state.database, claim.id);
}

}  // namespace

Result<> judge_claim(RelayLog::State& state, const store::MailboxRow& mailbox, store::Claim claim) {
  const auto now = state.clock.wall();
  bool is_known = false;
  CANDOUR_TRY(const bool holds, is_so(state, mailbox.id, claim, is_known));
  if (!CANDOUR_DEFENCE("22", !holds)) return store::drop_claim(state.database, claim.id);
  if (!is_known) {
    // Of a log that is followed no more nothing further can be found out: its end was seen by another.
    if (claim.log_epoch != mailbox.log_epoch) return store::drop_claim(state.database, claim.id);
    if (now < claim.since) {
      claim.since = now;
      return store::save_claim(state.database, claim);
    }
    if (claim.state == ClaimState::beyond && now - claim.since < claim_patience) return {};
  }
  return look_again_or_tell(state, mailbox, claim);
}

Result<> check_log_claim(RelayLog::State& state, const sealed::AuthenticRecord& record) {
  const auto& header = record.header();
  const auto epoch = state.log.epochs.find(header.log.tag);
  if (header.device == state.self.device || epoch == state.log.epochs.end()) return {};
  store::Claim claim{record.env_id(),   epoch->second,      header.log.count,
                     header.log.digest, state.clock.wall(), ClaimState::beyond};
  bool is_known = false;
  CANDOUR_TRY(const bool holds, is_so(state, *state.members.mailbox, claim, is_known));
  if (holds || (!is_known && claim.log_epoch != state.log.present)) return {};
  if (is_known) claim.state = ClaimState::differs;
  return store::save_claim(state.database, claim);
}

void note_named_epoch(RelayLog::State& state, const sealed::RecordHeader& header) {
  const auto epoch = state.log.epochs.find(header.log.tag);
  if (epoch == state.log.epochs.end()) return;
  const auto day = static_cast<std::uint32_t>(header.time_ms / sealed::day_as_ms(1));
  const auto [known, is_new] = state.log.named[header.device].try_emplace(epoch->second, day);
  if (!is_new) known->second = std::min(known->second, day);
}

// "A record that names an older log_epoch than a record of two days before in its own past": somebody is shown a log
// that others have left.
Result<> check_named_epoch(RelayLog::State& state, const sealed::AuthenticRecord& record) {
  const auto& header = record.header();
  note_named_epoch(state, header);
  const auto epoch = state.log.epochs.find(header.log.tag);
  const auto named = state.log.named.find(header.device);
  if (header.device == state.self.device || epoch == state.log.epochs.end()) return {};
  const auto day = static_cast<std::uint32_t>(header.time_ms / sealed::day_as_ms(1));
  const auto is_before = [&](const auto& other) {
    return other.first > epoch->second && other.second + days_back <= day;
  };
  if (std::none_of(named->second.begin(), named->second.end(), is_before)) return {};
  CANDOUR_TRY(const bool was_told, was_fork_told(state, *state.members.mailbox));
  if (was_told) return {};
  for (const auto& id : state.held.graph.own_past(record.env_id())) {
    CANDOUR_TRY(const auto row, store::get_record(state.database, id));
    const auto other = state.log.epochs.find(row.record.header().log.tag);
    if (other == state.log.epochs.end()) continue;
    const auto other_day = static_cast<std::uint32_t>(row.record.header().time_ms / sealed::day_as_ms(1));
    if (CANDOUR_DEFENCE("22", is_before(std::pair(other->second, other_day)))) {
      return tell_fork(state, *state.members.mailbox);
    }
  }
  return {};
}

}  // namespace candour::journal
