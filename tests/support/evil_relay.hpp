// A relay in memory that keeps envelopes mailbox by mailbox and may lie about them in every way that it can.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

#include "journal/vault/post_views.hpp"


namespace candour::test {

class EvilRelay {
 public:
  using Log = std::vector<Bytes>;

  // Takes an envelope as an honest relay does: what is there already keeps its first place.
  void append(const MailboxId& mailbox, const Bytes& envelope);
  // Everything after `after`, as a page; its views live until the log changes.
  journal::PageView page(const MailboxId& mailbox, std::uint64_t after) const;
  std::uint64_t log_epoch() const { return log_epoch_; }

  // ---- lies
  // Envelopes for which this says no vanish, though their sender is told that they were taken.
  void drop_unless(std::function<bool(const Bytes&)> keeps) { keeps_ = std::move(keeps); }
  void be_honest() { keeps_ = nullptr; }
  // Writes a log anew in any order, with anything in it twice or missing, and says so by a new log epoch.
  void rewrite(const MailboxId& mailbox, Log log);
  // The same without a word about it: whoever read further finds out.
  void rewrite_silently(const MailboxId& mailbox, Log log) { logs_[mailbox] = std::move(log); }
  void cut_silently(const MailboxId& mailbox, std::size_t count) { logs_[mailbox].resize(count); }
  // The database of some time ago: keeps the first `count` of a mailbox, under a new log epoch.
  void roll_back(const MailboxId& mailbox, std::size_t count);

  // What was taken in a mailbox, in its order.
  const Log& log(const MailboxId& mailbox) const;
  // Everything that was ever taken, also what vanished since.
  const Log& ever_seen() const { return ever_seen_; }

 private:
  std::map<MailboxId, Log> logs_;
  Log ever_seen_;
  std::function<bool(const Bytes&)> keeps_;
  std::uint64_t log_epoch_ = 1;
};

}  // namespace candour::test
