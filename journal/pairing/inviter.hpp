// The side of a pairing that gave the words away, as pure steps (protocol.md B3): envelopes and typed halves in, events
// and messages out. Knows no network and no clock; its complete state can be saved and restored between any two steps.
#pragma once

#include "base/clock.hpp"
#include "journal/pairing/messages.hpp"
#include "journal/pairing/number.hpp"
#include "journal/pairing/progress.hpp"
#include "journal/pairing/welcome.hpp"

namespace candour::pairing {

class InviterPairing {
 public:
  enum class Stage : std::uint8_t {
    waiting,    // P1 is out, nobody answered yet
    comparing,  // somebody answered: the numbers are there
    matched,    // the typed half was right: a Welcome may be made
    welcomed,   // the Welcome is among the messages
    ended,
  };
  struct Terms {
    Purpose purpose = Purpose::invite_member;
    JournalId journal;
    MemberKey subject;  // zero for invite-member and mentors
    WallTime not_after{};
  };

  InviterPairing(const Terms& terms, crypto::PairCode code, PairingSecrets secrets);

  // What is here of an earlier run; malformed if the bytes are not what save() made.
  static Result<InviterPairing> restore(ByteView saved);
  // Everything, secrets included: to be kept in the encrypted vault and nowhere else.
  crypto::SecretText save() const;

  // All that this side has for the rendezvous so far, in order and each time byte for byte the same; empty once it
  // ended. The caller saves first, then sends what it has not read back: what was handed to a network is never made
  // anew.
  std::vector<Bytes> messages() const;

  // An envelope of the rendezvous, read in any order and as often as it comes. Own ones and what does not open are
  // ignored. numbers_ready: somebody proved the words; ended: a second one did, before a Welcome was made, or the first
  // is another than people.only.
  PairingEvent receive(ByteView envelope, const KnownPeople& people, WallTime now);
  // The half that the other person reads aloud: groups 3-4.
  PairingEvent type_half(std::string_view typed, WallTime now);
  // ended if not_after is past and the pairing is not through.
  PairingEvent pass_time(WallTime now);
  // The person stops it, or the caller for a reason of its own.
  void stop(PairingEnd why = PairingEnd::stopped);

  // Signs the Welcome and adds its parts to the messages. not_verified unless the numbers matched; a second call
  // changes nothing, since a nonce is used once. For invite-member the caller first waits until the roster change is in
  // effect.
  Result<> send_welcome(const Welcome& welcome, const crypto::DeviceSeed& device);

  Stage stage() const { return stage_; }
  PairingEnd end() const { return end_; }
  unsigned tries_left() const { return tries_left_; }
  const Terms& terms() const { return terms_; }
  const crypto::PairCode& code() const { return code_; }
  // From comparing on: the half to read aloud (groups 1-2), who joins, and what binds all that is signed.
  std::string half_to_read() const { return number_.first_half(); }
  const Joining& joining() const { return *joining_; }
  PairingBinding binding() const;

 private:
  bool is_open() const { return stage_ != Stage::ended && stage_ != Stage::welcomed; }
  void end_with(PairingEnd end);
  std::optional<Joining> open_p2(ByteView envelope, crypto::Noise& channel) const;
  bool is_other_inviters(ByteView envelope) const;
  void bind(ByteView p2, Joining joining, crypto::Noise channel);

  Terms terms_;
  crypto::PairCode code_;
  PairingSecrets secrets_;
  crypto::Noise handshake_;  // after P1; tried with every P2
  crypto::Noise channel_;    // after P2b, once bound
  Bytes p1_;
  Bytes p2_;
  Bytes p2b_;
  std::vector<Bytes> welcome_parts_;
  std::optional<Joining> joining_;
  PairingNumber number_;
  Stage stage_ = Stage::waiting;
  PairingEnd end_ = PairingEnd::none;
  unsigned tries_left_ = most_tries;
};

}  // namespace candour::pairing
