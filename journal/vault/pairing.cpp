#include "journal/vault/pairing.hpp"

#include "base/relay_address.hpp"
#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "crypto/words.hpp"
#include "journal/pairing/invitation.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/inviting.hpp"
#include "journal/vault/joining.hpp"
#include "journal/vault/monotonic.hpp"

namespace candour::journal {

namespace {

// Follows the mailbox of these words from now on.
Result<> keep_rendezvous(Pairing::State& state, const crypto::PairCode& code, std::string_view relay,
                         const RelayId& relay_id) {
  const auto root = pairing::pair_root(pairing::Purpose::invite_member, code);
  const auto secret = pairing::rendezvous_secret(root);
  const auto keys = pairing::rendezvous_keys(root);
  const auto controller = crypto::public_of(crypto::short_mailbox_controller(secret));
  CANDOUR_CHECK(store::save_mailbox(state.database, {keys.id, std::string(relay), relay_id, {controller}, true, 0, 0}));
  return store::put_secret(state.database, "mailbox", keys.id, secret);
}

// A journal of one: made when its owner first invites (B12). The identity keys are open for this act only.
Result<> make_journal(Pairing::State& state, const StepUpKeys& keys) {
  const sealed::Genesis genesis{state.self.me, crypto::random_bytes<32>()};
  const auto journal = sealed::journal_id(genesis);
  CANDOUR_TRY(const auto papers, state.new_papers(journal, keys));
  CANDOUR_CHECK(store::set_fact(state.database, fact::genesis, sealed::encode(genesis)));
  CANDOUR_CHECK(store::set_fact(state.database, fact::journal, journal));
  CANDOUR_CHECK(store::put_secret(state.database, "space", journal, crypto::SpaceKey::random()));
  CANDOUR_CHECK(store::save_first_card(state.database, papers.first));
  CANDOUR_CHECK(store::save_certificate(state.database, papers.second));
  return state.others.reread();
}

InvitationWords words_of(const pairing::InviterPairing& inviter, std::string_view relay, const RelayId& relay_id) {
  pairing::Invitation invitation{inviter.code().duplicate(), std::string(relay), relay_id};
  return {crypto::words_of(inviter.code().expose()), pairing::pasted_form(invitation)};
}

Result<> begin_invitation(Pairing::State& state, const StepUpKeys& keys, std::string_view relay,
                          const RelayId& relay_id) {
  CANDOUR_CHECK(state.drop());
  if (!state.members.journal) CANDOUR_CHECK(make_journal(state, keys));
  auto code = crypto::PairCode::random();
  CANDOUR_CHECK(keep_rendezvous(state, code, relay, relay_id));
  const pairing::InviterPairing::Terms terms{
      pairing::Purpose::invite_member, *state.members.journal, {}, state.clock.wall() + pairing::pairing_lifetime};
  state.handshake = Handshake(pairing::InviterPairing(
      terms, std::move(code), pairing::PairingSecrets::draw(state.self.nonce_key, monotonic_ns(state.clock))));
  return state.keep();
}

// Words that are typed again go on from where they were; other words begin anew.
Result<> begin_joining(Pairing::State& state, pairing::Invitation& invitation, const RelayId& relay_id) {
  const auto* joiner = state.handshake.joiner();
  const bool is_same = joiner != nullptr && equal(joiner->code().expose(), invitation.code.expose());
  if (is_same && joiner->stage() == pairing::JoinerPairing::Stage::asked) CANDOUR_CHECK(answer_invitation(state));
  if (is_same && joiner->stage() != pairing::JoinerPairing::Stage::ended) return state.keep();
  CANDOUR_CHECK(state.drop());
  CANDOUR_CHECK(keep_rendezvous(state, invitation.code, invitation.address, relay_id));
  const pairing::JoinerPairing::Terms terms{pairing::Purpose::invite_member, relay_id, state.clock.wall()};
  state.handshake =
      Handshake(pairing::JoinerPairing(terms, std::move(invitation.code),
                                       pairing::PairingSecrets::draw(state.self.nonce_key, monotonic_ns(state.clock))));
  return state.keep();
}

// Whether another pairing may begin, and what becomes of the one before.
Result<> may_begin(Pairing::State& state, OpenAttempt open) {
  if (!state.members.journal) return {};
  const Error waits{ErrorCode::pairing_waits, "begin another pairing"};
  if (state.is_founder()) {
    if (state.others.is_shared()) return Error{ErrorCode::already_paired, "begin another pairing"};
    return state.attempt && open == OpenAttempt::ask ? waits : Result<>();
  }
  CANDOUR_TRY(const bool is_under_way, came_after_welcome(state));
  if (is_under_way) return Error{ErrorCode::already_paired, "begin another pairing"};
  return open == OpenAttempt::give_up ? Result<>() : waits;
}

// What is here of a journal cannot be gone on with: given up by a word, joined, or left behind by an older program that
// kept no attempt.
bool must_be_given_up(const Pairing::State& state, OpenAttempt open) {
  if (!state.members.journal) return false;
  return !state.is_founder() || (state.attempt ? open == OpenAttempt::give_up : state.members.mailbox.has_value());
}

// A pairing that goes on keeps its mailbox, so the words must lie at the same relay.
Result<> stay_at_relay(Pairing::State& state, std::string_view relay, const RelayId& relay_id) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (row.id != state.members.mailbox) continue;
    if (row.relay_id != relay_id) return Error{ErrorCode::wrong_relay, "go on with a pairing"};
    return store::set_address(state.database, row.id, relay);
  }
  return {};
}

}  // namespace

