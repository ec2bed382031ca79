#include "journal/vault/judging.hpp"

#include "base/defence.hpp"
#include "journal/model/time.hpp"
#include "journal/sealed/authenticity.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/store/waiting_rows.hpp"
#include "journal/vault/receiving_limits.hpp"

namespace candour::journal {

namespace {

// What this vault knows, as authenticate() asks for it.
class HeldKeys final : public sealed::Keyring {
 public:
  explicit HeldKeys(const Membership& members) : members_(members) {}

  // Granted keys come with later work: no envelope has one yet.
  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId&) const override { return std::nullopt; }

  std::vector<sealed::KnownEpoch> epochs() const override {
    std::vector<sealed::KnownEpoch> known;
    if (!members_.root) return known;
    for (const auto& epoch : members_.epochs) known.push_back({epoch.id, members_.everyone(), &epoch.key});
    known.push_back({members_.root->id, members_.everyone(), &members_.root->key});
    return known;
  }

  const sealed::Certificate* certificate(const DeviceKey& device) const override {
    const auto found = members_.certificates.find(device);
    return found == members_.certificates.end() ? nullptr : &found->second;
  }

  bool was_ever_member(const SpaceId& space, const MemberKey& member) const override {
    return is_own_space(space) && members_.roster.ever.contains(member);
  }

  bool is_own_space(const SpaceId& space) const override { return members_.journal && space == members_.everyone(); }

 private:
  const Membership& members_;
};

// Keeps what authenticate() said of an envelope that is new, or kept already and judged again.
Result<> keep(Post::State& state, store::KeptEnvelope& kept, store::EnvelopeState as, ByteView key,
              const char* reason) {
  kept.state = as;
  if (kept.n != 0) {
    CANDOUR_CHECK(store::waits_no_longer(state.database, kept.n));
    return store::set_state(state.database, kept.id, as, key, reason);
  }
  CANDOUR_TRY(kept.n, store::save_envelope(state.database, kept, key, reason, store::Sight::in_a_log));
  return {};
}

Result<> save_opaque(Post::State& state, store::KeptEnvelope& kept) {
  CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::opaque, {}, ""));
  CANDOUR_CHECK(store::save_closed(state.database, kept.n, kept.bytes, kept.came.day));
  CANDOUR_TRY(auto growth, store::growth(state.database));
  const auto today = model::today_here(state.clock).number;
  if (growth.day != today) growth = {today, 0, 0};
  growth.bytes += kept.bytes.size();
  return store::set_growth(state.database, growth);
}

// Bytes of no size of an envelope are nobody's: their id is remembered and they are not.
Result<> save_dropped(Post::State& state, store::KeptEnvelope& kept, sealed::DropReason reason) {
  if (reason == sealed::DropReason::size) kept.bytes.clear();
  return keep(state, kept, store::EnvelopeState::dropped, {}, sealed::name_of(reason));
}

}  // namespace

Result<> judge_envelope(Post::State& state, store::KeptEnvelope kept) {
  auto outcome = sealed::authenticate(kept.bytes, HeldKeys(state.members));
  if (auto* record = std::get_if<sealed::AuthenticRecord>(&outcome)) {
    CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::record, record->envelope_key()->expose(), ""));
    return state.records.take_in(std::move(*record), store::Writer::another, {kept.came.ms, kept.came.day, kept.n});
  }
  if (const auto* dropped = std::get_if<sealed::Dropped>(&outcome)) {
    return save_dropped(state, kept, dropped->reason);
  }
  if (const auto* unbound = std::get_if<sealed::Uncertified>(&outcome)) {
    CANDOUR_CHECK(keep(state, kept, store::EnvelopeState::uncertified, {}, ""));
    return store::save_uncertified(state.database, kept.n, {unbound->device, unbound->member});
  }
  return save_opaque(state, kept);
}

namespace {

Result<> judge_again(Post::State& state, std::int64_t n) {
  CANDOUR_TRY(auto kept, store::envelope_at(state.database, n));
  return judge_envelope(state, std::move(kept));
}

// Records whose device is bound to its member by now. False if the budget ended before.
Result<bool> judge_certified(Post::State& state, const Budget& budget) {
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

const crypto::EpochKey* key_of(const Post::State& state, const EpochId& epoch) {
  for (const auto& held : state.members.epochs) {
    if (held.id == epoch) return &held.key;
  }
  return nullptr;
}

// A new key on what no key opened, over nonces and commitments alone; it is tried on each envelope once, however often
// the budget ends between. False if it did.
Result<bool> try_new_keys(Post::State& state, const Budget& budget) {
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
    CANDOUR_CHECK(store::save_trial(state.database, *trial));
    for (const auto n : opened) CANDOUR_CHECK(judge_again(state, n));
  }
}

// What waits for a day, once a day: key records above the cap of their day, in log order, and large envelopes that
// nothing opened in time. False if the budget ended before.
Result<bool> use_the_day(Post::State& state, const Budget& budget) {
  const auto today = model::today_here(state.clock).number;
  if (state.tidied_day == today) return true;
  if (CANDOUR_DEFENCE("93", today > limits::opaque_days)) {
    CANDOUR_CHECK(store::forget_large_closed(state.database, limits::opaque_kept, today - limits::opaque_days));
  }
  for (;;) {
    if (budget.is_used_up()) return false;
    CANDOUR_TRY(const auto next, store::take_later(state.database, today, limits::key_records_a_day));
    if (!next) break;
    CANDOUR_TRY(const auto row, store::get_record(state.database, *next));
    CANDOUR_CHECK(state.keys.take_key_record(row.record));
  }
  state.tidied_day = today;
  return true;
}

}  // namespace

Result<bool> follow_up(Post::State& state, const Budget& budget) {
  if (!state.members.journal) return true;
  CANDOUR_TRY(const bool day_is_used, use_the_day(state, budget));
  if (!day_is_used) return false;
  CANDOUR_CHECK(state.keys.fold());
  do {
    if (state.keys.take_news()) {
      CANDOUR_TRY(const bool all_judged, judge_certified(state, budget));
      if (!all_judged) {
        state.keys.judge_again();
        return false;
      }
    }
    CANDOUR_TRY(const bool all_tried, try_new_keys(state, budget));
    if (!all_tried) return false;
    CANDOUR_CHECK(state.keys.fold());
  } while (state.keys.has_news());
  return true;
}

}  // namespace candour::journal
