// A small HTTP server on a loopback port of its own, so that the real transport has something to speak to.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/bytes.hpp"
#include "base/relay_address.hpp"

namespace candour::sync {

class LocalServer {
 public:
  struct Call {
    std::string head;  // request line and headers
    Bytes body;
  };
  // Returns the whole answer, head and body. Called on a thread of the connection.
  using Handler = std::function<Bytes(const Call&)>;

  explicit LocalServer(Handler handler);
  ~LocalServer();
  LocalServer(const LocalServer&) = delete;
  LocalServer& operator=(const LocalServer&) = delete;

  std::uint16_t port() const { return port_; }
  RelayAddress address() const { return {"127.0.0.1", port_, false}; }
  int connection_count() const { return connection_count_; }

  // Blocks until `is_ready` holds or the server ends: a long poll.
  void wait_until(const std::function<bool()>& is_ready);
  // Lets waiters look again.
  void notify();
  std::mutex& mutex() { return mutex_; }

  static Bytes ok(ByteView body, const std::string& more_headers = {});

 private:
  void serve();
  void serve_connection(int socket);

  Handler handler_;
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> is_ending_ = false;
  std::atomic<int> connection_count_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::mutex sockets_mutex_;
  std::vector<int> sockets_;
  std::list<std::thread> workers_;
  std::thread acceptor_;
};

}  // namespace candour::sync
