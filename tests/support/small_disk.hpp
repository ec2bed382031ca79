// A real file system of a few MiB, to be filled or made read-only. Needs the right to mount: root, or a user namespace.
#pragma once

#include <filesystem>

namespace candour::test {

class SmallDisk {
 public:
  // Mounts it over `folder`, which is made. A failure is a failure of the test.
  explicit SmallDisk(std::filesystem::path folder);
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk();

  // Leaves no free byte; the file that takes the room is `filler`.
  void fill() const;
  void free_some() const;
  void make_read_only() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace candour::test
