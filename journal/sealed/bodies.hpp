// The small bodies of records. Structure only; signatures that depend on the record's author and all meaning are judged
// elsewhere.
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "crypto/secret.hpp"
#include "journal/sealed/record_kind.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::sealed {

// Kind 9: a card, certificate or revocation, as bytes that their own parser judges.
enum class IdentityObject : std::uint8_t { member_card = 1, certificate = 2, revocation = 3 };
struct IdentityBody {
  IdentityObject type = IdentityObject::member_card;
  Bytes object;
  bool operator==(const IdentityBody&) const = default;
};
Bytes encode(const IdentityBody& body);
Result<IdentityBody> parse_identity_body(ByteView body);

// Kind 11: what its author lacks, (type, id) strictly ascending, 1 to 16 (B5).
enum class NeedType : std::uint8_t { epoch = 1, envelope_bytes = 2, envelope_key = 3 };
struct NeedEntry {
  NeedType type = NeedType::epoch;
  ByteArray<32> id{};
  auto operator<=>(const NeedEntry&) const = default;
};
struct NeedBody {
  std::vector<NeedEntry> entries;
  bool operator==(const NeedBody&) const = default;
};
Bytes encode(const NeedBody& body);
Result<NeedBody> parse_need(ByteView body);

// Kind 17: the author's own records that are to be forgotten, strictly ascending, 1 to 64 (B19).
struct WithdrawBody {
  std::vector<EnvelopeId> records;
  bool operator==(const WithdrawBody&) const = default;
};
Bytes encode(const WithdrawBody& body);
Result<WithdrawBody> parse_withdraw(ByteView body);

// Kind 18: the author's own share (B13).
struct ShareBody {
  crypto::ShareKey share;
};
Bytes encode(const ShareBody& body);
Result<ShareBody> parse_share(ByteView body);

// Kind 20: a recovery started, or objected to (B13).
enum class RecoveryStep : std::uint8_t { started = 1, objected = 2 };
struct NoticeBody {
  RecoveryStep step = RecoveryStep::started;
  MemberKey member;
  ByteArray<32> pairing{};  // H("pair-t1", h, T1)
  bool operator==(const NoticeBody&) const = default;
};
Bytes encode(const NoticeBody& body);
Result<NoticeBody> parse_notice(ByteView body);

// Kind 5: bytes that a change names by id, length and hash (B10).
using AttachmentId = Id<struct AttachmentTag, 16>;
struct AttachmentBody {
  AttachmentId id;
  Bytes bytes;
  bool operator==(const AttachmentBody&) const = default;
};
Bytes encode(const AttachmentBody& body);
Result<AttachmentBody> parse_attachment(ByteView body);
// H("attachment", bytes)
ByteArray<32> attachment_hash(ByteView bytes);

}  // namespace candour::sealed
