// Stands for the owner of a vault at the other end of the sync thread's two queues.
#pragma once

#include <algorithm>
#include <condition_variable>

#include "sync/client/http_transport.hpp"
#include "sync/client/sync_thread.hpp"

namespace candour::sync {

// Gathers events until it has seen what it waits for.
class Owner {
 public:
  Owner() : thread_(make_http_exchanges({}), clock_, system_draw(), [this] { wake(); }) {}

  SyncThread& thread() { return thread_; }
  const Clock& clock() const { return clock_; }

  // True once an event of the mailbox satisfies `is_it`; false after ten seconds without.
  template <class Event, class Predicate>
  bool sees(const MailboxId& mailbox, Predicate is_it) {
    const auto matches = [&](const candour::sync::Event& event) {
      const auto* what = std::get_if<Event>(&event.what);
      return event.mailbox == mailbox && what && is_it(*what);
    };
    std::unique_lock lock(mutex_);
    return woken_.wait_for(lock, std::chrono::seconds(10), [&] {
      for (auto& event : thread_.take_events()) seen_.push_back(std::move(event));
      return std::any_of(seen_.begin(), seen_.end(), matches);
    });
  }
  template <class Event>
  bool sees(const MailboxId& mailbox) {
    return sees<Event>(mailbox, [](const Event&) { return true; });
  }

  // Whether one came since the events were forgotten, and what comes within `patience` more.
  template <class Event>
  bool has_seen(std::chrono::milliseconds patience) {
    std::this_thread::sleep_for(patience);
    const std::lock_guard lock(mutex_);
    for (auto& event : thread_.take_events()) seen_.push_back(std::move(event));
    return std::any_of(seen_.begin(), seen_.end(),
                       [](const auto& event) { return std::holds_alternative<Event>(event.what); });
  }

  void forget_events() {
    thread_.take_events();
    seen_.clear();
  }

 private:
  void wake() {
    const std::lock_guard lock(mutex_);
    woken_.notify_all();
  }

  ProgramClock clock_;
  std::mutex mutex_;
  std::condition_variable woken_;
  std::vector<Event> seen_;
  SyncThread thread_;
};

}  // namespace candour::sync
