// What P1, P2 and P2b say inside the handshake, and who may say it (protocol.md B3.3). Contents only: sealing them is
// the two sides' work. Whatever is of the wrong purpose, version, length, range or signature is nothing.
#pragma once

#include <vector>

#include "journal/pairing/purpose.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/member_card.hpp"

namespace candour::pairing {

inline constexpr std::size_t short_message_size = 4096;   // P1, P2, P2b on the wire
inline constexpr std::size_t welcome_part_size = 16384;   // P3 on the wire
inline constexpr std::size_t second_handshake_size = 48;  // the head of P2
inline constexpr std::size_t p1_padded_size = 4048;
inline constexpr std::size_t t1_padded_size = 4032;
inline constexpr std::size_t p2b_padded_size = 4080;

// P1: what the inviter says about the pairing.
struct Opening {
  Purpose purpose = Purpose::invite_member;
  JournalId journal;
  MemberKey subject;           // who owns the device (link-device, recover, rejoin) or is replaced (replace); else zero
  ByteArray<32> commitment{};  // c_i = H("sas", r_i)
  std::uint64_t not_after = 0;  // ms since 1970
  bool operator==(const Opening&) const = default;
};
Bytes encode(const Opening& opening);
std::optional<Opening> parse_opening(ByteView bytes, Purpose purpose);
ByteArray<32> commitment_to(ByteView inviter_random);

// P2b: r_i, which `commitment` must bind.
Bytes encode_reveal(Purpose purpose, ByteView inviter_random);
std::optional<ByteArray<32>> parse_reveal(ByteView bytes, Purpose purpose, const ByteArray<32>& commitment);

// T1: who joins.
struct Joining {
  Purpose purpose = Purpose::invite_member;
  ByteArray<32> random{};                  // r_j
  std::optional<sealed::MemberCard> card;  // shape M only
  sealed::Certificate certificate;         // for link-device not yet signed by the member
  Bytes t1;                                // exactly as signed
};
// A signed T1 of shape M, and one of shape D.
Bytes make_t1(Purpose purpose, ByteView joiner_random, const sealed::MemberCard& card,
              const sealed::Certificate& certificate, const crypto::IdentitySeed& identity,
              const HandshakeHash& handshake);
Bytes make_t1(Purpose purpose, ByteView joiner_random, const sealed::Certificate& certificate,
              const crypto::DeviceSeed& device, const HandshakeHash& handshake);
// T1 with everything checked that the message itself and `journal` can say.
std::optional<Joining> parse_t1(ByteView t1, Purpose purpose, const JournalId& journal, const HandshakeHash& handshake);

// What the inviter's journal knows of people, himself included.
struct KnownPerson {
  sealed::MemberCard card;  // the one that counts
  bool is_member = false;   // in the present roster
  bool is_heard = false;    // a record of one of his devices is held
};
// Somebody whose number matched in an earlier run.
struct KnownJoiner {
  sealed::MemberCard card;
  sealed::Certificate certificate;
};
struct KnownPeople {
  std::vector<KnownPerson> ever;               // everybody who ever was a member
  std::vector<sealed::Certificate> unrevoked;  // for rejoin
  std::optional<KnownJoiner> only{};           // invite-member, run again: nobody else may answer
};
// True if whoever sent this T1 may join for its purpose. `subject` is the one of P1.
bool may_join(const Joining& joining, const MemberKey& subject, const KnownPeople& people);

}  // namespace candour::pairing
