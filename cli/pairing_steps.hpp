// What invite, join, confirm and status share: where the pairing stands, in facts.
#pragma once

#include "cli/program.hpp"

namespace candour::cli {

Facts facts_of_pairing(const journal::PairingView& pairing);
// Works until the pairing has left `stage` or 20 seconds have passed, then says where it stands and that one may stop.
Outcome go_on_pairing(Program& program, journal::PairingStage stage);

}  // namespace candour::cli
