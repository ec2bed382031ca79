// What the relay did with the log, found out by what it shows and by what the others' records say of it (protocol.md
// B8.3). Nothing here stops anything: it is told, read again, and put back.
#include "base/defence.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

using namespace std::chrono_literals;
using store::ClaimState;
using store::LogComparison;
using store::RelayNews;

// How long a record may say more of the log than the relay showed here.
constexpr std::chrono::milliseconds claim_patience = 15min;
// Of two new log_epochs within this time the second is a fork; a fork is said once in it.
constexpr std::chrono::milliseconds fork_window = 30 * a_day;
constexpr std::chrono::milliseconds shown_for = 14 * a_day;
constexpr std::uint32_t days_back = 2;

std::optional<MarkType> mark_of(RelayNews kind) {
  switch (kind) {
    case RelayNews::rollback: return MarkType::relay_rollback;
    case RelayNews::rewrite: return MarkType::relay_rewrite;
    case RelayNews::restart: return MarkType::relay_restart;
    case RelayNews::fork: return MarkType::relay_fork;
    case RelayNews::refill_begun:
    case RelayNews::reading_again:
    case RelayNews::refill_done: break;
  }
  return std::nullopt;
}

Result<> tell(Vault::State& state, const MailboxId& mailbox, RelayNews kind) {
  return store::add_news(state.database, mailbox, kind, state.clock.wall());
}

Result<> tell_fork(Vault::State& state, const MailboxId& mailbox) {
  CANDOUR_TRY(const auto before, happened_within(state, mailbox, RelayNews::fork, fork_window));
  return before > 0 ? Result<>() : tell(state, mailbox, RelayNews::fork);
}

Result<> tell_change(Vault::State& state, const store::MailboxRow& mailbox, std::uint64_t log_epoch, LogChange change) {
  if (change == LogChange::read_again) return tell(state, mailbox.id, RelayNews::reading_again);
  const bool is_newer = change != LogChange::rolled_back && log_epoch > mailbox.log_epoch;
  if (!is_newer) return tell(state, mailbox.id, RelayNews::rollback);
  CANDOUR_TRY(const auto before, happened_within(state, mailbox.id, RelayNews::restart, fork_window));
  CANDOUR_CHECK(tell(state, mailbox.id, RelayNews::restart));
  return CANDOUR_DEFENCE("85", before > 0) ? tell_fork(state, mailbox.id) : Result<>();
}

// A relay that went back is told as that. What stands there now at the positions that it lost is not told beside it.
Result<> compare(Vault::State& state, const store::MailboxRow& mailbox) {
  auto& refill = *state.relay_log.refill;
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

Result<bool> is_so(Vault::State& state, const MailboxId& mailbox, const store::Claim& claim, bool& is_known) {
  if (claim.n == 0) {
    is_known = true;
    return claim.digest == crypto::log_start(mailbox, claim.log_epoch);
  }
  CANDOUR_TRY(const auto followed, store::digests_at(state.database, mailbox, claim.log_epoch, claim.n));
  is_known = !followed.empty();
  return std::find(followed.begin(), followed.end(), claim.digest) != followed.end();
}

Result<> look_again_or_tell(Vault::State& state, const store::MailboxRow& mailbox, const store::Claim& claim) {
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto readings, happened_within(state, mailbox.id, RelayNews::reading_again, a_day));
  // To read it anew may explain it, once a day; a log that is followed no more cannot be read.
  const bool may_read = readings == 0 && claim.log_epoch == mailbox.log_epoch;
  if (CANDOUR_DEFENCE("117", may_read)) {
    state.relay_log.wants_reading = true;
    return store::keep_claim(state.database,
                             {claim.id, claim.log_epoch, claim.n, claim.digest, now, ClaimState::differs});
  }
  CANDOUR_CHECK(tell_fork(state, mailbox.id));
  return store::drop_claim(state.database, claim.id);
}

