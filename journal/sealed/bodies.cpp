#include "journal/sealed/bodies.hpp"

#include "crypto/hash.hpp"
#include "journal/sealed/id_list.hpp"

namespace candour::sealed {

namespace {

constexpr std::size_t most_needs = 16;
constexpr std::size_t most_withdrawn = 64;

}  // namespace

Bytes encode(const IdentityBody& body) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(body.type)).raw(body.object);
  return writer.take();
}

Result<IdentityBody> parse_identity_body(ByteView body) {
  Reader reader(body);
  const auto type = reader.u8();
  if (type < 1 || type > 3 || reader.rest().empty()) return Error{ErrorCode::malformed, "read identity"};
  return IdentityBody{static_cast<IdentityObject>(type), to_bytes(reader.rest())};
}

Bytes encode(const NeedBody& body) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(body.entries.size()));
  for (const auto& entry : body.entries) writer.u8(static_cast<std::uint8_t>(entry.type)).raw(entry.id);
  return writer.take();
}

Result<NeedBody> parse_need(ByteView body) {
  Reader reader(body);
  const std::size_t count = reader.u8();
  if (count < 1 || count > most_needs) return Error{ErrorCode::malformed, "read need"};
  NeedBody need;
  for (std::size_t i = 0; i < count; ++i) {
    const auto type = reader.u8();
    const NeedEntry entry{static_cast<NeedType>(type), reader.array<32>()};
    const bool ascends = need.entries.empty() || need.entries.back() < entry;
    if (type < 1 || type > 3 || !ascends) return Error{ErrorCode::malformed, "read need"};
    need.entries.push_back(entry);
  }
  if (!reader.finished()) return Error{ErrorCode::malformed, "read need"};
  return need;
}

Bytes encode(const WithdrawBody& body) {
  Writer writer;
  write_id_list(writer, body.records);
  return writer.take();
}

Result<WithdrawBody> parse_withdraw(ByteView body) {
  Reader reader(body);
  CANDOUR_TRY(auto records, read_id_list<EnvelopeId>(reader, {1, most_withdrawn}));
  if (!reader.finished()) return Error{ErrorCode::malformed, "read withdraw"};
  return WithdrawBody{std::move(records)};
}

Bytes encode(const ShareBody& body) {
  Writer writer;
  writer.u8(1).raw(body.share.expose());
  return writer.take();
}

Result<ShareBody> parse_share(ByteView body) {
  if (body.size() != 33 || body.front() != 1) return Error{ErrorCode::malformed, "read share"};
  return ShareBody{crypto::ShareKey(body.subspan<1, 32>())};
}

Bytes encode(const NoticeBody& body) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(body.step)).raw(body.member).raw(body.pairing);
  return writer.take();
}

Result<NoticeBody> parse_notice(ByteView body) {
  Reader reader(body);
  const auto step = reader.u8();
  const NoticeBody notice{static_cast<RecoveryStep>(step), reader.id<MemberKey>(), reader.array<32>()};
  if (!reader.finished() || step < 1 || step > 2) return Error{ErrorCode::malformed, "read notice"};
  return notice;
}

Bytes encode(const AttachmentBody& body) {
  Writer writer;
  writer.u8(1).raw(body.id).raw(body.bytes);
  return writer.take();
}

Result<AttachmentBody> parse_attachment(ByteView body) {
  Reader reader(body);
  const auto version = reader.u8();
  const auto id = reader.id<AttachmentId>();
  if (!reader.ok() || version != 1) return Error{ErrorCode::malformed, "read attachment"};
  return AttachmentBody{id, to_bytes(reader.rest())};
}

ByteArray<32> attachment_hash(ByteView bytes) { return crypto::hash(crypto::HashLabel::attachment, {bytes}); }

}  // namespace candour::sealed
