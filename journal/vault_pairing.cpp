#include "journal/kinds/verification.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/sealed/relay_address.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

enum class Role : std::int64_t { inviter = 1, joiner = 2 };

// Follows the mailbox of these words from now on.
Result<> keep_rendezvous(Vault::State& state, const crypto::PairCode& code, std::string_view relay,
                         const RelayId& relay_id) {
  const auto root = pairing::pair_root(pairing::Purpose::invite_member, code);
  const auto secret = pairing::rendezvous_secret(root);
  const auto keys = pairing::rendezvous_keys(root);
  const auto controller = crypto::public_of(crypto::short_mailbox_controller(secret));
  CANDOUR_CHECK(store::keep_mailbox(state.database, {keys.id, std::string(relay), relay_id, {controller}, true, 0, 0}));
  return store::put_secret(state.database, "mailbox", keys.id, secret);
}

// A journal of one: made when its owner first invites (B12). The identity keys are open for this act only.
Result<> make_journal(Vault::State& state, const StepUpKeys& keys) {
  const sealed::Genesis genesis{state.me, crypto::random_bytes<32>()};
  const auto journal = sealed::journal_id(genesis);
  CANDOUR_TRY(const auto card, sealed::make_member_card(journal, sealed::derive_identity(keys.root), state.name));
  CANDOUR_TRY(const auto exchange, store::secret_names(state.database, "exchange"));
  const auto first_key = exchange.empty() ? std::nullopt : ExchangeKey::from(exchange.front());
  if (!first_key) return Error{ErrorCode::damaged, "find the device's key"};
  const auto certificate = sealed::make_certificate(
      {journal, {}, {}, *first_key, state.today().number, sealed::DeviceRole::admin}, keys.identity, state.device_seed);
  CANDOUR_CHECK(store::set_fact(state.database, fact::genesis, sealed::encode(genesis)));
  CANDOUR_CHECK(store::set_fact(state.database, fact::journal, journal));
  CANDOUR_CHECK(store::set_fact(state.database, fact::roster_start, state.me));
  CANDOUR_CHECK(store::put_secret(state.database, "space", journal, crypto::SpaceKey::random()));
  CANDOUR_CHECK(store::keep_card(state.database, card));
  return store::keep_certificate(state.database, certificate);
}

InvitationWords words_of(const pairing::InviterPairing& inviter, std::string_view relay, const RelayId& relay_id) {
  pairing::Invitation invitation{inviter.code().duplicate(), std::string(relay), relay_id};
  return {crypto::words_of(inviter.code().expose()), pairing::pasted_form(invitation)};
}

// True if somebody else is a member already and was heard.
bool has_partner(const Vault::State& state) {
  for (const auto& [device, certificate] : state.certificates) {
    if (certificate.contents.member != state.me && !state.graph.ends(device).empty()) return true;
  }
  return false;
}

Result<> begin_invitation(Vault::State& state, const StepUpKeys& keys, std::string_view relay,
                          const RelayId& relay_id) {
  CANDOUR_CHECK(drop_pairing(state));
  if (!state.journal) CANDOUR_CHECK(make_journal(state, keys));
  CANDOUR_CHECK(load(state));
  auto code = crypto::PairCode::random();
  CANDOUR_CHECK(keep_rendezvous(state, code, relay, relay_id));
  const pairing::InviterPairing::Terms terms{pairing::Purpose::invite_member, *state.journal, {},
                                             state.clock.wall() + pairing::pairing_lifetime};
  state.inviter.emplace(terms, std::move(code), pairing::PairingSecrets::draw(state.nonce_key, state.monotonic_ns()));
  return keep_pairing(state);
}

// Words that are typed again go on from where they were; other words begin anew.
Result<> begin_joining(Vault::State& state, pairing::Invitation& invitation, const RelayId& relay_id) {
  const bool is_same = state.joiner && equal(state.joiner->code().expose(), invitation.code.expose());
  if (is_same && state.joiner->stage() == pairing::JoinerPairing::Stage::asked) CANDOUR_CHECK(answer_invitation(state));
  if (is_same && state.joiner->stage() != pairing::JoinerPairing::Stage::ended) return keep_pairing(state);
  CANDOUR_CHECK(drop_pairing(state));
  CANDOUR_CHECK(keep_rendezvous(state, invitation.code, invitation.address, relay_id));
  state.inviter.reset();
  state.joiner.emplace(pairing::JoinerPairing::Terms{pairing::Purpose::invite_member, relay_id, state.clock.wall()},
                       std::move(invitation.code),
                       pairing::PairingSecrets::draw(state.nonce_key, state.monotonic_ns()));
  return keep_pairing(state);
}

