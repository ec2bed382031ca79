// How much of the journal is here, for the state line of both programs: nothing is claimed that is not known.
#pragma once

#include <string>

#include "journal/vault.hpp"
#include "session/session.hpp"

namespace candour::session {

enum class Standing : std::uint8_t {
  looking,       // the end of the post box's log was not reached since it was opened
  went_back,     // the post box lost entries, and it is not known yet which
  putting_back,  // what it lost is on its way to it again
  held_back,     // an entry arrived whose forerunner is missing
  complete,      // everything that the post box has is here, and the other way round
};

Standing standing_of(const journal::Vault& vault, const SyncState& sync);
// One sentence for people.
std::string in_words(Standing standing);

}  // namespace candour::session
