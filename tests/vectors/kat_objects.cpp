// B2: Genesis, cards, certificates, Tips, revocations and roster changes; and what members sign beside them.
#include <algorithm>

#include "crypto/ssh_signature.hpp"
#include "journal/sealed/reserved/ending_bodies.hpp"
#include "journal/sealed/reserved/revocation.hpp"
#include "journal/summary/consent.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

using sealed::RevocationReason;
using sealed::RosterChangeType;

std::vector<MemberKey> three_falling() {
  std::vector<MemberKey> members{cast().ik_a, cast().ik_b, cast().ik_c};
  std::sort(members.rbegin(), members.rend());
  return members;
}

// The first `count` of the three Tips, counted from the greatest.
std::vector<sealed::Tip> greatest_tips(std::size_t count) {
  std::vector<sealed::Tip> tips(cast().tips.rbegin(), cast().tips.rend());
  tips.resize(count);
  return tips;
}

std::string falling_tips(const std::string&) {
  Bytes joined;
  for (const auto& tip : greatest_tips(3)) append(joined, sealed::encode(tip));
  return to_hex(joined);
}

sealed::RosterChange add_b() {
  return sealed::add_member(cast().journal, {cast().ik_a}, cast().card_b, hash_of_name("pair_h"), 20468);
}

sealed::RosterChange change_of_three(RosterChangeType type, const MemberKey& subject, std::vector<sealed::Tip> tips) {
  sealed::RosterChange change;
  change.type = type;
  change.journal = cast().journal;
  change.before = sealed::members_hash(three_falling());
  change.subject = subject;
  change.valid_until = 20468;
  sealed::sort_tips(tips);
  change.tips = std::move(tips);
  return change;
}

sealed::RosterChange remove_c() { return change_of_three(RosterChangeType::remove, cast().ik_c, greatest_tips(2)); }

sealed::RosterChange leave_b() {
  auto tips = greatest_tips(3);
  tips.erase(tips.begin());
  return change_of_three(RosterChangeType::leave, cast().ik_b, tips);
}

sealed::RosterChange replace_b() {
  auto change = change_of_three(RosterChangeType::replace, cast().ik_b, greatest_tips(3));
  change.new_member = cast().ik_c;
  change.card = sealed::card_id(cast().card_c);
  change.pairing = hash_of_name("pair_h");
  return change;
}

std::string revoke_b(RevocationReason reason, std::vector<sealed::Tip> tips) {
  return to_hex(sealed::encode(
      sealed::make_revocation(reason, cast().journal, cast().device_b, 20460, std::move(tips), cast().b.identity)));
}

std::string end(const crypto::IdentitySeed& identity, std::uint32_t day, std::vector<sealed::Tip> tips) {
  return to_hex(sealed::encode(sealed::make_end(cast().journal, day, std::move(tips), identity)));
}

std::string move_signature(const std::string&) {
  sealed::MoveBody move{named<MailboxId>("old"),
                        named<MailboxId>("new"),
                        named<RelayId>("relay"),
                        "relay.test:1",
                        seed<crypto::MailboxSecret>("ms"),
                        20460,
                        {}};
  sealed::sign_move(move, cast().journal, cast().a.identity);
  return to_hex(move.signature);
}

// An object is what it is only if its own strict parser reads it back.
std::string card_of_a(const std::string&) {
  const auto bytes = sealed::encode(cast().card_a);
  return sealed::parse_member_card(bytes, cast().journal) ? to_hex(bytes) : "malformed";
}

std::string certificate_of_a(const std::string&) {
  const auto bytes = sealed::encode(cast().cert_a);
  return sealed::parse_certificate(bytes, cast().journal) ? to_hex(bytes) : "malformed";
}

std::string roster_bytes(const sealed::RosterChange& change) {
  const auto bytes = sealed::encode(change);
  return sealed::parse_roster_change(bytes) ? to_hex(bytes) : "malformed";
}

