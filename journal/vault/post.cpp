#include "journal/vault/post.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "crypto/mailbox.hpp"
#include "journal/model/time.hpp"
#include "journal/store/arrivals.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/arrivals.hpp"
#include "journal/vault/judging.hpp"
#include "journal/vault/needs.hpp"
#include "journal/vault/post_state.hpp"
#include "journal/vault/receiving_limits.hpp"
#include "journal/vault/record_marks.hpp"

namespace candour::journal {

namespace {

// An envelope of the journal's mailbox. Its log order is kept at its first sight, one's own when it is read back.
Result<> absorb_envelope(Post::State& state, const EnvelopeId& id, ByteView bytes) {
  CANDOUR_TRY(const auto known, store::state_of(state.database, id));
  if (CANDOUR_DEFENCE("25 26", known.has_value())) {
    CANDOUR_TRY(const bool is_first_sight, store::note_place(state.database, id));
    return is_first_sight ? state.records.retime(id) : Result<>();
  }
  store::KeptEnvelope kept;
  kept.id = id;
  kept.came = state.records.arrival_now();
  kept.bytes = to_bytes(bytes);
  return judge_envelope(state, std::move(kept));
}

Result<> absorb_entry(Post::State& state, const PageView& page, const PageEntryView& entry, bool is_rendezvous,
                      Absorbed& absorbed) {
  const auto id = crypto::envelope_id(entry.envelope);
  CANDOUR_TRY(const auto known, store::state_of(state.database, id));
  if (known && !is_rendezvous) CANDOUR_CHECK(state.log.saw_again(page.mailbox, id));
  CANDOUR_CHECK(store::advance_log(state.database, page.mailbox, entry.seq, id, entry.envelope.size()));
  CANDOUR_TRY(const bool was_ours, store::is_in_outbox(state.database, id));
  if (was_ours) CANDOUR_CHECK(store::take_from_outbox(state.database, id));
  if (state.in_flight.sent.erase(id) > 0) CANDOUR_CHECK(reappended(state.database, {id}));
  state.in_flight.put_back.erase(id);
  state.records.note_in_log(id);
  if (is_rendezvous) return state.pairing.received(entry.envelope, absorbed);
  return absorb_envelope(state, id, entry.envelope);
}

Result<bool> is_flooded(Post::State& state) {
  CANDOUR_TRY(const auto growth, store::growth(state.database));
  const bool is_too_much = growth.bytes > limits::opaque_bytes_a_day + growth.allowed;
  return CANDOUR_DEFENCE("93", growth.day == model::today_here(state.clock).number && is_too_much);
}

// The entries of a page, as far as the budget goes; one that does not follow on ends it. The answer is the position in
// the log that was reached.
Result<std::uint64_t> absorb_entries(Post::State& state, const PageView& page, const store::MailboxRow& row,
                                     const Budget& budget, Absorbed& absorbed) {
  auto after = row.after;
  if (row.log_epoch != page.log_epoch) {
    const auto change = page.log_epoch > row.log_epoch ? LogChange::restarted : LogChange::rolled_back;
    CANDOUR_CHECK(state.log.begin_to_follow(row, page.log_epoch, change));
    after = 0;
  }
  for (const auto& entry : page.entries) {
    if (absorbed.taken > 0 && budget.is_used_up()) return after;
    CANDOUR_TRY(absorbed.asks_owner, is_flooded(state));
    if (absorbed.asks_owner) return after;
    ++absorbed.taken;
    if (entry.seq <= after) continue;  // read already
    if (entry.seq != after + 1) {
      absorbed.has_hole = true;
      absorbed.taken = page.entries.size();
      return after;
    }
    CANDOUR_CHECK(absorb_entry(state, page, entry, row.is_rendezvous, absorbed));
    ++after;
  }
  return after;
}

// The 15 minutes of what waits for a link end with a fetch that reached the head after them (B8.2). Where the clock
// stands before an arrival they begin anew.
Result<> note_head(Post::State& state, const MailboxId& mailbox) {
  if (state.members.mailbox != mailbox) return {};
  state.reached_ms = state.clock.wall().time_since_epoch().count();
  return state.records.begin_waiting_anew(state.reached_ms);
}

Result<Absorbed> absorb_page(Post::State& state, const PageView& page, const Budget& budget) {
  Absorbed absorbed;
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == page.mailbox; });
  if (row == rows.end()) {
    absorbed.taken = page.entries.size();
    return absorbed;
  }
  CANDOUR_TRY(const auto after, absorb_entries(state, page, *row, budget, absorbed));
  absorbed.is_at_head = after == page.head;
  if (absorbed.is_at_head) CANDOUR_CHECK(note_head(state, page.mailbox));
  bool is_done = absorbed.taken == page.entries.size() || absorbed.asks_owner;
  if (is_done) {
    CANDOUR_TRY(is_done, follow_up(state, budget));
  }
  CANDOUR_TRY(const bool all_delivered, state.records.deliver(state.reached_ms, budget, absorbed));
  absorbed.has_more = !is_done || !all_delivered;
  if (absorbed.is_at_head) CANDOUR_CHECK(state.log.head_was_reached(page.mailbox));
  if (is_done) CANDOUR_CHECK(state.pairing.page_was_read(page, absorbed));
  return absorbed;
}

