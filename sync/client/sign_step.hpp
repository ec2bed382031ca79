// Makes the frame of a step: the one place of the client that uses a mailbox's seeds.
#pragma once

#include "sync/client/engine.hpp"
#include "sync/wire/mailbox.hpp"

namespace candour::sync {

// Who is spoken to, and with which seeds.
struct Signer {
  const MailboxId& mailbox;
  const RelayId& relay;
  const wire::MailboxSeeds& seeds;
};

// `t5_offset` is the engine's, at most an hour.
Bytes sign_step(const Step& step, const Signer& signer, WallTime now, std::int64_t t5_offset);

}  // namespace candour::sync
