// What the relay does with the log of a mailbox: followed, compared, and put back where it lost something.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/relay_views.hpp"

namespace candour::journal {

class RelayLog {
 public:
  struct State;
  explicit RelayLog(State& state) : state_(state) {}
  RelayLog(const RelayLog&) = delete;

  // The log is another one, or is looked at anew: the cursor is (log_epoch, 0) from now on, the old log is kept beside the
  // new one, and what the new one lacks is put back once it was read.
  Result<> log_epoch_changed(const MailboxId& mailbox, std::uint64_t log_epoch, LogChange change);
  // The next of what is to be put back, at most 64 envelopes and an append's worth of bytes, in the order of the log,
  // whoever wrote it; never a row of the outbox. Nothing until the last ones came back, and where a whole refill of this
  // hour, or four of this day, went before (relay.md 4.2). Call again after each page.
  Result<std::vector<OutgoingEnvelope>> refill();
  PuttingBack putting_back() const;
  // The journal's mailbox is to be read from its beginning, which log_epoch_changed() does with LogChange::read_again:
  // at most once a day.
  bool wants_to_read_again() const;
  // The relay took these; of the second it says that they stand in the part of the log that was read.
  Result<> was_appended(const MailboxId& mailbox, const std::vector<EnvelopeId>& taken,
                        const std::vector<EnvelopeId>& said_to_be_read);
  // What the relay signed of a mailbox as a whole; kept for relay_kept_view. Of another mailbox than the journal's it
  // changes nothing.
  Result<> save_head(const MailboxId& mailbox, const HeadView& told);
  // What the relay has of the journal, every field of it. not_paired before there is a mailbox.
  Result<RelayKeptView> relay_kept_view() const;

 private:
  State& state_;
};

}  // namespace candour::journal
