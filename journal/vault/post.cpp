#include "base/defence.hpp"
#include "journal/store/arrivals.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/arrivals.hpp"
#include "journal/vault/receiving_limits.hpp"

namespace candour::journal {

namespace {

// What this vault knows, as authenticate() asks for it.
class HeldKeys final : public sealed::Keyring {
 public:
  explicit HeldKeys(const Vault::State& state) : state_(state) {}

  // Granted keys come with later work: no envelope has one yet.
  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId&) const override { return std::nullopt; }

  std::vector<sealed::KnownEpoch> epochs() const override {
    std::vector<sealed::KnownEpoch> known;
    if (!state_.members.root) return known;
    for (const auto& epoch : state_.members.epochs) known.push_back({epoch.id, state_.members.everyone(), &epoch.key});
    known.push_back({state_.members.root->id, state_.members.everyone(), &state_.members.root->key});
    return known;
  }

  const sealed::Certificate* certificate(const DeviceKey& device) const override {
    const auto found = state_.members.certificates.find(device);
    return found == state_.members.certificates.end() ? nullptr : &found->second;
  }

  bool was_ever_member(const SpaceId& space, const MemberKey& member) const override {
    return is_own_space(space) && state_.members.roster.ever.contains(member);
  }

  bool is_own_space(const SpaceId& space) const override {
    return state_.members.journal && space == state_.members.everyone();
  }

 private:
  const Vault::State& state_;
};

// Keeps what authenticate() said of an envelope that is new, or kept already and judged again.
Result<> keep(Vault::State& state, store::KeptEnvelope& kept, store::EnvelopeState as, ByteView key,
              const char* reason) {
  kept.state = as;
  if (kept.n != 0) {
    CANDOUR_CHECK(store::waits_no_longer(state.database, kept.n));
    return store::set_state(state.database, kept.id, as, key, reason);
  }
  CANDOUR_TRY(kept.n, store::keep_envelope(state.database, kept, key, reason, store::Sight::in_a_log));
  return {};
}

Result<> keep_opaque(Vault::State& state, store::KeptEnvelope& kept) {
  CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::opaque, {}, ""));
  CANDOUR_CHECK(store::keep_closed(state.database, kept.n, kept.bytes, kept.came.day));
  CANDOUR_TRY(auto growth, store::growth(state.database));
  const auto today = state.today().number;
  if (growth.day != today) growth = {today, 0, 0};
  growth.bytes += kept.bytes.size();
  return store::set_growth(state.database, growth);
}

// Bytes of no size of an envelope are nobody's: their id is remembered and they are not.
Result<> keep_dropped(Vault::State& state, store::KeptEnvelope& kept, sealed::DropReason reason) {
  if (reason == sealed::DropReason::size) kept.bytes.clear();
  return keep(state, kept, store::EnvelopeState::dropped, {}, sealed::name_of(reason));
}

// Judges bytes that were never seen before, or again after a key or a certificate arrived.
Result<> judge(Vault::State& state, store::KeptEnvelope kept) {
  auto outcome = sealed::authenticate(kept.bytes, HeldKeys(state));
  if (auto* record = std::get_if<sealed::AuthenticRecord>(&outcome)) {
    CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::record, record->envelope_key()->expose(), ""));
    return take_in(state, std::move(*record), store::Writer::another, {kept.came.ms, kept.came.day, kept.n});
  }
  if (const auto* dropped = std::get_if<sealed::Dropped>(&outcome)) {
    return keep_dropped(state, kept, dropped->reason);
  }
  if (const auto* unbound = std::get_if<sealed::Uncertified>(&outcome)) {
    CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::uncertified, {}, ""));
    return store::keep_uncertified(state.database, kept.n, {unbound->device, unbound->member});
  }
  return keep_opaque(state, kept);
}

Result<> judge_again(Vault::State& state, std::int64_t n) {
  CANDOUR_TRY(auto kept, store::envelope_at(state.database, n));
  return judge(state, std::move(kept));
}

// Records whose device is bound to its member by now. False if the budget ended before.
Result<bool> judge_certified(Vault::State& state, const Budget& budget) {
  CANDOUR_TRY(const auto claims, store::uncertified_claims(state.database));
  for (const auto& claim : claims) {
    const auto certificate = state.members.certificates.find(claim.device);
    const bool is_bound = certificate != state.members.certificates.end() &&
                          certificate->second.contents.member == claim.member &&
                          state.members.roster.ever.contains(claim.member);
    if (!is_bound && !claim.device.is_zero()) continue;
    for (;;) {
      if (budget.is_used_up()) return false;
      CANDOUR_TRY(const auto n, store::first_uncertified(state.database, claim));
      if (!n) break;
      CANDOUR_CHECK(judge_again(state, *n));
    }
  }
  return true;
}

