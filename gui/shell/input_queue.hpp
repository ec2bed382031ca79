// Everything that was typed and clicked, in order. One frame takes as much as it can tell apart: no press is ever lost
// because another came in the same frame, and characters keep their place between keys.
#pragma once

#include <deque>

#include "gui/widgets/input.hpp"

namespace candour::gui {

// Where what was typed while a job worked goes when its end is on the screen.
enum class TypedInto : std::uint8_t { nothing, one_line, many_lines };

class InputQueue {
 public:
  void stroke(Stroke stroke) { events_.push_back(stroke); }
  void mouse_at(float x, float y);
  void mouse_button(bool is_down, bool shift, SteadyTime at);
  void wheel(float notches) { events_.push_back(Wheel{notches}); }
  void mouse_left() { mouse_at(-1, -1); }
  void caps_lock(bool is_on) { has_caps_lock_ = is_on; }

  // While a paste is waited for, what was typed after it waits too. A key that locks is never held back, and what was
  // typed before it goes before it.
  void hold(bool is_held) { is_held_ = is_held; }
  // Of what waits only what is meant for a text stays: characters and Backspace, and Enter where it has many lines.
  // Nobody saw where a click or any other key would go.
  void keep_typing(TypedInto where);
  bool empty() const { return events_.empty() || holds_back(); }
  // Up to and with the first key that may move the focus or act, or the first change of the mouse button.
  FrameInput take(SteadyTime now);

 private:
  struct MouseAt {
    float x, y;
  };
  struct MouseButton {
    bool is_down, shift;
    SteadyTime at;
  };
  struct Wheel {
    float notches;
  };
  using Event = std::variant<Stroke, MouseAt, MouseButton, Wheel>;

  static bool is_typing(const Event& event, TypedInto where);
  bool holds_back() const;
  bool apply(const Event& event, FrameInput& frame);
  void count_click(const MouseButton& button, FrameInput& frame);

  std::deque<Event> events_;
  float x_ = -1, y_ = -1;
  float pressed_x_ = -1, pressed_y_ = -1;
  SteadyTime pressed_at_{};
  int clicks_ = 0;
  bool is_down_ = false;
  bool has_caps_lock_ = false;
  bool is_held_ = false;
};

// True for a key after which the rest waits for the next frame.
bool ends_a_frame(const KeyPress& key);

}  // namespace candour::gui
