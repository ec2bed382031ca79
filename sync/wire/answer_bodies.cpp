#include "sync/wire/answer_bodies.hpp"

#include "base/defence.hpp"
namespace candour::wire {

Bytes encode(const CreateAnswer& answer) {
  Writer out;
  out.u8(answer.created ? 1 : 0).u8(static_cast<std::uint8_t>(answer.kind)).u16(0);
  return out.u64(answer.log_epoch).u64(answer.head).take();
}

Result<CreateAnswer> parse_create_answer(ByteView body) {
  Reader in(body);
  const auto created = in.u8();
  const auto kind = in.u8();
  const auto zero = in.u16();
  CreateAnswer out;
  out.created = created == 1;
  out.kind = static_cast<MailboxKind>(kind & 1);
  out.log_epoch = in.u64();
  out.head = in.u64();
  if (!in.finished() || created > 1 || kind > 1 || zero != 0 || out.log_epoch == 0)
    return Error{ErrorCode::malformed, "read a create answer"};
  return out;
}

Bytes encode(const AppendAnswer& answer) {
  Writer out;
  out.u64(answer.log_epoch).u64(answer.head).u32(static_cast<std::uint32_t>(answer.entries.size()));
  for (const auto& entry : answer.entries) out.u8(static_cast<std::uint8_t>(entry.status)).u64(entry.seq);
  return out.take();
}

Result<AppendAnswer> parse_append_answer(ByteView body) {
  const Error refused{ErrorCode::malformed, "read an append answer"};
  Reader in(body);
  AppendAnswer out;
  out.log_epoch = in.u64();
  out.head = in.u64();
  const auto count = in.u32();
  if (out.log_epoch == 0 || count < 1 || count > max_append_count) return refused;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto status = in.u8();
    const auto seq = in.u64();
    if (status > 1 || seq == 0 || seq > out.head) return refused;
    out.entries.push_back({static_cast<AppendStatus>(status), seq});
  }
  if (!in.finished()) return refused;
  return out;
}

void begin_page(Writer& out, const FetchAnswer& answer, std::uint32_t count) {
  out.u64(answer.log_epoch).u64(answer.head).u8(answer.more ? 1 : 0).u8(0).u16(0).u32(count);
}

void write_entry(Writer& out, const FetchAnswer::Entry& entry) {
  out.u64(entry.seq).u32(static_cast<std::uint32_t>(entry.envelope.size())).raw(entry.envelope);
}

Bytes encode(const FetchAnswer& answer) {
  Writer out;
  begin_page(out, answer, static_cast<std::uint32_t>(answer.entries.size()));
  for (const auto& entry : answer.entries) write_entry(out, entry);
  return out.take();
}

Result<FetchAnswer> parse_fetch_answer(ByteView body) {
  const Error refused{ErrorCode::malformed, "read a page"};
  if (body.size() > max_fetch_answer_body) return refused;
  Reader in(body);
  FetchAnswer out;
  out.log_epoch = in.u64();
  out.head = in.u64();
  const auto more = in.u8();
  const auto zero = in.u8() | in.u16();
  const auto count = in.u32();
  out.more = more == 1;
  if (out.log_epoch == 0 || more > 1 || zero != 0) return refused;
  if (CANDOUR_DEFENCE("54", count > max_fetch_count)) return refused;
  out.entries.reserve(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto seq = in.u64();
    const auto size = in.u32();
    if (!is_envelope_size(size)) return refused;
    out.entries.push_back({seq, in.raw(size)});
  }
  if (!in.finished()) return refused;
  return out;
}

Bytes signed_part(const HeadAnswer& answer) {
  Writer out;
  out.u64(answer.log_epoch).u64(answer.head).u64(answer.bytes);
  out.u32(answer.day_made).u32(answer.day_last).u32(answer.expires_hour);
  out.u8(static_cast<std::uint8_t>(answer.kind)).u8(answer.controllers).u8(0).u8(0).raw(answer.spki);
  return out.take();
}

Bytes encode(const HeadAnswer& answer) {
  Writer out;
  return out.raw(signed_part(answer)).raw(answer.signature).take();
}

Result<HeadAnswer> parse_head_answer(ByteView body) {
  Reader in(body);
  HeadAnswer out;
  out.log_epoch = in.u64();
  out.head = in.u64();
  out.bytes = in.u64();
  out.day_made = in.u32();
  out.day_last = in.u32();
  out.expires_hour = in.u32();
  const auto kind = in.u8();
  out.kind = static_cast<MailboxKind>(kind & 1);
  out.controllers = in.u8();
  const auto zero = in.u16();
  out.spki = in.array<32>();
  out.signature = in.id<Signature>();
  if (!in.finished() || kind > 1 || zero != 0 || out.log_epoch == 0)
    return Error{ErrorCode::malformed, "read a head answer"};
  return out;
}

Bytes encode(const PositionAnswer& answer) {
  Writer out;
  return out.u64(answer.log_epoch).u64(answer.head).take();
}

Result<PositionAnswer> parse_position_answer(ByteView body) {
  Reader in(body);
  PositionAnswer out;
  out.log_epoch = in.u64();
  out.head = in.u64();
  if (!in.finished() || out.log_epoch == 0) return Error{ErrorCode::malformed, "read a log position"};
  return out;
}

Bytes encode_number(std::uint32_t number) {
  Writer out;
  return out.u32(number).take();
}

Result<std::uint32_t> parse_number(ByteView body) {
  Reader in(body);
  const auto number = in.u32();
  if (!in.finished()) return Error{ErrorCode::malformed, "read a number"};
  return number;
}

Bytes encode(const QuotaAnswer& answer) {
  Writer out;
  return out.u64(answer.bytes).u64(answer.limit).take();
}

Result<QuotaAnswer> parse_quota_answer(ByteView body) {
  Reader in(body);
  QuotaAnswer out;
  out.bytes = in.u64();
  out.limit = in.u64();
  if (!in.finished()) return Error{ErrorCode::malformed, "read a quota"};
  return out;
}

}  // namespace candour::wire