Result<> judge(Vault::State& state, const store::MailboxRow& mailbox, store::Claim claim) {
  const auto now = state.clock.wall();
  bool is_known = false;
  CANDOUR_TRY(const bool holds, is_so(state, mailbox.id, claim, is_known));
  if (!CANDOUR_DEFENCE("22", !holds)) return store::drop_claim(state.database, claim.id);
  if (!is_known) {
    // Of a log that is followed no more nothing further can be found out: its end was seen by another.
    if (claim.log_epoch != mailbox.log_epoch) return store::drop_claim(state.database, claim.id);
    if (now < claim.since) {
      claim.since = now;
      return store::keep_claim(state.database, claim);
    }
    if (claim.state == ClaimState::beyond && now - claim.since < claim_patience) return {};
  }
  return look_again_or_tell(state, mailbox, claim);
}

}  // namespace

Result<std::size_t> happened_within(Vault::State& state, const MailboxId& mailbox, RelayNews kind,
                                    std::chrono::milliseconds window) {
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto news, store::news_since(state.database, mailbox, now - window));
  // What a clock that ran ahead put into the future holds nothing up.
  const auto is_it = [&](const store::NewsRow& row) {
    return row.kind == kind && row.at <= now && now - row.at < window;
  };
  return static_cast<std::size_t>(std::count_if(news.begin(), news.end(), is_it));
}

Result<std::optional<store::MailboxRow>> journal_mailbox(Vault::State& state) {
  CANDOUR_TRY(auto rows, store::mailboxes(state.database));
  for (auto& row : rows) {
    if (state.members.mailbox == row.id) return std::optional(std::move(row));
  }
  return std::optional<store::MailboxRow>();
}

Result<> load_relay_log(Vault::State& state) {
  auto& log = state.relay_log;
  const auto named = std::move(log.named);
  log = {};
  log.named = named;
  if (!state.members.mailbox) return {};
  CANDOUR_TRY(const auto mailbox, journal_mailbox(state));
  if (!mailbox) return {};
  log.present = mailbox->log_epoch;
  CANDOUR_TRY(const auto epochs, store::followed_log_epochs(state.database, mailbox->id));
  for (const auto epoch : epochs) log.epochs[sealed::log_tag(crypto::log_start(mailbox->id, epoch))] = epoch;
  CANDOUR_TRY(const auto refill, store::refill_of(state.database, mailbox->id));
  if (!refill) return {};
  log.refill.emplace();
  log.refill->is_begun = refill->is_begun;
  log.refill->is_reading_again = refill->is_reading_again;
  return {};
}

Result<> begin_to_follow(Vault::State& state, const store::MailboxRow& mailbox, std::uint64_t log_epoch,
                         LogChange change) {
  state.in_flight.clear();
  const bool is_change = mailbox.log_epoch != 0;
  if (CANDOUR_DEFENCE("23", is_change && !mailbox.is_rendezvous)) {
    CANDOUR_CHECK(tell_change(state, mailbox, log_epoch, change));
    CANDOUR_CHECK(store::set_refill(state.database, mailbox.id, {change == LogChange::read_again, false}));
  }
  CANDOUR_CHECK(store::begin_log(state.database, mailbox, log_epoch));
  // What this side said in a rendezvous goes once more: nobody else holds it.
  if (is_change && mailbox.is_rendezvous) CANDOUR_CHECK(state.rooms.pairing_state.say_again());
  return load_relay_log(state);
}

Result<> check_log_claim(Vault::State& state, const sealed::AuthenticRecord& record) {
  const auto& header = record.header();
  const auto epoch = state.relay_log.epochs.find(header.log.tag);
  if (header.device == state.self.device || epoch == state.relay_log.epochs.end()) return {};
  store::Claim claim{record.env_id(), epoch->second, header.log.count, header.log.digest, state.clock.wall(),
                     ClaimState::beyond};
  bool is_known = false;
  CANDOUR_TRY(const bool holds, is_so(state, *state.members.mailbox, claim, is_known));
  if (holds || (!is_known && claim.log_epoch != state.relay_log.present)) return {};
  if (is_known) claim.state = ClaimState::differs;
  return store::keep_claim(state.database, claim);
}

