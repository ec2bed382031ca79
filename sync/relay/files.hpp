// The few things the relay does with plain files: reading a small one, replacing one for good, holding the folder.
#pragma once

#include <filesystem>
#include <optional>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace candour::relay {

// The whole file, or nothing if it is absent, unreadable or above `max_size`.
std::optional<std::string> read_small_file(const std::filesystem::path& file, std::size_t max_size);

// Replaces the file by rename; on the disk, with its name, when this returns. Mode 0600.
Result<> replace_file(const std::filesystem::path& file, ByteView bytes);

// Appends to a file that stays; on the disk when this returns. Mode 0600.
Result<> append_to_file(const std::filesystem::path& file, ByteView bytes);

// An exclusive flock for as long as the value lives; gone with the process, whatever ends it.
class FileLock {
 public:
  // Nothing if another process holds it or the file cannot be opened.
  static std::optional<FileLock> take(const std::filesystem::path& file);
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace candour::relay
