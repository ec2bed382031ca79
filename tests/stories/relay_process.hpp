// The post box of a story: the real candour-relay on this computer's own address.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/stories/process.hpp"

namespace candour::stories {

class RelayProcess {
 public:
  RelayProcess(std::filesystem::path programs, std::filesystem::path folder, std::filesystem::path clock);

  // Starts it, the second time on the port of the first. False if it did not say that it listens.
  bool start();
  // False if it did not end by itself.
  bool stop();
  // A post box that takes connections and answers nothing, until it goes on.
  void suspend() const;
  void go_on() const;
  // kill -9.
  void kill();
  // What it holds of each mailbox that is still there, as the one who runs it sees it. Only while it is stopped.
  std::vector<std::string> dump() const;

  std::string address() const { return "127.0.0.1:" + port_; }
  const std::filesystem::path& folder() const { return folder_; }
  // Everything it ever said.
  std::filesystem::path log() const { return log_; }

 private:
  std::filesystem::path program_;
  std::filesystem::path folder_;
  std::filesystem::path clock_;
  std::filesystem::path log_;
  std::string port_ = "0";
  std::unique_ptr<Process> process_;
};

}  // namespace candour::stories
