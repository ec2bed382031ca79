// GLFW's keys as ours.
#pragma once

#include <optional>

#include "gui/widgets/input.hpp"

namespace candour::gui {

// Nothing for a key that only makes characters. Letters are those of the person's own layout.
std::optional<KeyPress> key_press(int glfw_key, int modifiers);

}  // namespace candour::gui
