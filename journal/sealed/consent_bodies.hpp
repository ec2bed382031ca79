// Intent and consent (kinds 15, 16) as records carry them; what a statement says is journal/summary's (protocol.md
// B17).
#pragma once

#include <variant>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

// H("consent", J, item, statement)
using StatementHash = ByteArray<32>;
StatementHash statement_hash(const JournalId& journal, const ItemId& item, ByteView statement);

enum class IntentState : std::uint8_t { given = 1, taken_back = 2 };
struct IntentBody {
  IntentState state = IntentState::given;
  ItemId item;
  StatementHash statement{};
  Signature signature;  // zero when taken back
  bool operator==(const IntentBody&) const = default;
};
// Signed by the member, after step-up.
IntentBody give_intent(const JournalId& journal, const ItemId& item, const StatementHash& statement,
                       const crypto::IdentitySeed& identity);
// Needs no step-up and no signature.
IntentBody take_back_intent(const ItemId& item, const StatementHash& statement);
bool is_signed_by(const IntentBody& intent, const JournalId& journal, const MemberKey& member);
Bytes encode(const IntentBody& intent);
Result<IntentBody> parse_intent(ByteView body);

// The signature by X over a statement, for one item.
struct GivenConsent {
  ItemId item;
  StatementHash statement{};
  Signature signature;  // SSHSIG, namespace candour-summary
  bool operator==(const GivenConsent&) const = default;
};
// A leaver's word that he is not to be asked.
struct NotAsked {
  Signature signature;
  bool operator==(const NotAsked&) const = default;
};
using ConsentBody = std::variant<GivenConsent, NotAsked>;
Bytes encode(const ConsentBody& consent);
Result<ConsentBody> parse_consent(ByteView body);

NotAsked sign_not_asked(const JournalId& journal, const crypto::IdentitySeed& identity);
bool is_signed_by(const NotAsked& not_asked, const JournalId& journal, const MemberKey& member);

}  // namespace candour::sealed
