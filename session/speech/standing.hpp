// How much of the journal is here, for the state line of both programs: nothing is claimed that is not known.
#pragma once

#include <string>

#include "journal/vault/vault.hpp"
#include "session/session.hpp"

namespace candour::session {

enum class Standing : std::uint8_t {
  looking,       // the end of the post box's log was not reached since it was opened
  went_back,     // the post box lost entries, and it is not known yet which
  putting_back,  // what it lost is on its way to it again
  waits_to_put_back,  // it went as often as it may for now: PuttingBack::not_before
  held_back,     // an entry arrived whose forerunner is missing
  step_waits,    // all entries are here, and a step of an item names one before it that is not
  complete,      // everything that the post box has is here, and the other way round
};

Standing standing_of(const journal::Vault& vault, const SyncState& sync);
// One sentence for people.
std::string standing_in_words(const journal::Vault& vault, const SyncState& sync);

}  // namespace candour::session
