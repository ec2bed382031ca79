// Decides for one mailbox what is asked next and what an answer means (relay.md 2.5, 4.1, 4.2). Pure: no clock, no
// socket, no thread; times come in and pauses go out. Whatever a relay answers, an envelope leaves the outbox only
// when a page of the current log_epoch brought it back, and an entry is handed over only right after the cursor.
#pragma once

#include <functional>

#include "sync/client/events.hpp"
#include "sync/client/outbox.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::sync {

// A request to be signed and sent.
struct Step {
  wire::Op op = wire::Op::none;
  Bytes body;
  std::uint32_t wait_seconds = 0;
};

// What came back: a whole body of HTTP, or why none came.
struct Reply {
  Result<Bytes> frame;
  std::uint32_t own_t5 = 0;  // read when the answer arrived
};

// No lane rests longer after a failure, but where the relay has no room (relay.md 2.5).
inline constexpr std::chrono::milliseconds longest_rest = std::chrono::minutes(5);

// How long the lane rests: at least so long, and a random time below the ceiling more.
struct Pause {
  std::chrono::milliseconds at_least{0};
  std::chrono::milliseconds ceiling{0};
};

struct Verdict {
  std::vector<EventBody> events;
  Pause pause;
};

// The error that stands for a code which says no.
ErrorCode error_of(wire::Code code);
// The offset that a clock_skew allows: the relay's t5 less the own, nothing if that is more than an hour.
std::optional<std::int64_t> usable_offset(std::uint32_t own_t5, std::uint32_t relay_t5);

// What asking for the signed head takes: whose answer it must be, and 32 fresh random bytes each time.
struct HeadAsking {
  MailboxId mailbox;
  RelayId relay;
  std::function<ByteArray<32>()> nonce;
};

class SyncEngine {
 public:
  struct Setup {
    Cursor cursor;
    wire::MailboxKind kind = wire::MailboxKind::journal;
    Bytes create_body;  // empty: this mailbox is never created from here
    std::optional<HeadAsking> head{};  // nothing: the head is never asked for
  };
  explicit SyncEngine(Setup setup) : setup_(std::move(setup)) {}

  void add(OutboxItem item) { outbox_.add(std::move(item)); }
  void create(Bytes body);
  // Its owner wants an answer now: a stopped mailbox goes on, and the next fetch does not wait for news.
  void go_on();

  // Two lanes run side by side: at most one fetch, and at most one create, append or head. The head is asked for at
  // first contact, hourly, when the owner asks, and when something came on a day that the last answer does not know;
  // always after a fetch that reached the end of the log, so that the answer is not older than what was read. A step is taken when its lane
  // is free, and is answered before the next one is asked for.
  std::optional<Step> next_fetch(SteadyTime now, std::uint32_t wait_seconds);
  std::optional<Step> next_write(SteadyTime now);
  Verdict on_fetch(const Reply& reply, SteadyTime now);
  Verdict on_write(const Reply& reply, SteadyTime now);
  // Slots whose interval ended unsent.
  Verdict expire(SteadyTime now);

  const Cursor& cursor() const { return setup_.cursor; }
  // What is added to the own t5 when a frame is signed; never more than an hour.
  std::int64_t t5_offset() const { return t5_offset_; }
  bool is_stopped() const { return is_stopped_; }
  std::size_t outbox_size() const { return outbox_.size(); }

 private:
  // Escalating ceilings: 1 s, 2 s, 4 s .. up to a limit.
  struct Backoff {
    unsigned failures = 0;
    Pause next(std::chrono::milliseconds limit);
  };
  struct Lane {
    wire::Op op = wire::Op::none;
    unsigned creates_seen = 0;
    Backoff backoff;
  };

  // The answer of an ok; anything else becomes events and a pause.
  std::optional<wire::Answer> accept(const Reply& reply, Lane& lane, Verdict& verdict, SteadyTime now);
  void refuse(const wire::Answer& answer, std::uint32_t own_t5, Lane& lane, Verdict& verdict, SteadyTime now);
  void network_failure(ErrorCode error, Lane& lane, Verdict& verdict);
  void told_to_wait(const wire::Answer& answer, Lane& lane, Verdict& verdict);
  void clock_skew(const wire::Answer& answer, std::uint32_t own_t5, Lane& lane, Verdict& verdict);
  void denied(Lane& lane, Verdict& verdict);
  void moved(const wire::Answer& answer, Lane& lane, Verdict& verdict, SteadyTime now);
  void stop(Lane& lane, ErrorCode error, std::optional<wire::Code> code, Verdict& verdict);
  void change_epoch(std::uint64_t log_epoch, EpochCause cause, Verdict& verdict, SteadyTime now);

  bool is_head_due(SteadyTime now) const;
  Step ask_head();
  void on_head(ByteView body, Verdict& verdict, SteadyTime now);
  void note_day(std::uint32_t relay_t5);

  void on_page(const wire::FetchAnswer& page, Verdict& verdict, SteadyTime now);
  bool take_entries(const wire::FetchAnswer& page, Page& out);
  void on_created(ByteView body, Verdict& verdict, SteadyTime now);
  void on_appended(ByteView body, Verdict& verdict);

  Setup setup_;
  Outbox outbox_;
  Lane fetch_;
  Lane write_;
  bool is_stopped_ = false;
  bool wants_create_ = false;
  bool is_at_head_ = false;
  unsigned creates_ = 0;   // that were answered
  bool was_lost_ = false;  // the last of them made the mailbox anew
  std::int64_t t5_offset_ = 0;
  unsigned skew_answers_ = 0;  // since the last ok
  wire::HeadBody asked_head_;
  bool wants_head_ = true;
  std::uint32_t head_day_ = 0;  // of the last append, as the relay told it
  unsigned bad_heads_ = 0;      // in a row
  Backoff head_backoff_;
  SteadyTime head_not_before_{};  // after an answer that was not good
  SteadyTime head_again_{};
  SteadyTime fetch_began_{};
  std::uint32_t fetch_wait_ = 0;
  unsigned epoch_changes_ = 0;
  SteadyTime last_epoch_change_{};
};

}  // namespace candour::sync