const KatAnswers ids{
    {"genesis", [](const std::string&) { return to_hex(sealed::encode(cast().genesis)); }},
    {"J", [](const std::string&) { return to_hex(cast().journal); }},
    {"J_private", [](const std::string&) { return to_hex(sealed::private_space(cast().journal, cast().ik_a)); }},
    {"J_mentors",
     [](const std::string&) {
       return to_hex(sealed::mentors_space(cast().journal, {cast().ik_a, cast().ik_b}));
     }},
    {"order.J_mentors",
     [](const std::string&) { return to_hex(sealed::mentors_space(cast().journal, three_falling())); }},
    {"order.members", [](const std::string&) { return to_hex(sealed::members_hash(three_falling())); }},
};

const KatAnswers cards{
    {"fingerprint", [](const std::string&) { return crypto::ssh_fingerprint(cast().card_a.export_key); }},
    {"x_proof", [](const std::string&) { return to_hex(cast().card_a.export_proof); }},
    {"card", card_of_a},
    {"card_id", [](const std::string&) { return to_hex(sealed::card_id(cast().card_a)); }},
    {"card_id.B", [](const std::string&) { return to_hex(sealed::card_id(cast().card_b)); }},
    {"cert", certificate_of_a},
    {"cert_id.A", [](const std::string&) { return to_hex(cast().rid_a); }},
    {"cert_id.B", [](const std::string&) { return to_hex(cast().rid_b); }},
    {"recovery_recipient",
     [](const std::string&) { return to_hex(sealed::recovery_recipient(cast().card_a.recovery)); }},
};

const KatAnswers tips{
    {"tip", [](const std::string&) { return to_hex(sealed::encode(cast().tip)); }},
    {"tips.falling", falling_tips},
    {"revocation", [](const std::string&) { return revoke_b(RevocationReason::lost, {cast().tip}); }},
    {"revocation.two", [](const std::string&) { return revoke_b(RevocationReason::replaced, greatest_tips(2)); }},
    {"revocation.none", [](const std::string&) { return revoke_b(RevocationReason::left, {}); }},
    {"end", [](const std::string&) { return end(cast().a.identity, 20460, {cast().tip}); }},
    {"end.two", [](const std::string&) { return end(cast().b.identity, 20460, greatest_tips(2)); }},
    {"end.taken_back", [](const std::string&) { return end(cast().b.identity, 20461, {}); }},
    {"move.sig", move_signature},
    {"not-asked",
     [](const std::string&) { return to_hex(journal::summary::give_not_asked(cast().b.identity, cast().journal).signature); }},
};

const KatAnswers rosters{
    {"roster.before", [](const std::string&) { return to_hex(sealed::members_hash({cast().ik_a})); }},
    {"roster.change", [](const std::string&) { return roster_bytes(add_b()); }},
    {"roster.sig", [](const std::string&) { return to_hex(sealed::sign_roster_change(add_b(), cast().a.identity)); }},
    {"roster.remove", [](const std::string&) { return roster_bytes(remove_c()); }},
    {"roster.leave", [](const std::string&) { return roster_bytes(leave_b()); }},
    {"roster.replace", [](const std::string&) { return roster_bytes(replace_b()); }},
    {"roster.void",
     [](const std::string&) {
       return to_hex(sealed::encode(sealed::RosterBody(sealed::RosterVoid{cast().journal, named<ChangeId>("change")})));
     }},
    {"change_id", [](const std::string&) { return to_hex(sealed::change_id(add_b())); }},
    {"change_id.remove", [](const std::string&) { return to_hex(sealed::change_id(remove_c())); }},
    {"change_id.leave", [](const std::string&) { return to_hex(sealed::change_id(leave_b())); }},
    {"change_id.replace", [](const std::string&) { return to_hex(sealed::change_id(replace_b())); }},
};

}  // namespace
}  // namespace candour::test
