#include "journal/vault/vault.hpp"

#include <sys/stat.h>

#include "journal/model/text.hpp"
#include "journal/store/database.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/load.hpp"
#include "journal/vault/new_keys.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

namespace {

namespace fs = std::filesystem;

fs::path database_file(const fs::path& folder) { return folder / "database"; }

Result<> check_no_vault(const fs::path& folder) {
  std::error_code failed;
  if (fs::exists(folder / "vault", failed) || fs::exists(folder / "vault.2", failed)) {
    return Error{ErrorCode::vault_exists, "make a vault"};
  }
  return {};
}

Result<> make_folder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed || chmod(folder.c_str(), 0700) != 0) return Error{ErrorCode::io_failed, "make the vault's folder"};
  return {};
}

struct OpenedDatabase {
  sqlite::Connection connection;
  Access access = Access::read_and_write;
};

// Reading needs no room and no right to write: what cannot be written is opened to be read.
Result<OpenedDatabase> open_database_in(const fs::path& folder, const crypto::MasterKey& master) {
  const auto file = database_file(folder).string();
  std::error_code failed;
  const auto size = fs::file_size(file, failed);
  // Without one, or with an empty one, SQLite would begin a new database.
  if (failed || size == 0) return Error{ErrorCode::damaged, "find the database"};
  if (can_be_written(folder)) {
    auto writable = store::open_database(file, master);
    if (writable) return OpenedDatabase{std::move(*writable)};
    const auto code = writable.error().code;
    const bool may_be_read =
        code == ErrorCode::disk_full || code == ErrorCode::io_failed || code == ErrorCode::read_only;
    if (!may_be_read) return writable.error();
  }
  CANDOUR_TRY(auto to_read, store::open_database_to_read(file, master));
  return OpenedDatabase{std::move(to_read), Access::read_only};
}

}  // namespace

bool is_member_name(std::string_view name) { return sealed::is_card_name(name); }

Vault::Vault(std::unique_ptr<State> state) : state_(std::move(state)) {}
Vault::~Vault() = default;

Result<std::unique_ptr<Vault>> Vault::create(const fs::path& folder, std::string_view name,
                                             const crypto::Passphrase& passphrase, const crypto::Argon2Cost& cost,
                                             std::string_view program, const Clock& clock) {
  CANDOUR_TRY(const auto own_name, model::line_from(name));
  if (!is_member_name(own_name)) return Error{ErrorCode::not_text, "read a name"};
  CANDOUR_CHECK(check_new_passphrase(passphrase));
  CANDOUR_CHECK(check_no_vault(folder));
  CANDOUR_CHECK(make_folder(folder));
  CANDOUR_TRY(auto lock, VaultLock::acquire(folder, program));
  CANDOUR_CHECK(check_no_vault(folder));  // another program may have made one until the lock was held
  const auto master = crypto::MasterKey::random();
  const auto keys = draw_keys();
  CANDOUR_TRY(const auto vault_seal, seal_vault(master, passphrase, cost));
  CANDOUR_TRY(const auto step_up_seal, seal_step_up(keys.step_up, passphrase, cost));
  // The database comes first: a vault file without its database would be called damaged.
  std::error_code ignored;
  fs::remove(database_file(folder), ignored);
  CANDOUR_TRY(auto database, store::open_database(database_file(folder).string(), master));
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(database));
  CANDOUR_CHECK(save_keys(database, own_name, keys, step_up_seal));
  CANDOUR_CHECK(transaction.commit());
  CANDOUR_CHECK(write_vault_file(folder, vault_seal));
  auto state = std::make_unique<State>(folder, clock, std::move(lock), std::move(database), Access::read_and_write);
  CANDOUR_CHECK(load(*state));
  return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Result<std::unique_ptr<Vault>> Vault::unlock(const fs::path& folder, const crypto::Passphrase& passphrase,
                                             std::string_view program, const Clock& clock) {
  // What is wrong with the files is said before somebody else's lock is.
  CANDOUR_CHECK(read_vault_file(folder));
  CANDOUR_TRY(auto taken, VaultLock::acquire(folder, program));
  std::optional<VaultLock> lock(std::move(taken));
  return opened(folder, passphrase, lock, clock);
}

