// What the room of keys holds. Private to the room; the façade makes it.
#pragma once

#include <filesystem>

#include "journal/store/database.hpp"
#include "journal/vault/access.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"

namespace candour::journal {

struct Keys::State {
  sqlite::Connection& database;
  std::filesystem::path folder;
  VaultLock lock;
  Access access = Access::read_and_write;  // read_only where the folder cannot be written

  // wrong_passphrase. Takes about a second.
  Result<StepUpKeys> step_up(const crypto::Passphrase& passphrase) const;
  // Those keys under that passphrase, at the cost of the vault file.
  Result<Bytes> sealed(const StepUpKeys& keys, const crypto::Passphrase& passphrase) const;
  // Finishes or undoes a change of the passphrase that was cut off, and mends the copies of the vault file: `seal` is
  // the one that `passphrase` just opened.
  void finish_change(ByteView seal, const crypto::Passphrase& passphrase) const;
};

}  // namespace candour::journal
