#include "journal/sealed/member_card.hpp"

#include "base/defence.hpp"
#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "crypto/ssh_signature.hpp"
#include "journal/sealed/utf8.hpp"

namespace candour::sealed {

namespace {

Bytes encode_signed_part(const MemberCard& card) {
  Writer writer;
  writer.u8(1).raw(card.journal).raw(card.member).raw(card.recovery).raw(card.controller).raw(card.export_key);
  writer.raw(card.export_proof).u8(static_cast<std::uint8_t>(card.name.size())).raw(as_bytes(card.name));
  return writer.take();
}

bool is_control(char32_t character) { return character < 0x20 || (character >= 0x7f && character < 0xa0); }

bool is_genuine(const MemberCard& card, ByteView signed_part) {
  const auto fingerprint = crypto::ssh_fingerprint(card.export_key);
  const bool is_signed = crypto::verify(card.member, card.signature, crypto::SignLabel::card, {signed_part});
  const bool is_proven = crypto::ssh_verify(card.export_key, card.export_proof, crypto::SshNamespace::candour_key,
                                            as_bytes(fingerprint));
  return crypto::is_usable(card.recovery) && !CANDOUR_DEFENCE("6", !is_signed) &&
         !CANDOUR_DEFENCE("68", !is_proven);
}

}  // namespace

IdentitySeeds derive_identity(const crypto::RootSecret& root) {
  using crypto::KdfLabel;
  return {crypto::derive_as<crypto::IdentitySeed>(root, KdfLabel::identity),
          crypto::derive_as<crypto::ControllerSeed>(root, KdfLabel::relay_controller),
          crypto::derive_as<crypto::RecoverySecret>(root, KdfLabel::recovery_x),
          crypto::derive_as<crypto::ExportSeed>(root, KdfLabel::export_key)};
}

bool is_card_name(std::string_view name) {
  if (name.empty() || name.size() > longest_card_name) return false;
  auto rest = as_bytes(name);
  while (!rest.empty()) {
    const auto character = next_character(rest);
    if (!character || is_control(*character)) return false;
  }
  return true;
}

Result<MemberCard> make_member_card(const JournalId& journal, const IdentitySeeds& seeds, std::string_view name) {
  if (!is_card_name(name)) return Error{ErrorCode::not_text, "make member card"};
  MemberCard card;
  card.journal = journal;
  card.member = crypto::public_of(seeds.identity);
  card.recovery = crypto::public_of(seeds.recovery);
  card.controller = crypto::public_of(seeds.controller);
  card.export_key = crypto::public_of(seeds.export_seed);
  const auto fingerprint = crypto::ssh_fingerprint(card.export_key);
  card.export_proof = crypto::ssh_sign(seeds.export_seed, crypto::SshNamespace::candour_key, as_bytes(fingerprint));
  card.name = name;
  card.signature = crypto::sign<crypto::SignLabel::card>(seeds.identity, {encode_signed_part(card)});
  return card;
}

Bytes encode(const MemberCard& card) {
  auto out = encode_signed_part(card);
  append(out, card.signature);
  return out;
}

Result<MemberCard> parse_member_card(ByteView bytes, const JournalId& journal) {
  Reader reader(bytes);
  MemberCard card;
  const auto version = reader.u8();
  card.journal = reader.id<JournalId>();
  card.member = reader.id<MemberKey>();
  card.recovery = reader.id<ExchangeKey>();
  card.controller = reader.id<ControllerKey>();
  card.export_key = reader.id<ExportKey>();
  card.export_proof = reader.id<Signature>();
  card.name = to_text(reader.raw(reader.u8()));
  card.signature = reader.id<Signature>();
  const bool is_well_formed = reader.finished() && version == 1 && card.journal == journal && is_card_name(card.name);
  if (!is_well_formed || !is_genuine(card, bytes.first(bytes.size() - Signature::size)))
    return Error{ErrorCode::malformed, "read member card"};
  return card;
}

CardId card_id(const MemberCard& card) { return card_id_of(encode(card)); }

CardId card_id_of(ByteView card) { return CardId(crypto::hash(crypto::HashLabel::card_id, {card})); }

CertId recovery_recipient(const ExchangeKey& recovery) {
  return CertId(crypto::hash(crypto::HashLabel::recovery_recipient, {recovery}));
}

}  // namespace candour::sealed
