// candour-relay: serves, or shows or forgets what it holds of one mailbox.
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "base/sqlite/sharing.hpp"
#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "sync/relay/dump.hpp"
#include "sync/relay/exit_codes.hpp"
#include "sync/relay/http_server.hpp"
#include "sync/relay/options.hpp"
#include "sync/relay/relay_core.hpp"
#include "sync/relay/sqlite_store.hpp"

namespace candour::relay {

namespace {

// The relay's key and everybody's ciphertext stay out of core files, and its files are nobody else's.
void keep_memory_private() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  umask(077);
}

// A terminal that closes, a reader of the output that goes away and a limit on file sizes end no relay.
void ignore_signals_that_would_end_it() {
  for (const int number : {SIGHUP, SIGPIPE, SIGXFSZ}) std::signal(number, SIG_IGN);
}

// Large blocks go back to the system when they are freed, and two threads need no more places to take from.
void keep_memory_small() {
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
  mallopt(M_ARENA_MAX, 2);
}

// As many descriptors as this user may have, of which connections get four fifths.
HttpLimits limits_of_this_machine() {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return {};
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  getrlimit(RLIMIT_NOFILE, &files);
  constexpr rlim_t most = 1u << 20;
  HttpLimits limits;
  limits.connections = static_cast<std::size_t>(std::min(files.rlim_cur, most)) / 5 * 4;
  return limits;
}

void say(const std::string& sentence) { std::fprintf(stderr, "candour-relay: %s\n", sentence.c_str()); }

std::filesystem::path folder_of(const Options& options) {
  if (!options.data.empty()) return options.data;
  if (const char* state = std::getenv("STATE_DIRECTORY"))
    return std::string(state).substr(0, std::string(state).find(':'));
  if (const char* state = std::getenv("XDG_STATE_HOME")) return std::filesystem::path(state) / "candour-relay";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home == nullptr ? "." : home) / ".local/state/candour-relay";
}

struct Ending {
  std::string sentence;
  int exit_code;
};

// Why nothing can be written in a folder, asked of the system once it said no.
Ending ending_of_a_refused_folder(const std::filesystem::path& folder) {
  if (::access(folder.c_str(), W_OK) != 0 && errno == EROFS)
    return {"the data folder is on a medium that takes no writes.", exit_configuration};
  return {"this user may not read and write the data folder or a file in it.", exit_configuration};
}

// Why the program cannot start or go on, for whoever runs it.
Ending ending_of(ErrorCode code, const std::filesystem::path& folder) {
  switch (code) {
    case ErrorCode::vault_in_use:
      return {"another relay runs on this data folder.", exit_refused};
    case ErrorCode::no_vault:
      return {"there is no relay's data in this folder.", exit_refused};
    case ErrorCode::no_such_item:
      return {"this relay knows no such mailbox.", exit_refused};
    case ErrorCode::not_equal:
      return {"relay.key belongs to another relay than the database; nothing was changed.", exit_damaged};
    case ErrorCode::newer_version:
      return {"the database was made by a newer version.", exit_refused};
    case ErrorCode::damaged:
      return {"the data is damaged or relay.key is missing; restore a backup.", exit_damaged};
    case ErrorCode::not_yours:
      return ending_of_a_refused_folder(folder);
    case ErrorCode::disk_full:
      return {"the disk is full, and the relay must write there before it can serve.", exit_store_failed};
    case ErrorCode::out_of_memory:
      return {"this machine has no memory or no file descriptor left.", exit_store_failed};
    case ErrorCode::store_failed:
      return {"the data folder is on a file system that keeps no locks.", exit_configuration};
    default:
      return {"the disk refused a read or a write; starting again recovers what was acknowledged.", exit_store_failed};
  }
}

int end_with(ErrorCode code, const std::filesystem::path& folder) {
  const auto ending = ending_of(code, folder);
  say(ending.sentence);
  return ending.exit_code;
}

Ending ending_of_listen(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_argument:
      return {"--listen takes a numeric loopback address.", exit_configuration};
    case ErrorCode::vault_in_use:
      return {"the port is taken; choose another with --listen.", exit_configuration};
    case ErrorCode::not_yours:
      return {"this user may not listen there; choose a port from 1024 on with --listen.", exit_configuration};
    default:
      return {"this machine does not let the relay listen there; choose another address with --listen.",
              exit_configuration};
  }
}

// Prints an answer; one that does not reach its reader is no success.
int print(const std::string& text) {
  const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
  if (!is_written) say("the output could not be written.");
  return is_written ? exit_ok : exit_store_failed;
}

