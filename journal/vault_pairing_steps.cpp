#include "journal/sealed/bodies.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

constexpr std::uint32_t roster_offer_days = 14;

pairing::KnownPeople known_people(const Vault::State& state) {
  pairing::KnownPeople people;
  for (const auto& [member, card] : state.cards) {
    bool is_heard = member == state.me;
    for (const auto& [device, certificate] : state.certificates) {
      if (certificate.contents.member == member && !state.graph.ends(device).empty()) is_heard = true;
    }
    people.ever.push_back({card, state.roster.present.contains(member), is_heard});
  }
  return people;
}

// Nothing of the journal's own mailbox waits to be read back.
Result<bool> is_all_read_back(Vault::State& state) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  return std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return state.mailbox == row.mailbox; });
}

// The first commit names both devices; the joiner counts as a member for it (B3).
Result<> commit_for_both(Vault::State& state, const sealed::Certificate& joiner) {
  const auto own = state.certificates.find(state.device);
  if (own == state.certificates.end()) return Error{ErrorCode::damaged, "find the own certificate"};
  const auto new_key = crypto::ExchangeSecret::random();
  const auto new_public = crypto::public_of(new_key);
  const sealed::Recipients recipients{{sealed::cert_id(own->second), new_public},
                                      {sealed::cert_id(joiner), joiner.contents.exchange}};
  const auto secrets = sealed::fresh_commit_secrets(state.nonce_key, state.monotonic_ns(), recipients.size());
  CANDOUR_TRY(auto made, sealed::make_commit(state.everyone(), state.device, state.psk, sealed::next_epoch_number(0),
                                             new_public, recipients, secrets));
  CANDOUR_CHECK(store::put_secret(state.database, "exchange", new_public, new_key));
  CANDOUR_CHECK(seal_act(state, sealed::RecordKind::commit, sealed::encode(made.commit), When::at_once,
                         state.today().number));
  return {};
}

Result<> announce_both(Vault::State& state, ByteView signed_roster_change) {
  const auto say = [&](sealed::IdentityObject type, Bytes object) -> Result<> {
    CANDOUR_CHECK(seal_act(state, sealed::RecordKind::identity, sealed::encode(sealed::IdentityBody{type, object}),
                           When::at_once, state.today().number));
    return {};
  };
  const auto cards = state.cards;
  for (const auto& [member, card] : cards) CANDOUR_CHECK(say(sealed::IdentityObject::member_card, sealed::encode(card)));
  const auto certificates = state.certificates;
  for (const auto& [device, certificate] : certificates) {
    CANDOUR_CHECK(say(sealed::IdentityObject::certificate, sealed::encode(certificate)));
  }
  CANDOUR_CHECK(seal_act(state, sealed::RecordKind::roster, signed_roster_change, When::at_once, state.today().number));
  return {};
}

Result<pairing::Welcome> welcome_of(Vault::State& state) {
  pairing::Welcome welcome;
  CANDOUR_TRY(const auto genesis, store::get_fact(state.database, fact::genesis));
  if (!genesis) return Error{ErrorCode::damaged, "find the journal's beginning"};
  CANDOUR_TRY(welcome.genesis, sealed::parse_genesis(*genesis));
  for (const auto& [member, card] : state.cards) welcome.members.push_back({pairing::MemberStatus::member, {}, card});
  std::vector<sealed::Tip> ends;
  for (const auto& [device, certificate] : state.certificates) {
    welcome.devices.push_back({certificate, false, {}});
    const auto of_device = state.graph.ends(device);
    ends.insert(ends.end(), of_device.begin(), of_device.end());
  }
  welcome.spaces.push_back({pairing::SpaceType::everyone, state.everyone(), state.psk.duplicate(), std::move(ends)});
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
  return welcome;
}

Result<> finish_inviting(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_TRY(const auto rows, store::outbox(state.database));
  const bool is_waiting =
      std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.mailbox != *state.mailbox; });
  if (is_waiting) return {};
  CANDOUR_CHECK(drop_pairing(state));
  state.inviter.reset();
  absorbed.pairing_moved = true;
  return {};
}

// The joiner's card and certificate are known from the match on; the roster change waits until the commit was read back.
Result<> keep_match(Vault::State& state, const StepUpKeys& keys) {
  const auto& joining = state.inviter->joining();
  const auto binding = state.inviter->binding();
  const auto change = sealed::add_member(*state.journal, {state.me}, *joining.card, binding.t1_hash,
                                         state.today().number + roster_offer_days);
  const sealed::SignedRosterChange body{change, sealed::sign_roster_change(change, keys.identity)};
  CANDOUR_CHECK(store::set_fact(state.database, fact::roster_change, sealed::encode(sealed::RosterBody(body))));
  CANDOUR_CHECK(store::keep_card(state.database, *joining.card));
  CANDOUR_CHECK(store::keep_certificate(state.database, joining.certificate));
  if (state.mailbox) return load_members(state);
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto rendezvous = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row.is_rendezvous; });
  if (rendezvous == rows.end()) return Error{ErrorCode::pairing_ended, "find the rendezvous"};
  const auto secret = crypto::MailboxSecret::random();
  std::vector<ControllerKey> controllers{crypto::public_of(keys.controller), joining.card->controller};
  std::sort(controllers.begin(), controllers.end());
  const auto mailbox = crypto::mailbox_keys(secret, controllers).id;
  CANDOUR_CHECK(store::put_secret(state.database, "mailbox", mailbox, secret));
  CANDOUR_CHECK(store::keep_mailbox(state.database, {mailbox, rendezvous->address, rendezvous->relay_id,
                                                     std::move(controllers), false, 0, 0}));
  state.mailbox = mailbox;
  return load_members(state);
}

