#include "gui/shell/signals.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <csignal>

namespace candour::gui {

namespace {

int watched_signals() {
  sigset_t watched;
  sigemptyset(&watched);
  for (const int number : {SIGUSR1, SIGTERM, SIGINT, SIGHUP}) sigaddset(&watched, number);
  pthread_sigmask(SIG_BLOCK, &watched, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &watched, SFD_CLOEXEC);
}

void watch(int signals, int stop, const std::function<void(Asked)>& asked) {
  pollfd waiting[] = {{signals, POLLIN, 0}, {stop, POLLIN, 0}};
  for (;;) {
    if (poll(waiting, 2, -1) < 0) continue;
    if (waiting[1].revents != 0) return;
    signalfd_siginfo came{};
    if (read(signals, &came, sizeof came) != sizeof came) return;
    asked(came.ssi_signo == SIGUSR1 ? Asked::lock : Asked::end);
  }
}

}  // namespace

SignalWatch::SignalWatch(std::function<void(Asked)> asked)
    : signals_(watched_signals()),
      stop_(eventfd(0, EFD_CLOEXEC)),
      thread_([this, asked = std::move(asked)] { watch(signals_, stop_, asked); }) {}

SignalWatch::~SignalWatch() {
  eventfd_write(stop_, 1);
  thread_.join();
  close(stop_);
  close(signals_);
}

}  // namespace candour::gui
