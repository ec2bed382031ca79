#include "journal/sealed/authenticity.hpp"

#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "journal/sealed/record_authority.hpp"
#include "journal/sealed/sealing.hpp"

namespace candour::sealed {

namespace {

// The key that the envelope commits to, and where it came from: an epoch, or a grant of this one envelope.
struct FittingKey {
  crypto::Transient<32> key;
  std::optional<KnownEpoch> epoch;
};

bool commits_to(ByteView envelope, const crypto::Transient<32>& key) {
  const auto expected = crypto::envelope_commitment(key.expose(), crypto::nonce_of(envelope));
  const bool is_equal = crypto::equal_in_constant_time(expected, crypto::commitment_of(envelope));
  return !CANDOUR_DEFENCE("7 17 18", !is_equal);
}

std::optional<FittingKey> find_key(ByteView envelope, const EnvelopeId& env_id, const Keyring& keyring) {
  if (auto granted = keyring.envelope_key(env_id); granted && commits_to(envelope, *granted))
    return FittingKey{std::move(*granted), std::nullopt};
  const auto nonce = crypto::nonce_of(envelope);
  for (const auto& epoch : keyring.epochs()) {
    auto key = crypto::envelope_key(*epoch.key, epoch.space, nonce);
    if (commits_to(envelope, key)) return FittingKey{std::move(key), epoch};
  }
  return std::nullopt;
}

bool is_spliced(const RecordHeader& header, const FittingKey& by, const Keyring& keyring) {
  if (!by.epoch) return !keyring.is_own_space(header.space);
  return header.space != by.epoch->space || header.epoch != by.epoch->id;
}

bool is_certified(const RecordHeader& header, const Keyring& keyring) {
  const auto* certificate = keyring.certificate(header.device);
  const bool is_another_members = certificate && certificate->contents.member != header.member;
  return certificate && !CANDOUR_DEFENCE("3", is_another_members) &&
         keyring.was_ever_member(header.space, header.member);
}

}  // namespace

Authentication authenticate(ByteView envelope, const Keyring& keyring) {
  if (CANDOUR_DEFENCE("33", !crypto::is_envelope_size(envelope.size()))) return Dropped{DropReason::size};
  const auto env_id = crypto::envelope_id(envelope);
  auto by = find_key(envelope, env_id, keyring);
  if (!by) return Opaque{};
  auto opened = crypto::open_envelope(by->key.expose(), envelope);
  if (opened.how != crypto::EnvelopeOpening::opened) return Dropped{DropReason::corrupt};
  auto record = parse_record(opened.record);
  if (!record) return Dropped{DropReason::corrupt};
  if (CANDOUR_DEFENCE("13 27", is_spliced(record->header, *by, keyring))) return Dropped{DropReason::splice};
  if (!is_signed_record(*record, by->key, crypto::nonce_of(envelope))) return Dropped{DropReason::bad_signature};
  if (!is_certified(record->header, keyring)) return Uncertified{record->header.member, record->header.device};
  return RecordAuthority::vouch(env_id, std::move(*record), std::move(by->key));
}

bool is_committed_to(ByteView head, const KnownEpoch& epoch) {
  return commits_to(head, crypto::envelope_key(*epoch.key, epoch.space, crypto::nonce_of(head)));
}

const char* name_of(DropReason reason) {
  switch (reason) {
    case DropReason::size:
      return "SIZE";
    case DropReason::corrupt:
      return "CORRUPT";
    case DropReason::splice:
      return "SPLICE";
    case DropReason::bad_signature:
      return "BAD-SIGNATURE";
  }
  return "";
}

}  // namespace candour::sealed
