// The joiner's side from the answer on. Each act is part of the caller's transaction. Private to the room of pairing.
#pragma once

#include "journal/vault/pairing_state.hpp"

namespace candour::journal {

// The joiner's answer to P1, made with the keys that the passphrase of `join` opened.
Result<> answer_invitation(Pairing::State& state);
// Everything that an opened Welcome says becomes the journal of this vault.
Result<> take_welcome(Pairing::State& state);
// The joiner has read the mailbox to its head: one heartbeat says to the inviter that it is through.
Result<> greet(Pairing::State& state, const PageView& page, Absorbed& absorbed);
// Something of another member came that stood not in the mailbox when the Welcome was made.
Result<bool> came_after_welcome(Pairing::State& state);

}  // namespace candour::journal
