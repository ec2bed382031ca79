// The field for secrets: dots by its own length, no undo, no way out by the clipboard, and no value in the tree.
#include <algorithm>
#include <cmath>

#include "gui/text/clean.hpp"
#include "gui/widgets/ui.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

using namespace std::chrono_literals;
// How long a secret stays shown that was shown by a key: nobody can tell when a key is let go.
constexpr auto shown_for = 3s;

}  // namespace

void Ui::take_secret(NodeId id, crypto::TypedSecret& typed) {
  const auto paste = [&] {
    if (const auto text = pasted_into(id)) typed.append(*text);
  };
  paste();
  while (const auto* stroke = next_stroke()) {
    if (const auto* character = std::get_if<char32_t>(stroke)) {
      typed.append(text::utf8_of(*character));
    } else {
      const auto& key = std::get<KeyPress>(*stroke);
      if (key.is(Key::backspace))
        typed.remove_last();
      else if (key.is_control('v'))
        ask_for_paste(id), paste();
      else if (key.is_control('a') || (key.key == Key::backspace && key.control))
        typed.clear();
      else
        return;
    }
    take_stroke();
    needs_frame_ = true;
  }
}

// Dots, and where the next one will stand. When it is shown each letter is laid out by itself: the whole is nowhere
// written a second time.
void Ui::draw_secret(const crypto::TypedSecret& typed, const Box& box, bool is_focused, bool is_shown) {
  const float step = px(13);
  const auto fit = static_cast<std::size_t>((box.width - px(28)) / step);
  const auto dots = std::min(typed.length(), fit);
  auto look = style(Size::body);
  look.face = text::Face::mono;
  const auto secret = typed.expose();
  std::size_t byte = 0;
  for (std::size_t dot = 0; dot < dots; ++dot) {
    const float x = box.x + px(18) + static_cast<float>(dot) * step;
    auto end = byte + 1;
    while (end < secret.size() && (static_cast<unsigned char>(secret[end]) & 0xC0) == 0x80) ++end;
    if (is_shown) {
      const auto& letter = engine_.lay_out(secret.substr(byte, end - byte), look, 0);
      letter.draw(*list_, {x - letter.width() / 2, box.y + (box.height - letter.height()) / 2}, theme_->ink);
    } else {
      list_->AddCircleFilled({x, box.y + box.height / 2}, px(4), theme_->ink);
    }
    byte = end;
  }
  if (!is_focused) return;
  const float x = box.x + px(12) + static_cast<float>(dots) * step;
  list_->AddRectFilled({x, box.y + px(9)}, {x + px(2), box.bottom() - px(9)}, theme_->accent);
}

// The button at the right end of the field `id`; true while the secret is to be seen.
bool Ui::shows_secret(NodeId id, const Box& box) {
  push_id(std::to_string(id));
  const auto button = id_of(words::hold_to_show);
  const auto look = style(Size::small);
  const auto& laid = engine_.lay_out(words::hold_to_show, look, box.width);
  auto& node = declare_focusable(button, Role::button, words::hold_to_show, box);
  node.ink = theme_->accent;
  node.is_beside = true;
  const bool is_held = active_ == button && input_.is_down;
  laid.draw(*list_, {box.x + (box.width - laid.width()) / 2, box.y + (box.height - laid.height()) / 2}, node.ink);
  ring(button, box);
  is_pressed_now(button, box);
  const bool is_by_key = focused_ == button && is_in_reach() && takes_key(button, Key::enter);
  pop_id();
  if (is_by_key) {
    shown_secret_ = id;
    shown_until_ = input_.now + shown_for;
    needs_frame_ = true;
  }
  if (shown_secret_ == id && input_.now >= shown_until_) shown_secret_ = 0;
  return is_held || shown_secret_ == id;
}

bool Ui::secret(const TypedKey& key, std::string_view name, bool has_focus_first) {
  auto& typed = shelf_.secret(key);
  const auto id = id_of(key.name());
  focus_first(id, has_focus_first);
  quiet(name);
  flow().y -= flow().is_row ? 0 : px(6);
  const float side = std::round(std::min(px(132), flow().box.width * 0.4f));
  const Box whole = place(flow().box.width, px(40));
  const Box box{whole.x, whole.y, whole.width - side - px(12), whole.height};
  is_pressed_now(id, box);
  const bool is_focused = focused_ == id;
  if (is_focused && is_in_reach()) take_secret(id, typed);
  frame_box(box, is_focused);
  group_ = id;  // an arrow leads to the button, Tab to the next field
  auto& node = declare_focusable(id, Role::secret, name, box);
  node.paper = theme_->raised;
  ring(id, box);
  const bool is_entered = takes_key(id, Key::enter);
  const bool is_shown = shows_secret(id, {box.right() + px(12), box.y, side, box.height});
  group_ = 0;
  draw_secret(typed, box, is_focused, is_shown);
  if (is_focused && input_.caps_lock) status(words::caps_lock, Ink::care);
  return is_entered;
}

}  // namespace candour::gui
