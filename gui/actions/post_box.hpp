// "Try it on this computer": a relay process on loopback that ends with this program.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"

namespace candour::gui {

class PostBox {
 public:
  // Starts `programs`/candour-relay on `listen` (127.0.0.1:0 takes a free port) with its data in `folder`, and waits for
  // nothing: where it listens it says a moment later. io_failed.
  static Result<std::unique_ptr<PostBox>> start(const std::filesystem::path& programs,
                                                const std::filesystem::path& folder, const std::string& listen);
  // Asks it to end, and ends it if it has not within 200 ms.
  ~PostBox();
  PostBox(const PostBox&) = delete;
  PostBox& operator=(const PostBox&) = delete;

  enum class Stage : std::uint8_t { starting, ready, failed };
  // Reads what it said so far, without waiting. Ten seconds after the start it has failed.
  Stage stage();
  const std::string& address() const { return address_; }  // host:port, once it is ready

 private:
  PostBox(pid_t child, int output);
  void read_output();

  pid_t child_;
  int output_;  // its standard output, until its first line came
  std::chrono::steady_clock::time_point give_up_at_;
  std::string said_;
  std::string address_;
  bool has_failed_ = false;
};

}  // namespace candour::gui
