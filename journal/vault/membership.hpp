// The journal as this vault knows it: its keys and who belongs to it. All empty before there is one.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "crypto/secret.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/roster.hpp"
#include "journal/store/member_rows.hpp"

namespace candour::journal {

struct Membership {
  std::optional<JournalId> journal;
  crypto::SpaceKey psk;  // empty until the journal is known
  std::optional<sealed::RootEpoch> root;
  std::vector<store::HeldEpoch> epochs;  // most preferred first, without the root
  MemberKey founder;                     // of Genesis
  std::optional<MailboxId> mailbox;      // the journal's

  // `roster` and `certificates` are what the fold makes of all that is held; a member's name and keys are those of
  // roster.ever and of nothing else.
  sealed::Roster roster;
  std::map<DeviceKey, sealed::Certificate> certificates;  // of members ever, those that count (B2)
  std::set<MemberKey> heard;  // of whom an authentic record is held, oneself included

  SpaceId everyone() const { return sealed::everyone_space(*journal); }
  bool is_founded_by(const MemberKey& member) const { return journal && founder == member; }
};

}  // namespace candour::journal
