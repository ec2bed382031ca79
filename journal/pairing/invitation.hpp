// What the inviter gives away, by voice or as text to paste: the relay's address, twelve words and, pasted, the relay's
// id (protocol.md B3.1).
#pragma once

#include <string>

#include "base/ids.hpp"
#include "crypto/words.hpp"

namespace candour::pairing {

struct Invitation {
  crypto::PairCode code;
  std::string address;
  std::optional<RelayId> relay_id;  // only in pasted form; by voice the first one seen is taken
};

enum class InvitationFault : std::uint8_t {
  none,
  not_an_invitation,  // another first line, or too few or too many lines
  bad_address,
  wrong_count,     // of words; `position` says how many there are
  unknown_word,    // `position` says which, from 1
  wrong_checksum,  // all are words of the list, but not these twelve
  bad_relay_id,
};

struct InvitationReading {
  InvitationFault fault = InvitationFault::not_an_invitation;
  std::size_t position = 0;
  Invitation invitation;  // when fault is none
};

// True if the text begins as a pasted invitation does, whatever follows.
bool looks_pasted(std::string_view text);
// Reads the pasted form: lines ended by LF or CRLF, the relay's id absent or in lower-case hex; blank lines and spaces
// around the whole are ignored.
InvitationReading read_pasted(std::string_view text);
// Reads what was heard: the twelve words as crypto::read_words takes them, and an address.
InvitationReading read_heard(std::string_view words, std::string_view address);

// The lines to paste, each ended by LF. The words alone are crypto::words_of(code).
crypto::SecretText pasted_form(const Invitation& invitation);

}  // namespace candour::pairing
