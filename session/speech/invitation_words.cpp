#include "session/speech/invitation_words.hpp"

#include "journal/vault/pairing_views.hpp"

namespace candour::session {

Fault fault_of(const journal::InvitationCheck& check) {
  using Found = pairing::InvitationFault;
  const auto position = std::to_string(check.position);
  switch (check.fault) {
    case Found::unknown_word:
      return fault("Word " + position + " is not on the list of words.", "Ask for that word again and type all twelve.");
    case Found::wrong_count:
      return fault("There are " + position + " words and it takes twelve.", "Type all twelve words.");
    case Found::wrong_checksum:
      return fault("Each word is on the list, but they do not belong together.",
                   "One of them was heard wrongly. Read all twelve back to the other person.");
    case Found::bad_address:
      return fault("The address of the post box is not right.", "It looks like relay.example.org:8443.");
    case Found::none:
    case Found::bad_relay_id:
    case Found::not_an_invitation:
      break;
  }
  return fault("This is not the text of an invitation.", "Copy all of it, from its first line to its last.");
}

}  // namespace candour::session
