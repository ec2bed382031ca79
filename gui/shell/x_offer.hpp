// What answers other programs that ask for what we put on the clipboard (ICCCM, section 2). Private to x_clipboard.cpp.
#pragma once

#include <X11/Xlib.h>

#include <string>

namespace candour::gui {

// Errors of the display inside its life are passed over: a window that asks may be gone before it is answered.
class QuietErrors {
 public:
  explicit QuietErrors(::Display* display);
  ~QuietErrors();
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  ::Display* display_;
  XErrorHandler before_;
};

// Puts `text` (UTF-8) where `request` wants it and tells its window so; refuses what it cannot give. Waits for nobody.
void answer_request(::Display* display, const XSelectionRequestEvent& request, const std::string& text);

}  // namespace candour::gui