int dump(const Options& options) {
  const auto folder = folder_of(options);
  const auto data = open_data_folder(folder, Missing::refuse);
  if (!data) return end_with(data.error().code, folder);
  const ProgramClock clock(options.clock);
  const auto view =
      dump_mailbox(data->paths.database().string(), crypto::public_of(data->key), options.mailbox, clock.wall());
  if (!view) return end_with(view.error().code, folder);
  return print(*view);
}

int drop(const Options& options) {
  const auto folder = folder_of(options);
  const auto data = open_data_folder(folder, Missing::refuse);
  if (!data) return end_with(data.error().code, folder);
  const auto dropped = drop_from_database(data->paths.database().string(), options.mailbox);
  if (!dropped) return end_with(dropped.error().code, folder);
  return print("the mailbox is forgotten; its members' programs make it again and put back what they hold.\n");
}

// The one line that scripts and people read; everything else goes to standard error.
void announce(const Options& options, std::uint16_t port, const std::string& folder, const RelayId& relay_id) {
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  const auto host = is_ipv6 ? "[" + options.host + "]" : options.host;
  const auto line = "candour-relay: http://" + host + ":" + std::to_string(port) + ", data in " + folder +
                    ", relay id " + to_hex(relay_id) + "\n";
  (void)print(line);
}

// What a start found that somebody should know.
void say_past(Past past, bool is_key_new) {
  if (past == Past::went_back) say("the database went back in time; a new log epoch begins and clients refill it.");
  if (past == Past::lost && is_key_new)
    say("neither relay.key nor a database stands beside the anchor: this is a new relay, and nobody's mailbox is in it.");
  else if (past == Past::lost)
    say("the anchor knows of a database that is not there or empty; a new log epoch begins and clients refill it.");
}

// An id is printed in this one case: whoever runs the relay needs it to have the mailbox forgotten.
void say_damage(const MailboxId& mailbox, std::uint64_t seq) {
  const auto id = to_hex(mailbox);
  say("envelope " + std::to_string(seq) + " of the mailbox " + id +
      " is damaged and not handed out. A member's program that appends it again mends it. Otherwise stop the relay, run "
      "candour-relay drop " + id + ", and start it: the members' programs then put everything back.");
}

void say_damaged_page() {
  say("a page of relay.db is damaged that is no envelope's; requests that need it are answered busy, and all else goes "
      "on. Stop the relay, then restore a backup or move relay.db, relay.db-wal and relay.db-shm away, and start it: the "
      "members' programs then put everything back.");
}

int run(const Options& options) {
  const ProgramClock clock(options.clock);
  const auto folder = folder_of(options);
  auto data = open_data_folder(folder, Missing::make);
  if (!data) return end_with(data.error().code, folder);
  auto server = HttpServer::listen(options.host, options.port, clock, limits_of_this_machine());
  if (!server) {
    const auto ending = ending_of_listen(server.error().code);
    say(ending.sentence);
    return ending.exit_code;
  }

  std::atomic<int> failure{exit_ok};
  const auto relay_id = crypto::public_of(data->key);
  auto& http = **server;
  const auto on_failure = [&failure, &http, &folder](ErrorCode code) {
    const auto ending = ending_of(code, folder);
    if (failure.exchange(ending.exit_code) != exit_ok) return;
    say(ending.sentence);
    http.stop();
  };
  auto store = SqliteStore::open(data->paths, relay_id, clock, {on_failure, say_damage, say_damaged_page});
  if (!store) return end_with(store.error().code, folder);
  say_past((*store)->past(), data->is_key_new);
  RelayCore core(**store, std::move(data->key), {}, [&http](const MailboxId& mailbox) { http.wake(mailbox); });
  announce(options, http.port(), folder.string(), relay_id);
  http.run(core);
  store->reset();
  if (failure == exit_ok) say("stopped.");
  return failure;
}

int start(const std::vector<std::string>& arguments) {
  const auto read = read_options(arguments);
  if (const auto* refusal = std::get_if<OptionsRefusal>(&read)) {
    say(refusal->sentence);
    return refusal->exit_code;
  }
  const auto& options = std::get<Options>(read);
  switch (options.command) {
    case Command::run:
      return run(options);
    case Command::dump:
      return dump(options);
    case Command::drop:
      return drop(options);
    case Command::version:
      return print(std::string("candour-relay ") + version + "\n");
    case Command::help:
      return print(usage);
  }
  return exit_usage;
}

}  // namespace

}  // namespace candour::relay

int main(int count, char** arguments) {
  if (!candour::open_standard_descriptors()) return candour::relay::exit_store_failed;
  candour::relay::keep_memory_private();
  candour::relay::keep_memory_small();
  candour::relay::ignore_signals_that_would_end_it();
  candour::sqlite::keep_databases_to_this_process();
  candour::crypto::start();
  return candour::relay::start({arguments + 1, arguments + count});
}