PairingStage stage_of(const pairing::InviterPairing& inviter) {
  switch (inviter.stage()) {
    case pairing::InviterPairing::Stage::waiting: return PairingStage::invited;
    case pairing::InviterPairing::Stage::comparing: return PairingStage::comparing;
    case pairing::InviterPairing::Stage::matched: return PairingStage::matched;
    case pairing::InviterPairing::Stage::welcomed: return PairingStage::done;
    case pairing::InviterPairing::Stage::ended: return PairingStage::ended;
  }
  return PairingStage::none;
}

PairingStage stage_of(const pairing::JoinerPairing& joiner) {
  using Stage = pairing::JoinerPairing::Stage;
  switch (joiner.stage()) {
    case Stage::waiting:
    case Stage::asked:
    case Stage::answered: return PairingStage::joining;
    case Stage::comparing: return PairingStage::comparing;
    case Stage::matched: return PairingStage::matched;
    case Stage::opened: return PairingStage::done;
    case Stage::ended: return PairingStage::ended;
  }
  return PairingStage::none;
}

}  // namespace

Result<> keep_pairing(Vault::State& state) {
  const auto saved = state.inviter ? state.inviter->save() : state.joiner->save();
  const auto role = state.inviter ? Role::inviter : Role::joiner;
  CANDOUR_TRY(auto upsert, state.database.prepare("INSERT INTO pairing(one, role, state) VALUES(1, ?, ?) ON CONFLICT(one)"
                                                  " DO UPDATE SET role = excluded.role, state = excluded.state"));
  CANDOUR_CHECK(upsert.bind_all(static_cast<std::int64_t>(role), as_bytes(saved.expose())).run());
  const auto root = pairing::pair_root(pairing::Purpose::invite_member,
                                       state.inviter ? state.inviter->code() : state.joiner->code());
  const auto rendezvous = pairing::rendezvous_keys(root).id;
  for (auto& message : state.inviter ? state.inviter->messages() : state.joiner->messages()) {
    const auto id = crypto::envelope_id(message);
    CANDOUR_TRY(const bool is_there, store::stands_in_log(state.database, id));
    if (is_there) continue;
    CANDOUR_CHECK(store::put_in_outbox(state.database, {id, rendezvous, store::Way::at_once, false, std::move(message)}));
  }
  return {};
}

Result<> load_pairing(Vault::State& state) {
  state.inviter.reset();
  state.joiner.reset();
  CANDOUR_TRY(auto select, state.database.prepare("SELECT role, state FROM pairing"));
  CANDOUR_TRY(const bool found, select.step());
  if (!found) return {};
  if (static_cast<Role>(select.integer(0)) == Role::inviter) {
    CANDOUR_TRY(auto inviter, pairing::InviterPairing::restore(select.blob(1)));
    state.inviter.emplace(std::move(inviter));
  } else {
    CANDOUR_TRY(auto joiner, pairing::JoinerPairing::restore(select.blob(1)));
    state.joiner.emplace(std::move(joiner));
  }
  return {};
}

Result<> drop_pairing(Vault::State& state) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (!row.is_rendezvous) continue;
    CANDOUR_CHECK(store::drop_outbox_of(state.database, row.id));
    CANDOUR_CHECK(store::drop_mailbox(state.database, row.id));
    CANDOUR_CHECK(store::drop_secret(state.database, "mailbox", row.id));
  }
  CANDOUR_TRY(auto remove, state.database.prepare("DELETE FROM pairing"));
  return remove.run();
}

Result<> remember_verified(Vault::State& state, const MemberKey& partner) {
  CANDOUR_TRY(const auto verified, verified_members(state));
  if (verified.contains(partner)) return {};
  const auto* spec = kinds::registry().find(model::ItemKind::verification);
  CANDOUR_TRY(auto edits, edits_of_new(*spec, ItemId(crypto::random_bytes<16>()),
                                       {{kinds::verification::partner, partner},
                                        {kinds::verification::journal, to_bytes(*state.journal)},
                                        {kinds::verification::day, state.today()},
                                        {kinds::verification::how, model::Line{"pairing"}}}));
  CANDOUR_CHECK(save_in_transaction(state, std::move(edits)));
  return {};
}

