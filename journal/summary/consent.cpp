#include "journal/summary/consent.hpp"

#include "base/codec.hpp"
#include "crypto/ssh_signature.hpp"

namespace candour::journal::summary {
namespace {

constexpr std::uint8_t consent_form = 1;
constexpr std::uint8_t not_asked_form = 2;

// All of the body before its signature: what the identity key signs.
Bytes intent_head(const Intent& intent) {
  return Writer().u8(static_cast<std::uint8_t>(intent.act)).raw(intent.summary).raw(intent.statement).take();
}

}  // namespace

Intent give_intent(const crypto::IdentitySeed& identity, const JournalId& journal, const ItemId& summary,
                   const StatementHash& statement) {
  Intent intent{IntentAct::given, summary, statement, {}};
  const auto head = intent_head(intent);
  intent.signature = crypto::sign<crypto::SignLabel::intent>(identity, {journal, head});
  return intent;
}

Intent take_back_intent(const ItemId& summary, const StatementHash& statement) {
  return {IntentAct::taken_back, summary, statement, {}};
}

Bytes encode(const Intent& intent) { return Writer().raw(intent_head(intent)).raw(intent.signature).take(); }

Result<Intent> parse_intent(ByteView body) {
  Reader reader(body);
  const auto act = reader.u8();
  Intent intent;
  intent.summary = reader.id<ItemId>();
  intent.statement = reader.id<StatementHash>();
  intent.signature = reader.id<Signature>();
  intent.act = static_cast<IntentAct>(act);
  const bool is_known = act == 1 || act == 2;
  const bool is_signed_for_nothing = intent.act == IntentAct::taken_back && !intent.signature.is_zero();
  if (!reader.finished() || !is_known || is_signed_for_nothing) return Error{ErrorCode::malformed, "parse intent"};
  return intent;
}

bool is_by(const MemberKey& member, const JournalId& journal, const Intent& intent) {
  if (intent.act == IntentAct::taken_back) return true;
  const auto head = intent_head(intent);
  return crypto::verify(member, intent.signature, crypto::SignLabel::intent, {journal, head});
}

Consent give_consent(const crypto::ExportSeed& key, const JournalId& journal, const ItemId& summary,
                     std::string_view statement) {
  return {summary, statement_hash(journal, summary, statement),
          crypto::ssh_sign(key, crypto::SshNamespace::candour_summary, as_bytes(statement))};
}

NotAsked give_not_asked(const crypto::IdentitySeed& identity, const JournalId& journal) {
  return {crypto::sign<crypto::SignLabel::not_asked>(identity, {journal})};
}

Bytes encode(const ConsentBody& body) {
  if (const auto* consent = std::get_if<Consent>(&body)) {
    return Writer().u8(consent_form).raw(consent->summary).raw(consent->statement).raw(consent->signature).take();
  }
  return Writer().u8(not_asked_form).raw(std::get<NotAsked>(body).signature).take();
}

Result<ConsentBody> parse_consent(ByteView body) {
  Reader reader(body);
  const auto form = reader.u8();
  ConsentBody out = NotAsked{};
  if (form == consent_form) {
    Consent consent;
    consent.summary = reader.id<ItemId>();
    consent.statement = reader.id<StatementHash>();
    consent.signature = reader.id<Signature>();
    out = consent;
  } else {
    out = NotAsked{reader.id<Signature>()};
  }
  const bool is_known = form == consent_form || form == not_asked_form;
  if (!reader.finished() || !is_known) return Error{ErrorCode::malformed, "parse consent"};
  return out;
}

bool is_by(const ExportKey& key, std::string_view statement, const Consent& consent) {
  return crypto::ssh_verify(key, consent.signature, crypto::SshNamespace::candour_summary, as_bytes(statement));
}

bool is_by(const MemberKey& member, const JournalId& journal, const NotAsked& not_asked) {
  return crypto::verify(member, not_asked.signature, crypto::SignLabel::not_asked, {journal});
}

}  // namespace candour::journal::summary
