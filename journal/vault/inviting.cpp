#include "journal/vault/inviting.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/mailbox.hpp"
#include "journal/model/time.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/monotonic.hpp"

namespace candour::journal {

namespace {

using store::AttemptStep;

constexpr std::uint32_t roster_offer_days = 14;

// Nothing of the journal's own mailbox waits to be read back.
Result<bool> is_all_read_back(Pairing::State& state) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  return std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return state.members.mailbox == row.mailbox; });
}

Result<> took(Pairing::State& state, AttemptStep step) {
  state.attempt->step = step;
  return store::save_attempt(state.database, *state.attempt);
}

// The journal's mailbox belongs to both from its first moment: its name is made of both controllers.
Result<> make_mailbox(Pairing::State& state, const crypto::ControllerSeed& controller) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto rendezvous = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.is_rendezvous; });
  if (rendezvous == rows.end()) return Error{ErrorCode::pairing_ended, "find the rendezvous"};
  const auto secret = crypto::MailboxSecret::random();
  std::vector<ControllerKey> controllers{crypto::public_of(controller), state.attempt->card.controller};
  std::sort(controllers.begin(), controllers.end());
  const auto mailbox = crypto::mailbox_keys(secret, controllers).id;
  CANDOUR_CHECK(store::put_secret(state.database, "mailbox", mailbox, secret));
  CANDOUR_CHECK(store::save_mailbox(
      state.database, {mailbox, rendezvous->address, rendezvous->relay_id, std::move(controllers), false, 0, 0}));
  state.others.follow(mailbox);
  return {};
}

// The recipients of the first commit: the devices of the roster, and the joiner's, who counts as a member for it (B3).
sealed::Recipients recipients_of(const Pairing::State& state, const ExchangeKey& own_new_key) {
  sealed::Recipients recipients;
  for (const auto& [device, certificate] : state.members.certificates) {
    if (!state.members.roster.present.contains(certificate.contents.member)) continue;
    recipients[sealed::cert_id(certificate)] =
        device == state.self.device ? own_new_key : certificate.contents.exchange;
  }
  const auto& joiner = state.attempt->certificate;
  recipients[sealed::cert_id(joiner)] = joiner.contents.exchange;
  return recipients;
}

Result<> commit_for_both(Pairing::State& state) {
  if (!state.members.certificates.contains(state.self.device)) {
    return Error{ErrorCode::damaged, "find the own certificate"};
  }
  const auto new_key = crypto::ExchangeSecret::random();
  const auto new_public = crypto::public_of(new_key);
  const auto recipients = recipients_of(state, new_public);
  const auto secrets = sealed::fresh_commit_secrets(state.self.nonce_key, monotonic_ns(state.clock), recipients.size());
  CANDOUR_TRY(auto made, sealed::make_commit(state.members.everyone(), state.self.device, state.members.psk,
                                             sealed::next_epoch_number(0), new_public, recipients, secrets));
  CANDOUR_CHECK(store::put_secret(state.database, "exchange", new_public, new_key));
  CANDOUR_CHECK(state.others.seal(sealed::RecordKind::commit, sealed::encode(made.commit)));
  return took(state, AttemptStep::commit);
}

Result<> announce_both(Pairing::State& state) {
  const auto say = [&](sealed::IdentityObject type, const Bytes& object) {
    return state.others.seal(sealed::RecordKind::identity, sealed::encode(sealed::IdentityBody{type, object}));
  };
  const auto roster = state.members.roster;
  const auto own_devices = state.members.certificates;
  for (const auto& [member, card] : roster.ever) {
    CANDOUR_CHECK(say(sealed::IdentityObject::member_card, sealed::encode(card)));
  }
  CANDOUR_CHECK(say(sealed::IdentityObject::member_card, sealed::encode(state.attempt->card)));
  for (const auto& [device, certificate] : own_devices) {
    CANDOUR_CHECK(say(sealed::IdentityObject::certificate, sealed::encode(certificate)));
  }
  CANDOUR_CHECK(say(sealed::IdentityObject::certificate, sealed::encode(state.attempt->certificate)));
  CANDOUR_CHECK(state.others.seal(sealed::RecordKind::roster, state.attempt->change));
  CANDOUR_CHECK(state.others.fold_members());
  return took(state, AttemptStep::change);
}

Result<> add_mailbox(Pairing::State& state, pairing::Welcome& welcome) {
  CANDOUR_TRY(welcome.mailbox,
              store::get_secret<crypto::MailboxSecret>(state.database, "mailbox", *state.members.mailbox));
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (row.id != *state.members.mailbox) continue;
    welcome.relay_id = row.relay_id;
    welcome.relay = row.address;
  }
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.members.mailbox));
  welcome.log_epoch = position.log_epoch;
  welcome.log_n = position.n;
  welcome.log_digest = position.digest;
  return {};
}

// Who is in it is what the fold says, which the joiner is part of by now.
Result<pairing::Welcome> welcome_of(Pairing::State& state) {
  pairing::Welcome welcome;
  CANDOUR_TRY(const auto genesis, store::get_fact(state.database, fact::genesis));
  if (!genesis) return Error{ErrorCode::damaged, "find the journal's beginning"};
  CANDOUR_TRY(welcome.genesis, sealed::parse_genesis(*genesis));
  for (const auto& [member, card] : state.members.roster.ever) {
    welcome.members.push_back({pairing::MemberStatus::member, {}, card});
  }
  std::vector<sealed::Tip> ends;
  for (const auto& [device, certificate] : state.members.certificates) {
    welcome.devices.push_back({certificate, false, {}});
    const auto of_device = state.others.ends_of(device);
    ends.insert(ends.end(), of_device.begin(), of_device.end());
  }
  welcome.spaces.push_back(
      {pairing::SpaceType::everyone, state.members.everyone(), state.members.psk.duplicate(), std::move(ends)});
  CANDOUR_CHECK(add_mailbox(state, welcome));
  return welcome;
}

