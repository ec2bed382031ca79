// The keys of a mailbox (protocol.md B11) and of a rendezvous (B3): what the journal keeps, what the client signs with.
#pragma once

#include <vector>

#include "crypto/sign.hpp"

namespace candour::crypto {

struct MailboxKeys {
  ReadSeed read;
  WriteSeed write;
  MailboxId id;
};

// read = KDF(MS; "mailbox-read"), write = KDF(MS; "mailbox-write"),
// id = H("mailbox-id", pkr, pkw, controllers ascending). `controllers` may stand in any order.
MailboxKeys mailbox_keys(const MailboxSecret& secret, std::vector<ControllerKey> controllers);

// The one controller of a rendezvous or a beacon: the seed KDF(MS; "mailbox-controller").
ControllerSeed short_mailbox_controller(const MailboxSecret& secret);

// L_0 = H("log-start", mailbox, u64 log_epoch) and L_i = H("log", L_{i-1}, env_id_i): the digest of what a relay showed.
LogDigest log_start(const MailboxId& mailbox, std::uint64_t log_epoch);
LogDigest log_next(const LogDigest& before, const EnvelopeId& envelope);

}  // namespace candour::crypto
