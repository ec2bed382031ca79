// The inviter's side from the match on: each step is taken once, the last one is kept, and what a step should have led
// to is looked for in the fold before the next (protocol.md B3.5, B12).
#include "base/defence.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

using store::AttemptStep;

constexpr std::uint32_t roster_offer_days = 14;

// Nothing of the journal's own mailbox waits to be read back.
Result<bool> is_all_read_back(Vault::State& state) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  return std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return state.mailbox == row.mailbox; });
}

Result<> took(Vault::State& state, AttemptStep step) {
  state.attempt->step = step;
  return store::keep_attempt(state.database, *state.attempt);
}

// The journal's mailbox belongs to both from its first moment: its name is made of both controllers.
Result<> make_mailbox(Vault::State& state, const crypto::ControllerSeed& controller) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto rendezvous = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.is_rendezvous; });
  if (rendezvous == rows.end()) return Error{ErrorCode::pairing_ended, "find the rendezvous"};
  const auto secret = crypto::MailboxSecret::random();
  std::vector<ControllerKey> controllers{crypto::public_of(controller), state.attempt->card.controller};
  std::sort(controllers.begin(), controllers.end());
  const auto mailbox = crypto::mailbox_keys(secret, controllers).id;
  CANDOUR_CHECK(store::put_secret(state.database, "mailbox", mailbox, secret));
  CANDOUR_CHECK(store::keep_mailbox(state.database, {mailbox, rendezvous->address, rendezvous->relay_id,
                                                     std::move(controllers), false, 0, 0}));
  state.mailbox = mailbox;
  return {};
}

// The recipients of the first commit: the devices of the roster, and the joiner's, who counts as a member for it (B3).
sealed::Recipients recipients_of(const Vault::State& state, const ExchangeKey& own_new_key) {
  sealed::Recipients recipients;
  for (const auto& [device, certificate] : state.certificates) {
    if (!state.roster.present.contains(certificate.contents.member)) continue;
    recipients[sealed::cert_id(certificate)] = device == state.device ? own_new_key : certificate.contents.exchange;
  }
  const auto& joiner = state.attempt->certificate;
  recipients[sealed::cert_id(joiner)] = joiner.contents.exchange;
  return recipients;
}

Result<> commit_for_both(Vault::State& state) {
  if (!state.certificates.contains(state.device)) return Error{ErrorCode::damaged, "find the own certificate"};
  const auto new_key = crypto::ExchangeSecret::random();
  const auto new_public = crypto::public_of(new_key);
  const auto recipients = recipients_of(state, new_public);
  const auto secrets = sealed::fresh_commit_secrets(state.nonce_key, state.monotonic_ns(), recipients.size());
  CANDOUR_TRY(auto made, sealed::make_commit(state.everyone(), state.device, state.psk, sealed::next_epoch_number(0),
                                             new_public, recipients, secrets));
  CANDOUR_CHECK(store::put_secret(state.database, "exchange", new_public, new_key));
  CANDOUR_CHECK(seal_act(state, sealed::RecordKind::commit, sealed::encode(made.commit), When::at_once,
                         state.today().number));
  return took(state, AttemptStep::commit);
}

Result<> announce_both(Vault::State& state) {
  const auto say = [&](sealed::IdentityObject type, const Bytes& object) -> Result<> {
    CANDOUR_CHECK(seal_act(state, sealed::RecordKind::identity, sealed::encode(sealed::IdentityBody{type, object}),
                           When::at_once, state.today().number));
    return {};
  };
  const auto roster = state.roster;
  const auto own_devices = state.certificates;
  for (const auto& [member, card] : roster.ever) {
    CANDOUR_CHECK(say(sealed::IdentityObject::member_card, sealed::encode(card)));
  }
  CANDOUR_CHECK(say(sealed::IdentityObject::member_card, sealed::encode(state.attempt->card)));
  for (const auto& [device, certificate] : own_devices) {
    CANDOUR_CHECK(say(sealed::IdentityObject::certificate, sealed::encode(certificate)));
  }
  CANDOUR_CHECK(say(sealed::IdentityObject::certificate, sealed::encode(state.attempt->certificate)));
  CANDOUR_CHECK(seal_act(state, sealed::RecordKind::roster, state.attempt->change, When::at_once,
                         state.today().number));
  CANDOUR_CHECK(fold_members(state));
  return took(state, AttemptStep::change);
}

Result<> add_mailbox(Vault::State& state, pairing::Welcome& welcome) {
  CANDOUR_TRY(welcome.mailbox, store::get_secret<crypto::MailboxSecret>(state.database, "mailbox", *state.mailbox));
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (row.id != *state.mailbox) continue;
    welcome.relay_id = row.relay_id;
    welcome.relay = row.address;
  }
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.mailbox));
  welcome.log_epoch = position.log_epoch;
  welcome.log_n = position.n;
  welcome.log_digest = position.digest;
  return {};
}

// Who is in it is what the fold says, which the joiner is part of by now.
Result<pairing::Welcome> welcome_of(Vault::State& state) {
  pairing::Welcome welcome;
  CANDOUR_TRY(const auto genesis, store::get_fact(state.database, fact::genesis));
  if (!genesis) return Error{ErrorCode::damaged, "find the journal's beginning"};
  CANDOUR_TRY(welcome.genesis, sealed::parse_genesis(*genesis));
  for (const auto& [member, card] : state.roster.ever) {
    welcome.members.push_back({pairing::MemberStatus::member, {}, card});
  }
  std::vector<sealed::Tip> ends;
  for (const auto& [device, certificate] : state.certificates) {
    welcome.devices.push_back({certificate, false, {}});
    const auto of_device = state.graph.ends(device);
    ends.insert(ends.end(), of_device.begin(), of_device.end());
  }
  welcome.spaces.push_back({pairing::SpaceType::everyone, state.everyone(), state.psk.duplicate(), std::move(ends)});
  CANDOUR_CHECK(add_mailbox(state, welcome));
  return welcome;
}

