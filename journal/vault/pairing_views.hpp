// How two people become members of one journal, as a screen tells it.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "crypto/secret.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/pairing/progress.hpp"

namespace candour::journal {

// What becomes of a pairing that came as far as a match and of whose other computer nothing was heard.
enum class OpenAttempt : std::uint8_t {
  ask,      // it is in the way: pairing_waits
  go_on,    // the same computer as before: the pairing goes on from the step that was taken last
  give_up,  // another computer, or somebody else: the journal of this attempt is forgotten, private notes are kept
};

struct InvitationWords {
  crypto::SecretText words;   // twelve, one space between
  crypto::SecretText pasted;  // the text form, with address and relay id
};

// What was typed or pasted, looked at before anything is done with it.
struct InvitationCheck {
  pairing::InvitationFault fault = pairing::InvitationFault::not_an_invitation;
  std::size_t position = 0;  // of the word that is not on the list, from 1; of a wrong count, how many there are
  std::string address;
  std::optional<RelayId> relay_id;  // only a pasted text names it
};

enum class PairingStage : std::uint8_t {
  none,
  invited,      // inviter: words are out, nobody answered yet
  joining,      // joiner: words typed, waiting for the inviter's messages
  comparing,    // both: numbers are there, type the other's half
  matched,      // my half matched; waiting until the other person has typed theirs and their computer was heard
  done,         // a record that the other's computer wrote after the match is here
  ended,
};

using pairing::PairingEnd;

struct PairingView {
  PairingStage stage = PairingStage::none;
  PairingEnd end = PairingEnd::none;
  bool is_inviter = false;
  std::string read_aloud;      // my half: "12345 67890", empty until comparing
  std::string partner_name;    // known to the inviter from comparing on, to the joiner from the Welcome on
  unsigned tries_left = 3;
  bool needs_passphrase = false;   // joiner, after a restart: `join` again with the same words
  bool has_open_attempt = false;   // inviter: a number matched, and nothing of that computer is here; `partner_name` is it
  bool is_reading = false;         // joiner, matched: both halves matched, and the journal is being read
  bool may_give_up = false;        // joiner: a journal was joined, and nothing came of it since
  WallTime not_after{};
};

}  // namespace candour::journal
