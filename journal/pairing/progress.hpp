// What the two sides of a pairing have in common: what a step leads to, and why a pairing ends (protocol.md B3.4-6).
#pragma once

#include <chrono>
#include <cstdint>

namespace candour::pairing {

inline constexpr unsigned most_tries = 3;
// The rendezvous lives this long.
inline constexpr std::chrono::milliseconds pairing_lifetime = std::chrono::hours(24 * 7);
// As many envelopes as a rendezvous holds.
inline constexpr std::size_t most_rendezvous_envelopes = 8;

enum class PairingEvent : std::uint8_t {
  nothing,         // ignored: own, foreign, or not yet complete
  journal_found,   // joiner: the journal is known; its card and certificate are asked for
  numbers_ready,   // both: the half to read aloud is there, the other's is asked for
  not_a_number,    // what was typed is no half; no try is lost
  wrong_number,    // a try is lost
  matched,         //
  welcome_opened,  // joiner
  ended,           // see PairingEnd
};

enum class PairingEnd : std::uint8_t {
  none,
  wrong_tries,    // the third half was wrong
  second_joiner,  // somebody else has these words
  expired,        //
  stopped,        // the person
  bad_welcome,    //
  wrong_relay,    // the Welcome names another relay than the one at the rendezvous
  another_card,   // somebody else than the one whose number matched before
  no_effect,      // a step of the inviter's led to nothing
};
inline constexpr PairingEnd last_pairing_end = PairingEnd::no_effect;

}  // namespace candour::pairing
