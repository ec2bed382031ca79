// The relay over HTTP: sockets, deadlines and long-polls around the core. One thread runs it.
#pragma once

#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace candour::relay {

class RelayCore;

// What all connections together may have (relay.md 2.8).
struct HttpLimits {
  std::size_t connections = 800;
  std::size_t body_bytes = 64u << 20;
  std::size_t page_bytes = 64u << 20;
  std::size_t crowd_bytes_a_second = 16u << 20;
};

class HttpServer {
 public:
  // Listens on a numeric address; port 0 takes a free one. bad_argument: not an address; vault_in_use: the port is
  // taken; else as code_of_errno.
  static Result<std::unique_ptr<HttpServer>> listen(const std::string& host, std::uint16_t port, const Clock& clock,
                                                    const HttpLimits& limits);
  ~HttpServer();

  std::uint16_t port() const;

  // Serves until stop(), SIGTERM or SIGINT: then nothing new is taken, unfinished requests are cut, waiting polls are
  // answered, whole requests finish, and it returns; after 3 s also where somebody does not read his answer. A second
  // signal ends the process at once.
  void run(RelayCore& core);

  // Both may be called by any thread, before, during and after run().
  void stop();
  void wake(const MailboxId& mailbox);

  struct State;

 private:
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace candour::relay
