// The façade of the journal: a vault from its unlock to its lock, and the rooms that do the work. Owns the folder, the
// keys, the database and all plaintext; used by one thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/secret.hpp"
#include "journal/vault/member_views.hpp"

namespace candour::journal {

class Drafts;
class Items;
class Keys;
class Members;
class Pairing;
class Post;
class RelayLog;
class Sending;
class Summaries;
class VaultLock;
class Writing;

class Vault {
 public:
  // Makes a vault in `folder` (made 0700 if absent) for somebody called `name` (1-64 bytes, no control characters).
  // vault_exists, weak_passphrase (an own one below 50 bits; generated words always pass), io_failed.
  static Result<std::unique_ptr<Vault>> create(const std::filesystem::path& folder, std::string_view name,
                                               const crypto::Passphrase& passphrase, const crypto::Argon2Cost& cost,
                                               std::string_view program, const Clock& clock);
  // Where the folder cannot be written, or its disk is full, the vault opens for reading: every act that would write fails
  // (read_only, disk_full). A change of the passphrase that was cut off is finished or undone here.
  // no_vault, vault_in_use, not_a_vault, damaged, cost_refused, wrong_passphrase, newer_version, migration_needed,
  // no_lock_service.
  static Result<std::unique_ptr<Vault>> unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                                               std::string_view program, const Clock& clock);
  // The same for a program that holds the folder's lock already, by a descriptor that came through exec. The vault owns
  // it only after success: a wrong passphrase lets nobody else in.
  static Result<std::unique_ptr<Vault>> unlock_held(const std::filesystem::path& folder,
                                                    const crypto::Passphrase& passphrase, int lock_descriptor,
                                                    const Clock& clock);
  ~Vault();
  Vault(const Vault&) = delete;
  Vault& operator=(const Vault&) = delete;

  // Who belongs here, and how far the journal has come.
  Overview overview() const;
  // Grows with everything that may change what a screen shows: a save, a recall, something that arrived.
  std::uint64_t revision() const;

  // ---- the rooms: each has a header of its own, and lives as long as the vault.
  const Items& items() const;
  const Members& members() const;
  const Drafts& drafts() const;
  Drafts& drafts();
  const Keys& keys() const;
  Keys& keys();
  const Pairing& pairing() const;
  Pairing& pairing();
  const Post& post() const;
  Post& post();
  const RelayLog& relay_log() const;
  RelayLog& relay_log();
  const Sending& sending() const;
  Sending& sending();
  const Summaries& summaries() const;
  Summaries& summaries();
  const Writing& writing() const;
  Writing& writing();

  struct State;

 private:
  static Result<std::unique_ptr<Vault>> opened(const std::filesystem::path& folder, const crypto::Passphrase& passphrase,
                                               std::optional<VaultLock>& lock, const Clock& clock);

  explicit Vault(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace candour::journal
