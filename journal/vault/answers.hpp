// Answers that are sealed until all members are ready (protocol.md B18): writing them, and what is to be sent of them.
// Private to the vault.
#pragma once

#include "journal/vault/acts.hpp"

namespace candour::journal {

// Edits of what is sealed later get the wording that was seen, and a fresh secret. rule_refused while its writer is ready
// and once it is revealed; too_long for a text that would not be sealed.
Result<> bind_answers(Vault::State& state, std::vector<model::Edit>& edits);

// What is next to be sent is not queued: it follows from what is written and from the records.
// Seals the next answer of one's own that the others do not hold as it was written last. False if there is none.
Result<bool> seal_next_answer(Vault::State& state, When when);
// Seals the next ready, taking back or release. False if there is none.
Result<bool> seal_next_readiness(Vault::State& state);
// How many of both wait to be sealed.
Result<std::size_t> waiting_answers(const Vault::State& state);

}  // namespace candour::journal
