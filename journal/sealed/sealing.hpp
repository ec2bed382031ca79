// Making envelopes: a record is signed together with the nonce and commitment of the one envelope that carries it
// (protocol.md B6, B7).
#pragma once

#include "crypto/aead.hpp"
#include "journal/sealed/authentic_record.hpp"

namespace candour::sealed {

// Slotted records fill exactly one slot of 4096 bytes; others take the smallest envelope that holds them.
enum class EnvelopeRoom : std::uint8_t { slot, smallest_that_fits };

struct SealedRecord {
  Bytes envelope;
  AuthenticRecord record;  // with env_id and k
};

// Signs and seals; too_long if it does not fit, malformed if the header breaks a rule of B7. `random` is drawn anew for
// each record.
Result<SealedRecord> seal_record(const RecordHeader& header, ByteView body, const crypto::EpochKey& epoch_key,
                                 const crypto::NonceKey& nonce_key, const crypto::DeviceSeed& device,
                                 const ByteArray<32>& random, EnvelopeRoom room);

// The signature of a record in an envelope of this nonce, whose key k is `envelope_key`; and its check.
Signature sign_record(const crypto::DeviceSeed& device, const crypto::Transient<32>& envelope_key,
                      const crypto::Nonce& nonce, ByteView header, ByteView body);
bool is_signed_record(const Record& record, const crypto::Transient<32>& envelope_key, const crypto::Nonce& nonce);

}  // namespace candour::sealed
