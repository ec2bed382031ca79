// People, words and a Welcome for the tests of pairing: the seeds of the reference's known answers.
#pragma once

#include "journal/pairing/inviter.hpp"
#include "journal/pairing/joiner.hpp"

namespace candour::pairing::test {

// SHA-256 of an ASCII name: how the reference makes every seed.
ByteArray<32> seed(std::string_view name);
template <class SecretType>
SecretType secret(std::string_view name) {
  const auto bytes = seed(name);
  return SecretType(std::span<const std::uint8_t, 32>(bytes));
}

struct Person {
  sealed::IdentitySeeds seeds;
  crypto::DeviceSeed device;
  sealed::MemberCard card;
  sealed::Certificate certificate;

  MemberKey key() const { return card.member; }
};

const sealed::Genesis& genesis();
const JournalId& journal();
const Person& dani();  // A, the creator
const Person& meg();   // B
const Person& cee();   // C
sealed::Tip tip_of(const crypto::DeviceSeed& device, const ByteArray<16>& chain, std::uint64_t seq,
                   std::string_view envelope);

// The code of the bytes 0 to 15.
crypto::PairCode words();
PairingSecrets inviter_secrets();
PairingSecrets joiner_secrets();

inline const WallTime not_after{std::chrono::milliseconds(1767225600000)};
inline const WallTime now = not_after - std::chrono::hours(24);

InviterPairing::Terms invitation(Purpose purpose = Purpose::invite_member, const MemberKey& subject = {});
JoinerPairing::Terms acceptance(Purpose purpose = Purpose::invite_member);
// What Dani's journal knows before anybody joined: herself.
KnownPeople only_dani();

// The Welcome of the first pairing, as the reference has it.
Welcome first_welcome();
WelcomeSpace everyone_space(std::vector<sealed::Tip> ends);

}  // namespace candour::pairing::test
