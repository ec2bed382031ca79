#include "journal/vault/drafts.hpp"

#include "base/codec.hpp"
#include "journal/store/arrivals.hpp"
#include "journal/store/drafts.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/arrivals.hpp"
#include "journal/vault/drafts_state.hpp"
#include "journal/vault/fact_names.hpp"

namespace candour::journal {

namespace {

// Nothing that a screen shows depends on drafts, so they do not count as a change of the journal.
template <class Act>
Result<> uncounted(Drafts::State& state, const Act& act) {
  const auto before = state.database.total_changed_rows();
  auto done = act();
  state.changed_rows += state.database.total_changed_rows() - before;
  return done;
}

}  // namespace

Result<> Drafts::keep(std::string_view name, ByteView content) {
  return uncounted(state_, [&] { return store::save_draft(state_.database, name, content); });
}

Result<std::optional<Bytes>> Drafts::get(std::string_view name) const { return store::draft(state_.database, name); }

Result<std::vector<std::string>> Drafts::names() const { return store::draft_names(state_.database); }

Result<> Drafts::drop(std::string_view name) {
  return uncounted(state_, [&] { return store::drop_draft(state_.database, name); });
}

Result<> Drafts::State::look_back() {
  CANDOUR_TRY(const auto kept, store::get_fact(database, fact::last_seen));
  if (!kept) return {};
  Reader in(*kept);
  const auto number = in.u64();
  if (in.finished()) seen_before = static_cast<std::int64_t>(number);
  return {};
}

Result<> Drafts::was_here() {
  return uncounted(state_, [&]() -> Result<> {
    CANDOUR_TRY(const auto newest, store::newest_version(state_.database));
    Writer out;
    out.u64(static_cast<std::uint64_t>(newest));
    return store::set_fact(state_.database, fact::last_seen, out.view());
  });
}

Result<std::vector<ArrivalView>> Drafts::arrived_since_last_time() const {
  constexpr std::size_t a_few = 20;
  return arrivals_after(state_.database, state_.members, state_.seen_before, state_.members.me(), a_few);
}

}  // namespace candour::journal
