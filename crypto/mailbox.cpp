#include "crypto/mailbox.hpp"

#include <algorithm>

namespace candour::crypto {

MailboxKeys mailbox_keys(const MailboxSecret& secret, std::vector<ControllerKey> controllers) {
  std::sort(controllers.begin(), controllers.end());
  MailboxKeys keys{
      derive_as<ReadSeed>(secret, KdfLabel::mailbox_read), derive_as<WriteSeed>(secret, KdfLabel::mailbox_write), {}};
  const auto read = public_of(keys.read);
  const auto write = public_of(keys.write);
  std::vector<ByteView> parts{read, write};
  for (const auto& controller : controllers) parts.push_back(controller);
  keys.id = MailboxId(hash(HashLabel::mailbox_id, parts));
  return keys;
}

ControllerSeed short_mailbox_controller(const MailboxSecret& secret) {
  return derive_as<ControllerSeed>(secret, KdfLabel::mailbox_controller);
}

LogDigest log_start(const MailboxId& mailbox, std::uint64_t log_epoch) {
  const auto epoch = le64(log_epoch);
  return LogDigest(hash(HashLabel::log_start, {mailbox, epoch}));
}

LogDigest log_next(const LogDigest& before, const EnvelopeId& envelope) {
  return LogDigest(hash(HashLabel::log, {before, envelope}));
}

}  // namespace candour::crypto
