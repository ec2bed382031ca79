#include "base/relay_address.hpp"
#include "journal/kinds/verification.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

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
  CANDOUR_CHECK(store::put_secret(state.database, "space", journal, crypto::SpaceKey::random()));
  CANDOUR_CHECK(store::keep_first_card(state.database, card));
  CANDOUR_CHECK(store::keep_certificate(state.database, certificate));
  return load(state);
}

InvitationWords words_of(const pairing::InviterPairing& inviter, std::string_view relay, const RelayId& relay_id) {
  pairing::Invitation invitation{inviter.code().duplicate(), std::string(relay), relay_id};
  return {crypto::words_of(inviter.code().expose()), pairing::pasted_form(invitation)};
}

Result<> begin_invitation(Vault::State& state, const StepUpKeys& keys, std::string_view relay,
                          const RelayId& relay_id) {
  CANDOUR_CHECK(drop_pairing(state));
  if (!state.journal) CANDOUR_CHECK(make_journal(state, keys));
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
  state.joiner.emplace(pairing::JoinerPairing::Terms{pairing::Purpose::invite_member, relay_id, state.clock.wall()},
                       std::move(invitation.code),
                       pairing::PairingSecrets::draw(state.nonce_key, state.monotonic_ns()));
  return keep_pairing(state);
}

// Whether another pairing may begin, and what becomes of the one before.
Result<> may_begin(Vault::State& state, OpenAttempt open) {
  if (!state.journal) return {};
  const Error waits{ErrorCode::pairing_waits, "begin another pairing"};
  if (state.is_founder()) {
    if (is_shared(state)) return Error{ErrorCode::already_paired, "begin another pairing"};
    return state.attempt && open == OpenAttempt::ask ? waits : Result<>();
  }
  CANDOUR_TRY(const bool is_under_way, came_after_welcome(state));
  if (is_under_way) return Error{ErrorCode::already_paired, "begin another pairing"};
  return open == OpenAttempt::give_up ? Result<>() : waits;
}

// What is here of a journal cannot be gone on with: given up by a word, joined, or left behind by an older program that
// kept no attempt.
bool must_be_given_up(const Vault::State& state, OpenAttempt open) {
  if (!state.journal) return false;
  return !state.is_founder() || (state.attempt ? open == OpenAttempt::give_up : state.mailbox.has_value());
}

// A pairing that goes on keeps its mailbox, so the words must lie at the same relay.
Result<> stay_at_relay(Vault::State& state, std::string_view relay, const RelayId& relay_id) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (row.id != state.mailbox) continue;
    if (row.relay_id != relay_id) return Error{ErrorCode::wrong_relay, "go on with a pairing"};
    return store::set_address(state.database, row.id, relay);
  }
  return {};
}

}  // namespace

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
                                      const crypto::Passphrase& passphrase, OpenAttempt open) {
  auto& state = *state_;
  CANDOUR_CHECK(may_begin(state, open));
  if (!parse_relay_address(relay)) return Error{ErrorCode::bad_argument, "read the relay's address"};
  CANDOUR_TRY(auto keys, state.step_up(passphrase));
  if (must_be_given_up(state, open)) {
    CANDOUR_CHECK(drop_attempt(state, passphrase));
    CANDOUR_TRY(keys, state.step_up(passphrase));
  }
  const auto begun = in_one_transaction(state, [&]() -> Result<> {
    CANDOUR_CHECK(stay_at_relay(state, relay, relay_id));
    return begin_invitation(state, keys, relay, relay_id);
  });
  if (!begun) return begun.error();
  return words_of(*state.inviter, relay, relay_id);
}

Result<std::optional<InvitationWords>> Vault::invitation_words() const {
  if (pairing().stage != PairingStage::invited) return std::optional<InvitationWords>();
  CANDOUR_TRY(const auto rows, store::mailboxes(state_->database));
  for (const auto& row : rows) {
    if (row.is_rendezvous) return std::optional(words_of(*state_->inviter, row.address, row.relay_id));
  }
  return std::optional<InvitationWords>();
}

InvitationCheck Vault::check_invitation(std::string_view words_or_pasted, std::string_view relay) {
  const auto reading = pairing::looks_pasted(words_or_pasted) ? pairing::read_pasted(words_or_pasted)
                                                              : pairing::read_heard(words_or_pasted, relay);
  return {reading.fault, reading.position, reading.invitation.address, reading.invitation.relay_id};
}

Result<> Vault::join(std::string_view words_or_pasted, std::string_view relay, const RelayId& relay_id,
                     const crypto::Passphrase& passphrase, OpenAttempt open) {
  auto& state = *state_;
  CANDOUR_CHECK(may_begin(state, open == OpenAttempt::give_up ? open : OpenAttempt::ask));
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

Result<> Vault::stop_pairing() {
  auto& state = *state_;
  if (!state.inviter && !state.joiner) return Error{ErrorCode::pairing_ended, "stop a pairing"};
  state.keys_for_joining.reset();
  return in_one_transaction(state, [&] { return drop_pairing(state); });
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
