#include "session/session.hpp"

#include <algorithm>

#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "session/opening.hpp"
#include "session/sync/intake.hpp"
#include "session/sync/mailboxes.hpp"
#include "session/sync/outgoing.hpp"

namespace candour::session {

struct Session::State {
  State(journal::Vault& the_vault, const Clock& the_clock, SyncOptions the_options, std::function<void()> the_wake)
      : vault(the_vault),
        clock(the_clock),
        options(std::move(the_options)),
        mailboxes(vault, clock, std::move(the_wake)),
        outgoing(vault, clock, mailboxes),
        intake(vault, clock, mailboxes, outgoing) {}

  journal::Vault& vault;
  const Clock& clock;
  SyncOptions options;
  Mailboxes mailboxes;
  Outgoing outgoing;
  Intake intake;
};

Session::Session(journal::Vault& vault, const Clock& clock, SyncOptions options, std::function<void()> wake)
    : state_(std::make_unique<State>(vault, clock, std::move(options), std::move(wake))) {}

Session::~Session() { stop(); }

void Session::start(Sending sending) {
  auto& state = *state_;
  state.mailboxes.start(state.options.ca_file);
  if (sending == Sending::slots) state.outgoing.start_slots(state.options.slot_interval);
}

bool Session::has_more() const { return state_->intake.has_more(); }

Result<journal::Absorbed> Session::pump(std::optional<std::chrono::milliseconds> budget) {
  auto& state = *state_;
  if (!state.mailboxes.is_running()) return journal::Absorbed{};
  state.intake.fetch_events();
  state.mailboxes.go_on_fetching();
  CANDOUR_TRY(auto absorbed, state.intake.apply(budget));
  CANDOUR_CHECK(state.intake.read_from_the_beginning());
  CANDOUR_TRY(const auto not_opened, state.mailboxes.follow());
  for (const auto& error : not_opened) state.intake.failed(error);
  CANDOUR_CHECK(state.outgoing.use_slot());
  if (state.intake.relay().reached_head) CANDOUR_CHECK(state.outgoing.put_back());
  CANDOUR_CHECK(state.outgoing.post_urgent());
  state.mailboxes.ask_again();
  return absorbed;
}

SteadyTime Session::next_deadline() const {
  const SteadyTime latest = state_->clock.steady() + idle_wait;
  return state_->mailboxes.next_deadline(state_->outgoing.next_deadline(latest));
}

bool Session::is_settled() const {
  if (!state_->intake.relay().reached_head || state_->vault.relay_log().wants_to_read_again()) return false;
  return state_->outgoing.has_put_back();
}

SyncState Session::state() const {
  const auto& relay = state_->intake.relay();
  SyncState view;
  view.is_running = state_->mailboxes.is_running();
  view.asks_before_fetching = state_->mailboxes.is_held();
  view.reached_head = relay.reached_head;
  view.heard_head = relay.heard_head;
  view.last_failure = relay.last_failure;
  view.sends_quickly = state_->outgoing.sends_quickly();
  view.next_slot = state_->outgoing.next_slot();
  return view;
}

void Session::ask_anew() {
  auto& state = *state_;
  if (!state.mailboxes.is_running()) return;
  state.intake.fetch_events();
  state.intake.hear_anew();
  state.mailboxes.fetch_now();
}

Result<> Session::begin_sending() {
  CANDOUR_TRY(const auto mailboxes, state_->vault.post().mailboxes());
  const auto is_journal = [](const journal::MailboxView& view) { return !view.is_rendezvous; };
  const bool is_paired = std::any_of(mailboxes.begin(), mailboxes.end(), is_journal);
  if (!is_paired) return Error{ErrorCode::not_paired, "send and read"};
  start(Sending::at_once);
  CANDOUR_CHECK(state_->vault.sending().seal_now());
  ask_anew();
  return {};
}

bool Session::has_sent() const { return is_settled() && state_->vault.sending().at_once_count() == 0; }

void Session::resume(const sync::SlotState& slots) {
  start(Sending::at_once);
  state_->outgoing.resume_slots(slots);
}

Result<Handover> Session::handover() const {
  Handover handover;
  CANDOUR_TRY(handover.mailboxes, state_->vault.post().mailboxes());
  CANDOUR_TRY(handover.envelopes, state_->vault.sending().waiting());
  handover.slots = state_->outgoing.slots();
  handover.ca_file = state_->options.ca_file;
  return handover;
}

void Session::send_quickly() {
  start(Sending::slots);
  state_->outgoing.send_quickly();
}

void Session::send_quietly() { state_->outgoing.send_quietly(); }

void Session::stop() {
  state_->mailboxes.stop();
  state_->intake.drop_arrived();
  state_->vault.sending().nothing_is_in_flight();
}

}  // namespace candour::session
