// The certificate that binds a device to a member; both sign it (protocol.md B2).
#pragma once

#include <set>
#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::sealed {

inline constexpr std::size_t certificate_size = 261;
inline constexpr std::size_t certificate_signed_size = 133;
inline constexpr std::size_t most_devices_of_a_member = 6;

// An admin device holds the step-up seal; a companion reads, writes and renews epochs.
enum class DeviceRole : std::uint8_t { companion = 0, admin = 1 };

struct CertificateContents {
  JournalId journal;
  MemberKey member;
  DeviceKey device;
  ExchangeKey exchange;  // the device's first DX_pub
  std::uint32_t day = 0;
  DeviceRole role = DeviceRole::companion;
  bool operator==(const CertificateContents&) const = default;
};

struct Certificate {
  CertificateContents contents;
  Signature by_member;
  Signature by_device;
  bool operator==(const Certificate&) const = default;
};

// The 133 bytes that both sign.
Bytes encode(const CertificateContents& contents);
Bytes encode(const Certificate& certificate);

// Signed by both; contents.member and contents.device are taken from the seeds.
Certificate make_certificate(CertificateContents contents, const crypto::IdentitySeed& identity,
                             const crypto::DeviceSeed& device);
// Signed by the device alone, the member's signature zero: what a device asks an admin device for (B3, shape D).
Certificate request_certificate(CertificateContents contents, const crypto::DeviceSeed& device);
// Adds the member's signature.
Certificate countersign(Certificate request, const crypto::IdentitySeed& identity);

// A certificate of `journal` with every rule and both signatures checked.
Result<Certificate> parse_certificate(ByteView bytes, const JournalId& journal);
// The same, but the member's signature must be zero: it is still to come.
Result<Certificate> parse_certificate_request(ByteView bytes, const JournalId& journal);

CertId cert_id(const Certificate& certificate);

// Of one member's certificates those that count, by ascending cert_id: the smallest of each device, then the six
// smallest of the unrevoked.
std::vector<Certificate> counting_certificates(const std::vector<Certificate>& of_member,
                                               const std::set<DeviceKey>& revoked);

}  // namespace candour::sealed
