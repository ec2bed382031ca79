#include "session/sync/mailboxes.hpp"

#include <algorithm>
#include <utility>

#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/sending.hpp"
#include "session/opening.hpp"
#include "sync/client/http_transport.hpp"

namespace candour::session {

namespace {

// A rendezvous that is not there yet is asked for again: the inviter may be on the way to it.
constexpr std::chrono::seconds rendezvous_pause{3};

}  // namespace

Mailboxes::Mailboxes(journal::Vault& vault, const Clock& clock, std::function<void()> wake)
    : vault_(vault), clock_(clock), wake_(std::move(wake)) {}

void Mailboxes::start(const std::string& ca_file) {
  if (thread_) return;
  const auto notify = [this] {
    if (wake_) wake_();
  };
  thread_ = std::make_unique<sync::SyncThread>(sync::make_http_exchanges({ca_file, sync::LoopbackScheme::plain}),
                                               clock_, sync::system_draw(), notify);
}

void Mailboxes::stop() {
  if (thread_) thread_->stop();
  thread_.reset();
  open_.clear();
  ask_at_.clear();
  open_at_.clear();
}

Result<> Mailboxes::open(const journal::MailboxView& view) {
  CANDOUR_TRY(auto opening, opening_of(view));
  auto create = wire::create_body(opening.seeds, view.controllers, opening.kind);
  thread_->post(std::move(opening));
  // Making a mailbox again changes nothing. A rendezvous is its inviter's to make: a joiner with other words finds
  // none.
  if (view.log_epoch == 0 && (!view.is_rendezvous || vault_.pairing().view().is_inviter)) {
    thread_->post(sync::CreateMailbox{view.id, std::move(create)});
  }
  open_[view.id] = view.is_rendezvous;
  if (is_held_ && !view.is_rendezvous) thread_->post(sync::HoldFetch{view.id});
  if (!view.is_rendezvous) journal_ = view.id;
  return {};
}

bool Mailboxes::rests(const MailboxId& mailbox) const {
  const auto resting = open_at_.find(mailbox);
  return resting != open_at_.end() && clock_.steady() < resting->second;
}

Result<std::vector<Error>> Mailboxes::follow() {
  CANDOUR_TRY(const auto wanted, vault_.post().mailboxes());
  std::vector<Error> not_opened;
  std::map<MailboxId, bool> gone = open_;
  for (const auto& view : wanted) {
    gone.erase(view.id);
    if (rests(view.id) || is_open(view.id)) continue;
    if (const auto opened = open(view); !opened) not_opened.push_back(opened.error());
  }
  std::erase_if(open_at_, [&](const auto& resting) { return clock_.steady() >= resting.second; });
  for (const auto& [id, is_rendezvous] : gone) {
    thread_->post(sync::CloseMailbox{id});
    open_.erase(id);
    ask_at_.erase(id);
  }
  return not_opened;
}

void Mailboxes::fetch_now() {
  for (const auto& [mailbox, is_rendezvous] : open_) thread_->post(sync::FetchNow{mailbox});
}

void Mailboxes::read_again(const MailboxId& mailbox, std::chrono::milliseconds pause) {
  thread_->post(sync::CloseMailbox{mailbox});
  open_.erase(mailbox);  // what it still sent is passed over
  vault_.sending().nothing_is_in_flight();
  ask_at_.erase(mailbox);
  open_at_[mailbox] = clock_.steady() + pause;
}

void Mailboxes::hold_fetching() {
  if (std::exchange(is_held_, true) || !journal_) return;
  thread_->post(sync::HoldFetch{*journal_});
}

void Mailboxes::go_on_fetching() {
  if (!is_held_ || vault_.post().is_flooded()) return;
  is_held_ = false;
  if (journal_) read_again(*journal_);
}

void Mailboxes::ask_again() {
  for (auto& [mailbox, moment] : ask_at_) {
    if (clock_.steady() < moment) continue;
    thread_->post(sync::FetchNow{mailbox});
    moment = clock_.steady() + rendezvous_pause;
  }
}

void Mailboxes::was_stopped(const MailboxId& mailbox) {
  const auto found = open_.find(mailbox);
  if (found != open_.end() && found->second) ask_at_[mailbox] = clock_.steady() + rendezvous_pause;
}

std::optional<MailboxId> Mailboxes::open_journal() const {
  return journal_ && is_open(*journal_) ? journal_ : std::nullopt;
}

SteadyTime Mailboxes::next_deadline(SteadyTime latest) const {
  for (const auto& [mailbox, moment] : ask_at_) latest = std::min(latest, moment);
  for (const auto& [mailbox, moment] : open_at_) latest = std::min(latest, moment);
  return latest;
}

}  // namespace candour::session
