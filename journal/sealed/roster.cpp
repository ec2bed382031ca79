#include "journal/sealed/roster.hpp"

#include "crypto/sign.hpp"

namespace candour::sealed {

namespace {

constexpr std::uint8_t void_type = 5;

bool has_unused_fields_zero(const RosterChange& change) {
  const bool names_a_card = change.type == RosterChangeType::add || change.type == RosterChangeType::replace;
  if (change.type != RosterChangeType::replace && !change.new_member.is_zero()) return false;
  if (!names_a_card && (!change.card.is_zero() || change.pairing != PairingHash{})) return false;
  return change.type != RosterChangeType::add || change.tips.empty();
}

Result<RosterBody> parse_void(ByteView bytes) {
  Reader reader(bytes.subspan(1));
  RosterVoid taken_back{reader.id<JournalId>(), reader.id<ChangeId>()};
  if (!reader.finished()) return Error{ErrorCode::malformed, "read roster void"};
  return RosterBody(taken_back);
}

}  // namespace

RosterChange add_member(const JournalId& journal, std::vector<MemberKey> before, const MemberCard& card,
                        const PairingHash& pairing, std::uint32_t valid_until) {
  RosterChange change;
  change.type = RosterChangeType::add;
  change.journal = journal;
  change.before = members_hash(std::move(before));
  change.subject = card.member;
  change.card = card_id(card);
  change.pairing = pairing;
  change.valid_until = valid_until;
  return change;
}

Bytes encode(const RosterChange& change) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(change.type)).raw(change.journal).raw(change.before).raw(change.subject);
  writer.raw(change.new_member).raw(change.card).raw(change.pairing).u32(change.valid_until);
  writer.u16(static_cast<std::uint16_t>(change.tips.size()));
  for (const auto& tip : change.tips) write_tip(writer, tip);
  return writer.take();
}

Result<RosterChange> parse_roster_change(ByteView bytes) {
  Reader reader(bytes);
  RosterChange change;
  const auto type = reader.u8();
  change.type = static_cast<RosterChangeType>(type);
  change.journal = reader.id<JournalId>();
  change.before = reader.array<32>();
  change.subject = reader.id<MemberKey>();
  change.new_member = reader.id<MemberKey>();
  change.card = reader.id<CardId>();
  change.pairing = reader.array<32>();
  change.valid_until = reader.u32();
  CANDOUR_TRY(change.tips, read_tips(reader, reader.u16()));
  if (!reader.finished() || type < 1 || type > 4 || !has_unused_fields_zero(change))
    return Error{ErrorCode::malformed, "read roster change"};
  return change;
}

ChangeId change_id(const RosterChange& change) {
  return ChangeId(crypto::hash(crypto::HashLabel::change_id, {encode(change)}));
}

Signature sign_roster_change(const RosterChange& change, const crypto::IdentitySeed& identity) {
  return crypto::sign<crypto::SignLabel::roster>(identity, {encode(change)});
}

bool is_signed_by(const RosterChange& change, const Signature& signature, const MemberKey& member) {
  return crypto::verify(member, signature, crypto::SignLabel::roster, {encode(change)});
}

Bytes encode(const RosterBody& body) {
  Writer writer;
  if (const auto* taken_back = std::get_if<RosterVoid>(&body)) {
    writer.u8(void_type).raw(taken_back->journal).raw(taken_back->change);
  } else {
    const auto& offered = std::get<SignedRosterChange>(body);
    writer.raw(encode(offered.change)).raw(offered.signature);
  }
  return writer.take();
}

Result<RosterBody> parse_roster_body(ByteView bytes) {
  if (!bytes.empty() && bytes.front() == void_type) return parse_void(bytes);
  if (bytes.size() < Signature::size) return Error{ErrorCode::malformed, "read roster record"};
  CANDOUR_TRY(auto change, parse_roster_change(bytes.first(bytes.size() - Signature::size)));
  return RosterBody(SignedRosterChange{std::move(change), Signature(take<64>(bytes.last(Signature::size)))});
}

}  // namespace candour::sealed
