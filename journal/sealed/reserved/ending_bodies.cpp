#include "journal/sealed/reserved/ending_bodies.hpp"

#include "base/relay_address.hpp"
#include "crypto/sign.hpp"

namespace candour::sealed {

namespace {

Bytes encode_signed_part(const EndBody& end) {
  Writer writer;
  writer.u32(end.day).u16(static_cast<std::uint16_t>(end.tips.size()));
  for (const auto& tip : end.tips) write_tip(writer, tip);
  return writer.take();
}

Bytes encode_signed_part(const MoveBody& move) {
  Writer writer;
  writer.raw(move.from).raw(move.to).raw(move.relay);
  writer.u16(static_cast<std::uint16_t>(move.address.size())).raw(as_bytes(move.address));
  writer.raw(move.secret.expose()).u32(move.day);
  return writer.take();
}

bool carries_statement(EndOutcome outcome) {
  return outcome == EndOutcome::destroyed || outcome == EndOutcome::old_mailbox;
}

}  // namespace

EndBody make_end(const JournalId& journal, std::uint32_t day, std::vector<Tip> tips,
                 const crypto::IdentitySeed& identity) {
  sort_tips(tips);
  EndBody end{day, std::move(tips), {}};
  end.signature = crypto::sign<crypto::SignLabel::end>(identity, {journal, encode_signed_part(end)});
  return end;
}

bool is_signed_by(const EndBody& end, const JournalId& journal, const MemberKey& member) {
  return crypto::verify(member, end.signature, crypto::SignLabel::end, {journal, encode_signed_part(end)});
}

Bytes encode(const EndBody& end) {
  auto out = encode_signed_part(end);
  append(out, end.signature);
  return out;
}

Result<EndBody> parse_end(ByteView body) {
  Reader reader(body);
  EndBody end;
  end.day = reader.u32();
  CANDOUR_TRY(end.tips, read_tips(reader, reader.u16()));
  end.signature = reader.id<Signature>();
  if (!reader.finished()) return Error{ErrorCode::malformed, "read end"};
  return end;
}

Bytes encode(const EndAckBody& ack) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(ack.outcome)).raw(ack.mailbox).u32(ack.until).raw(ack.signature);
  return writer.take();
}

Result<EndAckBody> parse_end_ack(ByteView body) {
  Reader reader(body);
  const auto outcome = reader.u8();
  const EndAckBody ack{static_cast<EndOutcome>(outcome), reader.id<MailboxId>(), reader.u32(), reader.id<Signature>()};
  const bool is_signed_as_it_should = carries_statement(ack.outcome) || ack.signature.is_zero();
  if (!reader.finished() || outcome < 1 || outcome > 4 || !is_signed_as_it_should)
    return Error{ErrorCode::malformed, "read end-ack"};
  return ack;
}

Signature sign_delete(const MailboxId& mailbox, const RelayId& relay, std::uint32_t until,
                      const crypto::ControllerSeed& controller) {
  return crypto::sign<crypto::SignLabel::relay_delete>(controller, {mailbox, relay, le32(until)});
}

void sign_move(MoveBody& move, const JournalId& journal, const crypto::IdentitySeed& identity) {
  move.signature = crypto::sign<crypto::SignLabel::move>(identity, {journal, encode_signed_part(move)});
}

bool is_signed_by(const MoveBody& move, const JournalId& journal, const MemberKey& member) {
  return crypto::verify(member, move.signature, crypto::SignLabel::move, {journal, encode_signed_part(move)});
}

Bytes encode(const MoveBody& move) {
  auto out = encode_signed_part(move);
  append(out, move.signature);
  return out;
}

Result<MoveBody> parse_move(ByteView body) {
  Reader reader(body);
  MoveBody move;
  move.from = reader.id<MailboxId>();
  move.to = reader.id<MailboxId>();
  move.relay = reader.id<RelayId>();
  move.address = to_text(reader.raw(reader.u16()));
  const auto secret = reader.raw(crypto::MailboxSecret::size);
  move.day = reader.u32();
  move.signature = reader.id<Signature>();
  if (!reader.finished() || !parse_relay_address(move.address)) return Error{ErrorCode::malformed, "read move"};
  move.secret = crypto::MailboxSecret(secret.first<crypto::MailboxSecret::size>());
  return move;
}

}  // namespace candour::sealed
