// What one frame is told: where the mouse is, and what was typed, in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.hpp"

namespace candour::gui {

enum class Key : std::uint8_t {
  tab,
  enter,
  escape,
  backspace,
  remove,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  menu,
  f1,
  f3,
  f6,
  f7,
  f9,
  f10,
  f12,
  sign,  // a letter, digit or mark together with Ctrl or Alt: see KeyPress::letter
};

struct KeyPress {
  Key key{};
  char letter = 0;  // of `sign`: lower case
  bool control = false;
  bool shift = false;
  bool alt = false;
  bool is(Key wanted) const { return key == wanted && !control && !alt; }
  bool is_control(char wanted) const { return key == Key::sign && control && !alt && letter == wanted; }
};

using Stroke = std::variant<KeyPress, char32_t>;

struct FrameInput {
  SteadyTime now{};
  float mouse_x = -1;
  float mouse_y = -1;
  float wheel = 0;           // notches, upwards positive
  bool is_down = false;      // the main button
  bool was_pressed = false;  // in this frame
  bool was_released = false;
  bool shift = false;  // held
  bool caps_lock = false;
  int clicks = 0;      // 1, 2 or 3 with was_pressed
  std::vector<Stroke> strokes;
};

// What came of asking for what lies on the clipboard.
struct Pasted {
  bool is_answered = false;  // else its owner said nothing in time
  std::string text{};        // empty when nothing lies there
};

// Where copied text goes, and comes from. Nothing here waits for the program that owns what lies there.
class Clipboard {
 public:
  virtual ~Clipboard() = default;
  virtual void put(std::string_view text) = 0;
  // Asks for what lies there; an earlier question is forgotten.
  virtual void ask() = 0;
  // The answer, once; nothing while it is still waited for, which is a second at most.
  virtual std::optional<Pasted> take() = 0;
};

}  // namespace candour::gui
