#include "cli/terminal_state.hpp"

#include <termios.h>
#include <unistd.h>

#include <atomic>
#include <string_view>

namespace candour::cli {

namespace {

constexpr std::string_view begin_marking = "\x1b[?2004h";
constexpr std::string_view end_marking = "\x1b[?2004l";

// Read by a signal handler: `found` is written only while `is_changed` is false.
std::atomic<int> terminal{-1};
std::atomic<bool> is_changed{false};
std::atomic<bool> marks_pastes{false};
termios found{};

void show(int descriptor, std::string_view text) {
  [[maybe_unused]] const auto written = write(descriptor, text.data(), text.size());
}

}  // namespace

void terminal_will_change(int descriptor) {
  termios now{};
  if (is_changed || tcgetattr(descriptor, &now) != 0) return;
  // What was read in the background may be the changed terminal of the program in front. This stops until that is over.
  tcsetattr(descriptor, TCSANOW, &now);
  if (tcgetattr(descriptor, &found) != 0) return;
  terminal = descriptor;
  is_changed = true;
}

void put_terminal_back() {
  const int descriptor = terminal;
  if (!is_changed || tcgetpgrp(descriptor) != getpgrp()) return;
  if (marks_pastes.exchange(false)) show(descriptor, end_marking);
  tcsetattr(descriptor, TCSANOW, &found);
  is_changed = false;
}

void mark_pastes(int descriptor, bool wanted) {
  if (wanted) show(descriptor, begin_marking);
  if (!wanted && marks_pastes) show(descriptor, end_marking);
  marks_pastes = wanted;
}

SilentTerminal::SilentTerminal(int terminal) : terminal_(terminal) { again(); }

void SilentTerminal::again() const {
  terminal_will_change(terminal_);
  termios silent = found;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(terminal_, TCSAFLUSH, &silent);
}

}  // namespace candour::cli
