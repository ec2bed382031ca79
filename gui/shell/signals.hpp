// Signals as messages: a thread waits for them, so that no handler ever runs in the middle of anything.
#pragma once

#include <functional>
#include <thread>

namespace candour::gui {

enum class Asked : unsigned char { lock, end };

class SignalWatch {
 public:
  // From now on SIGUSR1 asks for a lock, and SIGTERM, SIGINT and SIGHUP for an end. `asked` is called on the watch's
  // own thread. To be made before any other thread.
  explicit SignalWatch(std::function<void(Asked)> asked);
  ~SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;

 private:
  int signals_;
  int stop_;
  std::thread thread_;
};

}  // namespace candour::gui
