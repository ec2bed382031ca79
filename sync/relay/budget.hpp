// Memory that all connections share, counted: what cannot be taken is refused before it is allocated.
#pragma once

#include <cstddef>
#include <utility>

namespace candour::relay {

// At most `limit` bytes at a time. Used by one thread.
class Budget {
 public:
  explicit Budget(std::size_t limit) : limit_(limit) {}
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

  // False, and nothing is taken, where it would be too much.
  bool take(std::size_t bytes) {
    if (bytes > limit_ - used_) return false;
    used_ += bytes;
    return true;
  }
  void give_back(std::size_t bytes) { used_ -= bytes; }
  std::size_t used() const { return used_; }

 private:
  const std::size_t limit_;
  std::size_t used_ = 0;
};

// What one holder has of a budget; goes back with the value.
class Share {
 public:
  explicit Share(Budget& budget) : budget_(budget) {}
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  ~Share() { release(); }

  // True if the share is at least `bytes` now.
  bool grow_to(std::size_t bytes) {
    if (bytes <= size_) return true;
    if (!budget_.take(bytes - size_)) return false;
    size_ = bytes;
    return true;
  }
  void release() { budget_.give_back(std::exchange(size_, 0)); }
  std::size_t size() const { return size_; }

 private:
  Budget& budget_;
  std::size_t size_ = 0;
};

}  // namespace candour::relay
