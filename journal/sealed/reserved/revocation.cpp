#include "journal/sealed/reserved/revocation.hpp"

#include <algorithm>

#include "crypto/sign.hpp"

namespace candour::sealed {

namespace {

Bytes encode_signed_part(const Revocation& revocation) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(revocation.reason)).raw(revocation.journal).raw(revocation.device);
  writer.u32(revocation.day).u16(static_cast<std::uint16_t>(revocation.tips.size()));
  for (const auto& tip : revocation.tips) write_tip(writer, tip);
  return writer.take();
}

}  // namespace

Revocation make_revocation(RevocationReason reason, const JournalId& journal, const DeviceKey& device,
                           std::uint32_t day, std::vector<Tip> tips, const crypto::IdentitySeed& owner) {
  sort_tips(tips);
  Revocation revocation{reason, journal, device, day, std::move(tips), {}};
  revocation.signature = crypto::sign<crypto::SignLabel::revoke>(owner, {encode_signed_part(revocation)});
  return revocation;
}

Bytes encode(const Revocation& revocation) {
  auto out = encode_signed_part(revocation);
  append(out, revocation.signature);
  return out;
}

Result<Revocation> parse_revocation(ByteView bytes, const JournalId& journal) {
  Reader reader(bytes);
  Revocation revocation;
  const auto reason = reader.u8();
  revocation.reason = static_cast<RevocationReason>(reason);
  revocation.journal = reader.id<JournalId>();
  revocation.device = reader.id<DeviceKey>();
  revocation.day = reader.u32();
  CANDOUR_TRY(revocation.tips, read_tips(reader, reader.u16()));
  revocation.signature = reader.id<Signature>();
  const bool is_of_device = std::all_of(revocation.tips.begin(), revocation.tips.end(),
                                        [&](const Tip& tip) { return tip.device == revocation.device; });
  if (!reader.finished() || reason < 1 || reason > 3 || revocation.journal != journal || !is_of_device)
    return Error{ErrorCode::malformed, "read revocation"};
  return revocation;
}

bool is_signed_by(const Revocation& revocation, const MemberKey& owner) {
  return crypto::verify(owner, revocation.signature, crypto::SignLabel::revoke, {encode_signed_part(revocation)});
}

}  // namespace candour::sealed
