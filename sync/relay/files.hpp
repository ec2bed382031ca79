// The few things the relay does with plain files: reading a small one, replacing one for good, holding the folder.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace candour::relay {

// What errno of a failed file operation means: disk_full (a quota and a limit too); not_yours where this user may not, or
// nobody may, as on a medium that takes no writes; out_of_memory for a want of memory or descriptors, which passes and
// says nothing about the disk; else io_failed.
ErrorCode code_of_errno(int number);

// An open file descriptor, closed with the value.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

// The whole file, or nothing if it is absent, unreadable or above `max_size`. Takes no more memory than the file.
std::optional<std::string> read_small_file(const std::filesystem::path& file, std::size_t max_size);

// A folder that is held open: writing into it needs one more descriptor, and its path is asked for no more.
// Errors of both are those of code_of_errno.
class Folder {
 public:
  static Result<Folder> open(const std::filesystem::path& folder);

  // Replaces the file `name` by rename; on the disk, with its name, when this returns. Mode 0600.
  Result<> replace(const std::string& name, ByteView bytes) const;
  // Appends to the file `name`, which stays; on the disk when this returns. Mode 0600.
  Result<> append(const std::string& name, ByteView bytes) const;

 private:
  explicit Folder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Result<> sync() const;

  Descriptor descriptor_;
};

// Folder::replace for a file named by its path.
Result<> replace_file(const std::filesystem::path& file, ByteView bytes);

// An exclusive flock for as long as the value lives; gone with the process, whatever ends it.
class FileLock {
 public:
  // vault_in_use: another process holds it; store_failed: this file system keeps no locks; else why it does not open.
  static Result<FileLock> take(const std::filesystem::path& file);

 private:
  explicit FileLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

}  // namespace candour::relay
