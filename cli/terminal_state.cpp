#include "cli/terminal_state.hpp"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <iostream>
#include <optional>
#include <string_view>

#include "cli/output.hpp"

namespace candour::cli {

namespace {

constexpr std::string_view begin_marking = "\x1b[?2004h";
constexpr std::string_view end_marking = "\x1b[?2004l";

// Read by a signal handler: `found` is written only while `is_changed` is false.
std::atomic<int> terminal{-1};
std::atomic<int> terminal_without_waiting{-1};
std::atomic<bool> is_changed{false};
std::atomic<bool> marks_pastes{false};
termios found{};

constexpr int milliseconds_for_a_reader = 100;

void show_if_there_is_room(std::string_view text) {
  pollfd watched{terminal_without_waiting, POLLOUT, 0};
  if (poll(&watched, 1, milliseconds_for_a_reader) != 1) return;
  [[maybe_unused]] const auto written = write(watched.fd, text.data(), text.size());
}

void show(std::string_view text) { std::cout << text << std::flush; }

}  // namespace

void terminal_will_change(int descriptor) {
  termios now{};
  if (is_changed || tcgetattr(descriptor, &now) != 0) return;
  // What was read in the background may be the changed terminal of the program in front. This stops until that is over.
  tcsetattr(descriptor, TCSANOW, &now);
  if (tcgetattr(descriptor, &found) != 0) return;
  terminal = descriptor;
  static std::optional<UnblockedDescriptor> opened;
  static int opened_for = -1;
  if (!opened || opened_for != descriptor) opened.emplace(descriptor);
  opened_for = descriptor;
  terminal_without_waiting = opened->number();
  is_changed = true;
}

void put_terminal_back() {
  const int descriptor = terminal;
  if (!is_changed || tcgetpgrp(descriptor) != getpgrp()) return;
  if (marks_pastes.exchange(false)) show_if_there_is_room(end_marking);
  tcsetattr(descriptor, TCSANOW, &found);
  is_changed = false;
}

void mark_pastes(bool wanted) {
  if (wanted) show(begin_marking);
  if (!wanted && marks_pastes) show(end_marking);
  marks_pastes = wanted;
}

SilentTerminal::SilentTerminal(int descriptor) : terminal_(descriptor) { again(); }

void SilentTerminal::again() const {
  terminal_will_change(terminal_);
  termios silent = found;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(terminal_, TCSAFLUSH, &silent);
}

}  // namespace candour::cli
