// What waits for the writer thread, and how much of it becomes one commit.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "base/sqlite/sqlite.hpp"

namespace candour::relay {

// One operation: `act` inside the transaction, `finish` after it, with how the commit went.
struct WriteJob {
  std::size_t bytes = 0;
  std::function<Result<>(sqlite::Connection&)> act;
  std::function<void(Result<>)> finish;
};

// The one lock of the relay. Any thread posts, the writer takes.
class WriteQueue {
 public:
  static constexpr std::size_t max_waiting = 4096;
  static constexpr std::size_t max_batch = 128;
  static constexpr std::size_t max_batch_bytes = 2u << 20;

  // False, and nothing is taken, when the queue is full or closed.
  bool post(WriteJob& job);
  // The next batch as soon as there is any work; empty after `patience` without work, or when closed and drained.
  std::vector<WriteJob> take(std::chrono::milliseconds patience);
  void close();
  bool is_closed() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<WriteJob> waiting_;
  bool is_closed_ = false;
};

}  // namespace candour::relay
