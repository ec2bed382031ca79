// The files of a vault folder that stand outside its database: `vault`, `vault.2` and `lock` (protocol.md B12). The folder
// may lie on a medium that cannot be written: then it is read.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace candour::journal {

// The vault file is kept twice, so that a write that is cut off never takes the only one.
enum class VaultCopy : std::uint8_t { first, second };

// Replaces one copy: a temporary file of mode 0600, fsync, rename, fsync of the folder. After an error the copy is the
// old one or the new one, never a part. io_failed, disk_full.
Result<> write_vault_copy(const std::filesystem::path& folder, VaultCopy copy, ByteView seal);
// Both copies, the second after the first. From the first on the old seal is void: where the second cannot be replaced
// it is removed, so that what opened the old one opens nothing.
Result<> write_vault_file(const std::filesystem::path& folder, ByteView seal);
// Makes both copies `seal` where they are not, and removes what writes that were cut off have left. After an error it can
// be done again.
Result<> mend_vault_file(const std::filesystem::path& folder, ByteView seal);

// False where the folder or its database cannot be written, by rights or by the medium.
bool can_be_written(const std::filesystem::path& folder);

// The bytes of one copy as they are. no_vault if there is none, io_failed.
Result<Bytes> read_vault_copy(const std::filesystem::path& folder, VaultCopy copy);
// The first copy whose check holds. no_vault if there is neither; else damaged if one is, else not_a_vault; io_failed.
Result<Bytes> read_vault_file(const std::filesystem::path& folder);

// What the file `lock` says of the program that took the lock last: its name (printable ASCII, at most 64 bytes), whether
// it has locked itself, and how often it did so since it was started by a person.
struct LockState {
  std::string program;
  bool is_locked = false;
  std::uint64_t locks = 0;
  bool operator==(const LockState&) const = default;
};

// Holds a vault for one process by an exclusive flock on the file `lock`, which says what a LockState holds, where
// it can be written, and nothing else. Where the file is absent and cannot be made the folder itself is locked. The
// descriptor is closed on exec; the lock goes with it, also when the process dies.
class VaultLock {
 public:
  // vault_in_use if another holder has it, no_lock_service, disk_full, no_vault without a folder, io_failed. The file is
  // made if it is absent.
  static Result<VaultLock> acquire(const std::filesystem::path& folder, std::string_view program);
  // A lock on the folder that this process holds by `descriptor` already, as after exec. vault_in_use if
  // another has it, io_failed if the descriptor is of another file.
  static Result<VaultLock> adopt(const std::filesystem::path& folder, int descriptor);
  // Of the file as it is, whoever holds it now; all empty if it cannot be read.
  static LockState state(const std::filesystem::path& folder);
  // What a fresh image does before anything else: says by the descriptor it was given that the program is locked, once
  // more than before. Needs no space on the disk.
  static Result<> tell_locked(int descriptor);
  // Says whether the vault is open, without counting.
  Result<> tell(bool is_locked) const;

  VaultLock(VaultLock&& other) noexcept;
  VaultLock& operator=(VaultLock&& other) noexcept;
  VaultLock(const VaultLock&) = delete;
  VaultLock& operator=(const VaultLock&) = delete;
  ~VaultLock();

  int descriptor() const { return descriptor_; }
  // Lets go of the descriptor, which stays open and locked.
  int release() { return std::exchange(descriptor_, -1); }

 private:
  explicit VaultLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_ = -1;
};

}  // namespace candour::journal
