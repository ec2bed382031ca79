// Whether what is shared reaches those whom it is meant for, and nobody else. Private to the folder.
#pragma once

#include <set>

#include "journal/sealed/record_kind.hpp"
#include "journal/vault/reading.hpp"
#include "journal/vault/rendezvous.hpp"

namespace candour::journal {

class Sharing {
 public:
  Sharing(const Reading& reading, const Rendezvous& pairing) : reading_(reading), pairing_(pairing) {}

  // True once everybody who belongs here was heard: what is shared reaches them all (B9.4).
  bool is_shared() const;
  // not_paired or not_verified while what is shared could reach nobody, or somebody who was not compared.
  Result<> may_share() const;
  // Before a record of the joiner's device is held the inviter seals nothing but kinds 2, 9 and 10, at lock and quit
  // too; the joiner's first record is their heartbeat (B3.5, B9.4).
  bool may_seal(sealed::RecordKind kind) const;
  // Members whose number was compared here (a verification in `mine`), oneself among them.
  Result<std::set<MemberKey>> verified_members() const;

 private:
  const Reading& reading_;
  const Rendezvous& pairing_;
};

}  // namespace candour::journal
