#include "sync/relay/write_queue.hpp"

namespace candour::relay {

bool WriteQueue::post(WriteJob& job) {
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_ || waiting_.size() >= max_waiting) return false;
    waiting_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

std::vector<WriteJob> WriteQueue::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [this] { return is_closed_ || !waiting_.empty(); });
  std::vector<WriteJob> batch;
  std::size_t bytes = 0;
  while (!waiting_.empty() && batch.size() < max_batch && bytes < max_batch_bytes) {
    bytes += waiting_.front().bytes;
    batch.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return batch;
}

void WriteQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_one();
}

bool WriteQueue::is_closed() const {
  const std::lock_guard lock(mutex_);
  return is_closed_ && waiting_.empty();
}

}  // namespace candour::relay
