#include "journal/sealed/certificate.hpp"

#include <algorithm>
#include <map>

#include "base/defence.hpp"
#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"

namespace candour::sealed {

namespace {

bool is_signed_by_device(const Certificate& certificate, ByteView contents) {
  const bool is_signed = crypto::verify(certificate.contents.device, certificate.by_device,
                                        crypto::SignLabel::cert_device, {contents});
  return !CANDOUR_DEFENCE("2", !is_signed);
}

bool is_signed_by_member(const Certificate& certificate, ByteView contents) {
  const bool is_signed =
      crypto::verify(certificate.contents.member, certificate.by_member, crypto::SignLabel::cert, {contents});
  return !CANDOUR_DEFENCE("2", !is_signed);
}

Result<Certificate> parse_signed_by_device(ByteView bytes, const JournalId& journal) {
  Reader reader(bytes);
  Certificate certificate;
  auto& contents = certificate.contents;
  contents.journal = reader.id<JournalId>();
  contents.member = reader.id<MemberKey>();
  contents.device = reader.id<DeviceKey>();
  contents.exchange = reader.id<ExchangeKey>();
  contents.day = reader.u32();
  const auto admin = reader.u8();
  contents.role = static_cast<DeviceRole>(admin);
  certificate.by_member = reader.id<Signature>();
  certificate.by_device = reader.id<Signature>();
  const bool is_well_formed = reader.finished() && contents.journal == journal && admin <= 1;
  if (!is_well_formed || !crypto::is_usable(contents.exchange) ||
      !is_signed_by_device(certificate, bytes.first(certificate_signed_size)))
    return Error{ErrorCode::malformed, "read certificate"};
  return certificate;
}

}  // namespace

Bytes encode(const CertificateContents& contents) {
  Writer writer;
  writer.raw(contents.journal).raw(contents.member).raw(contents.device).raw(contents.exchange);
  writer.u32(contents.day).u8(static_cast<std::uint8_t>(contents.role));
  return writer.take();
}

Bytes encode(const Certificate& certificate) {
  auto out = encode(certificate.contents);
  append(out, certificate.by_member);
  append(out, certificate.by_device);
  return out;
}

Certificate make_certificate(CertificateContents contents, const crypto::IdentitySeed& identity,
                             const crypto::DeviceSeed& device) {
  contents.member = crypto::public_of(identity);
  return countersign(request_certificate(contents, device), identity);
}

Certificate request_certificate(CertificateContents contents, const crypto::DeviceSeed& device) {
  contents.device = crypto::public_of(device);
  Certificate certificate{contents, {}, {}};
  certificate.by_device = crypto::sign<crypto::SignLabel::cert_device>(device, {encode(contents)});
  return certificate;
}

Certificate countersign(Certificate request, const crypto::IdentitySeed& identity) {
  request.by_member = crypto::sign<crypto::SignLabel::cert>(identity, {encode(request.contents)});
  return request;
}

Result<Certificate> parse_certificate(ByteView bytes, const JournalId& journal) {
  CANDOUR_TRY(auto certificate, parse_signed_by_device(bytes, journal));
  if (!is_signed_by_member(certificate, bytes.first(certificate_signed_size)))
    return Error{ErrorCode::malformed, "read certificate"};
  return certificate;
}

Result<Certificate> parse_certificate_request(ByteView bytes, const JournalId& journal) {
  CANDOUR_TRY(auto request, parse_signed_by_device(bytes, journal));
  if (!request.by_member.is_zero()) return Error{ErrorCode::malformed, "read certificate request"};
  return request;
}

CertId cert_id(const Certificate& certificate) {
  return CertId(crypto::hash(crypto::HashLabel::cert_id, {encode(certificate)}));
}

std::vector<Certificate> counting_certificates(const std::vector<Certificate>& of_member,
                                               const std::set<DeviceKey>& revoked) {
  std::map<CertId, Certificate> by_id;
  for (const auto& certificate : of_member) by_id.emplace(cert_id(certificate), certificate);
  std::set<DeviceKey> seen;
  std::vector<Certificate> counting;
  for (const auto& [id, certificate] : by_id) {
    const auto& device = certificate.contents.device;
    const bool is_first_of_device = seen.insert(device).second;
    if (!is_first_of_device || revoked.contains(device)) continue;
    if (counting.size() < most_devices_of_a_member) counting.push_back(certificate);
  }
  return counting;
}

}  // namespace candour::sealed
