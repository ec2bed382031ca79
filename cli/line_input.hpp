// Lines that somebody types. While it waits for one, the program around it goes on with what it has to do.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "cli/process.hpp"

namespace candour::cli {

// What goes on between the keys.
struct WhileWaiting {
  const WakePipe* stop = nullptr;                    // readable: a signal came
  const WakePipe* wake = nullptr;                    // readable: on_wake has work
  std::function<int()> milliseconds_left = nullptr;  // until on_wake is due; -1 for never
  // Does what is due. True if it printed something, so that the line being typed must be shown again.
  std::function<bool()> on_wake = nullptr;
  // The process was stopped and goes on: what was changed on the terminal must be changed again.
  std::function<void()> on_continue = nullptr;
};

// A line of a text, and how it came.
struct TextLine {
  std::string words;
  bool is_pasted = false;     // wholly or in part: it is text, whatever it says
  bool more_follows = false;  // more of it is here already

  // A full stop that somebody typed, alone on its line.
  bool ends_text() const { return !is_pasted && words == "."; }
};

class LineInput {
 public:
  virtual ~LineInput() = default;
  // The next line without its end; nothing at the end of the input. Error `stopped` after a signal.
  virtual Result<std::optional<std::string>> next(const std::string& prompt) = 0;
  // The same of a text: without a prompt, and what is pasted is told from what is typed where the terminal marks it.
  // After a line that does not end the text the terminal stays as it is for the next one.
  virtual Result<std::optional<TextLine>> next_of_text() = 0;
  // Whether a person sits at it, who wants prompts.
  virtual bool is_interactive() const = 0;
  // What came of a line, and of a paste, that did not end before the end of the input or a signal; empty the next time.
  std::string take_unfinished() { return std::exchange(unfinished_, {}); }
  // How many bytes were no characters since the last call; a U+FFFD stands for them.
  std::size_t take_bad_bytes() { return std::exchange(bad_bytes_, 0); }

  // For lines with a prompt: what Tab completes, and what the arrow keys bring back. In memory alone.
  // NOLINTNEXTLINE(performance-unnecessary-value-param): overrides keep it
  virtual void complete_with(std::vector<std::string>) {}
  virtual void remember(const std::string&) {}

  // Whether the input ended because this program was asked to stop or the terminal has gone, and not because whoever
  // writes it was done.
  virtual bool was_cut_off() const = 0;

 protected:
  std::string unfinished_;
  std::size_t bad_bytes_ = 0;
};

// More than this is not taken of one text.
inline constexpr std::size_t longest_input = 1'000'000;

// Whether a line came and is exactly `word`.
bool says(const std::optional<std::string>& line, std::string_view word);

// From any descriptor, byte by byte: what follows a line is left for whoever reads next.
std::unique_ptr<LineInput> lines_of(int descriptor, WhileWaiting waiting);

// Waits until there is something for `waiting` or its time has come, and leaves that to the caller: true if it was
// woken. Error `stopped` after a signal.
Result<bool> wait_once(const WhileWaiting& waiting);

// Waits until `descriptor` is readable while `waiting` goes on; `redraw` is called when something was printed.
// Error `stopped` after a signal.
Result<> wait_for(int descriptor, const WhileWaiting& waiting, const std::function<void()>& redraw);

// Whether a stop was asked for, or `descriptor` was a terminal and has gone.
bool is_cut_off(int descriptor);

// Whether something can be read from it now.
bool has_input(int descriptor);

}  // namespace candour::cli
