// "Try it on this computer": a relay process on loopback that ends with this program.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.hpp"

namespace candour::gui {

class PostBox {
 public:
  // Starts `programs`/candour-relay on `listen` (127.0.0.1:0 takes a free port) with its data in `folder`. Waits until
  // it says where it listens, at most ten seconds. io_failed.
  static Result<std::unique_ptr<PostBox>> start(const std::filesystem::path& programs,
                                                const std::filesystem::path& folder, const std::string& listen);
  ~PostBox();
  PostBox(const PostBox&) = delete;
  PostBox& operator=(const PostBox&) = delete;

  const std::string& address() const { return address_; }  // host:port

 private:
  PostBox(pid_t child, std::string address) : child_(child), address_(std::move(address)) {}
  pid_t child_;
  std::string address_;
};

}  // namespace candour::gui
