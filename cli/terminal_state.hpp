// How the terminal was found: so it is left whenever this program stops or ends, by whatever signal.
#pragma once

namespace candour::cli {

// Before anything is changed on the terminal `descriptor`: remembers how it is. In the background the process stops
// here until it is brought to the front, as for any other reading.
void terminal_will_change(int descriptor);
// Puts it back as it was remembered and ends the marking of pastes, while this program is in the foreground; else the
// terminal is somebody else's by now. Waits for a reader of that a tenth of a second at most. Safe in a signal
// handler, and any number of times.
void put_terminal_back();

// Asks the terminal at the standard output to mark what is pasted (DECSET 2004), or no longer to do so.
void mark_pastes(bool wanted);

// The echo is off while this lives.
class SilentTerminal {
 public:
  explicit SilentTerminal(int terminal);
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() { put_terminal_back(); }
  // Off again, when the process was stopped and goes on.
  void again() const;

 private:
  int terminal_;
};

}  // namespace candour::cli