Result<std::unique_ptr<Vault>> Vault::unlock_held(const fs::path& folder, const crypto::Passphrase& passphrase,
                                                  int lock_descriptor, const Clock& clock) {
  CANDOUR_TRY(auto adopted, VaultLock::adopt(folder, lock_descriptor));
  std::optional<VaultLock> lock(std::move(adopted));
  // Said before the passphrase is tried: nobody may be told that a vault is locked while it is being opened.
  // A full disk has never taken that it is locked, so it need not take that it is not.
  if (const auto told = lock->tell(false); !told && told.error().code != ErrorCode::disk_full) {
    lock->release();
    return told.error();
  }
  auto vault = opened(folder, passphrase, lock, clock);
  if (!lock) return vault;
  const auto told = lock->tell(true);
  lock->release();  // not opened: it stays with the caller
  if (!told && told.error().code != ErrorCode::disk_full) return told.error();
  return vault;
}

// Takes the lock over only when all else succeeded.
Result<std::unique_ptr<Vault>> Vault::opened(const fs::path& folder, const crypto::Passphrase& passphrase,
                                             std::optional<VaultLock>& lock, const Clock& clock) {
  CANDOUR_TRY(const auto seal, read_vault_file(folder));
  CANDOUR_TRY(const auto master, open_vault(seal, passphrase));
  CANDOUR_TRY(auto database, open_database_in(folder, master));
  auto state =
      std::make_unique<State>(folder, clock, std::move(*lock), std::move(database.connection), database.access);
  lock.reset();
  auto loaded = finish_migration(*state);
  if (loaded) loaded = load(*state);
  if (loaded) loaded = keep_times_once(*state);
  if (loaded) loaded = judge_newer_once(*state);
  if (loaded) loaded = state->rooms.drafts_state.look_back();
  if (!loaded) {
    lock.emplace(std::move(state->rooms.keys_state.lock));
    return loaded.error();
  }
  if (!state->rooms.keys.is_read_only()) state->rooms.keys_state.finish_change(seal, passphrase);
  return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Overview Vault::overview() const {
  Overview overview;
  overview.name = state_->self.name;
  const auto verified = state_->rooms.sharing.verified_members();
  overview.members.push_back({state_->self.me, state_->self.name, true, true});
  for (const auto& member : state_->members.roster.present) {
    if (member == state_->self.me || !state_->members.heard.contains(member)) continue;
    overview.members.push_back(
        {member, state_->rooms.members.name_of(member), false, verified && verified->contains(member)});
  }
  const auto stage = pairing().view().stage;
  if (state_->rooms.sharing.is_shared()) {
    overview.stage = JournalStage::shared;
  } else if (stage != PairingStage::none && stage != PairingStage::ended) {
    overview.stage = JournalStage::pairing;
  }
  overview.queued = sending().queued_count();
  overview.unsent = store::outbox_size_by_hand(state_->database).value_or(0);
  if (auto rows = store::mailboxes(state_->database)) {
    for (const auto& row : *rows) {
      if (state_->members.mailbox == row.id) overview.relay = row.address;
    }
  }
  return overview;
}

std::uint64_t Vault::revision() const {
  return static_cast<std::uint64_t>(state_->database.total_changed_rows() - state_->rooms.drafts_state.changed_rows);
}

const Items& Vault::items() const { return state_->rooms.items; }
const Members& Vault::members() const { return state_->rooms.members; }
const Drafts& Vault::drafts() const { return state_->rooms.drafts; }
Drafts& Vault::drafts() { return state_->rooms.drafts; }
const Keys& Vault::keys() const { return state_->rooms.keys; }
Keys& Vault::keys() { return state_->rooms.keys; }
const Pairing& Vault::pairing() const { return state_->rooms.pairing; }
Pairing& Vault::pairing() { return state_->rooms.pairing; }
const Post& Vault::post() const { return state_->rooms.post; }
Post& Vault::post() { return state_->rooms.post; }
const RelayLog& Vault::relay_log() const { return state_->rooms.relay_log; }
RelayLog& Vault::relay_log() { return state_->rooms.relay_log; }
const Sending& Vault::sending() const { return state_->rooms.sending; }
Sending& Vault::sending() { return state_->rooms.sending; }
const Summaries& Vault::summaries() const { return state_->rooms.summaries; }
Summaries& Vault::summaries() { return state_->rooms.summaries; }
const Writing& Vault::writing() const { return state_->rooms.writing; }
Writing& Vault::writing() { return state_->rooms.writing; }

}  // namespace candour::journal
