#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

// Whom the fold knows. Somebody whose number matched before, and nobody else, may answer new words.
pairing::KnownPeople known_people(const Vault::State& state) {
  pairing::KnownPeople people;
  for (const auto& [member, card] : state.roster.ever) {
    const bool is_heard = member == state.me || state.heard.contains(member);
    people.ever.push_back({card, state.roster.present.contains(member), is_heard});
  }
  if (state.attempt) people.only = pairing::KnownJoiner{state.attempt->card, state.attempt->certificate};
  return people;
}

// Words do not outlive their seven days, whether somebody answers or not.
Result<> pass_time(Vault::State& state, Absorbed& absorbed) {
  const auto now = state.clock.wall();
  const bool is_over = (state.inviter && state.inviter->pass_time(now) == pairing::PairingEvent::ended) ||
                       (state.joiner && state.joiner->pass_time(now) == pairing::PairingEvent::ended);
  if (!is_over) return {};
  absorbed.pairing_moved = true;
  return close_if_ended(state);
}

}  // namespace

Result<> pairing_received(Vault::State& state, ByteView envelope, Absorbed& absorbed) {
  if (!state.inviter && !state.joiner) return {};
  const auto event = state.inviter ? state.inviter->receive(envelope, known_people(state), state.clock.wall())
                                   : state.joiner->receive(envelope, state.clock.wall());
  if (event == pairing::PairingEvent::nothing) return {};
  absorbed.pairing_moved = true;
  if (event == pairing::PairingEvent::journal_found && state.keys_for_joining) CANDOUR_CHECK(answer_invitation(state));
  if (event == pairing::PairingEvent::welcome_opened) return take_welcome(state);
  absorbed.has_urgent = true;
  return close_if_ended(state);
}

Result<> pairing_read_back(Vault::State& state, const PageView& page, Absorbed& absorbed) {
  CANDOUR_CHECK(pass_time(state, absorbed));
  CANDOUR_CHECK(go_on_inviting(state, absorbed));
  return greet(state, page, absorbed);
}

Result<pairing::PairingEvent> Vault::type_half(std::string_view number_half, const crypto::Passphrase& passphrase) {
  auto& state = *state_;
  CANDOUR_TRY(const auto keys, state.step_up(passphrase));
  const auto now = state.clock.wall();
  const auto event = state.inviter ? state.inviter->type_half(number_half, now) : state.joiner->type_half(number_half, now);
  if (event == pairing::PairingEvent::not_a_number) return event;
  if (event == pairing::PairingEvent::matched && state.inviter) CANDOUR_CHECK(keep_match(state, keys));
  if (event == pairing::PairingEvent::welcome_opened) {
    CANDOUR_CHECK(take_welcome(state));
    return event;
  }
  CANDOUR_CHECK(close_if_ended(state));
  return event;
}

Result<PairingView> Vault::confirm(std::string_view number_half, const crypto::Passphrase& passphrase) {
  switch (pairing().stage) {
    case PairingStage::none: return Error{ErrorCode::not_paired, "compare the number"};
    case PairingStage::invited:
    case PairingStage::joining:
    case PairingStage::matched: return Error{ErrorCode::pairing_waits, "compare the number"};
    case PairingStage::done: return Error{ErrorCode::already_paired, "compare the number"};
    case PairingStage::ended: return Error{ErrorCode::pairing_ended, "compare the number"};
    case PairingStage::comparing: break;
  }
  CANDOUR_TRY(const auto event, in_one_transaction(*state_, [&] { return type_half(number_half, passphrase); }));
  if (event == pairing::PairingEvent::not_a_number) return Error{ErrorCode::bad_argument, "read the number"};
  if (event == pairing::PairingEvent::wrong_number) return Error{ErrorCode::wrong_number, "compare the number"};
  if (event == pairing::PairingEvent::ended) return Error{ErrorCode::pairing_ended, "compare the number"};
  return pairing();
}

}  // namespace candour::journal
