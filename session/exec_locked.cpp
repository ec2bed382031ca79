#include "session/exec_locked.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include <algorithm>
#include <cstdio>

#include "journal/vault_folder.hpp"

namespace candour::session {

namespace {

constexpr const char* option = "--locked";
constexpr off_t max_memory_file = off_t{256} << 20;

bool write_whole(int to, ByteView bytes) {
  while (!bytes.empty()) {
    const auto written = write(to, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return lseek(to, 0, SEEK_SET) == 0;
}

std::optional<Bytes> read_whole(int from) {
  struct stat facts {};
  if (fstat(from, &facts) != 0 || facts.st_size < 0 || facts.st_size > max_memory_file) return std::nullopt;
  Bytes bytes(static_cast<std::size_t>(facts.st_size));
  std::size_t at = 0;
  while (at < bytes.size()) {
    const auto got = read(from, bytes.data() + at, bytes.size() - at);
    if (got <= 0) return std::nullopt;
    at += static_cast<std::size_t>(got);
  }
  return bytes;
}

bool keep_across_exec(int descriptor) { return fcntl(descriptor, F_SETFD, 0) == 0; }
void block_lock_signal(sigset_t& before) {
  sigset_t lock;
  sigemptyset(&lock);
  sigaddset(&lock, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &lock, &before);
}

void close_on_exec(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

}  // namespace

Error exec_locked(const Handover& handover, int lock_descriptor, std::vector<std::string> arguments,
                  const std::vector<int>& also_kept) {
  const Error failed{ErrorCode::io_failed, "lock"};
  const int memory = memfd_create("candour", MFD_CLOEXEC);
  if (memory < 0) return failed;
  if (!write_whole(memory, encode(handover))) {
    close(memory);
    return failed;
  }
  arguments.insert(arguments.begin(),
                   {"candour", option, std::to_string(memory) + "," + std::to_string(lock_descriptor)});
  std::vector<char*> words;
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  for (const int kept : also_kept) keep_across_exec(kept);
  sigset_t before;
  block_lock_signal(before);
  if (keep_across_exec(memory) && keep_across_exec(lock_descriptor)) execv("/proc/self/exe", words.data());
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  close_on_exec(lock_descriptor);
  close(memory);
  return failed;
}

std::optional<Inherited> take_inherited(std::vector<std::string>& arguments) {
  const auto at = std::find(arguments.begin(), arguments.end(), option);
  if (at == arguments.end() || at + 1 == arguments.end()) return std::nullopt;
  Inherited inherited;
  int memory = -1;
  const bool is_whole = std::sscanf((at + 1)->c_str(), "%d,%d", &memory, &inherited.lock_descriptor) == 2;
  arguments.erase(at, at + 2);
  if (!is_whole || memory < 3 || inherited.lock_descriptor < 3) return std::nullopt;
  close_on_exec(inherited.lock_descriptor);
  // Who asked for this lock waits for just that; it goes on being locked if the file cannot be written.
  inherited.has_told = journal::VaultLock::tell_locked(inherited.lock_descriptor).has_value();
  const auto bytes = read_whole(memory);
  close(memory);
  if (!bytes) return inherited;
  auto handover = parse_handover(*bytes);
  if (handover) inherited.handover = std::move(*handover);
  return inherited;
}

}  // namespace candour::session
