#include "sync/wire/frame.hpp"

#include "base/codec.hpp"

namespace candour::wire {
namespace {

constexpr std::string_view request_magic = "CNR1";
constexpr std::string_view answer_magic = "CNS1";

std::optional<Op> op_of(std::uint8_t byte) {
  if (byte > static_cast<std::uint8_t>(Op::delete_mailbox)) return std::nullopt;
  return static_cast<Op>(byte);
}

template <class Seed>
Bytes build_signed(const RequestHead& head, ByteView body, const Seed& seed) {
  Writer out;
  out.raw(as_bytes(request_magic)).u8(static_cast<std::uint8_t>(head.op)).u8(0).u16(0);
  out.u32(head.t5).u32(static_cast<std::uint32_t>(body.size())).raw(head.mailbox).raw(head.relay).raw(body);
  const auto signature = crypto::sign<crypto::SignLabel::relay_request>(seed, {out.view()});
  return out.raw(signature).take();
}

bool has_magic(ByteView bytes, std::string_view magic) { return equal(bytes, as_bytes(magic)); }

}  // namespace

std::uint32_t t5_of(WallTime now) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  const auto steps = seconds < -150 ? 0 : (seconds + 150) / 300;
  return static_cast<std::uint32_t>(steps);
}

Bytes build_request(const RequestHead& head, ByteView body, const crypto::ReadSeed& seed) {
  assert(key_of(head.op) == OpKey::read);
  return build_signed(head, body, seed);
}

Bytes build_request(const RequestHead& head, ByteView body, const crypto::WriteSeed& seed) {
  assert(key_of(head.op) == OpKey::write);
  return build_signed(head, body, seed);
}

Result<Request> parse_request(ByteView frame) {
  const Error refused{ErrorCode::malformed, "read a request frame"};
  if (frame.size() < request_extra_size || frame.size() > max_request_size) return refused;

  Reader in(frame);
  Request out;
  if (!has_magic(in.raw(4), request_magic)) return refused;
  const auto op = op_of(in.u8());
  if (!op || *op == Op::none) return refused;
  const bool zero = (in.u8() | in.u16()) == 0;
  out.head.op = *op;
  out.head.t5 = in.u32();
  const auto body_size = in.u32();
  out.head.mailbox = in.id<MailboxId>();
  out.head.relay = in.id<RelayId>();
  if (!zero || body_size != frame.size() - request_extra_size) return refused;
  out.body = in.raw(body_size);
  out.signed_part = frame.first(request_head_size + body_size);
  out.signature = in.id<Signature>();
  if (!in.finished()) return refused;
  return out;
}

bool verify_request(const SigningKey& key, const Request& request) {
  return crypto::verify(key, request.signature, crypto::SignLabel::relay_request, {request.signed_part});
}

ByteArray<signed_prefix_size> signed_prefix(std::size_t signed_part_size) {
  constexpr std::string_view domain = "candour/1";
  const auto label = crypto::text_of(crypto::SignLabel::relay_request);
  Writer out;
  out.u32(domain.size()).raw(as_bytes(domain));
  out.u32(static_cast<std::uint32_t>(label.size())).raw(as_bytes(label));
  out.u32(static_cast<std::uint32_t>(signed_part_size));
  assert(out.size() == signed_prefix_size);
  return take<signed_prefix_size>(out.view());
}

bool verify_in_place(const SigningKey& key, ByteView prefix_and_frame) {
  if (prefix_and_frame.size() < signed_prefix_size + request_extra_size) return false;
  const auto message = prefix_and_frame.first(prefix_and_frame.size() - signature_size);
  const Signature signature(take<signature_size>(prefix_and_frame.last(signature_size)));
  return crypto::verify_message(key, signature, message);
}

Bytes build_answer(const AnswerHead& head, ByteView body) { return begin_answer(head, body, body.size()); }

Bytes begin_answer(const AnswerHead& head, ByteView start, std::size_t body_size) {
  Writer out;
  out.reserve(answer_head_size + start.size());
  out.raw(as_bytes(answer_magic)).u8(static_cast<std::uint8_t>(head.code)).u8(static_cast<std::uint8_t>(head.op));
  out.u16(0).u32(head.t5).u32(static_cast<std::uint32_t>(body_size)).raw(start);
  return out.take();
}

Result<Answer> parse_answer(ByteView frame) {
  const Error refused{ErrorCode::malformed, "read an answer frame"};
  if (frame.size() < answer_head_size || frame.size() > max_answer_size) return refused;

  Reader in(frame);
  if (!has_magic(in.raw(4), answer_magic)) return refused;
  const auto code = code_of(in.u8());
  const auto op = op_of(in.u8());
  const auto zero = in.u16();
  Answer out;
  out.head.t5 = in.u32();
  const auto body_size = in.u32();
  if (!code || !op || zero != 0 || body_size != frame.size() - answer_head_size) return refused;
  out.head.code = *code;
  out.head.op = *op;
  out.body = in.rest();
  return out;
}

}  // namespace candour::wire
