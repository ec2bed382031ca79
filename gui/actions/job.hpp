// Work that takes longer than a frame, one at a time, on a thread of its own. While it runs nothing else may touch what
// it works on; its end is carried out on the thread that draws.
#pragma once

#include <atomic>
#include <functional>
#include <thread>
#include <utility>

namespace candour::gui {

class Job {
 public:
  explicit Job(std::function<void()> wake) : wake_(std::move(wake)) {}
  ~Job() {
    if (thread_.joinable()) thread_.join();
  }
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;

  bool is_running() const { return thread_.joinable(); }
  // `work` runs elsewhere, then `end` here, at a call of finish(). Must not be running.
  void start(std::function<void()> work, std::function<void()> end) {
    end_ = std::move(end);
    is_done_ = false;
    thread_ = std::thread([this, work = std::move(work)] {
      work();
      is_done_ = true;
      wake_();
    });
  }
  // True if a job ended and its end was carried out.
  bool finish() {
    if (!thread_.joinable() || !is_done_) return false;
    thread_.join();
    const auto end = std::exchange(end_, nullptr);
    end();
    return true;
  }

 private:
  std::function<void()> wake_;
  std::function<void()> end_;
  std::atomic<bool> is_done_ = false;
  std::thread thread_;
};

}  // namespace candour::gui
