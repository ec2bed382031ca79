// Gives up a journal that nobody else was heard in (protocol.md B12). Private to the façade.
#pragma once

#include "crypto/passphrase.hpp"
#include "journal/vault/vault.hpp"

namespace candour::journal {

// Its keys, members and records go, and all keys are drawn anew. Private notes stay, and what was written to be shared
// becomes one. Needs the right passphrase.
Result<> give_up_journal(Vault::State& state, const crypto::Passphrase& passphrase);

}  // namespace candour::journal
