#include <algorithm>

#include "journal/sealed/roster.hpp"

namespace candour::sealed {

namespace {

using ExportKeyOwners = std::map<ExportKey, MemberKey>;

// The state of the fold: the roster so far, and whose export key is whose among all who were ever members.
class RosterFold {
 public:
  RosterFold(const JournalId& journal, const std::set<MemberKey>& start, const std::vector<MemberCard>& cards)
      : journal_(journal) {
    roster_.present = start;
    roster_.ever = start;
    for (const auto& card : cards) cards_.emplace(card_id(card), card);
    auto without_card = start;  // of a member to start with the smallest card_id counts, other cards are absent
    for (const auto& [id, card] : cards_)
      if (without_card.erase(card.member) == 1) owners_.emplace(card.export_key, card.member);
  }

  Roster run(const std::vector<OfferedChange>& changes) {
    std::map<ChangeId, const OfferedChange*> by_id;
    for (const auto& offered : changes) by_id.emplace(change_id(offered.change), &offered);
    for (;;) {
      const auto fitting = find_fitting(by_id);
      if (fitting.empty()) return std::move(roster_);
      roster_.has_conflict = roster_.has_conflict || fitting.size() > 1;
      roster_.applied.push_back(fitting.front());
      apply(by_id.at(fitting.front())->change);
    }
  }

 private:
  std::vector<ChangeId> find_fitting(const std::map<ChangeId, const OfferedChange*>& by_id) const {
    const auto now = members_hash({roster_.present.begin(), roster_.present.end()});
    std::vector<ChangeId> fitting;
    for (const auto& [id, offered] : by_id)
      if (offered->change.before == now && fits(*offered)) fitting.push_back(id);
    return fitting;
  }

  bool fits(const OfferedChange& offered) const {
    const auto& change = offered.change;
    if (change.journal != journal_ || !subject_fits(change) || !card_fits(change)) return false;
    const auto signers = signers_of(change, roster_.present);
    return std::all_of(signers.begin(), signers.end(), [&](const MemberKey& signer) {
      const auto signature = offered.signatures.find(signer);
      return signature != offered.signatures.end() && is_signed_by(change, signature->second, signer);
    });
  }

  bool has_left(const MemberKey& member) const {
    return roster_.ever.contains(member) && !roster_.present.contains(member);
  }

  bool subject_fits(const RosterChange& change) const {
    const bool is_present = roster_.present.contains(change.subject);
    if (change.type == RosterChangeType::add) return !is_present && !has_left(change.subject);
    if (!is_present) return false;
    if (change.type == RosterChangeType::replace) return !roster_.ever.contains(change.new_member);
    return change.type != RosterChangeType::remove || roster_.present.size() >= 3;  // in a pair nobody is removed
  }

  bool card_fits(const RosterChange& change) const {
    if (change.type != RosterChangeType::add && change.type != RosterChangeType::replace) return true;
    const auto card = cards_.find(change.card);
    if (card == cards_.end()) return false;
    const auto& newcomer = change.type == RosterChangeType::add ? change.subject : change.new_member;
    const auto owner = owners_.find(card->second.export_key);
    return card->second.member == newcomer && (owner == owners_.end() || owner->second == newcomer);
  }

  void apply(const RosterChange& change) {
    if (change.type != RosterChangeType::add) roster_.present.erase(change.subject);
    if (change.type == RosterChangeType::add) admit(change.subject, change.card);
    if (change.type == RosterChangeType::replace) {
      admit(change.new_member, change.card);
      roster_.replaced_by.emplace(change.subject, change.new_member);
    }
  }

  void admit(const MemberKey& member, const CardId& card) {
    roster_.present.insert(member);
    roster_.ever.insert(member);
    owners_.emplace(cards_.at(card).export_key, member);
  }

  JournalId journal_;
  std::map<CardId, MemberCard> cards_;
  ExportKeyOwners owners_;
  Roster roster_;
};

}  // namespace

std::set<MemberKey> signers_of(const RosterChange& change, const std::set<MemberKey>& present) {
  if (change.type == RosterChangeType::leave) return {change.subject};
  auto signers = present;
  if (change.type != RosterChangeType::add) signers.erase(change.subject);
  return signers;
}

Roster fold_roster(const JournalId& journal, const std::set<MemberKey>& start,
                   const std::vector<OfferedChange>& changes, const std::vector<MemberCard>& cards) {
  return RosterFold(journal, start, cards).run(changes);
}

}  // namespace candour::sealed
