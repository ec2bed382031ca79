// What a person chose for the window.
#pragma once

#include <optional>

#include "gui/widgets/theme.hpp"

namespace candour::gui {

// Theme and size also stand outside the vault, since they tell nothing.
struct Choices {
  std::optional<ThemeName> theme;
  float scale = 1;
  bool is_serif = false;
  int idle_minutes = 5;
  int clipboard_seconds = 30;    // how long what was copied stays
  bool stays_until_sent = true;  // closed with things still to go: locked until they are there
  bool operator==(const Choices&) const = default;
};

}  // namespace candour::gui
