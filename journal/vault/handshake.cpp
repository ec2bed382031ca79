// The handshake as it is kept between two runs of the program, and as a screen shows it.
#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

using store::PairingRole;

PairingStage stage_of(const pairing::InviterPairing& inviter) {
  switch (inviter.stage()) {
    case pairing::InviterPairing::Stage::waiting: return PairingStage::invited;
    case pairing::InviterPairing::Stage::comparing: return PairingStage::comparing;
    case pairing::InviterPairing::Stage::matched:
    case pairing::InviterPairing::Stage::welcomed: return PairingStage::matched;
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
    case Stage::matched:
    case Stage::opened: return PairingStage::matched;
    case Stage::ended: return PairingStage::ended;
  }
  return PairingStage::none;
}

std::string shown_name(const sealed::MemberCard& card) { return model::visible(card.name, model::Layout::one_line); }

void view_inviter(const Vault::State& state, PairingView& view) {
  const auto& inviter = *state.inviter;
  view.stage = stage_of(inviter);
  view.end = inviter.end();
  view.is_inviter = true;
  view.tries_left = inviter.tries_left();
  view.not_after = inviter.terms().not_after;
  const bool is_open = view.stage == PairingStage::invited || view.stage == PairingStage::comparing;
  if (is_open && state.clock.wall() > view.not_after) {
    view.stage = PairingStage::ended;
    view.end = PairingEnd::expired;
  }
  if (view.stage == PairingStage::comparing) view.read_aloud = inviter.half_to_read();
  if (view.stage == PairingStage::comparing || view.stage == PairingStage::matched) {
    view.partner_name = shown_name(*inviter.joining().card);
  }
}

void view_joiner(const Vault::State& state, PairingView& view) {
  const auto& joiner = *state.joiner;
  view.stage = stage_of(joiner);
  view.end = joiner.end();
  view.tries_left = joiner.tries_left();
  view.not_after = joiner.terms().started + pairing::pairing_lifetime;
  view.needs_passphrase = joiner.stage() == pairing::JoinerPairing::Stage::asked && !state.keys_for_joining;
  if (view.stage == PairingStage::comparing) view.read_aloud = joiner.half_to_read();
}

// No handshake is under way: what an earlier one has led to.
void view_result(const Vault::State& state, PairingView& view) {
  if (state.attempt) {
    view.is_inviter = true;
    const bool is_welcomed = state.attempt->step == store::AttemptStep::welcome;
    view.stage = is_welcomed ? PairingStage::matched : PairingStage::ended;
    if (!is_welcomed) view.end = PairingEnd::stopped;
  } else if (is_shared(state)) {
    view.stage = PairingStage::done;
  } else if (state.journal && !state.is_founder()) {
    view.stage = PairingStage::matched;
    view.is_reading = true;
  }
}

// Somebody else than oneself who belongs to a journal that was joined.
std::string other_member(const Vault::State& state) {
  for (const auto& [member, card] : state.roster.ever) {
    if (member != state.me) return shown_name(card);
  }
  return {};
}

}  // namespace

PairingView Vault::pairing() const {
  PairingView view;
  const auto& state = *state_;
  if (state.inviter) {
    view_inviter(state, view);
  } else if (state.joiner) {
    view_joiner(state, view);
  } else {
    view_result(state, view);
  }
  view.has_open_attempt = state.attempt.has_value();
  if (state.attempt && view.partner_name.empty()) view.partner_name = shown_name(state.attempt->card);
  if (state.journal && !state.is_founder() && !state.joiner) {
    const auto came = came_after_welcome(*state_);
    view.may_give_up = came && !*came;
    view.partner_name = other_member(state);
  }
  return view;
}

Result<> keep_pairing(Vault::State& state) {
  const auto saved = state.inviter ? state.inviter->save() : state.joiner->save();
  CANDOUR_CHECK(
      store::keep_handshake(state.database, state.inviter ? PairingRole::inviter : PairingRole::joiner, saved));
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
  CANDOUR_CHECK(store::with_handshake(state.database, [&](PairingRole role, ByteView saved) -> Result<> {
    if (role == PairingRole::inviter) {
      CANDOUR_TRY(auto inviter, pairing::InviterPairing::restore(saved));
      state.inviter.emplace(std::move(inviter));
    } else {
      CANDOUR_TRY(auto joiner, pairing::JoinerPairing::restore(saved));
      state.joiner.emplace(std::move(joiner));
    }
    return {};
  }));
  if (!state.journal) return {};
  CANDOUR_TRY(state.attempt, store::attempt(state.database, *state.journal));
  CANDOUR_TRY(auto change, store::get_fact(state.database, fact::roster_change));
  adopt_attempt(state, change ? std::move(*change) : Bytes{});
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
  CANDOUR_CHECK(store::drop_handshake(state.database));
  state.inviter.reset();
  state.joiner.reset();
  return {};
}

Result<> close_if_ended(Vault::State& state) {
  const bool ended = state.inviter ? state.inviter->stage() == pairing::InviterPairing::Stage::ended
                                   : state.joiner->stage() == pairing::JoinerPairing::Stage::ended;
  if (!ended) return keep_pairing(state);
  auto inviter = std::move(state.inviter);
  auto joiner = std::move(state.joiner);
  state.keys_for_joining.reset();
  CANDOUR_CHECK(drop_pairing(state));
  state.inviter = std::move(inviter);
  state.joiner = std::move(joiner);
  return keep_pairing(state);  // why it ended is still to be told
}

}  // namespace candour::journal
