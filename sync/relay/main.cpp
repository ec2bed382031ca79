// candour-relay: serves, or shows what it holds of one mailbox.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

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

void say(const char* sentence) { std::fprintf(stderr, "candour-relay: %s\n", sentence); }

std::filesystem::path folder_of(const Options& options) {
  if (!options.data.empty()) return options.data;
  if (const char* state = std::getenv("STATE_DIRECTORY"))
    return std::string(state).substr(0, std::string(state).find(':'));
  if (const char* state = std::getenv("XDG_STATE_HOME")) return std::filesystem::path(state) / "candour-relay";
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home == nullptr ? "." : home) / ".local/state/candour-relay";
}

struct Ending {
  const char* sentence;
  int exit_code;
};

// Why the program cannot start or go on, for whoever runs it.
Ending ending_of(ErrorCode code) {
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
    case ErrorCode::bad_argument:
      return {"--listen takes a numeric loopback address.", exit_configuration};
    default:
      return {"the disk refused a read or a write; starting again recovers what was acknowledged.", exit_store_failed};
  }
}

int end_with(ErrorCode code) {
  const auto ending = ending_of(code);
  say(ending.sentence);
  return ending.exit_code;
}

int dump(const Options& options) {
  const auto data = open_data_folder(folder_of(options), Missing::refuse);
  if (!data) return end_with(data.error().code);
  const auto view = dump_mailbox(data->paths.database().string(), crypto::public_of(data->key), options.mailbox);
  if (!view) return end_with(view.error().code);
  std::fwrite(view->data(), 1, view->size(), stdout);
  return exit_ok;
}

// The one line that scripts and people read; everything else goes to standard error.
void announce(const Options& options, std::uint16_t port, const std::string& folder, const RelayId& relay_id) {
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  const auto host = is_ipv6 ? "[" + options.host + "]" : options.host;
  std::printf("candour-relay: http://%s:%u, data in %s, relay id %s\n", host.c_str(), port, folder.c_str(),
              to_hex(relay_id).c_str());
  std::fflush(stdout);
}

int run(const Options& options) {
  const ProgramClock clock(options.clock);
  const auto folder = folder_of(options);
  auto data = open_data_folder(folder, Missing::make);
  if (!data) return end_with(data.error().code);
  auto server = HttpServer::listen(options.host, options.port, clock);
  if (!server && server.error().code == ErrorCode::io_failed) {
    say("the port is taken; choose another with --listen.");
    return exit_configuration;
  }
  if (!server) return end_with(server.error().code);

  std::atomic<int> failure{exit_ok};
  const auto relay_id = crypto::public_of(data->key);
  auto& http = **server;
  auto store = SqliteStore::open(data->paths, relay_id, clock, [&failure, &http](ErrorCode code) {
    const auto ending = ending_of(code);
    if (failure.exchange(ending.exit_code) != exit_ok) return;
    say(ending.sentence);
    http.stop();
  });
  if (!store) return end_with(store.error().code);
  if ((*store)->went_back()) say("the database went back in time; a new log epoch begins and clients refill it.");
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
    say(refusal->sentence.c_str());
    return refusal->exit_code;
  }
  const auto& options = std::get<Options>(read);
  switch (options.command) {
    case Command::run:
      return run(options);
    case Command::dump:
      return dump(options);
    case Command::version:
      return std::puts("candour-relay 0.1.0") < 0;
    case Command::help:
      return std::fputs(usage, stdout) < 0;
  }
  return exit_usage;
}

}  // namespace

}  // namespace candour::relay

int main(int count, char** arguments) {
  candour::relay::keep_memory_private();
  candour::crypto::start();
  return candour::relay::start({arguments + 1, arguments + count});
}
