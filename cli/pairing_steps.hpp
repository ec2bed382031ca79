// What invite, join, confirm and status share: where the pairing stands, in facts.
#pragma once

#include "cli/program.hpp"
#include "journal/vault/pairing_views.hpp"

namespace candour::cli {

Facts facts_of_pairing(const journal::PairingView& pairing);
// What an attempt that is open asks before new words are made.
Fact open_question(const journal::PairingView& pairing);
// Works until the words' first message lies at the post box or 20 seconds have passed: nobody can answer words that
// they have not been told yet, so this does not wait for an answer.
Outcome begin_inviting(Program& program);
// Works until the pairing has left `stage` or 20 seconds have passed, then says where it stands and that one may stop.
Outcome go_on_pairing(Program& program, journal::PairingStage stage);

}  // namespace candour::cli