void note_named_epoch(Vault::State& state, const sealed::RecordHeader& header) {
  const auto epoch = state.relay_log.epochs.find(header.log.tag);
  if (epoch == state.relay_log.epochs.end()) return;
  const auto day = static_cast<std::uint32_t>(header.time_ms / sealed::day_as_ms(1));
  const auto [known, is_new] = state.relay_log.named[header.device].try_emplace(epoch->second, day);
  if (!is_new) known->second = std::min(known->second, day);
}

// "A record that names an older log_epoch than a record of two days before in its own past": somebody is shown a log that
// others have left.
Result<> check_named_epoch(Vault::State& state, const sealed::AuthenticRecord& record) {
  const auto& header = record.header();
  note_named_epoch(state, header);
  const auto epoch = state.relay_log.epochs.find(header.log.tag);
  const auto named = state.relay_log.named.find(header.device);
  if (header.device == state.self.device || epoch == state.relay_log.epochs.end()) return {};
  const auto day = static_cast<std::uint32_t>(header.time_ms / sealed::day_as_ms(1));
  const auto is_before = [&](const auto& other) {
    return other.first > epoch->second && other.second + days_back <= day;
  };
  if (std::none_of(named->second.begin(), named->second.end(), is_before)) return {};
  CANDOUR_TRY(const auto told, happened_within(state, *state.members.mailbox, RelayNews::fork, fork_window));
  if (told > 0) return {};
  for (const auto& id : state.graph.own_past(record.env_id())) {
    CANDOUR_TRY(const auto row, store::get_record(state.database, id));
    const auto other = state.relay_log.epochs.find(row.record.header().log.tag);
    if (other == state.relay_log.epochs.end()) continue;
    const auto other_day = static_cast<std::uint32_t>(row.record.header().time_ms / sealed::day_as_ms(1));
    if (CANDOUR_DEFENCE("22", is_before(std::pair(other->second, other_day)))) {
      return tell_fork(state, *state.members.mailbox);
    }
  }
  return {};
}

Result<> head_was_reached(Vault::State& state, const MailboxId& id) {
  if (state.members.mailbox != id) return {};
  CANDOUR_TRY(const auto mailbox, journal_mailbox(state));
  if (!mailbox || mailbox->log_epoch == 0) return {};
  if (state.relay_log.refill && !state.relay_log.refill->is_compared) CANDOUR_CHECK(compare(state, *mailbox));
  if (state.relay_log.refill && state.relay_log.refill->missing.empty()) {
    CANDOUR_CHECK(end_refill(state, id));
  }
  CANDOUR_TRY(const auto claims, store::claims(state.database));
  for (const auto& claim : claims) CANDOUR_CHECK(judge(state, *mailbox, claim));
  return ask_for_gaps(state, *mailbox);
}

namespace {

// Of a fork nothing is missing that could be put back.
Result<std::optional<RepairView>> repair_of(Vault::State& state, RelayNews kind, std::optional<WallTime> done) {
  if (kind == RelayNews::fork) return std::optional<RepairView>();
  if (!state.relay_log.refill) return std::optional(RepairView{RepairView::State::done, done});
  if (state.relay_log.refill->is_begun) return std::optional(RepairView{});
  CANDOUR_TRY(const auto not_before, next_refill(state));
  if (!not_before) return std::optional(RepairView{});
  return std::optional(RepairView{RepairView::State::waits, not_before});
}

}  // namespace

Result<> add_relay_marks(Vault::State& state, std::vector<MarkView>& marks) {
  if (!state.members.mailbox) return {};
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto news, store::news_since(state.database, *state.members.mailbox, now - fork_window));
  std::optional<WallTime> done;  // of the first repair that ended after the row
  for (const auto& row : news) {
    if (row.kind == RelayNews::refill_done) done = row.at;
    const auto type = mark_of(row.kind);
    const bool is_old = row.kind != RelayNews::fork && row.at < now - shown_for;
    if (!type || is_old) continue;
    const auto is_it = [&](const MarkView& mark) { return mark.type == *type; };
    if (std::any_of(marks.begin(), marks.end(), is_it)) continue;
    CANDOUR_TRY(const auto repair, repair_of(state, row.kind, done));
    marks.push_back({*type, {}, {}, row.at, row.missing, repair});
  }
  return {};
}

}  // namespace candour::journal
