// Is this envelope a record of somebody who belongs here? The checks of protocol.md B8.1, in their order.
#pragma once

#include <variant>

#include "journal/sealed/authentic_record.hpp"
#include "journal/sealed/certificate.hpp"

namespace candour::sealed {

// A key of an epoch of a space, as the vault holds it.
struct KnownEpoch {
  EpochId id;
  SpaceId space;
  const crypto::EpochKey* key = nullptr;
};

// What the vault knows when an envelope arrives.
class Keyring {
 public:
  virtual ~Keyring() = default;
  // k of one envelope, given by a grant or kept; nothing if there is none.
  virtual std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId& env_id) const = 0;
  // All epochs with a key, newest first, root epochs included. Pointers hold for the length of the call.
  virtual std::vector<KnownEpoch> epochs() const = 0;
  // The certificate that counts for this device, revoked or not.
  virtual const Certificate* certificate(const DeviceKey& device) const = 0;
  // True if the member is or was in the roster of the space.
  virtual bool was_ever_member(const SpaceId& space, const MemberKey& member) const = 0;
  // The spaces this vault is in: a granted k names none.
  virtual bool is_own_space(const SpaceId& space) const = 0;
};

enum class DropReason : std::uint8_t { size, corrupt, splice, bad_signature };

// No key is known: keep the bytes and try again when a key arrives.
struct Opaque {};
// Its author is not known: keep and try again when a card, certificate or roster change arrives.
struct Uncertified {
  MemberKey member;
  DeviceKey device;
};
// Drop, count, show once; it stops nothing.
struct Dropped {
  DropReason reason;
};
using Authentication = std::variant<AuthenticRecord, Opaque, Uncertified, Dropped>;

// Whether env_id was seen before is the caller's question. Neither outcome sends anything.
Authentication authenticate(ByteView envelope, const Keyring& keyring);

// True if an envelope that begins with `head`, nonce and commitment (56 bytes), may be opened by the key of `epoch`.
bool is_committed_to(ByteView head, const KnownEpoch& epoch);

// The upper-case name of B8.1: SIZE, CORRUPT, SPLICE, BAD-SIGNATURE.
const char* name_of(DropReason reason);

}  // namespace candour::sealed
