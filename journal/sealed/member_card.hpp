// The identity card of a member: the public halves of all keys that his R makes, and his name (protocol.md B2).
#pragma once

#include <string>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

inline constexpr std::size_t longest_card_name = 64;

struct MemberCard {
  JournalId journal;
  MemberKey member;
  ExchangeKey recovery;      // RX_pub
  ControllerKey controller;  // CK_pub
  ExportKey export_key;      // X_pub
  Signature export_proof;    // SSHSIG by X over its own fingerprint
  std::string name;
  Signature signature;
  bool operator==(const MemberCard&) const = default;
};

// The seeds that R makes (protocol.md B1).
struct IdentitySeeds {
  crypto::IdentitySeed identity;
  crypto::ControllerSeed controller;
  crypto::RecoverySecret recovery;
  crypto::ExportSeed export_seed;
};
IdentitySeeds derive_identity(const crypto::RootSecret& root);

// True for 1 to 64 bytes of UTF-8 without U+0000-001F and U+007F-009F. NFC is the writer's, and not tested.
bool is_card_name(std::string_view name);

// A signed card; not_text if the name may not stand in one.
Result<MemberCard> make_member_card(const JournalId& journal, const IdentitySeeds& seeds, std::string_view name);

Bytes encode(const MemberCard& card);
// A card of `journal` with every rule and both signatures checked.
Result<MemberCard> parse_member_card(ByteView bytes, const JournalId& journal);

CardId card_id(const MemberCard& card);
// The same of bytes that nobody has checked yet.
CardId card_id_of(ByteView card);

// The recipient id by which `mine` is wrapped to RX: H("recovery-recipient", RX_pub).
CertId recovery_recipient(const ExchangeKey& recovery);

}  // namespace candour::sealed
