// The inviter's side from the match on: each step is taken once, the last one is kept, and what a step should have led
// to is looked for in the fold before the next (protocol.md B3.5, B12). Part of the caller's transaction. Private to
// the room of pairing.
#pragma once

#include "journal/vault/pairing_state.hpp"

namespace candour::journal {

// The inviter's number matched: mailbox and roster change are made, once for one joiner.
Result<> save_match(Pairing::State& state, const StepUpKeys& keys);
// The inviter's next step once the last one was read back, and the end when the joiner's device was heard.
Result<> go_on_inviting(Pairing::State& state, Absorbed& absorbed);
// An attempt that an older program began is told from what it left: it kept none. `change` is its roster change.
void adopt_attempt(Pairing::State& state, Bytes change);

}  // namespace candour::journal