const crypto::EpochKey* key_of(const Vault::State& state, const EpochId& epoch) {
  for (const auto& held : state.members.epochs) {
    if (held.id == epoch) return &held.key;
  }
  return nullptr;
}

// A new key on what no key opened, over nonces and commitments alone; it is tried on each envelope once, however often
// the budget ends between. False if it did.
Result<bool> try_new_keys(Vault::State& state, const Budget& budget) {
  for (;;) {
    CANDOUR_TRY(auto trial, store::next_trial(state.database));
    if (!trial) return true;
    if (budget.is_used_up()) return false;
    const auto* key = key_of(state, trial->epoch);
    CANDOUR_TRY(const auto closed, store::closed_of(state.database, *trial, limits::closed_at_once));
    if (closed.empty() || key == nullptr) {
      CANDOUR_CHECK(store::end_trial(state.database, trial->epoch));
      continue;
    }
    std::vector<std::int64_t> opened;
    for (const auto& envelope : closed) {
      if (sealed::is_committed_to(envelope.head, {trial->epoch, state.members.everyone(), key})) {
        opened.push_back(envelope.n);
      }
    }
    trial->after = closed.back().n;
    CANDOUR_CHECK(store::keep_trial(state.database, *trial));
    for (const auto n : opened) CANDOUR_CHECK(judge_again(state, n));
  }
}

// What waits for a day, once a day: key records above the cap of their day, in log order, and large envelopes that
// nothing opened in time. False if the budget ended before.
Result<bool> use_the_day(Vault::State& state, const Budget& budget) {
  const auto today = state.today().number;
  if (state.tidied_day == today) return true;
  if (CANDOUR_DEFENCE("93", today > limits::opaque_days)) {
    CANDOUR_CHECK(store::forget_large_closed(state.database, limits::opaque_kept, today - limits::opaque_days));
  }
  for (;;) {
    if (budget.is_used_up()) return false;
    CANDOUR_TRY(const auto next, store::take_later(state.database, today, limits::key_records_a_day));
    if (!next) break;
    CANDOUR_TRY(const auto row, store::get_record(state.database, *next));
    CANDOUR_CHECK(state.rooms.members_state.take_key_record(row.record));
  }
  state.tidied_day = today;
  return true;
}

// Everything that a page made possible. False if the budget ended before; what is left waits in the tables.
Result<bool> follow_up(Vault::State& state, const Budget& budget) {
  if (!state.members.journal) return true;
  CANDOUR_TRY(const bool day_is_used, use_the_day(state, budget));
  if (!day_is_used) return false;
  CANDOUR_CHECK(state.rooms.members_state.fold());
  do {
    if (state.rooms.members_state.take_news()) {
      CANDOUR_TRY(const bool all_judged, judge_certified(state, budget));
      if (!all_judged) {
        state.rooms.members_state.judge_again();
        return false;
      }
    }
    CANDOUR_TRY(const bool all_tried, try_new_keys(state, budget));
    if (!all_tried) return false;
    CANDOUR_CHECK(state.rooms.members_state.fold());
  } while (state.rooms.members_state.has_news());
  return true;
}

// An envelope of the journal's mailbox. Its log order is kept at its first sight, one's own when it is read back.
Result<> absorb_envelope(Vault::State& state, const EnvelopeId& id, ByteView bytes) {
  CANDOUR_TRY(const auto known, store::state_of(state.database, id));
  if (CANDOUR_DEFENCE("25 26", known.has_value())) {
    CANDOUR_TRY(const bool is_first_sight, store::note_place(state.database, id));
    return is_first_sight ? retime(state, id) : Result<>();
  }
  store::KeptEnvelope kept;
  kept.id = id;
  kept.came = arrival_now(state);
  kept.bytes = to_bytes(bytes);
  return judge(state, std::move(kept));
}

// An envelope has one place in a log: a second one is a log that was written anew.
Result<> suspect_if_twice(Vault::State& state, const MailboxId& mailbox, const EnvelopeId& id) {
  CANDOUR_TRY(const auto row, journal_mailbox(state));
  if (!row || row->id != mailbox) return {};
  CANDOUR_TRY(const bool is_twice, store::stands_in_present_log(state.database, *row, id));
  return is_twice ? suspect(state, *row) : Result<>();
}

