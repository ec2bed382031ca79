#include "session/sync/intake.hpp"

#include <algorithm>

#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "session/arrivals.hpp"
#include "session/opening.hpp"

namespace candour::session {

namespace {

// What arrives is taken in by transactions of this length, and by shorter ones where its owner allows less: many
// entries share the cost of one, and none takes long.
constexpr std::chrono::milliseconds slice{50};

}  // namespace

Intake::Intake(journal::Vault& vault, const Clock& clock, Mailboxes& mailboxes, Outgoing& outgoing)
    : vault_(vault), clock_(clock), mailboxes_(mailboxes), outgoing_(outgoing) {}

void Intake::fetch_events() {
  for (auto& event : mailboxes_.take_events()) arrived_.push_back(std::move(event));
}

Result<journal::Absorbed> Intake::apply(std::optional<std::chrono::milliseconds> budget) {
  journal::Absorbed absorbed;
  apply_until_.reset();
  if (budget) apply_until_ = clock_.steady() + *budget;
  while (has_more()) {
    CANDOUR_CHECK(apply_slice(absorbed));
    if (apply_until_ && clock_.steady() >= *apply_until_) break;
  }
  return absorbed;
}

Result<> Intake::read_from_the_beginning() {
  const auto mailbox = mailboxes_.open_journal();
  if (mailboxes_.is_held() || !mailbox || !vault_.relay_log().wants_to_read_again()) return {};
  CANDOUR_TRY(const auto views, vault_.post().mailboxes());
  for (const auto& view : views) {
    if (view.id != *mailbox) continue;
    mailboxes_.read_again(view.id, look_pause);
    return follow_anew(view.id, view.log_epoch, journal::LogChange::read_again);
  }
  return {};
}

void Intake::hear_anew() {
  std::erase_if(arrived_, [](const auto& event) { return std::holds_alternative<sync::Failure>(event.what); });
  relay_ = {};
}

void Intake::drop_arrived() {
  arrived_.clear();
  of_page_ = 0;
}

Result<> Intake::apply_slice(journal::Absorbed& absorbed) {
  if (arrived_.empty()) {
    go_on(absorbed);
    return {};
  }
  const auto& [mailbox, what] = arrived_.front();
  const auto result = take(arrived_.front(), absorbed);
  const auto* page = std::get_if<sync::Page>(&what);
  const bool is_through =
      !page || of_page_ >= page->entries.size() || !mailboxes_.is_open(mailbox) || mailboxes_.is_held(mailbox);
  if (!result || is_through) {
    arrived_.pop_front();
    of_page_ = 0;
  }
  return result;
}

void Intake::go_on(journal::Absorbed& absorbed) {
  const auto more = vault_.post().go_on(time_left());
  has_unfinished_ = false;
  if (more) add_up(*more, absorbed);
  if (!more) failed(more.error());
}

Result<> Intake::take(const sync::Event& event, journal::Absorbed& absorbed) {
  const auto& [mailbox, what] = event;
  if (!mailboxes_.is_open(mailbox)) return {};
  if (mailboxes_.is_held(mailbox) && std::holds_alternative<sync::Page>(what)) return {};
  if (const auto* page = std::get_if<sync::Page>(&what)) {
    take_page(mailbox, *page, absorbed);
  } else if (const auto* head = std::get_if<sync::ReachedHead>(&what)) {
    take_head(mailbox, *head, absorbed);
  } else if (const auto* failure = std::get_if<sync::Failure>(&what)) {
    take_failure(mailbox, *failure);
  } else if (const auto* told = std::get_if<sync::HeadTold>(&what)) {
    return take_told(mailbox, told->answer);
  } else if (const auto* changed = std::get_if<sync::EpochChanged>(&what)) {
    return follow_anew(mailbox, changed->log_epoch, change_of(changed->cause));
  } else if (const auto* appended = std::get_if<sync::Appended>(&what)) {
    return vault_.relay_log().was_appended(mailbox, appended->ids, appended->said_to_be_read);
  } else if (const auto* repeat = std::get_if<sync::RepeatInSlot>(&what)) {
    for (const auto& id : repeat->ids) CANDOUR_CHECK(vault_.sending().not_sent(id));
  }
  return {};
}

// The entries that fit into the time there is; the others stay at the front of what arrived.
void Intake::take_page(const MailboxId& mailbox, const sync::Page& page, journal::Absorbed& absorbed) {
  journal::PageView view{mailbox, page.log_epoch, page.head, {}};
  for (auto entry = of_page_; entry < page.entries.size(); ++entry) {
    view.entries.push_back({page.entries[entry].seq, page.entries[entry].envelope});
  }
  relay_.last_failure.reset();
  absorb(view, absorbed);
}

void Intake::take_head(const MailboxId& mailbox, const sync::ReachedHead& head, journal::Absorbed& absorbed) {
  relay_.last_failure.reset();
  const bool is_at_head = absorb({mailbox, head.log_epoch, head.head, {}}, absorbed);
  if (is_at_head && mailboxes_.is_journal(mailbox)) relay_.reached_head = true;
}

void Intake::take_failure(const MailboxId& mailbox, const sync::Failure& failure) {
  if (failure.is_stopped) mailboxes_.was_stopped(mailbox);
  failed({failure.error, "reach the relay"});
}

// What was told is kept; whether it fits what was read is for whoever looks at both.
Result<> Intake::take_told(const MailboxId& mailbox, const wire::HeadAnswer& answer) {
  if (mailboxes_.is_journal(mailbox)) relay_.heard_head = true;
  return vault_.relay_log().save_head(mailbox, {answer.log_epoch, answer.head, answer.day_made, answer.day_last});
}

Result<> Intake::follow_anew(const MailboxId& mailbox, std::uint64_t log_epoch, journal::LogChange change) {
  if (mailboxes_.is_journal(mailbox)) {
    relay_.reached_head = relay_.heard_head = false;
    outgoing_.log_changed();
  }
  return vault_.relay_log().log_epoch_changed(mailbox, log_epoch, change);
}

// What the vault could not keep stops nothing else: it is said, and asked for again. The answer is whether the page
// ended where the log does.
bool Intake::absorb(const journal::PageView& page, journal::Absorbed& absorbed) {
  const auto taken = vault_.post().absorb(page, time_left());
  if (!taken) {
    has_unfinished_ = false;
    failed(taken.error());
    mailboxes_.read_again(page.mailbox);
    return false;
  }
  of_page_ += taken->taken;
  if (taken->has_hole) mailboxes_.read_again(page.mailbox);
  if (taken->asks_owner) mailboxes_.hold_fetching();
  add_up(*taken, absorbed);
  return taken->is_at_head;
}

void Intake::add_up(const journal::Absorbed& more, journal::Absorbed& absorbed) {
  has_unfinished_ = more.has_more;
  add(more, absorbed);
  if (more.is_newly_paired) outgoing_.was_paired();
}

std::chrono::milliseconds Intake::time_left() const {
  if (!apply_until_) return slice;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(*apply_until_ - clock_.steady());
  return std::clamp<std::chrono::milliseconds>(left, std::chrono::milliseconds(0), slice);
}

}  // namespace candour::session