Result<InvitationWords> Vault::invite(std::string_view relay, const RelayId& relay_id,
                                      const crypto::SecretText& passphrase) {
  auto& state = *state_;
  if (has_partner(state)) return Error{ErrorCode::already_paired, "invite somebody"};
  if (!sealed::is_relay_address(as_bytes(relay))) return Error{ErrorCode::bad_argument, "read the relay's address"};
  CANDOUR_TRY(const auto keys, state.step_up(passphrase));
  CANDOUR_CHECK(in_one_transaction(state, [&] { return begin_invitation(state, keys, relay, relay_id); }));
  return words_of(*state.inviter, relay, relay_id);
}

InvitationCheck Vault::check_invitation(std::string_view words_or_pasted, std::string_view relay) {
  const auto reading = pairing::looks_pasted(words_or_pasted) ? pairing::read_pasted(words_or_pasted)
                                                              : pairing::read_heard(words_or_pasted, relay);
  return {reading.fault, reading.position, reading.invitation.address, reading.invitation.relay_id};
}

Result<> Vault::join(std::string_view words_or_pasted, std::string_view relay, const RelayId& relay_id,
                     const crypto::SecretText& passphrase) {
  auto& state = *state_;
  if (state.roster.present.size() > 1) return Error{ErrorCode::already_paired, "join somebody"};
  auto reading = pairing::looks_pasted(words_or_pasted) ? pairing::read_pasted(words_or_pasted)
                                                        : pairing::read_heard(words_or_pasted, relay);
  if (reading.fault == pairing::InvitationFault::bad_address) return Error{ErrorCode::bad_argument, "read an address"};
  if (reading.fault != pairing::InvitationFault::none) return Error{ErrorCode::words_not_known, "read an invitation"};
  auto& invitation = reading.invitation;
  if (invitation.relay_id && *invitation.relay_id != relay_id) return Error{ErrorCode::wrong_relay, "join somebody"};
  if (state.journal) {
    CANDOUR_CHECK(state.step_up(passphrase));
    CANDOUR_CHECK(drop_attempt(state, passphrase));
  }
  CANDOUR_TRY(auto keys, state.step_up(passphrase));
  state.keys_for_joining = std::move(keys);
  return in_one_transaction(state, [&] { return begin_joining(state, invitation, relay_id); });
}

PairingView Vault::pairing() const {
  PairingView view;
  if (state_->inviter) {
    const auto& inviter = *state_->inviter;
    view.stage = stage_of(inviter);
    view.end = inviter.end();
    view.is_inviter = true;
    view.tries_left = inviter.tries_left();
    view.not_after = inviter.terms().not_after;
    if (view.stage == PairingStage::comparing) view.read_aloud = inviter.half_to_read();
    if (view.stage == PairingStage::comparing || view.stage == PairingStage::matched) {
      view.partner_name = model::visible(inviter.joining().card->name, model::Layout::one_line);
    }
  } else if (state_->joiner) {
    const auto& joiner = *state_->joiner;
    view.stage = stage_of(joiner);
    view.end = joiner.end();
    view.tries_left = joiner.tries_left();
    view.not_after = joiner.terms().started + pairing::pairing_lifetime;
    view.needs_passphrase = joiner.stage() == pairing::JoinerPairing::Stage::asked && !state_->keys_for_joining;
    if (view.stage == PairingStage::comparing) view.read_aloud = joiner.half_to_read();
  } else if (state_->roster.present.size() > 1) {
    view.stage = PairingStage::done;
  }
  return view;
}

Result<> Vault::stop_pairing() {
  auto& state = *state_;
  if (!state.inviter && !state.joiner) return Error{ErrorCode::pairing_ended, "stop a pairing"};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(drop_pairing(state));
  CANDOUR_CHECK(transaction.commit());
  return load_pairing(state);
}

Result<std::vector<MailboxView>> Vault::mailboxes() const {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_->database));
  std::vector<MailboxView> views;
  for (const auto& row : rows) {
    CANDOUR_TRY(const auto secret, store::get_secret<crypto::MailboxSecret>(state_->database, "mailbox", row.id));
    if (secret.empty()) return Error{ErrorCode::damaged, "find a mailbox's key"};
    auto keys = crypto::mailbox_keys(secret, row.controllers);
    views.push_back({row.id, row.address, row.relay_id, std::move(keys.read), std::move(keys.write), row.controllers,
                     row.log_epoch, row.after, row.is_rendezvous});
  }
  return views;
}

}  // namespace candour::journal
