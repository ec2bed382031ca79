#include "gui/shell/input_queue.hpp"

#include <algorithm>
#include <cmath>

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
constexpr auto several_clicks = 450ms;
constexpr float same_place = 6;

}  // namespace

bool ends_a_frame(const KeyPress& key) {
  switch (key.key) {
    case Key::backspace:
    case Key::remove:
    case Key::left:
    case Key::right:
    case Key::home:
    case Key::end:
      return key.alt;
    case Key::sign:
      return !key.control || key.alt || std::string_view("acxyz").find(key.letter) == std::string_view::npos;
    default:
      return true;
  }
}

bool InputQueue::holds_back() const {
  const auto locks = [](const Event& event) {
    const auto* stroke = std::get_if<Stroke>(&event);
    const auto* key = stroke ? std::get_if<KeyPress>(stroke) : nullptr;
    return key && key->is_control('l');
  };
  return is_held_ && std::none_of(events_.begin(), events_.end(), locks);
}

bool InputQueue::is_typing(const Event& event, TypedInto where) {
  const auto* stroke = std::get_if<Stroke>(&event);
  if (!stroke || where == TypedInto::nothing) return false;
  const auto* key = std::get_if<KeyPress>(stroke);
  if (!key) return true;
  return key->is(Key::backspace) || (key->is(Key::enter) && !key->shift && where == TypedInto::many_lines);
}

void InputQueue::keep_typing(TypedInto where) {
  std::erase_if(events_, [where](const Event& event) { return !is_typing(event, where); });
}

void InputQueue::mouse_at(float x, float y) {
  // Only the last place counts, unless a button came in between.
  if (!events_.empty()) {
    if (auto* last = std::get_if<MouseAt>(&events_.back())) {
      *last = {x, y};
      return;
    }
  }
  events_.push_back(MouseAt{x, y});
}

void InputQueue::mouse_button(bool is_down, bool shift, SteadyTime at) {
  events_.push_back(MouseButton{is_down, shift, at});
}

void InputQueue::count_click(const MouseButton& button, FrameInput& frame) {
  const bool is_again = button.at - pressed_at_ < several_clicks && std::abs(x_ - pressed_x_) < same_place &&
                        std::abs(y_ - pressed_y_) < same_place;
  clicks_ = is_again ? clicks_ % 3 + 1 : 1;
  pressed_at_ = button.at;
  pressed_x_ = x_;
  pressed_y_ = y_;
  frame.clicks = clicks_;
  frame.shift = button.shift;
}

// False when the frame is full after this event.
bool InputQueue::apply(const Event& event, FrameInput& frame) {
  if (const auto* at = std::get_if<MouseAt>(&event)) {
    x_ = at->x;
    y_ = at->y;
    return true;
  }
  if (const auto* wheel = std::get_if<Wheel>(&event)) {
    frame.wheel += wheel->notches;
    return true;
  }
  if (const auto* button = std::get_if<MouseButton>(&event)) {
    is_down_ = button->is_down;
    frame.was_pressed = button->is_down;
    frame.was_released = !button->is_down;
    if (button->is_down) count_click(*button, frame);
    return false;
  }
  frame.strokes.push_back(std::get<Stroke>(event));
  const auto* key = std::get_if<KeyPress>(&frame.strokes.back());
  return !key || !ends_a_frame(*key);
}

FrameInput InputQueue::take(SteadyTime now) {
  FrameInput frame;
  frame.now = now;
  while (!empty()) {
    const auto event = events_.front();
    events_.pop_front();
    if (!apply(event, frame)) break;
  }
  frame.mouse_x = x_;
  frame.mouse_y = y_;
  frame.is_down = is_down_;
  frame.caps_lock = has_caps_lock_;
  return frame;
}

}  // namespace candour::gui
