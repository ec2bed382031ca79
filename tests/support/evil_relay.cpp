#include "tests/support/evil_relay.hpp"

#include <algorithm>

#include "journal/vault/post_views.hpp"

namespace candour::test {

void EvilRelay::append(const MailboxId& mailbox, const Bytes& envelope) {
  ever_seen_.push_back(envelope);
  if (keeps_ && !keeps_(envelope)) return;
  auto& log = logs_[mailbox];
  if (std::find(log.begin(), log.end(), envelope) == log.end()) log.push_back(envelope);
}

journal::PageView EvilRelay::page(const MailboxId& mailbox, std::uint64_t after) const {
  const auto& kept = log(mailbox);
  journal::PageView page{mailbox, log_epoch_, kept.size(), {}};
  for (std::uint64_t seq = after + 1; seq <= kept.size(); ++seq) page.entries.push_back({seq, ByteView(kept[seq - 1])});
  return page;
}

void EvilRelay::rewrite(const MailboxId& mailbox, Log log) {
  logs_[mailbox] = std::move(log);
  ++log_epoch_;
}

void EvilRelay::roll_back(const MailboxId& mailbox, std::size_t count) {
  auto log = logs_[mailbox];
  log.resize(std::min(count, log.size()));
  rewrite(mailbox, std::move(log));
}

const EvilRelay::Log& EvilRelay::log(const MailboxId& mailbox) const {
  static const Log none;
  const auto found = logs_.find(mailbox);
  return found == logs_.end() ? none : found->second;
}

}  // namespace candour::test
