#include "journal/vault/vault_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <utility>

#include "base/defence.hpp"
#include "journal/vault/vault_file.hpp"

namespace candour::journal {

namespace {

constexpr std::size_t longest_program_name = 64;
// Always this long, so that saying something else later needs no space on the disk.
constexpr std::size_t lock_file_size = 96;

// Owns a file descriptor; -1 is none.
class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }

  bool is_open() const { return value_ >= 0; }
  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }
  // Closes and tells whether the system had kept an error back until now.
  bool close() { return ::close(release()) == 0; }

 private:
  int value_;
};

const char* name_of(VaultCopy copy) { return copy == VaultCopy::first ? "vault" : "vault.2"; }
const char* temporary_name_of(VaultCopy copy) { return copy == VaultCopy::first ? "vault.new" : "vault.2.new"; }

Error write_error() {
  if (errno == ENOSPC || errno == EDQUOT) return {ErrorCode::disk_full, "write vault file"};
  return {ErrorCode::io_failed, "write vault file"};
}

bool write_all(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

// At most `limit` bytes, so that a huge file in a vault's place costs nothing.
std::optional<Bytes> read_up_to(int descriptor, std::size_t limit) {
  Bytes out(limit);
  std::size_t size = 0;
  while (size < limit) {
    const auto got = ::read(descriptor, out.data() + size, limit - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  out.resize(size);
  return out;
}

Result<> write_durably(const std::filesystem::path& file, ByteView bytes) {
  ::unlink(file.c_str());  // a rest of a write that was cut off, whatever its mode
  Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!out.is_open() || !write_all(out.get(), bytes) || ::fsync(out.get()) != 0 || !out.close()) return write_error();
  return {};
}

Result<> sync_folder(const std::filesystem::path& folder) {
  const Descriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.is_open() || ::fsync(directory.get()) != 0) return write_error();
  return {};
}

// "candour-cli locked 3", filled up with spaces. Nothing happens where the file, or the folder in its place, is open for
// reading alone.
Result<> write_lock_state(int descriptor, const LockState& state) {
  if ((::fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY) return {};
  std::string text = state.program.substr(0, longest_program_name) + (state.is_locked ? " locked " : " open ") +
                     std::to_string(state.locks);
  text.resize(lock_file_size, ' ');
  const auto written = ::pwrite(descriptor, text.data(), text.size(), 0);
  if (written != static_cast<ssize_t>(text.size()) || ::ftruncate(descriptor, lock_file_size) != 0) {
    return Error{errno == ENOSPC || errno == EDQUOT ? ErrorCode::disk_full : ErrorCode::io_failed, "lock vault"};
  }
  return {};
}

LockState read_lock_state(int descriptor) {
  char bytes[lock_file_size];
  const auto got = ::pread(descriptor, bytes, sizeof bytes, 0);
  if (got <= 0) return {};
  const std::string_view text(bytes, static_cast<std::size_t>(got));
  const auto is_printable = [](char c) { return c >= 0x20 && c <= 0x7e; };
  if (!std::all_of(text.begin(), text.end(), is_printable)) return {};
  LockState state;
  std::string word;
  std::istringstream(std::string(text)) >> state.program >> word >> state.locks;
  state.is_locked = word == "locked";
  return state;
}

Result<> lock_without_waiting(int descriptor) {
  int result = 0;
  do {
    result = ::flock(descriptor, LOCK_EX | LOCK_NB);
  } while (result != 0 && errno == EINTR);
  if (result == 0 || !CANDOUR_DEFENCE("62", true)) return {};
  if (errno == EWOULDBLOCK) return Error{ErrorCode::vault_in_use, "lock vault"};
  const bool has_no_locks = errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP;
  return Error{has_no_locks ? ErrorCode::no_lock_service : ErrorCode::io_failed, "lock vault"};
}

ErrorCode code_of_open_fault() {
  if (errno == ENOENT || errno == ENOTDIR) return ErrorCode::no_vault;
  return errno == ENOSPC || errno == EDQUOT ? ErrorCode::disk_full : ErrorCode::io_failed;
}

struct LockFile {
  int descriptor = -1;
  bool may_be_written = false;
};

// What a vault's lock is taken on.
Result<LockFile> open_lock_file(const std::filesystem::path& folder) {
  const auto file = folder / "lock";
  const int own = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (own >= 0) return LockFile{own, true};
  if (errno != EROFS && errno != EACCES && errno != EPERM) return Error{code_of_open_fault(), "lock vault"};
  const int as_it_is = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (as_it_is >= 0) return LockFile{as_it_is, false};
  const int around = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (around >= 0) return LockFile{around, false};
  return Error{code_of_open_fault(), "lock vault"};
}

bool is_same_file(int descriptor, const std::filesystem::path& path) {
  struct stat here {};
  struct stat held {};
  return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &here) == 0 && held.st_dev == here.st_dev &&
         held.st_ino == here.st_ino;
}

}  // namespace

