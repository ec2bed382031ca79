#include "journal/vault/relay_log.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/mailbox.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/relay_log.hpp"
#include "journal/vault/log_claims.hpp"
#include "journal/vault/log_news.hpp"
#include "journal/vault/needs.hpp"
#include "journal/vault/refill.hpp"
#include "journal/vault/relay_log_state.hpp"
#include "journal/vault/relay_view.hpp"

namespace candour::journal {

Result<> RelayLog::log_epoch_changed(const MailboxId& mailbox, std::uint64_t log_epoch, LogChange change) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.database));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.id == mailbox; });
  if (row == rows.end()) return {};
  return state_.transactions.run([&] { return state_.begin_to_follow(*row, log_epoch, change); });
}

Result<std::vector<OutgoingEnvelope>> RelayLog::refill() { return next_refilled(state_); }

PuttingBack RelayLog::putting_back() const { return putting_back_of(state_); }

bool RelayLog::wants_to_read_again() const { return state_.log.wants_reading; }

Result<> RelayLog::was_appended(const MailboxId& mailbox, const std::vector<EnvelopeId>& taken,
                                const std::vector<EnvelopeId>& said_to_be_read) {
  CANDOUR_TRY(const auto row, journal_mailbox(state_));
  if (!row || row->id != mailbox) return {};
  CANDOUR_CHECK(reappended(state_.database, taken));
  for (const auto& id : said_to_be_read) {
    CANDOUR_TRY(const bool is_there, store::stands_in_present_log(state_.database, *row, id));
    if (!is_there) CANDOUR_CHECK(suspect(state_, *row));
  }
  return {};
}

Result<> RelayLog::save_head(const MailboxId& mailbox, const HeadView& told) {
  return save_told_head(state_, mailbox, told);
}

Result<RelayKeptView> RelayLog::relay_kept_view() const { return relay_kept_view_of(state_); }

Result<> RelayLog::State::reread() {
  log = {};
  return follow_again();
}

Result<> RelayLog::State::follow_again() {
  auto named = std::move(log.named);
  log = {};
  log.named = std::move(named);
  if (!members.mailbox) return {};
  CANDOUR_TRY(const auto mailbox, journal_mailbox(*this));
  if (!mailbox) return {};
  log.present = mailbox->log_epoch;
  CANDOUR_TRY(const auto epochs, store::followed_log_epochs(database, mailbox->id));
  for (const auto epoch : epochs) log.epochs[sealed::log_tag(crypto::log_start(mailbox->id, epoch))] = epoch;
  CANDOUR_TRY(const auto refill, store::refill_of(database, mailbox->id));
  if (!refill) return {};
  log.refill.emplace();
  log.refill->is_begun = refill->is_begun;
  log.refill->is_reading_again = refill->is_reading_again;
  return {};
}

Result<> RelayLog::State::begin_to_follow(const store::MailboxRow& mailbox, std::uint64_t log_epoch, LogChange change) {
  in_flight.clear();
  const bool is_change = mailbox.log_epoch != 0;
  if (CANDOUR_DEFENCE("23", is_change && !mailbox.is_rendezvous)) {
    CANDOUR_CHECK(tell_change(*this, mailbox, log_epoch, change));
    CANDOUR_CHECK(store::set_refill(database, mailbox.id, {change == LogChange::read_again, false}));
  }
  CANDOUR_CHECK(store::begin_log(database, mailbox, log_epoch));
  // What this side said in a rendezvous goes once more: nobody else holds it.
  if (is_change && mailbox.is_rendezvous) CANDOUR_CHECK(pairing.say_again());
  return follow_again();
}

Result<> RelayLog::State::saw_again(const MailboxId& mailbox, const EnvelopeId& id) {
  CANDOUR_TRY(const auto row, journal_mailbox(*this));
  if (!row || row->id != mailbox) return {};
  CANDOUR_TRY(const bool is_twice, store::stands_in_present_log(database, *row, id));
  return is_twice ? suspect(*this, *row) : Result<>();
}

Result<> RelayLog::State::head_was_reached(const MailboxId& id) {
  if (members.mailbox != id) return {};
  CANDOUR_TRY(const auto mailbox, journal_mailbox(*this));
  if (!mailbox || mailbox->log_epoch == 0) return {};
  if (log.refill && !log.refill->is_compared) CANDOUR_CHECK(compare_logs(*this, *mailbox));
  if (log.refill && log.refill->missing.empty()) {
    CANDOUR_CHECK(end_refill(*this, id));
  }
  CANDOUR_TRY(const auto claims, store::claims(database));
  for (const auto& claim : claims) CANDOUR_CHECK(judge_claim(*this, *mailbox, claim));
  CANDOUR_TRY(const bool is_overdue, ask_for_gaps({database, clock, members, held, in_flight}, *mailbox));
  return is_overdue ? suspect(*this, *mailbox) : Result<>();
}

Result<> RelayLog::State::check_claim(const sealed::AuthenticRecord& record) { return check_log_claim(*this, record); }

void RelayLog::State::note_named(const sealed::RecordHeader& header) { note_named_epoch(*this, header); }

Result<> RelayLog::State::check_named(const sealed::AuthenticRecord& record) {
  return check_named_epoch(*this, record);
}

Result<> RelayLog::State::add_marks(std::vector<MarkView>& marks) { return add_relay_marks(*this, marks); }

}  // namespace candour::journal
