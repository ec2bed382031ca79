// What the sync thread told, taken into the vault slice by slice, and what was heard of the relay by that. Private to
// session/.
#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/relay_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/sync/mailboxes.hpp"
#include "session/sync/outgoing.hpp"
#include "sync/client/events.hpp"

namespace candour::session {

// What is known of the relay, and of the journal's log as it is now.
struct RelayState {
  bool reached_head = false;          // the log was read to its end, and this vault followed it to there
  bool heard_head = false;            // the relay told by its signature what the log holds
  std::optional<Error> last_failure;  // cleared by the next success, of any mailbox
};

// What arrived is applied in the order in which it came. Of a page that is too long for the time there is the rest stays
// in front. A page that the vault cannot keep stops nothing that came after it: its mailbox is read again.
class Intake {
 public:
  // All four must outlive this.
  Intake(journal::Vault& vault, const Clock& clock, Mailboxes& mailboxes, Outgoing& outgoing);
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;

  // Puts what the sync thread told behind what arrived before. Needs its running thread, as the next two do.
  void fetch_events();
  // Applies what arrived, and goes on with what the vault did not finish. With a budget it stops when that is used up,
  // after one slice at least. Fails where the vault cannot keep what an event tells of the log or of what was sent:
  // that event is gone, those after it stay.
  Result<journal::Absorbed> apply(std::optional<std::chrono::milliseconds> budget);
  // Opens the journal's mailbox anew at position 0 if the relay shows something that does not fit.
  Result<> read_from_the_beginning();
  // Something is left for apply().
  bool has_more() const { return !arrived_.empty() || has_unfinished_; }

  const RelayState& relay() const { return relay_; }
  // Something else failed that the next success makes up for.
  void failed(const Error& error) { relay_.last_failure = error; }
  // What was heard before counts no longer, nor do failures that arrived and were not applied.
  void hear_anew();
  // Lets go of what arrived and was not applied: it is read again from the vault's cursor.
  void drop_arrived();

 private:
  Result<> apply_slice(journal::Absorbed& absorbed);
  void go_on(journal::Absorbed& absorbed);
  Result<> take(const sync::Event& event, journal::Absorbed& absorbed);
  void take_page(const MailboxId& mailbox, const sync::Page& page, journal::Absorbed& absorbed);
  void take_head(const MailboxId& mailbox, const sync::ReachedHead& head, journal::Absorbed& absorbed);
  void take_failure(const MailboxId& mailbox, const sync::Failure& failure);
  Result<> take_told(const MailboxId& mailbox, const wire::HeadAnswer& answer);
  Result<> follow_anew(const MailboxId& mailbox, std::uint64_t log_epoch, journal::LogChange change);
  bool absorb(const journal::PageView& page, journal::Absorbed& absorbed);
  void add_up(const journal::Absorbed& more, journal::Absorbed& absorbed);
  std::chrono::milliseconds time_left() const;

  journal::Vault& vault_;
  const Clock& clock_;
  Mailboxes& mailboxes_;
  Outgoing& outgoing_;
  std::deque<sync::Event> arrived_;  // and not applied yet
  std::size_t of_page_ = 0;          // of the page at its front, how many are applied
  bool has_unfinished_ = false;      // the vault has more to do with what it took
  std::optional<SteadyTime> apply_until_;
  RelayState relay_;
};

}  // namespace candour::session
