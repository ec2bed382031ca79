#include "journal/vault/sharing.hpp"

#include <algorithm>

#include "journal/kinds/verification.hpp"
#include "journal/vault/edits.hpp"
#include "journal/vault/facts.hpp"

namespace candour::journal {

namespace {

const model::KindSpec& verification() { return *kinds::registry().find(kinds::verification::kind); }

}  // namespace

bool Sharing::is_shared() const {
  const auto& members = reading_.members;
  const auto& present = members.roster.present;
  if (!members.journal || members.epochs.empty() || pairing_.has_attempt() || present.size() < 2) return false;
  return std::all_of(present.begin(), present.end(), [&](const MemberKey& member) {
    return member == reading_.self.me || members.heard.contains(member);
  });
}

bool Sharing::may_seal(sealed::RecordKind kind) const {
  const bool is_of_pairing =
      kind == sealed::RecordKind::commit || kind == sealed::RecordKind::identity || kind == sealed::RecordKind::roster;
  if (is_of_pairing) return true;
  if (!is_shared()) return false;
  const auto& members = reading_.members;
  return members.is_founded_by(reading_.self.me) || members.heard.contains(reading_.self.me) ||
         kind == sealed::RecordKind::heartbeat;
}

Result<> Sharing::may_share() const {
  if (!is_shared()) return Error{ErrorCode::not_paired, "share"};
  CANDOUR_TRY(const auto verified, verified_members());
  for (const auto& member : reading_.members.roster.present) {
    if (member != reading_.self.me && !verified.contains(member)) return Error{ErrorCode::not_verified, "share"};
  }
  return {};
}

Result<std::set<MemberKey>> Sharing::verified_members() const {
  CANDOUR_TRY(const auto stored,
              reading_.items.list({verification().kind}, model::SetAside::left_out, store::Sequence::newest_first));
  std::set<MemberKey> members{reading_.self.me};
  for (const auto& item : stored) {
    const auto held = held_item(verification(), item);
    const auto* journal_field = held.field(kinds::verification::journal);
    const auto* partner_field = held.field(kinds::verification::partner);
    const auto* journal = journal_field != nullptr ? std::get_if<Bytes>(&journal_field->value) : nullptr;
    const auto* partner = partner_field != nullptr ? std::get_if<MemberKey>(&partner_field->value) : nullptr;
    if (partner == nullptr || journal == nullptr || !reading_.members.journal) continue;
    if (equal(*journal, *reading_.members.journal)) members.insert(*partner);
  }
  return members;
}

}  // namespace candour::journal
