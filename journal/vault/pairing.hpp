// Two people become members of one journal (protocol.md B3, purpose 1). State is kept across restarts.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "crypto/passphrase.hpp"
#include "journal/vault/pairing_views.hpp"

namespace candour::journal {

class Pairing {
 public:
  struct State;
  explicit Pairing(State& state) : state_(state) {}
  Pairing(const Pairing&) = delete;

  // Makes the journal if there is none and an invitation for it. already_paired; pairing_waits if an attempt is open and
  // `open` does not say what becomes of it; wrong_relay if one that goes on lies at another relay. `relay` is an address
  // of B3.
  Result<InvitationWords> invite(std::string_view relay, const RelayId& relay_id, const crypto::Passphrase& passphrase,
                                 OpenAttempt open = OpenAttempt::ask);
  // The words of the last invitation, until somebody answered or they expired; nothing otherwise.
  Result<std::optional<InvitationWords>> invitation_words() const;
  // Names what is wrong with words or pasted text; touches nothing.
  static InvitationCheck check_invitation(std::string_view words_or_pasted, std::string_view relay);
  // Reads words or pasted text and remembers them until the first message of the inviter is there. already_paired;
  // pairing_waits if an attempt of one's own, or a journal joined before of which nothing came since, is not given up.
  Result<> join(std::string_view words_or_pasted, std::string_view relay, const RelayId& relay_id,
                const crypto::Passphrase& passphrase, OpenAttempt open = OpenAttempt::ask);
  // What the screen says now.
  PairingView view() const;
  // The half that the other person read aloud. wrong_number counts; the third ends the pairing (pairing_ended). Before
  // there are numbers to compare: not_paired if nothing was begun, pairing_waits, pairing_ended, already_paired. The
  // inviter signs the journal's first records here, hence the passphrase.
  Result<PairingView> confirm(std::string_view number_half, const crypto::Passphrase& passphrase);
  // Ends the words. What a match has led to stays, and can be gone on with or given up by the next invitation.
  Result<> stop();

 private:
  State& state_;
};

}  // namespace candour::journal
