#include "journal/sealed/consent_bodies.hpp"

#include "crypto/sign.hpp"

namespace candour::sealed {

namespace {

constexpr std::uint8_t given_type = 1;
constexpr std::uint8_t not_asked_type = 2;

Bytes encode_signed_part(const IntentBody& intent) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(intent.state)).raw(intent.item).raw(intent.statement);
  return writer.take();
}

}  // namespace

StatementHash statement_hash(const JournalId& journal, const ItemId& item, ByteView statement) {
  return crypto::hash(crypto::HashLabel::consent, {journal, item, statement});
}

IntentBody give_intent(const JournalId& journal, const ItemId& item, const StatementHash& statement,
                       const crypto::IdentitySeed& identity) {
  IntentBody intent{IntentState::given, item, statement, {}};
  intent.signature = crypto::sign<crypto::SignLabel::intent>(identity, {journal, encode_signed_part(intent)});
  return intent;
}

IntentBody take_back_intent(const ItemId& item, const StatementHash& statement) {
  return {IntentState::taken_back, item, statement, {}};
}

bool is_signed_by(const IntentBody& intent, const JournalId& journal, const MemberKey& member) {
  return crypto::verify(member, intent.signature, crypto::SignLabel::intent, {journal, encode_signed_part(intent)});
}

Bytes encode(const IntentBody& intent) {
  auto out = encode_signed_part(intent);
  append(out, intent.signature);
  return out;
}

Result<IntentBody> parse_intent(ByteView body) {
  Reader reader(body);
  const auto state = reader.u8();
  const IntentBody intent{static_cast<IntentState>(state), reader.id<ItemId>(), reader.array<32>(),
                          reader.id<Signature>()};
  const bool is_signed_as_it_should =
      intent.state == IntentState::given || (intent.state == IntentState::taken_back && intent.signature.is_zero());
  if (!reader.finished() || !is_signed_as_it_should) return Error{ErrorCode::malformed, "read intent"};
  return intent;
}

Bytes encode(const ConsentBody& consent) {
  Writer writer;
  if (const auto* given = std::get_if<GivenConsent>(&consent))
    writer.u8(given_type).raw(given->item).raw(given->statement).raw(given->signature);
  else
    writer.u8(not_asked_type).raw(std::get<NotAsked>(consent).signature);
  return writer.take();
}

Result<ConsentBody> parse_consent(ByteView body) {
  Reader reader(body);
  const auto type = reader.u8();
  ConsentBody consent;
  if (type == given_type)
    consent = GivenConsent{reader.id<ItemId>(), reader.array<32>(), reader.id<Signature>()};
  else
    consent = NotAsked{reader.id<Signature>()};
  if (!reader.finished() || (type != given_type && type != not_asked_type))
    return Error{ErrorCode::malformed, "read consent"};
  return consent;
}

NotAsked sign_not_asked(const JournalId& journal, const crypto::IdentitySeed& identity) {
  return {crypto::sign<crypto::SignLabel::not_asked>(identity, {journal})};
}

bool is_signed_by(const NotAsked& not_asked, const JournalId& journal, const MemberKey& member) {
  return crypto::verify(member, not_asked.signature, crypto::SignLabel::not_asked, {journal});
}

}  // namespace candour::sealed
