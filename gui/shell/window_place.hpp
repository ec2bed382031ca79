// Where a window stands, as it is kept over a lock and named on the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace candour::gui {

// Pixels of the desktop.
struct WindowPlace {
  int x = 0, y = 0, width = 0, height = 0;
  bool operator==(const WindowPlace&) const = default;
};

inline constexpr int least_window_width = 320;
inline constexpr int least_window_height = 240;

// "X Y WIDTH HEIGHT"; what follows is passed over. Nothing for another text or a window too small to use.
std::optional<WindowPlace> window_place_from(const std::string& text);
std::string text_of(const WindowPlace& place);

// The same place if its upper edge can be seen and taken hold of on one of the monitors, whose first is the main one;
// else in the corner of the main one. Never larger than the monitor it stands on. Screens are made smaller and taken
// away while a program is locked.
WindowPlace fitted(WindowPlace wanted, const std::vector<WindowPlace>& monitors);

}  // namespace candour::gui
