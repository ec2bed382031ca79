// The people, devices and objects of the known answers, made as ../reference/kat.py makes them. Every secret is the
// SHA-256 of a name.
#pragma once

#include "crypto/exchange.hpp"
#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "crypto/sign.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/record.hpp"
#include "journal/sealed/roster.hpp"

namespace candour::test {

inline ByteArray<32> hash_of_name(std::string_view name) { return crypto::sha256(as_bytes(name)); }

// A secret of any kind: seed<crypto::DeviceSeed>("dsA").
template <class Kind>
Kind seed(std::string_view name) {
  const auto bytes = hash_of_name(name);
  return Kind(std::span<const std::uint8_t, 32>(bytes));
}
inline crypto::Transient<32> transient(std::string_view name) { return seed<crypto::Transient<32>>(name); }

// An id whose bytes are the hash of a name.
template <class IdType>
IdType named(std::string_view name) {
  return IdType(hash_of_name(name));
}

// Sixteen equal bytes: items, chains.
template <class IdType>
IdType filled(char byte) {
  IdType id;
  id.bytes.fill(static_cast<std::uint8_t>(byte));
  return id;
}

struct Cast {
  Cast();

  crypto::RootSecret root_a = seed<crypto::RootSecret>("R");
  crypto::RootSecret root_b = seed<crypto::RootSecret>("R2");
  crypto::ShareKey share = seed<crypto::ShareKey>("share");
  sealed::IdentitySeeds a = sealed::derive_identity(root_a);
  sealed::IdentitySeeds b = sealed::derive_identity(root_b);
  sealed::IdentitySeeds c{seed<crypto::IdentitySeed>("ikC"), seed<crypto::ControllerSeed>("ckC"),
                          seed<crypto::RecoverySecret>("rxC"), seed<crypto::ExportSeed>("xC")};
  MemberKey ik_a = crypto::public_of(a.identity);
  MemberKey ik_b = crypto::public_of(b.identity);
  MemberKey ik_c = crypto::public_of(c.identity);
  sealed::Genesis genesis{ik_a, hash_of_name("genesis")};
  JournalId journal = sealed::journal_id(genesis);
  SpaceId space = sealed::everyone_space(journal);
  sealed::MemberCard card_a, card_b, card_c;
  crypto::DeviceSeed ds_a = seed<crypto::DeviceSeed>("dsA");
  crypto::DeviceSeed ds_b = seed<crypto::DeviceSeed>("dsB");
  DeviceKey device_a = crypto::public_of(ds_a);
  DeviceKey device_b = crypto::public_of(ds_b);
  crypto::NonceKey nk_a = seed<crypto::NonceKey>("nkA");
  crypto::NonceKey nk_b = seed<crypto::NonceKey>("nkB");
  ExchangeKey dx_a = crypto::public_of(seed<crypto::ExchangeSecret>("dxA"));
  ExchangeKey dx_b = crypto::public_of(seed<crypto::ExchangeSecret>("dxB"));
  sealed::Certificate cert_a, cert_b, cert_c;
  CertId rid_a, rid_b;
  crypto::SpaceKey psk = seed<crypto::SpaceKey>("psk");
  sealed::Tip tip;                // of B's device, seq 3
  std::vector<sealed::Tip> tips;  // three of B's device, ascending
  MailboxId mailbox;
  std::uint64_t log_epoch = 1767225600;
  LogDigest log_start;  // L_0
};

// Made once, with libsodium started.
const Cast& cast();

// DX or DX_new of a name.
inline ExchangeKey exchange_key(std::string_view name) { return crypto::public_of(seed<crypto::ExchangeSecret>(name)); }
// s_e and ephemerals of names.
sealed::CommitSecrets commit_secrets(std::string_view seed_name, std::initializer_list<std::string_view> ephemerals);
// The first epoch: number 1 by A's device, for A and B.
sealed::MadeCommit first_commit();
// A certificate as the cast makes them.
sealed::Certificate certify(const sealed::IdentitySeeds& identity, std::string_view device, std::string_view exchange,
                            std::uint32_t day, sealed::DeviceRole role = sealed::DeviceRole::admin);

}  // namespace candour::test
