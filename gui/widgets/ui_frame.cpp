// Frames, focus and the keys that move it.
#include <algorithm>
#include <iterator>

#include "gui/widgets/ui.hpp"

namespace candour::gui {

namespace {

constexpr NodeId fnv_start = 0xcbf29ce484222325u;

NodeId mixed(NodeId start, std::string_view name) {
  NodeId value = start;
  for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return value | 1;
}

}  // namespace

Ui::Ui(text::Engine& engine, Shelf& shelf, Clipboard& clipboard)
    : engine_(engine), shelf_(shelf), clipboard_(clipboard), theme_(&theme(ThemeName::light)) {}

void Ui::begin(ImDrawList& list, Box window, const Look& look, FrameInput input, Modal modal) {
  list_ = &list;
  window_ = window;
  look_ = look;
  theme_ = &theme(look.theme);
  input_ = std::move(input);
  modal_ = modal;
  stroke_ = 0;
  needs_frame_ = false;
  has_chosen_focus_ = false;
  if (!input_.strokes.empty()) uses_keyboard_ = true;
  if (is_fresh_) focused_ = 0;
  tree_.clear();
  clips_ = {window};
  papers_ = {theme_->paper};
  ids_ = {fnv_start};
  flows_ = {{window, window.y}};
  bands_ = {Band::body};
  scrolls_.clear();
  engine_.begin_frame();
  list.AddRectFilled({window.x, window.y}, {window.right(), window.bottom()}, theme_->paper);
}

std::vector<KeyPress> Ui::end() {
  if (is_fresh_ && focused_ == 0) {
    const auto& nodes = tree_.nodes();
    const auto wanted = modal_ == Modal::yes ? Band::dialog : Band::body;
    const auto first = std::find_if(nodes.begin(), nodes.end(), [this, wanted](const Node& node) {
      return tree_.is_tab_stop(node) && !node.is_disabled && node.band == wanted;
    });
    if (first != nodes.end()) focused_ = first->id;
    needs_frame_ = true;
  }
  keep_focus();
  if (focused_ != pasting_) pasting_ = 0;  // it was asked for a field that is left
  is_fresh_ = false;
  has_moved_focus_ = has_arrowed_ = false;
  std::vector<KeyPress> left;
  while (const auto* stroke = next_stroke()) {
    const auto* key = std::get_if<KeyPress>(stroke);
    bool is_taken = key == nullptr;
    if (key) move_focus(*key, is_taken);
    if (!is_taken) left.push_back(*key);
    // Where nobody writes, a question mark asks what can be done here.
    const auto* character = std::get_if<char32_t>(stroke);
    if (character && *character == U'?') left.push_back({Key::f1});
    is_typing_ = character != nullptr;
    take_stroke();
  }
  if (input_.was_released) active_ = 0;
  found_before_ = sought_.count;
  sought_ = {};
  return left;
}

// What had the focus may be gone: then it is at what follows the stop before it. A row is only scrolled out of sight.
void Ui::keep_focus() {
  const auto& nodes = tree_.nodes();
  const auto is_stop = [this](const Node& node) { return node.band == Band::body && tree_.is_tab_stop(node); };
  const auto find = [&nodes](NodeId id) {
    return std::find_if(nodes.begin(), nodes.end(), [id](const Node& node) { return node.id == id; });
  };
  const auto at = find(focused_);
  if (at != nodes.end()) {
    const auto before = std::find_if(std::make_reverse_iterator(at), nodes.rend(), is_stop);
    stop_before_ = before == nodes.rend() ? 0 : before->id;
    is_row_focused_ = at->role == Role::row;
    return;
  }
  if (focused_ == 0 || is_row_focused_ || modal_ == Modal::yes) return;
  const auto before = find(stop_before_);
  const auto next = std::find_if(before == nodes.end() ? nodes.begin() : std::next(before), nodes.end(), is_stop);
  if (next == nodes.end()) return;
  focused_ = next->id;
  needs_frame_ = true;
}

void Ui::move_focus(const KeyPress& key, bool& is_taken) {
  const Node* to = nullptr;
  const bool is_plain = !key.control && !key.alt;
  if (key.is(Key::tab)) to = tree_.next_focusable(focused_, key.shift ? -1 : 1);
  if (key.is(Key::f6)) to = tree_.next_band(focused_, key.shift ? -1 : 1);
  const bool is_forwards = is_plain && (key.key == Key::down || key.key == Key::right);
  const bool is_backwards = is_plain && (key.key == Key::up || key.key == Key::left);
  if (is_forwards || is_backwards) to = tree_.neighbour(focused_, is_forwards ? 1 : -1);
  has_arrowed_ = to && (is_forwards || is_backwards);
  if (to) {
    focused_ = to->id;
    has_moved_focus_ = true;
    is_taken = needs_frame_ = true;
    return;
  }
  const int pages = key.is(Key::page_down) ? 1 : key.is(Key::page_up) ? -1 : 0;
  const int lines = key.is(Key::down) ? 1 : key.is(Key::up) ? -1 : 0;
  if (pages == 0 && lines == 0) return;
  for (auto& [id, scroll] : scroll_)
    scroll.offset += static_cast<float>(pages) * window_.height * 0.7f + static_cast<float>(lines) * px(48);
  is_taken = needs_frame_ = true;
}

NodeId Ui::id_of(std::string_view name) const { return mixed(ids_.back(), name); }
void Ui::push_id(std::string_view name) { ids_.push_back(id_of(name)); }
void Ui::pop_id() { ids_.pop_back(); }

const Stroke* Ui::next_stroke() const { return stroke_ < input_.strokes.size() ? &input_.strokes[stroke_] : nullptr; }

Node& Ui::declare(Node node) {
  node.band = bands_.back();
  node.is_behind = modal_ == Modal::yes && node.band != Band::dialog;
  node.visible = node.bounds.intersection(clip());
  node.group = group_;
  if (node.paper == 0) node.paper = papers_.back();
  if (node.ink == 0) node.ink = theme_->ink;
  return tree_.add(std::move(node));
}

Node& Ui::declare_focusable(NodeId id, Role role, std::string_view name, const Box& box) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.bounds = box;
  node.is_focusable = true;
  node.is_focused = focused_ == id;
  if (node.is_focused && has_moved_focus_) keep_in_view(box);
  return declare(std::move(node));
}