Result<> send_welcome(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto welcome, welcome_of(state));
  CANDOUR_CHECK(state.inviter->send_welcome(welcome, state.device_seed));
  CANDOUR_CHECK(remember_verified(state, state.attempt->card.member));
  CANDOUR_CHECK(took(state, AttemptStep::welcome));
  absorbed.pairing_moved = true;
  return keep_pairing(state);
}

bool has_commit(const Vault::State& state) {
  return std::any_of(state.epochs.begin(), state.epochs.end(),
                     [&](const auto& epoch) { return epoch.made_by == state.device; });
}

bool has_joiner(const Vault::State& state) {
  const auto& card = state.attempt->card;
  const auto known = state.roster.ever.find(card.member);
  return known != state.roster.ever.end() && known->second == card && state.roster.present.contains(card.member) &&
         state.certificates.contains(state.attempt->certificate.contents.device);
}

// A step that led to nothing is not tried again: it would lead to nothing each time.
Result<> end_without_effect(Vault::State& state) {
  state.inviter->stop(PairingEnd::no_effect);
  return close_if_ended(state);
}

Result<> take_next_step(Vault::State& state, Absorbed& absorbed) {
  switch (state.attempt->step) {
    case AttemptStep::matched: return commit_for_both(state);
    case AttemptStep::commit: return has_commit(state) ? announce_both(state) : end_without_effect(state);
    case AttemptStep::change:
    case AttemptStep::welcome:  // made for other words before
      return has_joiner(state) ? send_welcome(state, absorbed) : end_without_effect(state);
  }
  return {};
}

// The Welcome lies at the rendezvous: nothing more goes there.
Result<> leave_rendezvous(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  const bool is_waiting =
      std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.mailbox != *state.mailbox; });
  if (is_waiting) return {};
  CANDOUR_CHECK(drop_pairing(state));
  absorbed.pairing_moved = true;
  return {};
}

// A record of the joiner's device is here: the words, if there are any, are over, and the journal is shared.
Result<> finish(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_CHECK(remember_verified(state, state.attempt->card.member));
  CANDOUR_CHECK(drop_pairing(state));
  CANDOUR_CHECK(store::drop_attempt_row(state.database));
  CANDOUR_CHECK(store::drop_fact(state.database, fact::roster_change));
  state.attempt.reset();
  absorbed.pairing_moved = true;
  absorbed.is_newly_paired = true;
  return {};
}

}  // namespace

Result<> keep_match(Vault::State& state, const StepUpKeys& keys) {
  // Exactly this card matched before: it goes on from the kept step.
  if (CANDOUR_DEFENCE("112", state.attempt.has_value())) return {};
  const auto& joining = state.inviter->joining();
  const auto change = sealed::add_member(*state.journal, {state.me}, *joining.card, state.inviter->binding().t1_hash,
                                         state.today().number + roster_offer_days);
  const sealed::SignedRosterChange body{change, sealed::sign_roster_change(change, keys.identity)};
  state.attempt = store::Attempt{AttemptStep::matched, *joining.card, joining.certificate,
                                 sealed::encode(sealed::RosterBody(body))};
  CANDOUR_CHECK(store::keep_attempt(state.database, *state.attempt));
  return make_mailbox(state, keys.controller);
}

Result<> go_on_inviting(Vault::State& state, Absorbed& absorbed) {
  if (!state.attempt) return {};
  if (state.heard.contains(state.attempt->card.member)) return finish(state, absorbed);
  if (!state.inviter || !state.mailbox) return {};
  if (state.inviter->stage() == pairing::InviterPairing::Stage::welcomed) return leave_rendezvous(state, absorbed);
  if (state.inviter->stage() != pairing::InviterPairing::Stage::matched) return {};
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.mailbox));
  CANDOUR_TRY(const bool is_read_back, is_all_read_back(state));
  if (position.log_epoch == 0 || !is_read_back) return {};
  absorbed.has_urgent = true;
  return take_next_step(state, absorbed);
}

void adopt_attempt(Vault::State& state, Bytes change) {
  if (state.attempt || !state.is_founder() || !state.mailbox) return;
  using Stage = pairing::InviterPairing::Stage;
  const auto stage = state.inviter ? state.inviter->stage() : Stage::ended;
  if (stage == Stage::matched || stage == Stage::welcomed) {
    const auto& joining = state.inviter->joining();
    auto step = state.epochs.empty() ? AttemptStep::matched : AttemptStep::commit;
    if (state.roster.present.contains(joining.card->member)) step = AttemptStep::change;
    if (stage == Stage::welcomed) step = AttemptStep::welcome;
    state.attempt = store::Attempt{step, *joining.card, joining.certificate, std::move(change)};
    return;
  }
  for (const auto& [device, certificate] : state.certificates) {
    const auto& member = certificate.contents.member;
    if (member == state.me || state.heard.contains(member) || !state.roster.present.contains(member)) continue;
    state.attempt =
        store::Attempt{AttemptStep::welcome, state.roster.ever.at(member), certificate, std::move(change)};
    return;
  }
}

}  // namespace candour::journal
