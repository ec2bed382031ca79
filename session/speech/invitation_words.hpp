// What is wrong with the words or the text of an invitation, and what to do.
#pragma once

#include "journal/vault/pairing_views.hpp"
#include "session/speech/fault.hpp"

namespace candour::session {

// Of a check that found a fault.
Fault fault_of(const journal::InvitationCheck& check);

}  // namespace candour::session
