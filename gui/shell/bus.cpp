#include "gui/shell/bus.hpp"

#include <poll.h>

#include <array>
#include <chrono>
#include <csignal>
#include <utility>

namespace candour::gui {

bool wait_for(int wake, int fd, short events, int milliseconds) {
  std::array<pollfd, 2> waiting{pollfd{wake, POLLIN, 0}, pollfd{fd, events, 0}};
  return poll(waiting.data(), waiting.size(), milliseconds) != 0;
}

bool becomes_ready(sd_bus* bus, int wake, const std::atomic<bool>& ending) {
  using std::chrono::steady_clock;
  const auto end = steady_clock::now() + std::chrono::microseconds(call_timeout_usec);
  while (!ending) {
    const int done = sd_bus_process(bus, nullptr);
    if (done < 0) return false;
    if (sd_bus_is_ready(bus) > 0) return true;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now());
    if (left.count() <= 0) return false;
    const int events = sd_bus_get_events(bus);
    if (events < 0) return false;
    if (done == 0) wait_for(wake, sd_bus_get_fd(bus), static_cast<short>(events), static_cast<int>(left.count()));
  }
  return false;
}

std::thread start_without_signals(std::function<void()> work) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  std::thread thread(std::move(work));
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return thread;
}

}  // namespace candour::gui
