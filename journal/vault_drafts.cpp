#include "journal/store/drafts.hpp"
#include "journal/vault_state.hpp"

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

std::uint64_t Vault::revision() const {
  return static_cast<std::uint64_t>(state_->database.total_changed_rows() - state_->draft_changes);
}

}  // namespace candour::journal
