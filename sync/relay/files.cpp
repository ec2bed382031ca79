#include "sync/relay/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>

namespace candour::relay {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

ErrorCode code_of_errno() { return errno == ENOSPC || errno == EDQUOT ? ErrorCode::disk_full : ErrorCode::io_failed; }

Result<> write_and_sync(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return Error{code_of_errno(), "write a file"};
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (::fsync(descriptor) != 0) return Error{code_of_errno(), "sync a file"};
  return {};
}

Result<> sync_folder(const std::filesystem::path& folder) {
  const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!descriptor.is_open() || ::fsync(descriptor.number()) != 0) return Error{ErrorCode::io_failed, "sync a folder"};
  return {};
}

}  // namespace

std::optional<std::string> read_small_file(const std::filesystem::path& file, std::size_t max_size) {
  std::ifstream in(file, std::ios::binary);
  std::string text(max_size + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (in.fail() && !in.eof())) return std::nullopt;
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > max_size) return std::nullopt;
  return text;
}

Result<> replace_file(const std::filesystem::path& file, ByteView bytes) {
  const auto temporary = file.string() + ".new";
  {
    const Descriptor out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out.is_open()) return Error{code_of_errno(), "open a file"};
    CANDOUR_CHECK(write_and_sync(out.number(), bytes));
  }
  if (::rename(temporary.c_str(), file.c_str()) != 0) return Error{code_of_errno(), "rename a file"};
  return sync_folder(file.parent_path());
}

Result<> append_to_file(const std::filesystem::path& file, ByteView bytes) {
  const bool is_new = !std::filesystem::exists(file);
  const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  if (!out.is_open()) return Error{code_of_errno(), "open a file"};
  CANDOUR_CHECK(write_and_sync(out.number(), bytes));
  return is_new ? sync_folder(file.parent_path()) : Result<>{};
}

std::optional<FileLock> FileLock::take(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::nullopt;
  FileLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return lock;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace candour::relay
