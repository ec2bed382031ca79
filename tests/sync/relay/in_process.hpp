// A whole relay without a socket, that tests ask by a call: the same core over the same SQLite store.
#pragma once

#include <filesystem>
#include <mutex>

#include "sync/relay/relay_core.hpp"
#include "sync/relay/sqlite_store.hpp"

namespace candour::relay {

// Safe to be asked by several threads at once; one is answered after the other.
class InProcessRelay {
 public:
  // A relay over `folder`, which is made if absent and must not be another relay's at the same time.
  // The clock outlives the relay.
  static Result<std::unique_ptr<InProcessRelay>> open(const std::filesystem::path& folder, const Clock& clock,
                                                      CoreSettings settings = {});

  // The answer frame to one request frame, whatever its bytes. A fetch that would wait is answered at once.
  Bytes handle(ByteView request_frame);

  // What GET /v1/info answers.
  struct Info {
    std::string body;
    std::string signature;  // 128 hexadecimal digits
  };
  Info info() const;

  const RelayId& relay_id() const { return core_->relay_id(); }
  std::uint64_t log_epoch() const { return store_->log_epoch(); }
  Past past() const { return store_->past(); }

 private:
  InProcessRelay(const Clock& clock, FileLock lock) : clock_(clock), lock_(std::move(lock)) {}

  const Clock& clock_;
  FileLock lock_;
  std::mutex one_at_a_time_;
  std::unique_ptr<RelayCore> core_;
  std::unique_ptr<SqliteStore> store_;  // goes first: its last callbacks still need the core
};

}  // namespace candour::relay
