#include "journal/summary/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace candour::journal::summary {
namespace {

// A file descriptor that is closed with its scope.
class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }
  bool is_open() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

ErrorCode code_of_errno() { return errno == ENOSPC || errno == EDQUOT ? ErrorCode::disk_full : ErrorCode::io_failed; }

Result<> write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Error{code_of_errno(), "write exported file"};
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return Error{code_of_errno(), "write exported file"};
  return {};
}

}  // namespace

Result<Bytes> read_plain_file(const std::filesystem::path& path, std::size_t limit) {
  const Error failed{ErrorCode::io_failed, "read plain file"};
  // Non-blocking, so that a pipe put in a file's place cannot hold us.
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat facts {};
  if (!file.is_open() || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return failed;
  Bytes out;
  std::array<std::uint8_t, 65536> piece{};
  while (out.size() <= limit) {
    const auto size = ::read(file.get(), piece.data(), piece.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return failed;
    if (size == 0) return out;
    append(out, ByteView(piece).first(static_cast<std::size_t>(size)));
  }
  return Error{ErrorCode::too_long, "read plain file"};
}

Result<> write_new_file(const std::filesystem::path& path, ByteView bytes) {
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
  if (!file.is_open()) return Error{code_of_errno(), "create exported file"};
  return write_all(file.get(), bytes);
}

Result<std::vector<std::string>> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  std::error_code fault;
  auto entry = std::filesystem::directory_iterator(folder, fault);
  for (; !fault && entry != std::filesystem::directory_iterator(); entry.increment(fault)) {
    names.push_back(entry->path().filename().string());
  }
  if (fault) return Error{ErrorCode::io_failed, "list folder"};
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace candour::journal::summary
