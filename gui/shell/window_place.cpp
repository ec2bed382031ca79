#include "gui/shell/window_place.hpp"

#include <algorithm>
#include <cstdio>

namespace candour::gui {

namespace {

// Enough of the upper edge to see it and take hold of it.
constexpr int least_seen_width = 96;
constexpr int least_seen_height = 32;

int overlap(int from, int length, int other_from, int other_length) {
  return std::min(from + length, other_from + other_length) - std::max(from, other_from);
}

bool can_be_seen_on(const WindowPlace& monitor, const WindowPlace& window) {
  return overlap(window.x, window.width, monitor.x, monitor.width) >= least_seen_width &&
         overlap(window.y, least_seen_height, monitor.y, monitor.height) >= least_seen_height;
}

}  // namespace

std::optional<WindowPlace> window_place_from(const std::string& text) {
  WindowPlace place;
  const int read = std::sscanf(text.c_str(), "%d %d %d %d", &place.x, &place.y, &place.width, &place.height);
  constexpr int most = 1 << 15;
  const auto is_sound = [](int value) { return value > -most && value < most; };
  const bool is_one = read == 4 && is_sound(place.x) && is_sound(place.y) && is_sound(place.width) &&
                      is_sound(place.height) && place.width >= least_window_width && place.height >= least_window_height;
  return is_one ? std::optional(place) : std::nullopt;
}

std::string text_of(const WindowPlace& place) {
  return std::to_string(place.x) + " " + std::to_string(place.y) + " " + std::to_string(place.width) + " " +
         std::to_string(place.height);
}

WindowPlace fitted(WindowPlace wanted, const std::vector<WindowPlace>& monitors) {
  if (monitors.empty()) return wanted;
  const auto seen_on = std::find_if(monitors.begin(), monitors.end(),
                                    [&](const WindowPlace& monitor) { return can_be_seen_on(monitor, wanted); });
  const auto& monitor = seen_on == monitors.end() ? monitors.front() : *seen_on;
  if (seen_on == monitors.end()) wanted.x = monitor.x, wanted.y = monitor.y;
  wanted.width = std::max(least_window_width, std::min(wanted.width, monitor.width));
  wanted.height = std::max(least_window_height, std::min(wanted.height, monitor.height));
  return wanted;
}

}  // namespace candour::gui
