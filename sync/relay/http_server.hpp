// The relay over HTTP: sockets, deadlines and long-polls around the core. One thread runs it.
#pragma once

#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"

namespace candour::relay {

class RelayCore;

class HttpServer {
 public:
  // Listens on a numeric address; port 0 takes a free one. bad_argument: not an address; io_failed: it is taken.
  static Result<std::unique_ptr<HttpServer>> listen(const std::string& host, std::uint16_t port, const Clock& clock);
  ~HttpServer();

  std::uint16_t port() const;

  // Serves until stop(), SIGTERM or SIGINT: then nothing new is taken, waiting polls are answered, requests in
  // progress finish, and it returns. A second signal ends the process at once.
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
