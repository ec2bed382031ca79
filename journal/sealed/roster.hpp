// Changes of the roster, each signed by those whom it concerns (protocol.md B2), and the fold that decides who belongs.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <variant>

#include "crypto/secret.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::sealed {

enum class RosterChangeType : std::uint8_t { add = 1, remove = 2, leave = 3, replace = 4 };

using PairingHash = ByteArray<32>;  // H("pair-t1", h, T1)

struct RosterChange {
  RosterChangeType type = RosterChangeType::add;
  JournalId journal;
  MembersHash before{};
  MemberKey subject;
  MemberKey new_member;   // replace only, else zero
  CardId card;            // add and replace, else zero
  PairingHash pairing{};  // add and replace, else zero
  std::uint32_t valid_until = 0;
  std::vector<Tip> tips;
  bool operator==(const RosterChange&) const = default;
};

// The add of a member by pairing.
RosterChange add_member(const JournalId& journal, std::vector<MemberKey> before, const MemberCard& card,
                        const PairingHash& pairing, std::uint32_t valid_until);

Bytes encode(const RosterChange& change);
Result<RosterChange> parse_roster_change(ByteView bytes);
ChangeId change_id(const RosterChange& change);

Signature sign_roster_change(const RosterChange& change, const crypto::IdentitySeed& identity);
bool is_signed_by(const RosterChange& change, const Signature& signature, const MemberKey& member);

// The body of a record of kind 10.
struct SignedRosterChange {
  RosterChange change;
  Signature signature;  // by the member whose record carries it
  bool operator==(const SignedRosterChange&) const = default;
};
struct RosterVoid {
  JournalId journal;
  ChangeId change;
  bool operator==(const RosterVoid&) const = default;
};
using RosterBody = std::variant<SignedRosterChange, RosterVoid>;
Bytes encode(const RosterBody& body);
// Structure only: who signs is judged by is_signed_by with the record's author.
Result<RosterBody> parse_roster_body(ByteView bytes);

// A change with the signatures held for it; one that its signer took back is left out by the caller.
struct OfferedChange {
  RosterChange change;
  std::map<MemberKey, Signature> signatures;
};

struct Roster {
  std::set<MemberKey> present;
  // Present, left and replaced, each with the one card that counts (B2). It is the only way to a name or a key of a
  // member: what is not in it has neither.
  std::map<MemberKey, MemberCard> ever;
  std::map<MemberKey, MemberKey> replaced_by;  // a replaced IK and its successor are one person
  std::vector<ChangeId> applied;               // in order
  bool has_conflict = false;                   // ROSTER-CONFLICT: two changes fitted one roster
  bool operator==(const Roster&) const = default;
};

// The members who must sign `change` when `present` is the roster.
std::set<MemberKey> signers_of(const RosterChange& change, const std::set<MemberKey>& present);

// The card of that id among all that are held, checked; nothing if there is none.
using CardLookup = std::function<std::optional<MemberCard>(const CardId&)>;

// Applies the changes signed by all their signers from `start` on until none fits; the smaller change_id stands. A member
// of `start` has the card given there, another the one that his change names. A change whose card is not found, is
// another's, or has the X_pub of another member ever does not count. Asks for no card but those of changes that fit.
Roster fold_roster(const JournalId& journal, const std::vector<MemberCard>& start,
                   const std::map<ChangeId, OfferedChange>& changes, const CardLookup& card_of);

}  // namespace candour::sealed
