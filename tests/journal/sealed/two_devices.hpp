// Two members with a device each, in one space with a root epoch and one epoch more, for tests of journal/sealed.
#pragma once

#include "journal/sealed/authenticity.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/sealing.hpp"

namespace candour::test {

// Ids of one repeated byte.
template <class IdType>
IdType repeated(std::uint8_t byte) {
  IdType id;
  id.bytes.fill(byte);
  return id;
}

struct Device {
  sealed::IdentitySeeds identity;
  crypto::DeviceSeed seed;
  crypto::NonceKey nonce_key;
  std::vector<crypto::ExchangeSecret> exchange;
  MemberKey member;
  DeviceKey key;
  sealed::Certificate certificate;
  CertId rid;

  explicit Device(const JournalId& journal);
};

// Knows both devices and both epochs; tests take parts of it away.
struct TestKeyring : sealed::Keyring {
  std::vector<sealed::KnownEpoch> known_epochs;
  std::map<DeviceKey, sealed::Certificate> certificates;
  std::set<MemberKey> members;
  std::set<SpaceId> spaces;
  std::map<EnvelopeId, ByteArray<32>> granted;

  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId& env_id) const override;
  std::vector<sealed::KnownEpoch> epochs() const override { return known_epochs; }
  const sealed::Certificate* certificate(const DeviceKey& device) const override;
  bool was_ever_member(const SpaceId&, const MemberKey& member) const override { return members.contains(member); }
  bool is_own_space(const SpaceId& space) const override { return spaces.contains(space); }
};

struct TwoDevices {
  TwoDevices();

  sealed::RecordHeader header(const Device& by, sealed::RecordKind kind = sealed::RecordKind::change) const;
  // Sealed in the epoch that the kind belongs in.
  sealed::SealedRecord seal(const Device& by, const sealed::RecordHeader& header, ByteView body) const;
  // The bytes of an envelope made by hand: any record bytes under any epoch key.
  Bytes seal_raw(ByteView record, const crypto::EpochKey& key, const SpaceId& under) const;
  TestKeyring keyring() const;

  JournalId journal;
  SpaceId space;
  Device dani, meg;
  crypto::SpaceKey psk = crypto::SpaceKey::random();
  sealed::RootEpoch root;
  sealed::MadeCommit epoch;
};

// A change of one prose field of `size` bytes.
Bytes change_of(std::size_t size);

}  // namespace candour::test