constexpr std::size_t most_told = 200;

// What the act brought that a person can see.
template <class Act>
Result<Absorbed> with_arrivals(Post::State& state, const Act& act) {
  return state.transactions.run([&]() -> Result<Absorbed> {
    CANDOUR_TRY(const auto before, store::newest_version(state.database));
    CANDOUR_TRY(auto absorbed, act());
    CANDOUR_TRY(absorbed.arrived, arrivals_after(state.database, state.names, before, std::nullopt, most_told));
    return absorbed;
  });
}

}  // namespace

Result<std::vector<MailboxView>> Post::mailboxes() const {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.database));
  std::vector<MailboxView> views;
  for (const auto& row : rows) {
    CANDOUR_TRY(const auto secret, store::get_secret<crypto::MailboxSecret>(state_.database, "mailbox", row.id));
    if (secret.empty()) return Error{ErrorCode::damaged, "find a mailbox's key"};
    auto keys = crypto::mailbox_keys(secret, row.controllers);
    views.push_back({row.id, row.address, row.relay_id, std::move(keys.read), std::move(keys.write), row.controllers,
                     row.log_epoch, row.after, row.is_rendezvous});
  }
  return views;
}

Result<Absorbed> Post::absorb(const PageView& page, std::optional<std::chrono::milliseconds> budget) {
  const Budget until(state_.clock, budget);
  return with_arrivals(state_, [&] { return absorb_page(state_, page, until); });
}

Result<Absorbed> Post::go_on(std::optional<std::chrono::milliseconds> budget) {
  const Budget until(state_.clock, budget);
  return with_arrivals(state_, [&]() -> Result<Absorbed> {
    Absorbed absorbed;
    CANDOUR_TRY(const bool is_done, follow_up(state_, until));
    CANDOUR_TRY(const bool all_delivered, state_.records.deliver(state_.reached_ms, until, absorbed));
    absorbed.has_more = !is_done || !all_delivered;
    if (is_done) CANDOUR_CHECK(state_.pairing.page_was_read(PageView{}, absorbed));
    return absorbed;
  });
}

bool Post::is_flooded() const { return journal::is_flooded(state_).value_or(false); }

Result<> Post::fetch_on() {
  CANDOUR_TRY(auto growth, store::growth(state_.database));
  growth.allowed += limits::opaque_bytes_a_day;
  return store::set_growth(state_.database, growth);
}

std::size_t Post::held_back_count() const { return state_.held.graph.size() - state_.held.graph.delivered_count(); }

Result<std::vector<MarkView>> Post::marks() const {
  auto marks = marks_of(state_.held, state_.members, state_.names);
  CANDOUR_CHECK(state_.heard.add_marks(marks));
  CANDOUR_CHECK(state_.log.add_marks(marks));
  return marks;
}

}  // namespace candour::journal
