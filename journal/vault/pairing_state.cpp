#include "journal/vault/pairing_state.hpp"

#include "crypto/aead.hpp"
#include "journal/model/time.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/inviting.hpp"
#include "journal/vault/joining.hpp"

namespace candour::journal {

namespace {

// Whom the fold knows. Somebody whose number matched before, and nobody else, may answer new words.
pairing::KnownPeople known_people(const Pairing::State& state) {
  pairing::KnownPeople people;
  for (const auto& [member, card] : state.members.roster.ever) {
    const bool is_heard = member == state.self.me || state.members.heard.contains(member);
    people.ever.push_back({card, state.members.roster.present.contains(member), is_heard});
  }
  if (state.attempt) people.only = pairing::KnownJoiner{state.attempt->card, state.attempt->certificate};
  return people;
}

// Words do not outlive their seven days, whether somebody answers or not.
Result<> pass_time(Pairing::State& state, Absorbed& absorbed) {
  if (state.handshake.pass_time(state.clock.wall()) != pairing::PairingEvent::ended) return {};
  absorbed.pairing_moved = true;
  return state.close_if_ended();
}

}  // namespace

Result<> Pairing::State::received(ByteView envelope, Absorbed& absorbed) {
  if (!handshake.is_begun()) return {};
  const auto event = handshake.receive(envelope, known_people(*this), clock.wall());
  if (event == pairing::PairingEvent::nothing) return {};
  absorbed.pairing_moved = true;
  if (event == pairing::PairingEvent::journal_found && keys_for_joining) CANDOUR_CHECK(answer_invitation(*this));
  if (event == pairing::PairingEvent::welcome_opened) return take_welcome(*this);
  absorbed.has_urgent = true;
  return close_if_ended();
}

Result<> Pairing::State::page_was_read(const PageView& page, Absorbed& absorbed) {
  CANDOUR_CHECK(pass_time(*this, absorbed));
  CANDOUR_CHECK(go_on_inviting(*this, absorbed));
  return greet(*this, page, absorbed);
}

Result<> Pairing::State::say_again() { return handshake.is_begun() ? keep() : Result<>(); }

Result<std::pair<sealed::MemberCard, sealed::Certificate>> Pairing::State::new_papers(const JournalId& journal,
                                                                                      const StepUpKeys& keys) const {
  CANDOUR_TRY(auto card, sealed::make_member_card(journal, sealed::derive_identity(keys.root), self.name));
  CANDOUR_TRY(const auto exchange, store::secret_names(database, "exchange"));
  const auto first_key = exchange.empty() ? std::nullopt : ExchangeKey::from(exchange.front());
  if (!first_key) return Error{ErrorCode::damaged, "find the device's key"};
  auto certificate = sealed::make_certificate(
      {journal, {}, {}, *first_key, model::today_here(clock).number, sealed::DeviceRole::admin}, keys.identity,
      self.device_seed);
  return std::pair(std::move(card), std::move(certificate));
}

Result<> Pairing::State::keep() {
  CANDOUR_CHECK(handshake.keep(database));
  const auto rendezvous = handshake.rendezvous();
  for (auto& message : handshake.messages()) {
    const auto id = crypto::envelope_id(message);
    CANDOUR_TRY(const bool is_there, store::stands_in_log(database, id));
    if (is_there) continue;
    CANDOUR_CHECK(store::put_in_outbox(database, {id, *rendezvous, store::Way::at_once, false, std::move(message)}));
  }
  return {};
}

Result<> Pairing::State::reread() {
  attempt.reset();
  has_come_since_welcome = false;
  CANDOUR_TRY(handshake, Handshake::kept(database));
  if (!members.journal) return {};
  CANDOUR_TRY(attempt, store::attempt(database, *members.journal));
  CANDOUR_TRY(auto change, store::get_fact(database, fact::roster_change));
  adopt_attempt(*this, change ? std::move(*change) : Bytes{});
  return {};
}

Result<> Pairing::State::drop() {
  CANDOUR_TRY(const auto rows, store::mailboxes(database));
  for (const auto& row : rows) {
    if (!row.is_rendezvous) continue;
    CANDOUR_CHECK(store::drop_outbox_of(database, row.id));
    CANDOUR_CHECK(store::drop_mailbox(database, row.id));
    CANDOUR_CHECK(store::drop_secret(database, "mailbox", row.id));
  }
  CANDOUR_CHECK(store::drop_handshake(database));
  handshake = {};
  return {};
}

Result<> Pairing::State::close_if_ended() {
  if (!handshake.has_ended()) return keep();
  auto ended = std::exchange(handshake, {});
  keys_for_joining.reset();
  CANDOUR_CHECK(drop());
  handshake = std::move(ended);
  return keep();  // why it ended is still to be told
}

}  // namespace candour::journal
