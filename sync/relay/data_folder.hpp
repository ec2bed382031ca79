// The folder that belongs to one relay: its lock, its key and where its files stand.
#pragma once

#include "crypto/secret.hpp"
#include "sync/relay/files.hpp"

namespace candour::relay {

struct DataPaths {
  static constexpr const char* anchor_name = "anchor";
  static constexpr const char* gone_name = "anchor.gone";

  std::filesystem::path folder;
  std::filesystem::path database() const { return folder / "relay.db"; }
  std::filesystem::path key() const { return folder / "relay.key"; }
  std::filesystem::path lock() const { return folder / "relay.lock"; }
  std::filesystem::path anchor() const { return folder / anchor_name; }
  std::filesystem::path gone() const { return folder / gone_name; }
};

// The folder, held by this process alone.
struct DataFolder {
  DataPaths paths;
  FileLock lock;
  crypto::RelaySeed key;
  bool is_key_new = false;  // made now
};

enum class Missing : std::uint8_t { make, refuse };

// Takes the lock and reads the key. With `make`, an absent folder is made, and an absent key where there is no
// database either. vault_in_use: another process holds it; damaged: no key, or not a key; no_vault: no database;
// store_failed: no locks there; else as code_of_errno.
Result<DataFolder> open_data_folder(const std::filesystem::path& folder, Missing missing);

}  // namespace candour::relay