Result<> write_vault_copy(const std::filesystem::path& folder, VaultCopy copy, ByteView seal) {
  const auto temporary = folder / temporary_name_of(copy);
  const auto target = folder / name_of(copy);
  CANDOUR_CHECK(write_durably(temporary, seal));
  if (::rename(temporary.c_str(), target.c_str()) != 0) return write_error();
  return sync_folder(folder);
}

Result<> write_vault_file(const std::filesystem::path& folder, ByteView seal) {
  CANDOUR_CHECK(write_vault_copy(folder, VaultCopy::first, seal));
  auto written = write_vault_copy(folder, VaultCopy::second, seal);
  if (written) return written;
  const auto stale = folder / name_of(VaultCopy::second);
  if (::unlink(stale.c_str()) != 0 && errno != ENOENT) return written;
  return sync_folder(folder);  // the next unlock makes the second copy again
}

Result<> mend_vault_file(const std::filesystem::path& folder, ByteView seal) {
  for (const auto copy : {VaultCopy::first, VaultCopy::second}) {
    const auto left_over = folder / temporary_name_of(copy);
    ::unlink(left_over.c_str());
    const auto bytes = read_vault_copy(folder, copy);
    if (!bytes || !equal(*bytes, seal)) CANDOUR_CHECK(write_vault_copy(folder, copy, seal));
  }
  return {};
}

bool can_be_written(const std::filesystem::path& folder) {
  const auto database = folder / "database";
  return ::access(folder.c_str(), W_OK | X_OK) == 0 && ::access(database.c_str(), W_OK) == 0;
}

Result<Bytes> read_vault_copy(const std::filesystem::path& folder, VaultCopy copy) {
  const auto file = folder / name_of(copy);
  // O_NONBLOCK: a named pipe in a vault's place must not hang the program.
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!in.is_open()) {
    const bool is_absent = errno == ENOENT || errno == ENOTDIR;
    return is_absent ? Error{ErrorCode::no_vault, "read vault file"} : Error{ErrorCode::io_failed, "read vault file"};
  }
  // One byte more than a vault has, so that a longer file is seen to be longer.
  auto bytes = read_up_to(in.get(), vault_file_size + 1);
  if (!bytes) return Error{ErrorCode::io_failed, "read vault file"};
  return std::move(*bytes);
}

Result<Bytes> read_vault_file(const std::filesystem::path& folder) {
  auto worst = ErrorCode::no_vault;
  for (const auto copy : {VaultCopy::first, VaultCopy::second}) {
    auto bytes = read_vault_copy(folder, copy);
    if (bytes && is_intact(SealKind::vault, *bytes)) return bytes;
    const auto found = bytes ? read_seal(SealKind::vault, *bytes).error().code : bytes.error().code;
    // A damaged copy says more than a foreign one, and either more than an absent one.
    if (worst == ErrorCode::no_vault || found == ErrorCode::damaged) worst = found;
  }
  return Error{worst, "read vault file"};
}

Result<VaultLock> VaultLock::acquire(const std::filesystem::path& folder, std::string_view program) {
  CANDOUR_TRY(const auto file, open_lock_file(folder));
  VaultLock lock(file.descriptor);
  CANDOUR_CHECK(lock_without_waiting(file.descriptor));
  if (!file.may_be_written) return lock;
  // Written by the holder alone; who finds the lock taken only reads. A full disk takes the name and leaves the lock.
  const auto named = write_lock_state(file.descriptor, {std::string(program), false, 0});
  if (!named && named.error().code != ErrorCode::disk_full) return named.error();
  return lock;
}

Result<VaultLock> VaultLock::adopt(const std::filesystem::path& folder, int descriptor) {
  constexpr Error refused{ErrorCode::io_failed, "take over the vault's lock"};
  if (!is_same_file(descriptor, folder / "lock") && !is_same_file(descriptor, folder)) return refused;
  // Of an open file that holds the lock already this changes nothing.
  CANDOUR_CHECK(lock_without_waiting(descriptor));
  if (::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0) return refused;
  return VaultLock(descriptor);
}

LockState VaultLock::state(const std::filesystem::path& folder) {
  const auto file = folder / "lock";
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  return in.is_open() ? read_lock_state(in.get()) : LockState{};
}

Result<> VaultLock::tell_locked(int descriptor) {
  auto state = read_lock_state(descriptor);
  state.is_locked = true;
  ++state.locks;
  return write_lock_state(descriptor, state);
}

Result<> VaultLock::tell(bool is_locked) const {
  auto state = read_lock_state(descriptor_);
  state.is_locked = is_locked;
  return write_lock_state(descriptor_, state);
}

VaultLock::VaultLock(VaultLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

VaultLock& VaultLock::operator=(VaultLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

VaultLock::~VaultLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace candour::journal
