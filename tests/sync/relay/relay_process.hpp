// candour-relay as a process of its own, and a plain blocking connection to it.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

// What a child may have; what is not set is as this process has it.
struct ProcessLimits {
  std::optional<rlim_t> descriptors{};
  std::optional<rlim_t> memory{};     // bytes of data, as RLIMIT_DATA counts them
  std::optional<rlim_t> file_size{};  // bytes of each file
  bool obeys_permissions = false;   // even as root
};

// A child with its output in files beside `data`; killed when the value goes.
class RelayProcess {
 public:
  // Starts `run` on a free port and waits for its line. An empty line: it did not start.
  RelayProcess(const std::filesystem::path& data, const std::filesystem::path& clock_file,
               const ProcessLimits& limits = {});
  RelayProcess(const RelayProcess&) = delete;
  RelayProcess& operator=(const RelayProcess&) = delete;
  ~RelayProcess();

  const std::string& line() const { return line_; }
  std::uint16_t port() const { return port_; }
  std::string relay_id_hex() const { return line_.substr(line_.size() < 64 ? 0 : line_.size() - 64); }
  bool is_alive();
  void signal(int number);
  // The most memory that it ever had resident, in bytes.
  std::size_t peak_memory() const;
  // What it wrote to standard error so far, earlier processes of the same data included.
  std::string said() const;

  // SIGTERM or SIGKILL, and then the exit code; -1 for a signal's end, -2 when it does not end within 20 s.
  int terminate();
  int kill();
  // Waits for an end of its own.
  int wait();

 private:
  pid_t pid_ = -1;
  std::string err_;
  std::string line_;
  std::uint16_t port_ = 0;
};

struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};
// Runs candour-relay with these arguments to its end.
Ran run_relay(const std::vector<std::string>& arguments, const ProcessLimits& limits = {});

// The exit code of the same with standard output in an existing file.
int run_relay_into(const std::string& file, const std::vector<std::string>& arguments);

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
  // One answer by its Content-Length; of an answer to HEAD the head alone.
  enum class Expect : std::uint8_t { body, head_alone };
  HttpReply receive(Expect expect = Expect::body);
  // Up to `most` more bytes of whatever comes; empty at the end.
  std::string receive_some(std::size_t most);
  // Sends until the system takes no more without waiting.
  void send_what_fits(std::string_view bytes);
  // What the peer did by now; waits for nothing and reads nothing.
  enum class Heard : std::uint8_t { nothing, something, end };
  Heard heard();
  // How many bytes the system takes without anybody reading here; before sending.
  void keep_little_unread();
  // True if the peer closes now, with nothing more said.
  bool is_closed_by_peer();

 private:
  int socket_ = -1;
};

// A whole POST of one frame.
std::string post_of(ByteView frame);

}  // namespace candour::relay_test