Result<> absorb_entry(Vault::State& state, const PageView& page, const PageEntryView& entry, bool is_rendezvous,
                      Absorbed& absorbed) {
  const auto id = crypto::envelope_id(entry.envelope);
  CANDOUR_TRY(const auto known, store::state_of(state.database, id));
  if (known && !is_rendezvous) CANDOUR_CHECK(suspect_if_twice(state, page.mailbox, id));
  CANDOUR_CHECK(store::advance_log(state.database, page.mailbox, entry.seq, id, entry.envelope.size()));
  CANDOUR_TRY(const bool was_ours, store::is_in_outbox(state.database, id));
  if (was_ours) CANDOUR_CHECK(store::take_from_outbox(state.database, id));
  if (state.in_flight.erase(id) > 0) CANDOUR_CHECK(reappended(state, {id}));
  if (state.relay_log.refill) state.relay_log.refill->handed.erase(id);
  state.graph.note_in_log(id);
  if (is_rendezvous) return state.rooms.pairing_state.received(entry.envelope, absorbed);
  return absorb_envelope(state, id, entry.envelope);
}

Result<bool> is_flooded(Vault::State& state) {
  CANDOUR_TRY(const auto growth, store::growth(state.database));
  const bool is_too_much = growth.bytes > limits::opaque_bytes_a_day + growth.allowed;
  return CANDOUR_DEFENCE("93", growth.day == state.today().number && is_too_much);
}

// The entries of a page, as far as the budget goes; one that does not follow on ends it. The answer is the position in
// the log that was reached.
Result<std::uint64_t> absorb_entries(Vault::State& state, const PageView& page, const store::MailboxRow& row,
                                     const Budget& budget, Absorbed& absorbed) {
  auto after = row.after;
  if (row.log_epoch != page.log_epoch) {
    const auto change = page.log_epoch > row.log_epoch ? LogChange::restarted : LogChange::rolled_back;
    CANDOUR_CHECK(begin_to_follow(state, row, page.log_epoch, change));
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
Result<> note_head(Vault::State& state, const MailboxId& mailbox) {
  if (state.members.mailbox != mailbox) return {};
  state.reached_ms = state.wall_ms();
  if (!state.graph.begin_waiting_anew(static_cast<std::uint64_t>(state.reached_ms))) return {};
  return store::begin_waiting_anew(state.database, state.reached_ms);
}

Result<Absorbed> absorb_page(Vault::State& state, const PageView& page, const Budget& budget) {
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
  CANDOUR_TRY(const bool all_delivered, deliver(state, budget, absorbed));
  absorbed.has_more = !is_done || !all_delivered;
  if (absorbed.is_at_head) CANDOUR_CHECK(head_was_reached(state, page.mailbox));
  if (is_done) CANDOUR_CHECK(state.rooms.pairing_state.page_was_read(page, absorbed));
  return absorbed;
}

constexpr std::size_t most_told = 200;

// What the act brought that a person can see.
template <class Act>
Result<Absorbed> with_arrivals(Vault::State& state, const Act& act) {
  return state.transactions.run([&]() -> Result<Absorbed> {
    CANDOUR_TRY(const auto before, store::newest_version(state.database));
    CANDOUR_TRY(auto absorbed, act());
    CANDOUR_TRY(absorbed.arrived, arrivals_after(state.database, state.rooms.members, before, std::nullopt, most_told));
    return absorbed;
  });
}

}  // namespace

Result<std::vector<MailboxView>> Post::mailboxes() const {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.all.database));
  std::vector<MailboxView> views;
  for (const auto& row : rows) {
    CANDOUR_TRY(const auto secret, store::get_secret<crypto::MailboxSecret>(state_.all.database, "mailbox", row.id));
    if (secret.empty()) return Error{ErrorCode::damaged, "find a mailbox's key"};
    auto keys = crypto::mailbox_keys(secret, row.controllers);
    views.push_back({row.id, row.address, row.relay_id, std::move(keys.read), std::move(keys.write), row.controllers,
                     row.log_epoch, row.after, row.is_rendezvous});
  }
  return views;
}

Result<Absorbed> Post::absorb(const PageView& page, std::optional<std::chrono::milliseconds> budget) {
  const Budget until(state_.all.clock, budget);
  return with_arrivals(state_.all, [&] { return absorb_page(state_.all, page, until); });
}

Result<Absorbed> Post::go_on(std::optional<std::chrono::milliseconds> budget) {
  const Budget until(state_.all.clock, budget);
  return with_arrivals(state_.all, [&]() -> Result<Absorbed> {
    Absorbed absorbed;
    CANDOUR_TRY(const bool is_done, follow_up(state_.all, until));
    CANDOUR_TRY(const bool all_delivered, deliver(state_.all, until, absorbed));
    absorbed.has_more = !is_done || !all_delivered;
    if (is_done) CANDOUR_CHECK(state_.all.rooms.pairing_state.page_was_read(PageView{}, absorbed));
    return absorbed;
  });
}

bool Post::is_flooded() const { return journal::is_flooded(state_.all).value_or(false); }

Result<> Post::fetch_on() {
  CANDOUR_TRY(auto growth, store::growth(state_.all.database));
  growth.allowed += limits::opaque_bytes_a_day;
  return store::set_growth(state_.all.database, growth);
}

}  // namespace candour::journal
