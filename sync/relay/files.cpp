#include "sync/relay/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

namespace candour::relay {

namespace {

Error failed(Operation operation) { return {code_of_errno(errno), operation}; }

Result<> write_and_sync(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("write a file");
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) return failed("sync a file");
  return {};
}

}  // namespace

ErrorCode code_of_errno(int number) {
  switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return ErrorCode::disk_full;
    case EROFS:
    case EACCES:
    case EPERM:
      return ErrorCode::not_yours;
    case ENOMEM:
    case EMFILE:
    case ENFILE:
      return ErrorCode::out_of_memory;
    default:
      return ErrorCode::io_failed;
  }
}

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::optional<std::string> read_small_file(const std::filesystem::path& file, std::size_t max_size) {
  std::ifstream in(file, std::ios::binary);
  std::string text;
  std::array<char, 4096> chunk;
  while (in && text.size() <= max_size) {
    in.read(chunk.data(), chunk.size());
    text.append(chunk.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad() || !(in.eof() || text.size() > max_size) || text.size() > max_size) return std::nullopt;
  return text;
}

Result<Folder> Folder::open(const std::filesystem::path& folder) {
  Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.is_open()) return failed("open a folder");
  return Folder(std::move(descriptor));
}

Result<> Folder::sync() const {
  if (::fsync(descriptor_.number()) != 0) return failed("sync a folder");
  return {};
}

Result<> Folder::replace(const std::string& name, ByteView bytes) const {
  const auto temporary = name + ".new";
  const int folder = descriptor_.number();
  {
    const Descriptor out(::openat(folder, temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out.is_open()) return failed("open a file");
    CANDOUR_CHECK(write_and_sync(out.number(), bytes));
  }
  if (::renameat(folder, temporary.c_str(), folder, name.c_str()) != 0) return failed("rename a file");
  return sync();
}

Result<> Folder::append(const std::string& name, ByteView bytes) const {
  const int folder = descriptor_.number();
  const bool is_new = ::faccessat(folder, name.c_str(), F_OK, 0) != 0;
  const Descriptor out(::openat(folder, name.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  if (!out.is_open()) return failed("open a file");
  CANDOUR_CHECK(write_and_sync(out.number(), bytes));
  return is_new ? sync() : Result<>{};
}

Result<> replace_file(const std::filesystem::path& file, ByteView bytes) {
  CANDOUR_TRY(const auto folder, Folder::open(file.parent_path()));
  return folder.replace(file.filename().string(), bytes);
}

Result<FileLock> FileLock::take(const std::filesystem::path& file) {
  Descriptor descriptor(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!descriptor.is_open()) return failed("open the lock of the data folder");
  if (::flock(descriptor.number(), LOCK_EX | LOCK_NB) == 0) return FileLock(std::move(descriptor));
  const bool is_held = errno == EWOULDBLOCK;
  return Error{is_held ? ErrorCode::vault_in_use : ErrorCode::store_failed, "lock the data folder"};
}

}  // namespace candour::relay
