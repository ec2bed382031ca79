// What envelopes are judged to be, at their first sight and again after a key or a certificate arrived. Private to the
// room of post. Each act is part of the caller's transaction.
#pragma once

#include "journal/vault/post_state.hpp"

namespace candour::journal {

Result<> judge_envelope(Post::State& state, store::KeptEnvelope kept);
// Everything that a page made possible. False if the budget ended before; what is left waits in the tables.
Result<bool> follow_up(Post::State& state, const Budget& budget);

}  // namespace candour::journal
