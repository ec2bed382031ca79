// The folder that belongs to one relay: its lock, its key and where its files stand.
#pragma once

#include "crypto/secret.hpp"
#include "sync/relay/files.hpp"

namespace candour::relay {

struct DataPaths {
  std::filesystem::path folder;
  std::filesystem::path database() const { return folder / "relay.db"; }
  std::filesystem::path key() const { return folder / "relay.key"; }
  std::filesystem::path lock() const { return folder / "relay.lock"; }
  std::filesystem::path anchor() const { return folder / "anchor"; }
  std::filesystem::path gone() const { return folder / "anchor.gone"; }
};

// The folder, held by this process alone.
struct DataFolder {
  DataPaths paths;
  FileLock lock;
  crypto::RelaySeed key;
};

enum class Missing : std::uint8_t { make, refuse };

// Takes the lock and reads the key. With `make`, an absent folder is made, and an absent key where there is no
// database either. vault_in_use: another process holds it; damaged: no key, or not a key; no_vault: no database.
Result<DataFolder> open_data_folder(const std::filesystem::path& folder, Missing missing);

}  // namespace candour::relay
