#include "journal/vault/log_news.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/durations.hpp"

namespace candour::journal {

namespace {

using store::RelayNews;

// Of two new log_epochs within this time the second is a fork; a fork is said once in it.
constexpr std::chrono::milliseconds fork_window = 30 * a_day;
constexpr std::chrono::milliseconds shown_for = 14 * a_day;
constexpr std::size_t refills_a_day = 4;

std::optional<MarkType> mark_of(RelayNews kind) {
  switch (kind) {
    case RelayNews::rollback:
      return MarkType::relay_rollback;
    case RelayNews::rewrite:
      return MarkType::relay_rewrite;
    case RelayNews::restart:
      return MarkType::relay_restart;
    case RelayNews::fork:
      return MarkType::relay_fork;
    case RelayNews::refill_begun:
    case RelayNews::reading_again:
    case RelayNews::refill_done:
      break;
  }
  return std::nullopt;
}

// Of a fork nothing is missing that could be put back.
Result<std::optional<RepairView>> repair_of(RelayLog::State& state, RelayNews kind, std::optional<WallTime> done) {
  if (kind == RelayNews::fork) return std::optional<RepairView>();
  if (!state.log.refill) return std::optional(RepairView{RepairView::State::done, done});
  if (state.log.refill->is_begun) return std::optional(RepairView{});
  CANDOUR_TRY(const auto not_before, next_refill(state));
  if (!not_before) return std::optional(RepairView{});
  return std::optional(RepairView{RepairView::State::waits, not_before});
}

}  // namespace

Result<std::optional<store::MailboxRow>> journal_mailbox(RelayLog::State& state) {
  CANDOUR_TRY(auto rows, store::mailboxes(state.database));
  for (auto& row : rows) {
    if (state.members.mailbox == row.id) return std::optional(std::move(row));
  }
  return std::optional<store::MailboxRow>();
}

Result<std::size_t> happened_within(RelayLog::State& state, const MailboxId& mailbox, RelayNews kind,
                                    std::chrono::milliseconds window) {
  const auto now = state.clock.wall();
  CANDOUR_TRY(const auto news, store::news_since(state.database, mailbox, now - window));
  // What a clock that ran ahead put into the future holds nothing up.
  const auto is_it = [&](const store::NewsRow& row) {
    return row.kind == kind && row.at <= now && now - row.at < window;
  };
  return static_cast<std::size_t>(std::count_if(news.begin(), news.end(), is_it));
}

Result<std::optional<WallTime>> next_refill(RelayLog::State& state) {
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

Result<> tell(RelayLog::State& state, const MailboxId& mailbox, RelayNews kind) {
  return store::add_news(state.database, mailbox, kind, state.clock.wall());
}

Result<bool> was_fork_told(RelayLog::State& state, const MailboxId& mailbox) {
  CANDOUR_TRY(const auto before, happened_within(state, mailbox, RelayNews::fork, fork_window));
  return before > 0;
}

Result<> tell_fork(RelayLog::State& state, const MailboxId& mailbox) {
  CANDOUR_TRY(const bool was_told, was_fork_told(state, mailbox));
  return was_told ? Result<>() : tell(state, mailbox, RelayNews::fork);
}

Result<> tell_change(RelayLog::State& state, const store::MailboxRow& mailbox, std::uint64_t log_epoch,
                     LogChange change) {
  if (change == LogChange::read_again) return tell(state, mailbox.id, RelayNews::reading_again);
  const bool is_newer = change != LogChange::rolled_back && log_epoch > mailbox.log_epoch;
  if (!is_newer) return tell(state, mailbox.id, RelayNews::rollback);
  CANDOUR_TRY(const auto before, happened_within(state, mailbox.id, RelayNews::restart, fork_window));
  CANDOUR_CHECK(tell(state, mailbox.id, RelayNews::restart));
  return CANDOUR_DEFENCE("85", before > 0) ? tell_fork(state, mailbox.id) : Result<>();
}

Result<> suspect(RelayLog::State& state, const store::MailboxRow& mailbox) {
  CANDOUR_TRY(const auto readings, happened_within(state, mailbox.id, RelayNews::reading_again, a_day));
  if (CANDOUR_DEFENCE("117", readings == 0)) state.log.wants_reading = true;
  return {};
}

Result<> add_relay_marks(RelayLog::State& state, std::vector<MarkView>& marks) {
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
