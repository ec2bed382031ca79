#include "session/exec_locked.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "journal/vault/vault_folder.hpp"

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

// What the fresh image needs: where its files, its display and its bus are, its language and zone, and how it reaches
// the network. Whatever else stands in the environment stays behind, with what a person may have put there.
constexpr std::array kept_variables{
    "HOME=",         "XDG_DATA_HOME=",   "XDG_CONFIG_HOME=",  "XDG_CACHE_HOME=",           "XDG_RUNTIME_DIR=",
    "TMPDIR=",       "DISPLAY=",         "XAUTHORITY=",       "WAYLAND_DISPLAY=",          "XDG_SESSION_ID=",
    "XCURSOR_SIZE=", "XCURSOR_THEME=",   "XMODIFIERS=",       "DBUS_SESSION_BUS_ADDRESS=", "DBUS_SYSTEM_BUS_ADDRESS=",
    "TERM=",         "TZ=",              "LANG=",             "LANGUAGE=",                 "LC_",
    "http_proxy=",   "https_proxy=",     "HTTPS_PROXY=",      "all_proxy=",                "ALL_PROXY=",
    "no_proxy=",     "NO_PROXY=",        "SSL_CERT_FILE=",    "SSL_CERT_DIR=",             "LIBGL_ALWAYS_SOFTWARE=",
    "PATH=",         "FONTCONFIG_FILE=", "XDG_CURRENT_DESKTOP="};

std::vector<char*> kept_environment() {
  std::vector<char*> kept;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const auto is_kept = [text](const char* name) { return text.starts_with(name); };
    if (std::any_of(kept_variables.begin(), kept_variables.end(), is_kept)) kept.push_back(*variable);
  }
  kept.push_back(nullptr);
  return kept;
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
  auto variables = kept_environment();
  close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  for (const int kept : also_kept) keep_across_exec(kept);
  sigset_t before;
  block_lock_signal(before);
  if (keep_across_exec(memory) && keep_across_exec(lock_descriptor)) execve("/proc/self/exe", words.data(), variables.data());
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
