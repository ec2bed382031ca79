// The mailboxes that a session follows, and the thread that follows them: which are open, and which rest for how long.
// Private to session/.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/vault.hpp"
#include "sync/client/sync_thread.hpp"

namespace candour::session {

// After a page that could not be kept, a disk that is full for instance, the mailbox is read again from the vault's
// cursor.
inline constexpr std::chrono::seconds reopen_pause{5};
// Before a mailbox is read from its beginning: what the old reading still tells is passed over by then.
inline constexpr std::chrono::milliseconds look_pause{200};

// A mailbox is open from the command that opens it to the one that closes it, and only while the thread runs. What the
// thread tells of one that is not open is to be passed over.
class Mailboxes {
 public:
  // `vault` and `clock` must outlive this. The sync thread calls `wake` after each event, unless it is empty.
  Mailboxes(journal::Vault& vault, const Clock& clock, std::function<void()> wake);
  Mailboxes(const Mailboxes&) = delete;
  Mailboxes& operator=(const Mailboxes&) = delete;

  // Starts the sync thread with the certificates of `ca_file`, the system's if it is empty. Does nothing while it runs.
  void start(const std::string& ca_file);
  // Ends the sync thread within a second. No mailbox is open then, and none rests.
  void stop();
  bool is_running() const { return thread_ != nullptr; }

  // These need the running thread.
  std::vector<sync::Event> take_events() { return thread_->take_events(); }
  // Opens what the vault wants followed and what does not rest, and closes what it wants no longer. The answer is why a
  // mailbox could not be opened, once for each: its address cannot be read.
  Result<std::vector<Error>> follow();
  void append(sync::AppendEnvelopes envelopes) { thread_->post(std::move(envelopes)); }
  // Asks all that are open at once, also those that rest.
  void fetch_now();
  // Closes `mailbox`, so that it is opened at the vault's cursor by the first follow() after `pause`.
  void read_again(const MailboxId& mailbox, std::chrono::milliseconds pause = reopen_pause);
  // Fetches nothing more of the journal. What was fetched beyond is let go: it is read again from the vault's own
  // cursor.
  void hold_fetching();
  // Ends hold_fetching() if the vault takes more by now: Post::is_flooded.
  void go_on_fetching();
  // Asks for each rendezvous again that has rested long enough.
  void ask_again();

  // The thread lets `mailbox` rest after a failure. A rendezvous is asked for again soon.
  void was_stopped(const MailboxId& mailbox);
  bool is_open(const MailboxId& mailbox) const { return open_.contains(mailbox); }
  // Also while it is not open.
  bool is_journal(const MailboxId& mailbox) const { return mailbox == journal_; }
  // The journal's, while it is open: between two openings an envelope would be lost on the way.
  std::optional<MailboxId> open_journal() const;
  // Nothing of the journal is fetched before its owner was asked.
  bool is_held() const { return is_held_; }
  bool is_held(const MailboxId& mailbox) const { return is_held_ && is_journal(mailbox); }
  // When a rest ends next; `latest` if none does before.
  SteadyTime next_deadline(SteadyTime latest) const;

 private:
  Result<> open(const journal::MailboxView& view);
  bool rests(const MailboxId& mailbox) const;

  journal::Vault& vault_;
  const Clock& clock_;
  std::function<void()> wake_;
  std::unique_ptr<sync::SyncThread> thread_;
  std::map<MailboxId, bool> open_;  // true for a rendezvous
  std::optional<MailboxId> journal_;
  std::map<MailboxId, SteadyTime> ask_at_;
  std::map<MailboxId, SteadyTime> open_at_;
  bool is_held_ = false;
};

}  // namespace candour::session
