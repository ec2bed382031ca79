#include "journal/sealed/sealing.hpp"

#include "base/defence.hpp"
#include "crypto/sign.hpp"
#include "journal/sealed/record_authority.hpp"

namespace candour::sealed {

namespace {

using EnvelopeKeyView = std::span<const std::uint8_t, 32>;

// body_h = KDF(k; "body", body): the body enters the signature under k and is gone with it (B19).
ByteArray<32> hash_body(const crypto::Transient<32>& envelope_key, ByteView body) {
  return crypto::derive_public(envelope_key, crypto::KdfLabel::body, {body});
}

Result<std::size_t> choose_size(std::size_t record_size, EnvelopeRoom room) {
  const auto fitting = crypto::envelope_size_for(record_size);
  if (!fitting || (room == EnvelopeRoom::slot && *fitting != crypto::envelope_sizes.front()))
    return Error{ErrorCode::too_long, "seal record"};
  return *fitting;
}

}  // namespace

Signature sign_record(const crypto::DeviceSeed& device, const crypto::Transient<32>& envelope_key,
                      const crypto::Nonce& nonce, ByteView header, ByteView body) {
  const auto commitment = crypto::envelope_commitment(envelope_key.expose(), nonce);
  return crypto::sign<crypto::SignLabel::record>(device, {nonce, commitment, header, hash_body(envelope_key, body)});
}

bool is_signed_record(const Record& record, const crypto::Transient<32>& envelope_key, const crypto::Nonce& nonce) {
  const auto commitment = crypto::envelope_commitment(envelope_key.expose(), nonce);
  const auto header = encode_header(record.header, record.body.size());
  const bool is_signed = crypto::verify(record.header.device, record.signature, crypto::SignLabel::record,
                                        {nonce, commitment, header, hash_body(envelope_key, record.body)});
  return !CANDOUR_DEFENCE("13 14 28 29", !is_signed);
}

Result<SealedRecord> seal_record(const RecordHeader& header, ByteView body, const crypto::EpochKey& epoch_key,
                                 const crypto::NonceKey& nonce_key, const crypto::DeviceSeed& device,
                                 const ByteArray<32>& random, EnvelopeRoom room) {
  const auto header_bytes = encode_header(header, body.size());
  CANDOUR_TRY(const auto parsed, parse_header(header_bytes));
  if (parsed.header.device != crypto::public_of(device)) return Error{ErrorCode::malformed, "seal record"};
  auto record_bytes = header_bytes;
  append(record_bytes, body);
  CANDOUR_TRY(const auto size, choose_size(record_bytes.size() + Signature::size, room));
  const auto nonce = crypto::envelope_nonce(nonce_key, random, record_bytes);
  auto key = crypto::envelope_key(epoch_key, header.space, nonce);
  Record record{header, to_bytes(body), sign_record(device, key, nonce, header_bytes, body)};
  append(record_bytes, record.signature);
  auto envelope = crypto::seal_envelope(key.expose(), nonce, record_bytes, size);
  const auto env_id = crypto::envelope_id(envelope);
  return SealedRecord{std::move(envelope), RecordAuthority::vouch(env_id, std::move(record), std::move(key))};
}

}  // namespace candour::sealed
