// Dark, light or high contrast, as the desktop says through its settings portal
// (org.freedesktop.portal.Settings, namespace org.freedesktop.appearance).
#pragma once

#include <atomic>
#include <functional>
#include <thread>

#include "gui/widgets/theme.hpp"

namespace candour::gui {

// A thread on the session bus. Where there is no bus or no portal it ends at once and nothing is said: then the theme is
// light. Nothing is thrown or logged.
class DesktopLook {
 public:
  // `said` is called on the watch's own thread: once at the start and with each change.
  explicit DesktopLook(std::function<void(ThemeName)> said);
  // Ends the thread, in at most the two seconds that an unanswered call may take.
  ~DesktopLook();
  DesktopLook(const DesktopLook&) = delete;
  DesktopLook& operator=(const DesktopLook&) = delete;

 private:
  std::atomic<bool> ending_{false};
  int wake_;
  std::thread thread_;
};

}  // namespace candour::gui
