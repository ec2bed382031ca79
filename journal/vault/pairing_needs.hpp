// What a pairing asks of the rest of the vault. Each act is part of the caller's transaction.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "crypto/passphrase.hpp"
#include "journal/sealed/record_kind.hpp"
#include "journal/sealed/tip.hpp"
#include "journal/vault/vault_file.hpp"

namespace candour::journal {

class PairingNeeds {
 public:
  virtual ~PairingNeeds() = default;
  // wrong_passphrase. Takes about a second.
  virtual Result<StepUpKeys> step_up(const crypto::Passphrase& passphrase) = 0;
  // Gives up a journal that nobody else was heard in (B12): its keys, members and records go, and all keys are drawn anew.
  // Private notes stay, and what was written to be shared becomes one. Needs the right passphrase.
  virtual Result<> give_up_journal(const crypto::Passphrase& passphrase) = 0;
  // The memory of every room follows the database.
  virtual Result<> reread() = 0;
  // From now on this is the journal's mailbox.
  virtual void follow(const MailboxId& mailbox) = 0;
  // One record of `everyone`, dated today, sealed now. not_paired if it may not be sealed yet.
  virtual Result<> seal(sealed::RecordKind kind, ByteView body) = 0;
  // Says "I am here" to the others, now.
  virtual Result<> say_alive() = 0;
  // What came of members counts from now on.
  virtual Result<> fold_members() = 0;
  // The ends of a device's chains, of what is held.
  virtual std::vector<sealed::Tip> ends_of(const DeviceKey& device) const = 0;
  // True once everybody who belongs here was heard: what is shared reaches them all (B9.4).
  virtual bool is_shared() const = 0;
  // Remembers that the number of `partner` was compared here (B4): a change in `mine`.
  virtual Result<> remember_verified(const MemberKey& partner) = 0;
};

}  // namespace candour::journal
