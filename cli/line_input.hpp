// Lines that somebody types. While it waits for one, the program around it goes on with what it has to do.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

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
};

class LineInput {
 public:
  virtual ~LineInput() = default;
  // The next line without its end; nothing at the end of the input. Error `stopped` after a signal.
  virtual Result<std::optional<std::string>> next(const std::string& prompt) = 0;
  // Whether a person sits at it, who wants prompts.
  virtual bool is_interactive() const = 0;
  // Everything up to the end of the input.
  Result<std::string> everything();
};

// Whether a line came and is exactly `word`.
bool says(const std::optional<std::string>& line, std::string_view word);

// From any descriptor, byte by byte: what follows a line is left for whoever reads next.
std::unique_ptr<LineInput> lines_of(int descriptor, WhileWaiting waiting);
// From the terminal by libedit, without history: nothing that was typed is kept.
std::unique_ptr<LineInput> lines_of_terminal(WhileWaiting waiting);

// Waits until there is something for `waiting` or its time has come, and leaves that to the caller: true if it was
// woken. Error `stopped` after a signal.
Result<bool> wait_once(const WhileWaiting& waiting);

// Waits until `descriptor` is readable while `waiting` goes on; `redraw` is called when something was printed.
// Error `stopped` after a signal.
Result<> wait_for(int descriptor, const WhileWaiting& waiting, const std::function<void()>& redraw);

}  // namespace candour::cli
