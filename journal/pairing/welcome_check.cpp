#include <algorithm>
#include <set>

#include "crypto/sign.hpp"
#include "journal/pairing/welcome.hpp"

namespace candour::pairing {

namespace {

const WelcomeMember* find_member(const Welcome& welcome, const MemberKey& key) {
  for (const auto& member : welcome.members)
    if (member.card.member == key) return &member;
  return nullptr;
}

std::vector<MemberKey> present_members(const Welcome& welcome) {
  std::vector<MemberKey> out;
  for (const auto& member : welcome.members)
    if (member.status == MemberStatus::member) out.push_back(member.card.member);
  return out;
}

// The Genesis IK and the owners of all devices are members ever.
bool names_its_people(const Welcome& welcome) {
  return find_member(welcome, welcome.genesis.creator) != nullptr &&
         std::all_of(welcome.devices.begin(), welcome.devices.end(), [&welcome](const WelcomeDevice& device) {
           return find_member(welcome, device.certificate.contents.member) != nullptr;
         });
}

bool names_the_joiner(const Welcome& welcome, const WelcomeExpectation& expected) {
  const auto* self = find_member(welcome, expected.certificate.member);
  if (self == nullptr || (expected.card && self->card != *expected.card)) return false;
  return std::any_of(welcome.devices.begin(), welcome.devices.end(), [&expected](const WelcomeDevice& device) {
    return device.certificate.contents == expected.certificate;
  });
}

// The member whose unrevoked, present and sufficient device sent this; nothing if there is none.
std::optional<MemberKey> rightful_inviter(const Welcome& welcome, const WelcomeExpectation& expected) {
  for (const auto& device : welcome.devices) {
    const auto& contents = device.certificate.contents;
    if (contents.device != welcome.inviter || device.is_revoked) continue;
    const auto* owner = find_member(welcome, contents.member);
    if (owner == nullptr || owner->status != MemberStatus::member) return std::nullopt;
    if (welcome.purpose != Purpose::rejoin && contents.role != sealed::DeviceRole::admin) return std::nullopt;
    if (welcome.purpose == Purpose::link_device && contents.member != expected.subject) return std::nullopt;
    return contents.member;
  }
  return std::nullopt;
}

bool belongs_to(Purpose purpose, SpaceType type) {
  switch (purpose) {
    case Purpose::invite_member:
    case Purpose::recover:
    case Purpose::replace:
      return type == SpaceType::everyone;
    case Purpose::link_device:
      return true;
    case Purpose::rejoin:
      return type != SpaceType::mine;
    case Purpose::mentors:
      return type == SpaceType::mentors;
  }
  return false;
}

// True if `id` is the mentors' space of a set of present members that holds `needed`. Members are at most five, yet
// the list is a stranger's: above that no set is tried.
bool is_mentors_space(const SpaceId& id, const Welcome& welcome, const JournalId& journal,
                      const std::set<MemberKey>& needed) {
  const auto present = present_members(welcome);
  if (present.size() > 5) return false;
  for (unsigned mask = 0; mask < 1u << present.size(); ++mask) {
    std::vector<MemberKey> chosen;
    for (std::size_t i = 0; i < present.size(); ++i)
      if (mask >> i & 1) chosen.push_back(present[i]);
    const std::set<MemberKey> set(chosen.begin(), chosen.end());
    const bool holds_needed = std::includes(set.begin(), set.end(), needed.begin(), needed.end());
    if (chosen.size() >= 2 && holds_needed && sealed::mentors_space(journal, chosen) == id) return true;
  }
  return false;
}

bool has_right_spaces(const Welcome& welcome, const WelcomeExpectation& expected, const MemberKey& inviter) {
  const auto& self = expected.certificate.member;
  const auto& journal = expected.journal;
  return std::all_of(welcome.spaces.begin(), welcome.spaces.end(), [&](const WelcomeSpace& space) {
    if (!belongs_to(welcome.purpose, space.type)) return false;
    if (space.type == SpaceType::everyone) return space.id == sealed::everyone_space(journal);
    if (space.type == SpaceType::mine) return space.id == sealed::private_space(journal, self);
    return is_mentors_space(space.id, welcome, journal, {self, inviter});
  });
}

bool is_signed(const Welcome& welcome, ByteView bytes, const PairingBinding& binding) {
  const auto before = bytes.first(bytes.size() - Signature::size);
  return crypto::verify(welcome.inviter, welcome.signature, crypto::SignLabel::pair_inviter,
                        {as_bytes(name_of(binding.purpose)), binding.handshake, binding.t1_hash, before});
}

}  // namespace

WelcomeFault check_welcome(const Welcome& welcome, ByteView bytes, const WelcomeExpectation& expected) {
  // The signature first: what a stranger says about a relay is nothing to talk about.
  if (bytes.size() < Signature::size || !is_signed(welcome, bytes, expected.binding)) return WelcomeFault::not_for_us;
  if (welcome.purpose != expected.binding.purpose || sealed::journal_id(welcome.genesis) != expected.journal)
    return WelcomeFault::not_for_us;
  if (!names_its_people(welcome) || !names_the_joiner(welcome, expected)) return WelcomeFault::not_for_us;
  const auto inviter = rightful_inviter(welcome, expected);
  if (!inviter || !has_right_spaces(welcome, expected, *inviter)) return WelcomeFault::not_for_us;
  return welcome.relay_id == expected.relay_id ? WelcomeFault::none : WelcomeFault::wrong_relay;
}

}  // namespace candour::pairing
