// The clipboard of the desktop. What was copied from Candour is cleared when it is due, and only if it is still ours.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "gui/widgets/input.hpp"

namespace candour::gui {

// What a clipboard does to the desktop's; the window in real life.
class DesktopClipboard {
 public:
  virtual ~DesktopClipboard() = default;
  virtual std::string read() = 0;
  virtual void write(const std::string& text) = 0;
};

class TimedClipboard final : public Clipboard {
 public:
  TimedClipboard(DesktopClipboard& desktop, const Clock& clock, std::chrono::seconds lasts = std::chrono::seconds(30))
      : desktop_(desktop), clock_(clock), lasts_(lasts) {}
  void put(std::string_view text) override;
  std::string get() override { return desktop_.read(); }

  // For what is copied from now on.
  void set_lasting(std::chrono::seconds lasts) { lasts_ = lasts; }
  void clear_if_due();
  void clear_now();
  SteadyTime next_deadline() const;

 private:
  DesktopClipboard& desktop_;
  const Clock& clock_;
  std::chrono::seconds lasts_;
  std::string ours_;  // empty when nothing of ours is there
  SteadyTime due_{};
};

}  // namespace candour::gui
