// The queue between two threads; with its pair the only lock in the client.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace candour {

// Any thread posts, one thread takes. Posting calls `wake` after the lock is released, so the taker may sleep in
// a poll or in its event loop. What is taken is processed outside the lock.
template <class T>
class Handoff {
 public:
  explicit Handoff(std::function<void()> wake) : wake_(std::move(wake)) {}

  void post(T value) {
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(value));
    }
    if (wake_) wake_();
  }

  // Everything posted since the last call, in order.
  std::vector<T> take_all() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

 private:
  std::function<void()> wake_;
  std::mutex mutex_;
  std::vector<T> waiting_;
};

}  // namespace candour