bool Ui::is_hovered(const Box& box) const {
  if (modal_ == Modal::yes && bands_.back() != Band::dialog) return false;
  return box.intersection(clip()).contains(input_.mouse_x, input_.mouse_y);
}

bool Ui::is_pressed_now(NodeId id, const Box& box) {
  if (!input_.was_pressed || !is_hovered(box)) return false;
  active_ = focused_ = id;
  pressed_x_ = input_.mouse_x;
  pressed_y_ = input_.mouse_y;
  is_typing_ = uses_keyboard_ = false;
  needs_frame_ = true;
  return true;
}

bool Ui::acts(NodeId id, const Box& box) {
  is_pressed_now(id, box);
  if (input_.was_released && active_ == id && is_hovered(box)) {
    needs_frame_ = true;
    return true;
  }
  if (pressed_ == id) {
    pressed_ = 0;
    return needs_frame_ = true;
  }
  if (focused_ != id || (modal_ == Modal::yes && bands_.back() != Band::dialog)) return false;
  if (!is_pressed_by_key(id)) return false;
  return needs_frame_ = true;
}

// By Enter, or by a space that stands alone: one that is part of typing presses nothing.
bool Ui::is_pressed_by_key(NodeId id) {
  const auto* stroke = next_stroke();
  if (!stroke || is_typing_) return false;
  const auto* character = std::get_if<char32_t>(stroke);
  if (!character) return takes_key(id, Key::enter);
  const auto* next = stroke_ + 1 < input_.strokes.size() ? &input_.strokes[stroke_ + 1] : nullptr;
  if (*character != U' ' || (next && std::holds_alternative<char32_t>(*next))) return false;
  take_stroke();
  return true;
}

void Ui::leave_button() {
  const auto& nodes = tree_.nodes();
  const auto at = std::find_if(nodes.begin(), nodes.end(), [this](const Node& node) { return node.id == focused_; });
  if (at == nodes.end() || at->role != Role::button || at->band != Band::body) return;
  const auto is_field = [](const Node& node) {
    return node.band == Band::body && (node.role == Role::editor || node.role == Role::field);
  };
  const auto before = std::find_if(std::make_reverse_iterator(at), nodes.rend(), is_field);
  focused_ = before == nodes.rend() ? 0 : before->id;
  needs_frame_ = true;
}

bool Ui::takes_key(NodeId id, Key key) {
  const auto* stroke = next_stroke();
  const auto* press = stroke && focused_ == id ? std::get_if<KeyPress>(stroke) : nullptr;
  if (!press || !press->is(key) || press->shift) return false;
  take_stroke();
  return true;
}

bool Ui::took_escape() {
  const auto* stroke = next_stroke();
  const auto* press = stroke ? std::get_if<KeyPress>(stroke) : nullptr;
  if (!press || !press->is(Key::escape)) return false;
  take_stroke();
  return needs_frame_ = true;
}

void Ui::ring(NodeId id, const Box& box) {
  if (focused_ != id || !uses_keyboard_) return;
  const float out = px(3);
  list_->AddRect({box.x - out, box.y - out}, {box.right() + out, box.bottom() + out}, theme_->focus, px(8), 0,
                 std::max(2.0f, px(2)));
}

text::Style Ui::style(Size size) const {
  text::Style style;
  constexpr float sizes[] = {14, 17, 22, 28};
  style.size = px(sizes[static_cast<std::size_t>(size)]);
  style.bold = size == Size::heading || size == Size::title;
  style.line_height = style.bold ? 1.3f : 1.5f;
  return style;
}

Colour Ui::colour(Ink ink) const {
  switch (ink) {
    case Ink::normal:
      return theme_->ink;
    case Ink::muted:
      return theme_->muted;
    case Ink::good:
      return theme_->good;
    case Ink::care:
      return theme_->care;
    case Ink::alarm:
      return theme_->alarm;
    case Ink::mine:
      return theme_->mine;
    case Ink::everyone:
      return theme_->everyone;
  }
  return theme_->ink;
}

Colour Ui::colour(Edge edge) const {
  switch (edge) {
    case Edge::none:
      return theme_->hair;
    case Edge::mine:
      return theme_->mine;
    case Edge::mentors:
      return theme_->mentors;
    case Edge::everyone:
      return theme_->everyone;
  }
  return theme_->hair;
}

}  // namespace candour::gui
