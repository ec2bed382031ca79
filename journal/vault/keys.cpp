#include "journal/vault/keys.hpp"

#include "base/defence.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/fact_names.hpp"
#include "journal/vault/keys_state.hpp"
#include "journal/vault/passphrase.hpp"

namespace candour::journal {

namespace {

struct OpenedStepUp {
  Bytes seal;
  StepUpKeys keys;
};

// Of the step-up seals that are kept the one which `passphrase` opens. There are two while a change of the passphrase is
// under way or was cut off.
Result<OpenedStepUp> opened_step_up(sqlite::Connection& database, const crypto::Passphrase& passphrase) {
  Error refused{ErrorCode::damaged, "find the step-up seal"};
  for (const auto* name : {fact::step_up, fact::old_step_up}) {
    CANDOUR_TRY(auto seal, store::get_fact(database, name));
    if (!seal) continue;
    auto keys = open_step_up(*seal, passphrase);
    if (keys) return OpenedStepUp{std::move(*seal), std::move(*keys)};
    refused = keys.error();
    if (refused.code != ErrorCode::wrong_passphrase) return refused;
  }
  return refused;
}

Result<> keep_step_up(const Keys::State& state, const Bytes& seal, const Bytes& older) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  if (CANDOUR_DEFENCE("113", true)) CANDOUR_CHECK(store::set_fact(state.database, fact::old_step_up, older));
  CANDOUR_CHECK(store::set_fact(state.database, fact::step_up, seal));
  return transaction.commit();
}

Result<> keep_only(const Keys::State& state, const Bytes& seal) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(store::set_fact(state.database, fact::step_up, seal));
  CANDOUR_CHECK(store::drop_fact(state.database, fact::old_step_up));
  return transaction.commit();
}

Result<> finish(const Keys::State& state, ByteView seal, const crypto::Passphrase& passphrase) {
  if (CANDOUR_DEFENCE("113", true)) CANDOUR_CHECK(mend_vault_file(state.folder, seal));
  CANDOUR_TRY(const auto older, store::get_fact(state.database, fact::old_step_up));
  if (!older) return {};
  CANDOUR_TRY(const auto opened, opened_step_up(state.database, passphrase));
  return keep_only(state, opened.seal);
}

}  // namespace

bool Keys::is_in_use(const std::filesystem::path& folder) {
  const auto lock = VaultLock::acquire(folder, "candour");
  return !lock && lock.error().code == ErrorCode::vault_in_use;
}

bool Keys::is_read_only() const { return state_.access == Access::read_only; }

int Keys::lock_descriptor() const { return state_.lock.descriptor(); }

Result<StepUp> Keys::step_up(const crypto::Passphrase& passphrase) const {
  CANDOUR_TRY(auto keys, state_.step_up(passphrase));
  return StepUp(std::move(keys));
}

// "New words, nobody knew the old ones" (B12). Both step-up seals stand in the database while the vault file changes: a
// crash in between leaves a vault whose step-up opens with whichever words its file opens with, and the next unlock
// finishes the change or undoes it.
Result<> Keys::change_passphrase(const crypto::Passphrase& old_one, const crypto::Passphrase& new_one) {
  CANDOUR_CHECK(check_new_passphrase(new_one));
  CANDOUR_TRY(const auto seal, read_vault_file(state_.folder));
  CANDOUR_TRY(const auto header, read_seal(SealKind::vault, seal));
  CANDOUR_TRY(const auto master, open_vault(seal, old_one));
  // Of two seals that an earlier change left, the one which these words open must stay.
  CANDOUR_TRY(const auto step_up, opened_step_up(state_.database, old_one));
  CANDOUR_TRY(const auto new_seal, seal_vault(master, new_one, header.cost));
  CANDOUR_TRY(const auto new_step_up, seal_step_up(step_up.keys, new_one, header.cost));
  CANDOUR_CHECK(keep_step_up(state_, new_step_up, step_up.seal));
  CANDOUR_CHECK(write_vault_file(state_.folder, new_seal));
  return store::drop_fact(state_.database, fact::old_step_up);
}

// What cannot be mended now, on a full disk for instance, is looked at again at every unlock, and hinders none.
void Keys::State::finish_change(ByteView seal, const crypto::Passphrase& passphrase) const {
  [[maybe_unused]] const auto finished = finish(*this, seal, passphrase);
}

Result<StepUpKeys> Keys::State::step_up(const crypto::Passphrase& passphrase) const {
  CANDOUR_TRY(auto opened, opened_step_up(database, passphrase));
  return std::move(opened.keys);
}

Result<Bytes> Keys::State::sealed(const StepUpKeys& keys, const crypto::Passphrase& passphrase) const {
  CANDOUR_TRY(const auto seal, read_vault_file(folder));
  CANDOUR_TRY(const auto header, read_seal(SealKind::vault, seal));
  return seal_step_up(keys, passphrase, header.cost);
}

}  // namespace candour::journal
