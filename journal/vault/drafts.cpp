#include "base/codec.hpp"
#include "journal/store/arrivals.hpp"
#include "journal/store/drafts.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

// Nothing that a screen shows depends on drafts, so they do not count as a change of the journal.
template <class Act>
Result<> uncounted(Vault::State& state, const Act& act) {
  const auto before = state.database.total_changed_rows();
  auto done = act();
  state.draft_changes += state.database.total_changed_rows() - before;
  return done;
}

}  // namespace

Result<> Vault::keep_draft(std::string_view slot, ByteView content) {
  return uncounted(*state_, [&] { return store::keep_draft(state_->database, slot, content); });
}

Result<std::optional<Bytes>> Vault::draft(std::string_view slot) const { return store::draft(state_->database, slot); }

Result<std::vector<std::string>> Vault::draft_slots() const { return store::draft_slots(state_->database); }

Result<> Vault::drop_draft(std::string_view slot) {
  return uncounted(*state_, [&] { return store::drop_draft(state_->database, slot); });
}

Result<std::int64_t> last_seen(Vault::State& state) {
  CANDOUR_TRY(const auto kept, store::get_fact(state.database, fact::last_seen));
  if (!kept) return std::int64_t{0};
  Reader in(*kept);
  const auto number = in.u64();
  return in.finished() ? static_cast<std::int64_t>(number) : std::int64_t{0};
}

Result<> Vault::was_here() {
  return uncounted(*state_, [&]() -> Result<> {
    CANDOUR_TRY(const auto newest, store::newest_version(state_->database));
    Writer out;
    out.u64(static_cast<std::uint64_t>(newest));
    return store::set_fact(state_->database, fact::last_seen, out.view());
  });
}

Result<std::vector<ArrivalView>> arrivals_after(const Vault& vault, Vault::State& state, std::int64_t version,
                                                const std::optional<MemberKey>& but_not, std::size_t limit) {
  CANDOUR_TRY(const auto found, store::arrived_after(state.database, version, but_not, limit));
  std::vector<ArrivalView> arrivals;
  for (const auto& one : found) {
    arrivals.push_back({one.item, vault.name_of(one.writer), one.writer == state.me, one.is_new, one.fields});
  }
  return arrivals;
}

Result<std::vector<ArrivalView>> Vault::arrived_since_last_time() const {
  constexpr std::size_t a_few = 20;
  return arrivals_after(*this, *state_, state_->seen_before, state_->me, a_few);
}

std::uint64_t Vault::revision() const {
  return static_cast<std::uint64_t>(state_->database.total_changed_rows() - state_->draft_changes);
}

}  // namespace candour::journal
