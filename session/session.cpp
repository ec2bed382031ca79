#include "session/session.hpp"

#include <algorithm>
#include <deque>

#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "session/arrivals.hpp"
#include "session/opening.hpp"
#include "session/sync/mailboxes.hpp"
#include "session/sync/outgoing.hpp"
#include "sync/wire/answer_bodies.hpp"

namespace candour::session {

namespace {

using namespace std::chrono_literals;

// What arrives is taken in by transactions of this length, and by shorter ones where its owner allows less: many entries
// share the cost of one, and none takes long.
constexpr auto slice = 50ms;

}  // namespace

struct Session::State {
  State(journal::Vault& the_vault, const Clock& the_clock, SyncOptions the_options, std::function<void()> the_wake)
      : vault(the_vault),
        clock(the_clock),
        options(std::move(the_options)),
        mailboxes(vault, clock, std::move(the_wake)),
        outgoing(vault, clock, mailboxes) {}

  journal::Vault& vault;
  const Clock& clock;
  SyncOptions options;
  Mailboxes mailboxes;
  Outgoing outgoing;

  std::deque<sync::Event> arrived;  // and not applied yet
  std::size_t of_page = 0;          // of the page at its front, how many are applied
  bool is_at_head = false;  // the vault, after the last that it took
  bool has_unfinished = false;      // the vault has more to do with what it took
  std::optional<SteadyTime> pump_until;
  bool reached_head = false;
  bool was_told = false;  // the signed head, since it was last asked for
  std::optional<Error> last_failure;

  Result<> read_from_the_beginning();
  Result<> follow_anew(const MailboxId& mailbox, std::uint64_t log_epoch, journal::LogChange change);
  Result<> take(const sync::Event& event, journal::Absorbed& absorbed);
  Result<> take_slice(journal::Absorbed& absorbed);
  Result<> take_page(const MailboxId& mailbox, const sync::Page& page, journal::Absorbed& absorbed);
  Result<> take_told(const MailboxId& mailbox, const wire::HeadAnswer& answer);
  Result<> take_head(const MailboxId& mailbox, const sync::ReachedHead& head, journal::Absorbed& absorbed);
  std::chrono::milliseconds budget() const;
  void take_failure(const MailboxId& mailbox, const sync::Failure& failure);
  Result<> absorb(const journal::PageView& page, journal::Absorbed& absorbed);
  void add_up(const journal::Absorbed& more, journal::Absorbed& absorbed);
};

// The relay shows something that does not fit: the mailbox is opened anew at position 0.
Result<> Session::State::read_from_the_beginning() {
  const auto mailbox = mailboxes.open_journal();
  if (mailboxes.is_held() || !mailbox || !vault.relay_log().wants_to_read_again()) return {};
  CANDOUR_TRY(const auto views, vault.post().mailboxes());
  for (const auto& view : views) {
    if (view.id != *mailbox) continue;
    mailboxes.read_again(view.id, look_pause);
    return follow_anew(view.id, view.log_epoch, journal::LogChange::read_again);
  }
  return {};
}

Result<> Session::State::follow_anew(const MailboxId& mailbox, std::uint64_t log_epoch, journal::LogChange change) {
  if (mailboxes.is_journal(mailbox)) {
    reached_head = was_told = false;
    outgoing.log_changed();
  }
  return vault.relay_log().log_epoch_changed(mailbox, log_epoch, change);
}

std::chrono::milliseconds Session::State::budget() const {
  if (!pump_until) return slice;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*pump_until - clock.steady());
  return std::clamp<std::chrono::milliseconds>(left, 0ms, slice);
}

// What the vault could not keep stops nothing else: it is said, and asked for again.
Result<> Session::State::absorb(const journal::PageView& page, journal::Absorbed& absorbed) {
  const auto taken = vault.post().absorb(page, budget());
  if (!taken) {
    has_unfinished = false;
    last_failure = taken.error();
    mailboxes.read_again(page.mailbox);
    return {};
  }
  of_page += taken->taken;
  is_at_head = taken->is_at_head;
  if (taken->has_hole) mailboxes.read_again(page.mailbox);
  if (taken->asks_owner) mailboxes.hold_fetching();
  add_up(*taken, absorbed);
  return {};
}

void Session::State::add_up(const journal::Absorbed& more, journal::Absorbed& absorbed) {
  has_unfinished = more.has_more;
  add(more, absorbed);
  if (more.is_newly_paired) outgoing.was_paired();
}

// The entries that fit into the time there is; the others stay at the front of what arrived.
Result<> Session::State::take_page(const MailboxId& mailbox, const sync::Page& page, journal::Absorbed& absorbed) {
  journal::PageView view{mailbox, page.log_epoch, page.head, {}};
  for (auto entry = of_page; entry < page.entries.size(); ++entry) {
    view.entries.push_back({page.entries[entry].seq, page.entries[entry].envelope});
  }
  last_failure.reset();
  return absorb(view, absorbed);
}

Result<> Session::State::take_slice(journal::Absorbed& absorbed) {
  if (arrived.empty()) {
    const auto more = vault.post().go_on(budget());
    has_unfinished = false;
    if (more) add_up(*more, absorbed);
    if (!more) last_failure = more.error();
    return {};
  }
  const auto result = take(arrived.front(), absorbed);
  const auto* page = std::get_if<sync::Page>(&arrived.front().what);
  const bool is_through = !page || of_page >= page->entries.size() || !mailboxes.is_open(arrived.front().mailbox) ||
                          mailboxes.is_held(arrived.front().mailbox);
  if (!result || is_through) {
    arrived.pop_front();
    of_page = 0;
  }
  return result;
}

