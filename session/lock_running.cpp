#include "session/lock_running.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "journal/vault/vault_folder.hpp"

namespace candour::session {

namespace {

// A line of /proc/locks: "1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF".
struct LockLine {
  int process = 0;
  unsigned major = 0;
  unsigned minor = 0;
  unsigned long inode = 0;
};

bool read_line(const std::string& line, LockLine& out) {
  return std::sscanf(line.c_str(), "%*d: FLOCK ADVISORY WRITE %d %x:%x:%lu", &out.process, &out.major, &out.minor,
                     &out.inode) == 4;
}

std::string command_line_of(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/cmdline", std::ios::binary);
  std::ostringstream words;
  words << file.rdbuf();
  return words.str();
}

// The device in /proc/locks is another one on some file systems, and the descriptors of a program that lets nobody look
// into it can be listed by root alone: then its name decides.
bool holds(const LockLine& line, const struct stat& file) {
  if (line.inode != file.st_ino || line.process <= 1) return false;
  if (makedev(line.major, line.minor) == file.st_dev) return true;
  std::error_code failed;
  const auto descriptors = std::filesystem::path("/proc") / std::to_string(line.process) / "fd";
  for (const auto& descriptor : std::filesystem::directory_iterator(descriptors, failed)) {
    struct stat facts {};
    if (stat(descriptor.path().c_str(), &facts) != 0) continue;
    if (facts.st_dev == file.st_dev && facts.st_ino == file.st_ino) return true;
  }
  if (!failed) return false;
  const std::filesystem::path program(command_line_of(line.process).c_str());
  return program.filename().string().starts_with("candour");
}

// What the lock is taken on: the file, or the folder where there can be none.
struct Lock {
  std::filesystem::path path;
  struct stat facts {};
};

// The process that holds it now, or 0.
int holder_of(const Lock& lock) {
  std::ifstream locks("/proc/locks");
  for (std::string line; std::getline(locks, line);) {
    LockLine held;
    if (read_line(line, held) && holds(held, lock.facts)) return held.process;
  }
  return 0;
}

// Asks the kernel for the lock, and writes nothing.
bool is_free(const Lock& lock) {
  const int descriptor = open(lock.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0) return false;
  const bool is_taken = flock(descriptor, LOCK_SH | LOCK_NB) == 0;
  close(descriptor);
  return is_taken;
}

// Where the lock file cannot be written the words say it with which a fresh image was started.
bool is_fresh_image(int process) {
  return command_line_of(process).find(std::string("\0--locked\0", 10)) != std::string::npos;
}

bool is_locked(const journal::LockState& state, int holder) {
  return state.is_locked || (state.program.empty() && is_fresh_image(holder));
}

constexpr std::chrono::milliseconds between_looks{10};

LockAnswer wait_for_it(const std::filesystem::path& folder, const Lock& lock, int holder, std::uint64_t locks_before,
                       std::chrono::milliseconds patience) {
  for (auto waited = std::chrono::milliseconds(0); waited < patience; waited += between_looks) {
    const auto state = journal::VaultLock::state(folder);
    if (state.locks > locks_before || is_locked(state, holder) || is_free(lock)) return LockAnswer::locked;
    std::this_thread::sleep_for(between_looks);
  }
  return LockAnswer::no_answer;
}

}  // namespace

Result<LockAnswer> lock_running(const std::filesystem::path& folder, std::chrono::milliseconds patience) {
  Lock lock{folder / "lock"};
  if (stat(lock.path.c_str(), &lock.facts) != 0) {
    lock.path = folder;
    struct stat vault {};
    const bool is_vault = stat((folder / "vault").c_str(), &vault) == 0;
    if (!is_vault || stat(folder.c_str(), &lock.facts) != 0) return Error{ErrorCode::no_vault, "lock the open program"};
  }
  if (is_free(lock)) return LockAnswer::nothing_open;
  const int holder = holder_of(lock);
  if (holder == 0) return LockAnswer::no_answer;
  const auto before = journal::VaultLock::state(folder);
  if (is_locked(before, holder)) return LockAnswer::was_locked;
  if (kill(holder, SIGUSR1) != 0 && errno != ESRCH) return Error{ErrorCode::io_failed, "lock the open program"};
  return wait_for_it(folder, lock, holder, before.locks, patience);
}

}  // namespace candour::session
