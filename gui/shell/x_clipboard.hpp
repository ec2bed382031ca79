// The clipboard of X11 on a display connection of its own. It speaks to the display and to no other program: who owns
// the clipboard the display knows; what another owner holds is asked for and taken when it comes; what we offer goes
// with the connection, so a lock, which is an exec, ends it without a word to anybody.
#pragma once

#include <functional>
#include <memory>

#include "gui/shell/clipboard.hpp"

namespace candour::gui {

class XClipboard final : public DesktopClipboard {
 public:
  // `wake` is called from any thread when something came for poll(), once until then: who polls only when woken misses
  // nothing. Where there is no display nothing is offered, and nothing is found.
  XClipboard(const Clock& clock, std::function<void()> wake);
  ~XClipboard() override;
  XClipboard(const XClipboard&) = delete;
  XClipboard& operator=(const XClipboard&) = delete;

  void offer(const std::string& text) override;
  bool is_ours() override;
  void let_go() override;
  // Answered within a second, or given up. A long text that comes in parts may take a second for each.
  void ask() override;
  std::optional<Pasted> take() override;

  // Takes in what came: questions of other programs, which are answered at once, and answers. For each frame.
  void poll();
  // When a question is given up.
  SteadyTime next_deadline() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace candour::gui