Result<InvitationWords> Pairing::invite(std::string_view relay, const RelayId& relay_id,
                                        const crypto::Passphrase& passphrase, OpenAttempt open) {
  auto& state = state_;
  CANDOUR_CHECK(may_begin(state, open));
  if (!parse_relay_address(relay)) return Error{ErrorCode::bad_argument, "read the relay's address"};
  CANDOUR_TRY(auto keys, state.others.step_up(passphrase));
  if (must_be_given_up(state, open)) {
    CANDOUR_CHECK(state.others.give_up_journal(passphrase));
    CANDOUR_TRY(keys, state.others.step_up(passphrase));
  }
  const auto begun = state.transactions.run([&]() -> Result<> {
    CANDOUR_CHECK(stay_at_relay(state, relay, relay_id));
    return begin_invitation(state, keys, relay, relay_id);
  });
  if (!begun) return begun.error();
  return words_of(*state.handshake.inviter(), relay, relay_id);
}

Result<std::optional<InvitationWords>> Pairing::invitation_words() const {
  if (view().stage != PairingStage::invited) return std::optional<InvitationWords>();
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.database));
  for (const auto& row : rows) {
    if (row.is_rendezvous) return std::optional(words_of(*state_.handshake.inviter(), row.address, row.relay_id));
  }
  return std::optional<InvitationWords>();
}

InvitationCheck Pairing::check_invitation(std::string_view words_or_pasted, std::string_view relay) {
  const auto reading = pairing::looks_pasted(words_or_pasted) ? pairing::read_pasted(words_or_pasted)
                                                              : pairing::read_heard(words_or_pasted, relay);
  return {reading.fault, reading.position, reading.invitation.address, reading.invitation.relay_id};
}

Result<> Pairing::join(std::string_view words_or_pasted, std::string_view relay, const RelayId& relay_id,
                       const crypto::Passphrase& passphrase, OpenAttempt open) {
  auto& state = state_;
  CANDOUR_CHECK(may_begin(state, open == OpenAttempt::give_up ? open : OpenAttempt::ask));
  auto reading = pairing::looks_pasted(words_or_pasted) ? pairing::read_pasted(words_or_pasted)
                                                        : pairing::read_heard(words_or_pasted, relay);
  if (reading.fault == pairing::InvitationFault::bad_address) return Error{ErrorCode::bad_argument, "read an address"};
  if (reading.fault != pairing::InvitationFault::none) return Error{ErrorCode::words_not_known, "read an invitation"};
  auto& invitation = reading.invitation;
  if (invitation.relay_id && *invitation.relay_id != relay_id) return Error{ErrorCode::wrong_relay, "join somebody"};
  if (state.members.journal) {
    CANDOUR_CHECK(state.others.step_up(passphrase));
    CANDOUR_CHECK(state.others.give_up_journal(passphrase));
  }
  CANDOUR_TRY(auto keys, state.others.step_up(passphrase));
  state.keys_for_joining = std::move(keys);
  return state.transactions.run([&] { return begin_joining(state, invitation, relay_id); });
}