Result<> send_welcome(Pairing::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto welcome, welcome_of(state));
  CANDOUR_CHECK(state.handshake.inviter()->send_welcome(welcome, state.self.device_seed));
  CANDOUR_CHECK(state.others.remember_verified(state.attempt->card.member));
  CANDOUR_CHECK(took(state, AttemptStep::welcome));
  absorbed.pairing_moved = true;
  return state.keep();
}

bool has_commit(const Pairing::State& state) {
  return std::any_of(state.members.epochs.begin(), state.members.epochs.end(),
                     [&](const auto& epoch) { return epoch.made_by == state.self.device; });
}

bool has_joiner(const Pairing::State& state) {
  const auto& card = state.attempt->card;
  const auto known = state.members.roster.ever.find(card.member);
  return known != state.members.roster.ever.end() && known->second == card &&
         state.members.roster.present.contains(card.member) &&
         state.members.certificates.contains(state.attempt->certificate.contents.device);
}

// A step that led to nothing is not tried again: it would lead to nothing each time.
Result<> end_without_effect(Pairing::State& state) {
  state.handshake.inviter()->stop(PairingEnd::no_effect);
  return state.close_if_ended();
}

Result<> take_next_step(Pairing::State& state, Absorbed& absorbed) {
  switch (state.attempt->step) {
    case AttemptStep::matched:
      return commit_for_both(state);
    case AttemptStep::commit:
      return has_commit(state) ? announce_both(state) : end_without_effect(state);
    case AttemptStep::change:
    case AttemptStep::welcome:  // made for other words before
      return has_joiner(state) ? send_welcome(state, absorbed) : end_without_effect(state);
  }
  return {};
}

// The Welcome lies at the rendezvous: nothing more goes there.
Result<> leave_rendezvous(Pairing::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  const bool is_waiting =
      std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.mailbox != *state.members.mailbox; });
  if (is_waiting) return {};
  CANDOUR_CHECK(state.drop());
  absorbed.pairing_moved = true;
  return {};
}

// A record of the joiner's device is here: the words, if there are any, are over, and the journal is shared.
Result<> finish(Pairing::State& state, Absorbed& absorbed) {
  CANDOUR_CHECK(state.others.remember_verified(state.attempt->card.member));
  CANDOUR_CHECK(state.drop());
  CANDOUR_CHECK(store::drop_attempt_row(state.database));
  CANDOUR_CHECK(store::drop_fact(state.database, fact::roster_change));
  state.attempt.reset();
  absorbed.pairing_moved = true;
  absorbed.is_newly_paired = true;
  return {};
}

}  // namespace

Result<> save_match(Pairing::State& state, const StepUpKeys& keys) {
  // Exactly this card matched before: it goes on from the kept step.
  if (CANDOUR_DEFENCE("112", state.attempt.has_value())) return {};
  const auto& joining = state.handshake.inviter()->joining();
  const auto change = sealed::add_member(*state.members.journal, {state.self.me}, *joining.card,
                                         state.handshake.inviter()->binding().t1_hash,
                                         model::today_here(state.clock).number + roster_offer_days);
  const sealed::SignedRosterChange body{change, sealed::sign_roster_change(change, keys.identity)};
  state.attempt = store::Attempt{AttemptStep::matched, *joining.card, joining.certificate,
                                 sealed::encode(sealed::RosterBody(body))};
  CANDOUR_CHECK(store::save_attempt(state.database, *state.attempt));
  return make_mailbox(state, keys.controller);
}

Result<> go_on_inviting(Pairing::State& state, Absorbed& absorbed) {
  if (!state.attempt) return {};
  if (state.members.heard.contains(state.attempt->card.member)) return finish(state, absorbed);
  if (state.handshake.inviter() == nullptr || !state.members.mailbox) return {};
  if (state.handshake.inviter()->stage() == pairing::InviterPairing::Stage::welcomed) {
    return leave_rendezvous(state, absorbed);
  }
  if (state.handshake.inviter()->stage() != pairing::InviterPairing::Stage::matched) return {};
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.members.mailbox));
  CANDOUR_TRY(const bool is_read_back, is_all_read_back(state));
  if (position.log_epoch == 0 || !is_read_back) return {};
  absorbed.has_urgent = true;
  return take_next_step(state, absorbed);
}

void adopt_attempt(Pairing::State& state, Bytes change) {
  if (state.attempt || !state.is_founder() || !state.members.mailbox) return;
  using Stage = pairing::InviterPairing::Stage;
  const auto* inviter = state.handshake.inviter();
  const auto stage = inviter != nullptr ? inviter->stage() : Stage::ended;
  if (stage == Stage::matched || stage == Stage::welcomed) {
    const auto& joining = state.handshake.inviter()->joining();
    auto step = state.members.epochs.empty() ? AttemptStep::matched : AttemptStep::commit;
    if (state.members.roster.present.contains(joining.card->member)) step = AttemptStep::change;
    if (stage == Stage::welcomed) step = AttemptStep::welcome;
    state.attempt = store::Attempt{step, *joining.card, joining.certificate, std::move(change)};
    return;
  }
  for (const auto& [device, certificate] : state.members.certificates) {
    const auto& member = certificate.contents.member;
    if (member == state.self.me || state.members.heard.contains(member) ||
        !state.members.roster.present.contains(member)) {
      continue;
    }
    state.attempt =
        store::Attempt{AttemptStep::welcome, state.members.roster.ever.at(member), certificate, std::move(change)};
    return;
  }
}

}  // namespace candour::journal
