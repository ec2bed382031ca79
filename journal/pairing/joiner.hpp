// The side of a pairing that typed the words, as pure steps (protocol.md B3); the counterpart of InviterPairing.
#pragma once

#include "base/clock.hpp"
#include "journal/pairing/messages.hpp"
#include "journal/pairing/number.hpp"
#include "journal/pairing/progress.hpp"
#include "journal/pairing/welcome.hpp"

namespace candour::pairing {

class JoinerPairing {
 public:
  enum class Stage : std::uint8_t {
    waiting,    // no P1 yet
    asked,      // P1 is here: card and certificate for this journal are needed
    answered,   // P2 is among the messages
    comparing,  // P2b is here: the numbers are there
    matched,    // the typed half was right: the Welcome may be opened
    opened,     // welcome() is there
    ended,
  };
  struct Terms {
    Purpose purpose = Purpose::invite_member;
    RelayId relay_id;  // as met at the rendezvous
    WallTime started{};
  };

  JoinerPairing(const Terms& terms, crypto::PairCode code, PairingSecrets secrets);

  // As InviterPairing. An opened Welcome is opened again by restore(), from the same messages.
  static Result<JoinerPairing> restore(ByteView saved);
  crypto::SecretText save() const;
  std::vector<Bytes> messages() const;

  // journal_found, numbers_ready, welcome_opened, or ended: somebody else has these words, not_after is past, or the
  // Welcome does not verify. Parts of the Welcome that come before the match are kept sealed.
  PairingEvent receive(ByteView envelope, WallTime now);
  // Answers P1 with this member's card and first device (shape M), or with this device (shape D). The card and the
  // certificate are of opening().journal; both were stored by the caller, with their seeds, before this. bad_argument
  // if they do not fit the purpose or the journal, pairing_waits if there is no P1, or an answer already.
  Result<> answer(const sealed::MemberCard& card, const sealed::Certificate& certificate,
                  const crypto::IdentitySeed& identity);
  Result<> answer(const sealed::Certificate& certificate, const crypto::DeviceSeed& device);
  // The half that the other person reads aloud: groups 1-2. welcome_opened if all parts of the Welcome wait already.
  PairingEvent type_half(std::string_view typed, WallTime now);
  PairingEvent pass_time(WallTime now);
  void stop();

  Stage stage() const { return stage_; }
  PairingEnd end() const { return end_; }
  unsigned tries_left() const { return tries_left_; }
  const Terms& terms() const { return terms_; }
  const crypto::PairCode& code() const { return code_; }
  // From asked on.
  const Opening& opening() const { return *opening_; }
  // From comparing on: groups 3-4.
  std::string half_to_read() const { return number_.second_half(); }
  PairingBinding binding() const;
  // When opened: verified in full.
  const Welcome& welcome() const { return *welcome_; }

 private:
  bool is_open() const { return stage_ != Stage::ended && stage_ != Stage::opened; }
  PairingEvent end_with(PairingEnd end);
  bool open_p1(ByteView envelope);
  bool is_another_p1(ByteView envelope) const;
  bool open_p2b(ByteView envelope);
  void save_part(ByteView envelope);
  bool send_t1(Bytes t1);
  std::optional<HandshakeHash> handshake_to_sign() const;
  PairingEvent open_welcome();
  PairingEvent judge_welcome(ByteView bytes);

  Terms terms_;
  crypto::PairCode code_;
  PairingSecrets secrets_;
  crypto::Noise channel_;  // moved on by each message that was taken
  Bytes p1_;
  Bytes t1_;
  Bytes p2_;
  Bytes p2b_;
  std::vector<Bytes> parts_;
  std::optional<Opening> opening_;
  PairingNumber number_;
  std::optional<Welcome> welcome_;
  Stage stage_ = Stage::waiting;
  PairingEnd end_ = PairingEnd::none;
  unsigned tries_left_ = most_tries;
};

}  // namespace candour::pairing
