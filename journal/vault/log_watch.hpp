// What watches the relay's log does with what the post brings. Each act that may fail is part of the caller's
// transaction.
#pragma once

#include <vector>

#include "journal/sealed/authentic_record.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/relay_views.hpp"

namespace candour::journal {

class LogWatch {
 public:
  virtual ~LogWatch() = default;
  // From now on the cursor is (log_epoch, 0).
  virtual Result<> begin_to_follow(const store::MailboxRow& mailbox, std::uint64_t log_epoch, LogChange change) = 0;
  // An envelope is shown at one more place: if it stands in the present log already, the log was written anew.
  virtual Result<> saw_again(const MailboxId& mailbox, const EnvelopeId& id) = 0;
  // A page ended at the head: what is missing is found out, claims are judged, gaps are asked for.
  virtual Result<> head_was_reached(const MailboxId& mailbox) = 0;
  // What another's record says of the log, held against what was followed.
  virtual Result<> check_claim(const sealed::AuthenticRecord& record) = 0;
  // The log_epoch that a delivered record names.
  virtual void note_named(const sealed::RecordHeader& header) = 0;
  // The same of its past, once that is here.
  virtual Result<> check_named(const sealed::AuthenticRecord& record) = 0;
  virtual Result<> add_marks(std::vector<MarkView>& marks) = 0;
};

}  // namespace candour::journal
