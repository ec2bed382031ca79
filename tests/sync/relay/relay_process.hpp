// candour-relay as a process of its own, and a plain blocking connection to it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "base/bytes.hpp"

namespace candour::relay_test {

// A fresh folder that goes with the value.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A child with its output in files beside `data`; killed when the value goes.
class RelayProcess {
 public:
  // Starts `run` on a free port and waits for its line. An empty line: it did not start.
  RelayProcess(const std::filesystem::path& data, const std::filesystem::path& clock_file);
  RelayProcess(const RelayProcess&) = delete;
  RelayProcess& operator=(const RelayProcess&) = delete;
  ~RelayProcess();

  const std::string& line() const { return line_; }
  std::uint16_t port() const { return port_; }
  std::string relay_id_hex() const { return line_.substr(line_.size() < 64 ? 0 : line_.size() - 64); }
  bool is_alive();

  // SIGTERM or SIGKILL, and then the exit code; -1 for a signal's end, -2 when it does not end within 20 s.
  int terminate();
  int kill();
  // Waits for an end of its own.
  int wait();

 private:
  pid_t pid_ = -1;
  std::string line_;
  std::uint16_t port_ = 0;
};

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};
// Runs candour-relay with these arguments to its end.
Ran run_relay(const std::vector<std::string>& arguments);

// One connection to the relay on this machine. Reads give up after 20 s.
class Connection {
 public:
  explicit Connection(std::uint16_t port);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  bool send(std::string_view bytes);
  // Says that nothing more is sent.
  void finish_sending();

  struct HttpReply {
    int status = 0;  // 0: closed without an answer
    std::string head;
    Bytes body;
  };
  // One answer by its Content-Length.
  HttpReply receive();
  // True if the peer closes now, with nothing more said.
  bool is_closed_by_peer();

 private:
  int socket_ = -1;
};

// A whole POST of one frame.
std::string post_of(ByteView frame);

}  // namespace candour::relay_test