Result<> close_if_ended(Vault::State& state) {
  const bool ended = state.inviter ? state.inviter->stage() == pairing::InviterPairing::Stage::ended
                                   : state.joiner->stage() == pairing::JoinerPairing::Stage::ended;
  if (!ended) return {};
  state.keys_for_joining.reset();
  CANDOUR_CHECK(drop_pairing(state));
  return keep_pairing(state);  // why it ended is still to be told
}

}  // namespace

Result<> pairing_received(Vault::State& state, const EnvelopeId&, ByteView envelope, Absorbed& absorbed) {
  if (!state.inviter && !state.joiner) return {};
  const auto event = state.inviter ? state.inviter->receive(envelope, known_people(state), state.clock.wall())
                                   : state.joiner->receive(envelope, state.clock.wall());
  if (event == pairing::PairingEvent::nothing) return {};
  absorbed.pairing_moved = true;
  if (event == pairing::PairingEvent::journal_found && state.keys_for_joining) CANDOUR_CHECK(answer_invitation(state));
  if (event == pairing::PairingEvent::welcome_opened) return take_welcome(state, absorbed);
  CANDOUR_CHECK(keep_pairing(state));
  absorbed.has_urgent = true;
  return close_if_ended(state);
}

Result<> pairing_read_back(Vault::State& state, Absorbed& absorbed) {
  if (!state.inviter || !state.journal || !state.mailbox) return {};
  if (state.inviter->stage() == pairing::InviterPairing::Stage::welcomed) return finish_inviting(state, absorbed);
  if (state.inviter->stage() != pairing::InviterPairing::Stage::matched) return {};
  CANDOUR_TRY(const auto position, store::log_position(state.database, *state.mailbox));
  CANDOUR_TRY(const bool is_read_back, is_all_read_back(state));
  if (position.log_epoch == 0 || !is_read_back) return {};
  absorbed.has_urgent = true;
  const auto& joining = state.inviter->joining();
  if (state.epochs.empty()) return commit_for_both(state, joining.certificate);
  if (!state.roster.present.contains(joining.card->member)) {
    CANDOUR_TRY(const auto change, store::get_fact(state.database, fact::roster_change));
    if (!change) return Error{ErrorCode::damaged, "find the roster change"};
    return announce_both(state, *change);
  }
  CANDOUR_TRY(const auto welcome, welcome_of(state));
  CANDOUR_CHECK(state.inviter->send_welcome(welcome, state.device_seed));
  CANDOUR_CHECK(remember_verified(state, joining.card->member));
  absorbed.pairing_moved = true;
  absorbed.is_newly_paired = true;
  return keep_pairing(state);
}

Result<pairing::PairingEvent> Vault::type_half(std::string_view number_half, const crypto::SecretText& passphrase) {
  auto& state = *state_;
  CANDOUR_TRY(const auto keys, state.step_up(passphrase));
  const auto now = state.clock.wall();
  const auto event = state.inviter ? state.inviter->type_half(number_half, now) : state.joiner->type_half(number_half, now);
  if (event == pairing::PairingEvent::not_a_number) return event;
  if (event == pairing::PairingEvent::matched && state.inviter) CANDOUR_CHECK(keep_match(state, keys));
  if (event == pairing::PairingEvent::welcome_opened) {
    Absorbed absorbed;
    CANDOUR_CHECK(take_welcome(state, absorbed));
    return event;
  }
  CANDOUR_CHECK(keep_pairing(state));
  CANDOUR_CHECK(close_if_ended(state));
  return event;
}

Result<PairingView> Vault::confirm(std::string_view number_half, const crypto::SecretText& passphrase) {
  if (pairing().stage != PairingStage::comparing) return Error{ErrorCode::pairing_waits, "compare the number"};
  CANDOUR_TRY(const auto event, in_one_transaction(*state_, [&] { return type_half(number_half, passphrase); }));
  if (event == pairing::PairingEvent::not_a_number) return Error{ErrorCode::bad_argument, "read the number"};
  if (event == pairing::PairingEvent::wrong_number) return Error{ErrorCode::wrong_number, "compare the number"};
  if (event == pairing::PairingEvent::ended) return Error{ErrorCode::pairing_ended, "compare the number"};
  return pairing();
}

}  // namespace candour::journal
