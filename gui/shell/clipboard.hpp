// The clipboard of the desktop. What was copied from Candour is let go when it is due. Nothing here waits for another
// program: whether it is still ours the display tells, and what others have is asked for and comes later, or not.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "gui/widgets/input.hpp"

namespace candour::gui {

// What a clipboard does to the desktop's; XClipboard in real life.
class DesktopClipboard {
 public:
  virtual ~DesktopClipboard() = default;
  // From now on `text` is what others get.
  virtual void offer(const std::string& text) = 0;
  // True while nobody took the clipboard over since.
  virtual bool is_ours() = 0;
  // Nothing is on offer any more; nobody is asked.
  virtual void let_go() = 0;
  virtual void ask() = 0;
  virtual std::optional<Pasted> take() = 0;
};

class TimedClipboard final : public Clipboard {
 public:
  TimedClipboard(DesktopClipboard& desktop, const Clock& clock, std::chrono::seconds lasts = std::chrono::seconds(30))
      : desktop_(desktop), clock_(clock), lasts_(lasts) {}
  void put(std::string_view text) override;
  void ask() override;
  std::optional<Pasted> take() override;

  // For what is copied from now on.
  void set_lasting(std::chrono::seconds lasts) { lasts_ = lasts; }
  void clear_if_due();
  void clear_now();
  SteadyTime next_deadline() const;

 private:
  DesktopClipboard& desktop_;
  const Clock& clock_;
  std::chrono::seconds lasts_;
  std::string ours_;        // empty when nothing of ours is there
  bool asks_ours_ = false;  // what was asked for is what we offer ourselves
  SteadyTime due_{};
};

}  // namespace candour::gui
