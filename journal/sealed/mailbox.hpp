// What follows from a mailbox secret: the two keys that sign requests, and the id (protocol.md B11, B3).
#pragma once

#include <vector>

#include "base/ids.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

struct Mailbox {
  crypto::ReadSeed read;
  crypto::WriteSeed write;
  MailboxId id;
};

// The mailbox of a journal; the order of the controllers does not matter.
Mailbox derive_mailbox(const crypto::MailboxSecret& secret, std::vector<ControllerKey> controllers);

// A mailbox with one controller, made from its secret: the rendezvous of a pairing, the beacon.
crypto::ControllerSeed own_controller(const crypto::MailboxSecret& secret);
Mailbox derive_short_mailbox(const crypto::MailboxSecret& secret);

}  // namespace candour::sealed