Result<> Session::State::take_head(const MailboxId& mailbox, const sync::ReachedHead& head,
                                   journal::Absorbed& absorbed) {
  last_failure.reset();
  is_at_head = false;
  CANDOUR_CHECK(absorb({mailbox, head.log_epoch, head.head, {}}, absorbed));
  if (!mailboxes.is_journal(mailbox) || !is_at_head) return {};
  reached_head = true;
  return {};
}

// What was told is kept; whether it fits what was read is for whoever looks at both.
Result<> Session::State::take_told(const MailboxId& mailbox, const wire::HeadAnswer& answer) {
  if (mailboxes.is_journal(mailbox)) was_told = true;
  return vault.relay_log().keep_head(mailbox, {answer.log_epoch, answer.head, answer.day_made, answer.day_last});
}

void Session::State::take_failure(const MailboxId& mailbox, const sync::Failure& failure) {
  if (failure.is_stopped) mailboxes.was_stopped(mailbox);
  last_failure = Error{failure.error, "reach the relay"};
}

Result<> Session::State::take(const sync::Event& event, journal::Absorbed& absorbed) {
  if (!mailboxes.is_open(event.mailbox)) return {};
  if (mailboxes.is_held(event.mailbox) && std::holds_alternative<sync::Page>(event.what)) return {};
  if (const auto* page = std::get_if<sync::Page>(&event.what)) return take_page(event.mailbox, *page, absorbed);
  if (const auto* head = std::get_if<sync::ReachedHead>(&event.what)) return take_head(event.mailbox, *head, absorbed);
  if (const auto* told = std::get_if<sync::HeadTold>(&event.what)) return take_told(event.mailbox, told->answer);
  if (const auto* repeat = std::get_if<sync::RepeatInSlot>(&event.what)) {
    for (const auto& id : repeat->ids) CANDOUR_CHECK(vault.sending().not_sent(id));
  } else if (const auto* changed = std::get_if<sync::EpochChanged>(&event.what)) {
    return follow_anew(event.mailbox, changed->log_epoch, change_of(changed->cause));
  } else if (const auto* appended = std::get_if<sync::Appended>(&event.what)) {
    return vault.relay_log().was_appended(event.mailbox, appended->ids, appended->said_to_be_read);
  } else if (const auto* failure = std::get_if<sync::Failure>(&event.what)) {
    take_failure(event.mailbox, *failure);
  }
  return {};
}

Session::Session(journal::Vault& vault, const Clock& clock, SyncOptions options, std::function<void()> wake)
    : state_(std::make_unique<State>(vault, clock, std::move(options), std::move(wake))) {}

Session::~Session() { stop(); }

void Session::start(Sending sending) {
  auto& state = *state_;
  state.mailboxes.start(state.options.ca_file);
  if (sending == Sending::slots) state.outgoing.start_slots(state.options.slot_interval);
}

bool Session::has_more() const { return !state_->arrived.empty() || state_->has_unfinished; }

Result<journal::Absorbed> Session::pump(std::optional<std::chrono::milliseconds> budget) {
  auto& state = *state_;
  journal::Absorbed absorbed;
  if (!state.mailboxes.is_running()) return absorbed;
  for (auto& event : state.mailboxes.take_events()) state.arrived.push_back(std::move(event));
  state.mailboxes.go_on_fetching();
  state.pump_until.reset();
  if (budget) state.pump_until = state.clock.steady() + *budget;
  while (!state.arrived.empty() || state.has_unfinished) {
    CANDOUR_CHECK(state.take_slice(absorbed));
    if (budget && state.clock.steady() >= *state.pump_until) break;
  }
  CANDOUR_CHECK(state.read_from_the_beginning());
  CANDOUR_TRY(const auto not_opened, state.mailboxes.follow());
  for (const auto& error : not_opened) state.last_failure = error;
  CANDOUR_CHECK(state.outgoing.use_slot());
  if (state.reached_head) CANDOUR_CHECK(state.outgoing.put_back());
  CANDOUR_CHECK(state.outgoing.post_urgent());
  state.mailboxes.ask_again();
  return absorbed;
}

SteadyTime Session::next_deadline() const {
  const SteadyTime latest = state_->clock.steady() + idle_wait;
  return state_->mailboxes.next_deadline(state_->outgoing.next_deadline(latest));
}

bool Session::is_settled() const {
  if (!state_->reached_head || state_->vault.relay_log().wants_to_read_again()) return false;
  return state_->outgoing.has_put_back();
}

SyncState Session::state() const {
  SyncState view;
  view.is_running = state_->mailboxes.is_running();
  view.asks_before_fetching = state_->mailboxes.is_held();
  view.reached_head = state_->reached_head;
  view.heard_head = state_->was_told;
  view.last_failure = state_->last_failure;
  view.sends_quickly = state_->outgoing.sends_quickly();
  view.next_slot = state_->outgoing.next_slot();
  return view;
}

void Session::ask_anew() {
  auto& state = *state_;
  if (!state.mailboxes.is_running()) return;
  for (auto& event : state.mailboxes.take_events()) state.arrived.push_back(std::move(event));
  std::erase_if(state.arrived, [](const auto& event) { return std::holds_alternative<sync::Failure>(event.what); });
  state.reached_head = state.was_told = false;
  state.last_failure.reset();
  state.mailboxes.fetch_now();
}

Result<> Session::begin_sending() {
  CANDOUR_TRY(const auto mailboxes, state_->vault.post().mailboxes());
  const auto is_journal = [](const journal::MailboxView& view) { return !view.is_rendezvous; };
  if (std::none_of(mailboxes.begin(), mailboxes.end(), is_journal)) return Error{ErrorCode::not_paired, "send and read"};
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
  state_->arrived.clear();  // read again from the vault's cursor
  state_->of_page = 0;
  state_->vault.sending().nothing_is_in_flight();
}

}  // namespace candour::session
