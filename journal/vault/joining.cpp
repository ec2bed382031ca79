#include "journal/vault/joining.hpp"

#include <algorithm>

#include "base/codec.hpp"
#include "crypto/mailbox.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/fact_names.hpp"

namespace candour::journal {

namespace {

// The card and certificate for one journal are made once and used again when a pairing broke off (B3).
Result<std::pair<sealed::MemberCard, sealed::Certificate>> own_papers(Pairing::State& state, const JournalId& journal) {
  CANDOUR_TRY(const auto kept_card, store::get_fact(state.database, fact::joining_card));
  CANDOUR_TRY(const auto kept_certificate, store::get_fact(state.database, fact::joining_certificate));
  if (kept_card && kept_certificate) {
    auto card = sealed::parse_member_card(*kept_card, journal);
    auto certificate = sealed::parse_certificate(*kept_certificate, journal);
    if (card && certificate) return std::pair(std::move(*card), *certificate);
  }
  CANDOUR_TRY(auto papers, state.new_papers(journal, *state.keys_for_joining));
  CANDOUR_CHECK(store::set_fact(state.database, fact::joining_card, sealed::encode(papers.first)));
  CANDOUR_CHECK(store::set_fact(state.database, fact::joining_certificate, sealed::encode(papers.second)));
  return papers;
}

Result<> keep_people(Pairing::State& state, const pairing::Welcome& welcome) {
  for (const auto& member : welcome.members) {
    if (member.status != pairing::MemberStatus::member) continue;
    CANDOUR_CHECK(store::save_first_card(state.database, member.card));
  }
  for (const auto& device : welcome.devices) CANDOUR_CHECK(store::save_certificate(state.database, device.certificate));
  return {};
}

Result<> keep_space(Pairing::State& state, const pairing::Welcome& welcome) {
  Bytes tips;
  for (const auto& space : welcome.spaces) {
    CANDOUR_CHECK(store::put_secret(state.database, "space", space.id, space.key));
    for (const auto& tip : space.ends) append(tips, tip.env_id);
  }
  return store::set_fact(state.database, fact::welcome_tips, tips);
}

Result<> keep_journal_mailbox(Pairing::State& state, const pairing::Welcome& welcome) {
  std::vector<ControllerKey> controllers;
  for (const auto& member : welcome.members) {
    if (member.status == pairing::MemberStatus::member) controllers.push_back(member.card.controller);
  }
  std::sort(controllers.begin(), controllers.end());
  const auto id = crypto::mailbox_keys(welcome.mailbox, controllers).id;
  CANDOUR_CHECK(store::put_secret(state.database, "mailbox", id, welcome.mailbox));
  return store::save_mailbox(state.database,
                             {id, welcome.relay, welcome.relay_id, std::move(controllers), false, 0, 0});
}

}  // namespace

Result<> answer_invitation(Pairing::State& state) {
  CANDOUR_TRY(const auto papers, own_papers(state, state.handshake.joiner()->opening().journal));
  CANDOUR_CHECK(state.handshake.joiner()->answer(papers.first, papers.second, state.keys_for_joining->identity));
  state.keys_for_joining.reset();
  return {};
}

Result<> take_welcome(Pairing::State& state) {
  const auto joiner = std::move(*state.handshake.joiner());  // outlives the handshake, which goes here
  const auto& welcome = joiner.welcome();
  const auto journal = sealed::journal_id(welcome.genesis);
  MemberKey partner;
  for (const auto& device : welcome.devices) {
    if (device.certificate.contents.device == welcome.inviter) partner = device.certificate.contents.member;
  }
  CANDOUR_CHECK(store::set_fact(state.database, fact::genesis, sealed::encode(welcome.genesis)));
  CANDOUR_CHECK(store::set_fact(state.database, fact::journal, journal));
  CANDOUR_CHECK(keep_people(state, welcome));
  CANDOUR_CHECK(keep_space(state, welcome));
  CANDOUR_CHECK(keep_journal_mailbox(state, welcome));
  CANDOUR_CHECK(state.drop());
  CANDOUR_CHECK(state.others.reread());
  return state.others.remember_verified(partner);
}

Result<> greet(Pairing::State& state, const PageView& page, Absorbed& absorbed) {
  if (page.mailbox != state.members.mailbox || state.is_founder() || !state.others.is_shared() ||
      state.members.heard.contains(state.self.me)) {
    return {};
  }
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.members.mailbox));
  if (position.log_epoch != page.log_epoch || position.n < page.head) return {};
  CANDOUR_CHECK(state.others.say_alive());
  absorbed.has_urgent = true;
  absorbed.pairing_moved = true;
  absorbed.is_newly_paired = true;
  return {};
}

Result<bool> came_after_welcome(Pairing::State& state) {
  if (state.has_come_since_welcome) return true;
  std::set<EnvelopeId> tips;
  CANDOUR_TRY(const auto packed, store::get_fact(state.database, fact::welcome_tips));
  if (packed) {
    Reader in(*packed);
    while (!in.rest().empty()) tips.insert(in.id<EnvelopeId>());
  }
  for (const auto& [device, certificate] : state.members.certificates) {
    if (certificate.contents.member == state.self.me) continue;
    for (const auto& end : state.others.ends_of(device)) {
      if (!tips.contains(end.env_id)) state.has_come_since_welcome = true;
    }
  }
  return state.has_come_since_welcome;
}

}  // namespace candour::journal
