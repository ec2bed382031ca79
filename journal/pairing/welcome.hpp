// The Welcome: everything a joiner needs to be a member, signed by the inviter's device (protocol.md B3).
#pragma once

#include <string>
#include <vector>

#include "journal/pairing/purpose.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::pairing {

inline constexpr std::size_t welcome_chunk_size = 16365;
inline constexpr std::size_t largest_welcome = 4 * welcome_chunk_size;
inline constexpr std::size_t most_devices_ever = 64;
inline constexpr std::size_t most_space_tips = 480;

enum class MemberStatus : std::uint8_t { member = 1, left = 2, replaced = 3 };
struct WelcomeMember {
  MemberStatus status = MemberStatus::member;
  MemberKey successor;  // replaced only
  sealed::MemberCard card;
};
struct WelcomeDevice {
  sealed::Certificate certificate;
  bool is_revoked = false;
  std::vector<sealed::Tip> ends;  // of a revoked one: what its revocations leave valid
};
struct WelcomeShare {
  MemberKey member;
  crypto::ShareKey share;
};
enum class SpaceType : std::uint8_t { everyone = 1, mine = 2, mentors = 3 };
struct WelcomeSpace {
  SpaceType type = SpaceType::everyone;
  SpaceId id;
  crypto::SpaceKey key;
  std::vector<sealed::Tip> ends;  // of every device
};

struct Welcome {
  Purpose purpose = Purpose::invite_member;
  sealed::Genesis genesis;
  std::vector<WelcomeMember> members;  // ever
  std::vector<WelcomeDevice> devices;  // ever
  std::vector<WelcomeShare> shares;
  std::vector<WelcomeSpace> spaces;
  crypto::MailboxSecret mailbox;
  RelayId relay_id;
  std::string relay;
  crypto::SecretText admission_code;  // empty or 8 to 64 bytes
  std::uint64_t log_epoch = 0;
  std::uint64_t log_n = 0;
  LogDigest log_digest;
  DeviceKey inviter;    // filled by sign_welcome
  Signature signature;  // filled by sign_welcome
};

// What the signature binds besides the Welcome itself.
struct PairingBinding {
  Purpose purpose = Purpose::invite_member;
  HandshakeHash handshake{};
  PairingHash t1_hash{};
};

// The bytes of a signed Welcome. too_long above 65,460 bytes or 64 devices, malformed if a list breaks a rule of the
// format. Lists of Tips are sorted, the others stay in the order given.
Result<crypto::SecretText> write_welcome(const Welcome& welcome, const PairingBinding& binding,
                                         const crypto::DeviceSeed& inviter);

// Strict reading: every length, range, order and repetition, every card and certificate against the Genesis in it.
// Who may send what to whom is check_welcome's.
Result<Welcome> parse_welcome(ByteView bytes);

enum class WelcomeFault : std::uint8_t { none, not_for_us, wrong_relay };
// What the joiner knows without the Welcome.
struct WelcomeExpectation {
  PairingBinding binding;
  JournalId journal;
  MemberKey subject;
  RelayId relay_id;  // as met at the rendezvous
  sealed::CertificateContents certificate;
  std::optional<sealed::MemberCard> card;  // shape M
};
// All checks of B3 on a Welcome that was read from `bytes`.
WelcomeFault check_welcome(const Welcome& welcome, ByteView bytes, const WelcomeExpectation& expected);

}  // namespace candour::pairing
