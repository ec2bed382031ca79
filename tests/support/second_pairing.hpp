// A first pairing that is stopped after any of its steps, and a second one after it.
#pragma once

#include "journal/vault/pairing_views.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {

// The steps of a first pairing, in order; each is what was done last.
enum class PairingPrefix : std::uint8_t {
  invited,            // Meg's words are out
  compared_by_none,   // both have numbers
  matched,            // Meg typed Dani's half; nothing went since
  mailbox_made,       // her program saw the journal's mailbox: the commit is sealed
  commit_read_back,   // cards, certificates and the roster change are sealed
  change_read_back,   // the Welcome is made
  welcome_read_back,  // and lies at the rendezvous
  opened,             // Dani typed Meg's half and opened it
  greeted,            // her heartbeat is sealed, and did not leave
  greeting_sent,      // it lies at the relay, and Meg has not read it
};
inline constexpr PairingPrefix last_prefix = PairingPrefix::greeting_sent;

// One round of a person's program: sends what is urgent and reads every mailbox once.
void exchange(TwoPeople& pair, Person& person);
// Plays the first pairing up to and with `prefix`.
void play_first_pairing(TwoPeople& pair, PairingPrefix prefix);
// Dani's computer is gone for good: somebody called `name` sits at a new one.
void sit_at_new_computer(TwoPeople& pair, const std::string& name);
// Both numbers, typed on the sides that ask for them.
void type_numbers(TwoPeople& pair);
// New words of Meg's, typed by whoever sits at Dani's computer, and all that follows. Dani types nothing if her program
// finishes the first pairing by itself. The code of a refused invitation, else nothing.
std::optional<ErrorCode> pair_again(TwoPeople& pair, journal::OpenAttempt open);

}  // namespace candour::test
