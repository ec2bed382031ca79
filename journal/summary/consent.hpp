// The two bodies of consent (protocol.md B17): intent, by the identity key and to be taken back, and signature, by the
// export key and for good.
#pragma once

#include <variant>

#include "crypto/sign.hpp"
#include "journal/summary/statement.hpp"

namespace candour::journal::summary {

enum class IntentAct : std::uint8_t { given = 1, taken_back = 2 };

// Body of a record of kind 15.
struct Intent {
  IntentAct act = IntentAct::given;
  ItemId summary;
  StatementHash statement;
  Signature signature;  // zero when taken back
  bool operator==(const Intent&) const = default;
};

Intent give_intent(const crypto::IdentitySeed& identity, const JournalId& journal, const ItemId& summary,
                   const StatementHash& statement);
Intent take_back_intent(const ItemId& summary, const StatementHash& statement);
Bytes encode(const Intent& intent);
Result<Intent> parse_intent(ByteView body);
// True for a given intent that `member` signed, and for every taking back: its record's own signature says who.
bool is_by(const MemberKey& member, const JournalId& journal, const Intent& intent);

// Body of a record of kind 16, form 1.
struct Consent {
  ItemId summary;
  StatementHash statement;
  Signature signature;
  bool operator==(const Consent&) const = default;
};
// Form 2: whoever leaves and is not asked any more.
struct NotAsked {
  Signature signature;
  bool operator==(const NotAsked&) const = default;
};
using ConsentBody = std::variant<Consent, NotAsked>;

// Signs the statement itself, so that OpenSSH can check it without the journal.
Consent give_consent(const crypto::ExportSeed& key, const JournalId& journal, const ItemId& summary,
                     std::string_view statement);
NotAsked give_not_asked(const crypto::IdentitySeed& identity, const JournalId& journal);
Bytes encode(const ConsentBody& body);
Result<ConsentBody> parse_consent(ByteView body);
bool is_by(const ExportKey& key, std::string_view statement, const Consent& consent);
bool is_by(const MemberKey& member, const JournalId& journal, const NotAsked& not_asked);

}  // namespace candour::journal::summary
