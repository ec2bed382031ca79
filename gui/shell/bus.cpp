#include "gui/shell/bus.hpp"

#include <poll.h>

#include <array>
#include <csignal>
#include <utility>

namespace candour::gui {

bool wait_for(int wake, int fd, short events, int milliseconds) {
  std::array<pollfd, 2> waiting{pollfd{wake, POLLIN, 0}, pollfd{fd, events, 0}};
  return poll(waiting.data(), waiting.size(), milliseconds) != 0;
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
