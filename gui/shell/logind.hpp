// Listens to systemd-logind for the moments at which an unlocked window must lock.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <thread>

#include "gui/shell/lock_watch.hpp"

namespace candour::gui {

// What the system can tell: nothing; sleep and lid alone, where the program belongs to no session; or all.
enum class Availability { none, machine_only, session };

// What Logind calls, always on its own thread: each posts to the window and returns. An empty function is not called.
struct LogindListener {
  std::function<void(LockReason)> lock;     // lock now: session_lock, sleep, user_switch or lid
  std::function<void(SessionUse)> session;  // for IdleLimit::session_at; unknown when the bus is lost
};

// A thread that waits on the system bus. It holds a delay inhibitor, so that the machine sleeps only after the
// window locked: `locked()`, the end of the process and exec let go of it. Where there is no bus or no logind it
// tries again each `retry` and costs nothing between; nothing is thrown or logged.
class Logind {
 public:
  explicit Logind(LogindListener listener, std::chrono::milliseconds retry = std::chrono::minutes(1));
  // Ends the thread, in at most the two seconds that one unanswered call may take.
  ~Logind();
  Logind(const Logind&) = delete;
  Logind& operator=(const Logind&) = delete;

  // True of this moment; may be asked on any thread.
  Availability availability() const { return shared_->availability.load(); }
  // The window is locked: the machine may sleep. The inhibitor is taken again after the next resume.
  void locked();

  // What both threads touch.
  struct Shared {
    std::atomic<Availability> availability{Availability::none};
    std::atomic<int> inhibitor{-1};
    std::atomic<bool> ending{false};
    int wake = -1;
  };

 private:
  std::unique_ptr<Shared> shared_;
  std::thread thread_;
};

}  // namespace candour::gui
