#include "sync/wire/request_bodies.hpp"

#include "base/defence.hpp"
namespace candour::wire {
namespace {

bool is_strictly_ascending(const std::vector<ControllerKey>& keys) {
  for (std::size_t i = 1; i < keys.size(); ++i)
    if (!(keys[i - 1] < keys[i])) return false;
  return true;
}

}  // namespace

std::size_t admission_size(Admission admission) {
  switch (admission) {
    case Admission::none:
      return 0;
    case Admission::code:
      return 32;
    case Admission::work:
      return 12;
  }
  return 0;
}

Bytes encode(const CreateBody& body) {
  Writer out;
  out.u8(static_cast<std::uint8_t>(body.kind)).u8(static_cast<std::uint8_t>(body.controllers.size()));
  out.u8(static_cast<std::uint8_t>(body.admission)).u8(0).raw(body.read_key).raw(body.write_key);
  for (const auto& controller : body.controllers) out.raw(controller);
  return out.raw(body.admission_proof).take();
}

Result<CreateBody> parse_create(ByteView body) {
  const Error refused{ErrorCode::malformed, "read a create body"};
  Reader in(body);
  const auto kind = in.u8();
  const auto count = in.u8();
  const auto admission = in.u8();
  const auto zero = in.u8();
  if (kind > 1 || count < 1 || count > max_controllers || admission > 2 || zero != 0) return refused;
  if (kind == 1 && count != 1) return refused;

  CreateBody out;
  out.kind = static_cast<MailboxKind>(kind);
  out.admission = static_cast<Admission>(admission);
  out.read_key = in.id<SigningKey>();
  out.write_key = in.id<SigningKey>();
  for (std::size_t i = 0; i < count; ++i) out.controllers.push_back(in.id<ControllerKey>());
  out.admission_proof = to_bytes(in.raw(admission_size(out.admission)));
  if (!in.finished() || !is_strictly_ascending(out.controllers)) return refused;
  return out;
}

Bytes encode(const AppendBody& body) {
  Writer out;
  out.u32(static_cast<std::uint32_t>(body.envelopes.size()));
  for (const auto envelope : body.envelopes) out.u32(static_cast<std::uint32_t>(envelope.size())).raw(envelope);
  return out.take();
}

Result<AppendBody> parse_append(ByteView body) {
  const Error refused{ErrorCode::malformed, "read an append body"};
  if (CANDOUR_DEFENCE("54", body.size() > max_append_body)) return refused;
  Reader in(body);
  const auto count = in.u32();
  if (count < 1 || count > max_append_count) return refused;

  AppendBody out;
  out.envelopes.reserve(count);
  for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
    const auto size = in.u32();
    out.envelopes.push_back(in.raw(size));
  }
  if (!in.finished()) return refused;
  return out;
}

Bytes encode(const FetchBody& body) {
  Writer out;
  out.u64(body.log_epoch).u64(body.after).u32(body.max_count).u32(body.max_bytes).u32(body.wait_seconds);
  return out.take();
}

Result<FetchBody> parse_fetch(ByteView body) {
  Reader in(body);
  FetchBody out;
  out.log_epoch = in.u64();
  out.after = in.u64();
  out.max_count = in.u32();
  out.max_bytes = in.u32();
  out.wait_seconds = in.u32();
  const bool in_range = out.max_count >= 1 && out.max_count <= max_fetch_count && out.max_bytes >= min_fetch_bytes &&
                        out.max_bytes <= max_fetch_bytes && out.wait_seconds <= max_wait_seconds;
  const bool has_cursor = out.log_epoch != 0 || out.after == 0;
  if (!in.finished() || !in_range || !has_cursor) return Error{ErrorCode::malformed, "read a fetch body"};
  return out;
}

Bytes encode(const HeadBody& body) { return to_bytes(body.nonce); }

Result<HeadBody> parse_head(ByteView body) {
  if (body.size() != 32) return Error{ErrorCode::malformed, "read a head body"};
  return HeadBody{take<32>(body)};
}

Bytes encode(const DeleteBody& body) {
  Writer out;
  out.u32(body.until_day).u32(static_cast<std::uint32_t>(body.signatures.size()));
  for (const auto& signature : body.signatures) out.raw(signature);
  return out.take();
}

Result<DeleteBody> parse_delete(ByteView body) {
  const Error refused{ErrorCode::malformed, "read a delete body"};
  Reader in(body);
  DeleteBody out;
  out.until_day = in.u32();
  const auto count = in.u32();
  if (count < 1 || count > max_controllers) return refused;
  for (std::uint32_t i = 0; i < count; ++i) out.signatures.push_back(in.id<Signature>());
  if (!in.finished()) return refused;
  return out;
}

}  // namespace candour::wire
