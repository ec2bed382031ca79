#include <algorithm>

#include "base/defence.hpp"
#include "journal/sealed/roster.hpp"

namespace candour::sealed {

namespace {

bool names_a_card(const RosterChange& change) {
  return change.type == RosterChangeType::add || change.type == RosterChangeType::replace;
}

// Who comes in by it.
const MemberKey& newcomer_of(const RosterChange& change) {
  return change.type == RosterChangeType::add ? change.subject : change.new_member;
}

// The state of the fold: the roster so far.
class RosterFold {
 public:
  RosterFold(const JournalId& journal, const std::vector<MemberCard>& start, const CardLookup& card_of)
      : journal_(journal), card_of_(card_of) {
    for (const auto& card : start) {
      roster_.present.insert(card.member);
      roster_.ever.emplace(card.member, card);
    }
  }

  Roster run(const std::map<ChangeId, OfferedChange>& changes) {
    for (;;) {
      const auto fitting = find_fitting(changes);
      if (fitting.empty()) return std::move(roster_);
      roster_.has_conflict = roster_.has_conflict || fitting.size() > 1;
      const auto& [id, change, card] = fitting.front();
      roster_.applied.push_back(id);
      apply(*change, card);
    }
  }

 private:
  struct Fitting {
    ChangeId id;
    const RosterChange* change = nullptr;
    std::optional<MemberCard> card;
  };

  std::vector<Fitting> find_fitting(const std::map<ChangeId, OfferedChange>& changes) const {
    const auto now = members_hash({roster_.present.begin(), roster_.present.end()});
    std::vector<Fitting> fitting;
    for (const auto& [id, offered] : changes) {
      if (offered.change.before != now || !fits(offered)) continue;
      auto card = names_a_card(offered.change) ? card_of_(offered.change.card) : std::nullopt;
      if (names_a_card(offered.change) && !(card && card_fits(*card, newcomer_of(offered.change)))) continue;
      fitting.push_back({id, &offered.change, std::move(card)});
    }
    return fitting;
  }

  bool fits(const OfferedChange& offered) const {
    const auto& change = offered.change;
    if (change.journal != journal_ || !subject_fits(change)) return false;
    const auto signers = signers_of(change, roster_.present);
    // All that are missing are noticed before one is verified: what one member offers alone costs nothing.
    const bool is_complete = std::all_of(signers.begin(), signers.end(), [&](const MemberKey& signer) {
      return offered.signatures.contains(signer);
    });
    const bool is_signed = is_complete && std::all_of(signers.begin(), signers.end(), [&](const MemberKey& signer) {
                             return is_signed_by(change, offered.signatures.at(signer), signer);
                           });
    return !CANDOUR_DEFENCE("1 45", !is_signed);
  }

  bool subject_fits(const RosterChange& change) const {
    if (change.type == RosterChangeType::add) return !roster_.ever.contains(change.subject);
    if (!roster_.present.contains(change.subject)) return false;
    if (change.type == RosterChangeType::replace) return !roster_.ever.contains(change.new_member);
    return change.type != RosterChangeType::remove || roster_.present.size() >= 3;  // in a pair nobody is removed
  }

  bool card_fits(const MemberCard& card, const MemberKey& newcomer) const {
    return card.member == newcomer && std::none_of(roster_.ever.begin(), roster_.ever.end(), [&](const auto& known) {
             return known.second.export_key == card.export_key;
           });
  }

  void apply(const RosterChange& change, const std::optional<MemberCard>& card) {
    if (change.type != RosterChangeType::add) roster_.present.erase(change.subject);
    if (change.type == RosterChangeType::replace) roster_.replaced_by.emplace(change.subject, change.new_member);
    if (!card) return;
    roster_.present.insert(card->member);
    roster_.ever.emplace(card->member, *card);
  }

  JournalId journal_;
  const CardLookup& card_of_;
  Roster roster_;
};

}  // namespace

std::set<MemberKey> signers_of(const RosterChange& change, const std::set<MemberKey>& present) {
  if (change.type == RosterChangeType::leave) return {change.subject};
  auto signers = present;
  if (change.type != RosterChangeType::add) signers.erase(change.subject);
  return signers;
}

Roster fold_roster(const JournalId& journal, const std::vector<MemberCard>& start,
                   const std::map<ChangeId, OfferedChange>& changes, const CardLookup& card_of) {
  return RosterFold(journal, start, card_of).run(changes);
}

}  // namespace candour::sealed
