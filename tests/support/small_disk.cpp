#include "tests/support/small_disk.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

namespace candour::test {

namespace {

// Whoever is not root may mount in a namespace of its own.
bool may_mount() {
  static const bool entered = geteuid() == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
  return entered;
}

}  // namespace

SmallDisk::SmallDisk(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  EXPECT_TRUE(may_mount());
  EXPECT_EQ(mount("none", folder_.c_str(), "tmpfs", 0, "size=16m"), 0) << errno;
}

SmallDisk::~SmallDisk() { umount2(folder_.c_str(), MNT_DETACH); }

void SmallDisk::fill() const {
  const auto file = folder_ / "filler";
  const int out = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const std::vector<char> block(1 << 20);
  for (std::size_t size = block.size(); size > 0;) {
    if (write(out, block.data(), size) <= 0) size /= 2;
  }
  close(out);
  EXPECT_EQ(std::filesystem::space(folder_).available, 0u);
}

void SmallDisk::free_some() const { std::filesystem::remove(folder_ / "filler"); }

void SmallDisk::make_read_only() const {
  EXPECT_EQ(mount("none", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, ""), 0) << errno;
}

}  // namespace candour::test
