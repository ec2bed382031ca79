#include "session/lock_running.hpp"

#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>

namespace candour::session {

namespace {

// A line of /proc/locks: "1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF".
struct LockLine {
  int process = 0;
  unsigned long inode = 0;
};

bool read_line(const std::string& line, LockLine& out) {
  return std::sscanf(line.c_str(), "%*d: FLOCK ADVISORY WRITE %d %*x:%*x:%lu", &out.process, &out.inode) == 2;
}

// By its descriptors: the device in /proc/locks is another one on some file systems.
bool has_open(int process, const struct stat& file) {
  std::error_code failed;
  const auto descriptors = std::filesystem::path("/proc") / std::to_string(process) / "fd";
  for (const auto& descriptor : std::filesystem::directory_iterator(descriptors, failed)) {
    struct stat facts {};
    if (stat(descriptor.path().c_str(), &facts) != 0) continue;
    if (facts.st_dev == file.st_dev && facts.st_ino == file.st_ino) return true;
  }
  return false;
}

}  // namespace

Result<> lock_running(const std::filesystem::path& folder) {
  struct stat facts {};
  if (stat((folder / "lock").c_str(), &facts) != 0) return Error{ErrorCode::no_vault, "lock the open program"};
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    LockLine held;
    if (!read_line(line, held) || held.inode != facts.st_ino || held.process <= 1) continue;
    if (!has_open(held.process, facts)) continue;
    if (kill(held.process, SIGUSR1) == 0) return {};
    return Error{ErrorCode::io_failed, "lock the open program"};
  }
  return Error{ErrorCode::vault_locked, "lock the open program"};
}

}  // namespace candour::session