Result<> Pairing::stop() {
  auto& state = state_;
  if (!state.handshake.is_begun()) return Error{ErrorCode::pairing_ended, "stop a pairing"};
  state.keys_for_joining.reset();
  return state.transactions.run([&] { return state.drop(); });
}

namespace {

// No handshake is under way: what an earlier one has led to.
void view_result(const Pairing::State& state, PairingView& view) {
  if (state.attempt) {
    view.is_inviter = true;
    const bool is_welcomed = state.attempt->step == store::AttemptStep::welcome;
    view.stage = is_welcomed ? PairingStage::matched : PairingStage::ended;
    if (!is_welcomed) view.end = PairingEnd::stopped;
  } else if (state.others.is_shared()) {
    view.stage = PairingStage::done;
  } else if (state.members.journal && !state.is_founder()) {
    view.stage = PairingStage::matched;
    view.is_reading = true;
  }
}

// Somebody else than oneself who belongs to a journal that was joined.
std::string other_member(const Pairing::State& state) {
  for (const auto& [member, card] : state.members.roster.ever) {
    if (member != state.self.me) return shown_name(card);
  }
  return {};
}

}  // namespace

PairingView Pairing::view() const {
  PairingView view;
  if (state_.handshake.is_begun()) {
    state_.handshake.tell(view, state_.clock.wall());
  } else {
    view_result(state_, view);
  }
  const auto* joiner = state_.handshake.joiner();
  view.needs_passphrase =
      joiner != nullptr && joiner->stage() == pairing::JoinerPairing::Stage::asked && !state_.keys_for_joining;
  view.has_open_attempt = state_.attempt.has_value();
  if (state_.attempt && view.partner_name.empty()) view.partner_name = shown_name(state_.attempt->card);
  if (state_.members.journal && !state_.is_founder() && joiner == nullptr) {
    const auto came = came_after_welcome(state_);
    view.may_give_up = came && !*came;
    view.partner_name = other_member(state_);
  }
  return view;
}

namespace {

Result<pairing::PairingEvent> type_half(Pairing::State& state, std::string_view number_half,
                                        const crypto::Passphrase& passphrase) {
  CANDOUR_TRY(const auto keys, state.others.step_up(passphrase));
  const auto event = state.handshake.type_half(number_half, state.clock.wall());
  if (event == pairing::PairingEvent::not_a_number) return event;
  if (event == pairing::PairingEvent::matched && state.handshake.inviter() != nullptr) {
    CANDOUR_CHECK(save_match(state, keys));
  }
  if (event == pairing::PairingEvent::welcome_opened) {
    CANDOUR_CHECK(take_welcome(state));
    return event;
  }
  CANDOUR_CHECK(state.close_if_ended());
  return event;
}

}  // namespace

Result<PairingView> Pairing::confirm(std::string_view number_half, const crypto::Passphrase& passphrase) {
  switch (view().stage) {
    case PairingStage::none:
      return Error{ErrorCode::not_paired, "compare the number"};
    case PairingStage::invited:
    case PairingStage::joining:
    case PairingStage::matched:
      return Error{ErrorCode::pairing_waits, "compare the number"};
    case PairingStage::done:
      return Error{ErrorCode::already_paired, "compare the number"};
    case PairingStage::ended:
      return Error{ErrorCode::pairing_ended, "compare the number"};
    case PairingStage::comparing:
      break;
  }
  CANDOUR_TRY(const auto event, state_.transactions.run([&] { return type_half(state_, number_half, passphrase); }));
  if (event == pairing::PairingEvent::not_a_number) return Error{ErrorCode::bad_argument, "read the number"};
  if (event == pairing::PairingEvent::wrong_number) return Error{ErrorCode::wrong_number, "compare the number"};
  if (event == pairing::PairingEvent::ended) return Error{ErrorCode::pairing_ended, "compare the number"};
  return view();
}

}  // namespace candour::journal
