// Where a person writes: an area of many lines, a field of one, and the field for secrets.
#include <algorithm>
#include <cmath>

#include "gui/text/find.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

namespace {

using text::Extend;
using text::Lines;
using text::Move;

std::optional<Move> move_of(const KeyPress& key, Lines lines) {
  const bool is_whole = key.control;
  switch (key.key) {
    case Key::left:
      return is_whole ? Move::word_left : Move::left;
    case Key::right:
      return is_whole ? Move::word_right : Move::right;
    case Key::home:
      return is_whole ? Move::text_start : Move::line_start;
    case Key::end:
      return is_whole ? Move::text_end : Move::line_end;
    default:
      break;
  }
  if (lines == Lines::single || is_whole) return std::nullopt;
  switch (key.key) {
    case Key::up:
      return Move::up;
    case Key::down:
      return Move::down;
    case Key::page_up:
      return Move::page_up;
    case Key::page_down:
      return Move::page_down;
    default:
      return std::nullopt;
  }
}

}  // namespace

void Ui::frame_box(const Box& box, bool is_focused) {
  const ImVec2 from{box.x, box.y};
  const ImVec2 to{box.right(), box.bottom()};
  list_->AddRectFilled(from, to, theme_->raised, px(6));
  list_->AddRect(from, to, is_focused ? theme_->accent : theme_->line, px(6), 0, is_focused ? px(1.5f) : 1.0f);
}

bool Ui::take_deletion(text::Editor& editor, const KeyPress& key) {
  if (key.key == Key::backspace && key.control)
    editor.backspace_word();
  else if (key.key == Key::backspace)
    editor.backspace();
  else if (key.key == Key::remove && key.control)
    editor.remove_word();
  else if (key.key == Key::remove)
    editor.remove();
  else
    return false;
  return true;
}

// Ctrl and a letter.
bool Ui::take_command(text::Editor& editor, const KeyPress& key) {
  const bool has_selection = editor.caret() != editor.anchor();
  switch (key.letter) {
    case 'a':
      editor.select_all();
      return true;
    case 'c':
      if (has_selection) clipboard_.put(editor.selection());
      return true;
    case 'x':
      if (has_selection) clipboard_.put(editor.cut());
      return true;
    case 'z':
      if (!key.shift) return editor.undo(), true;
      [[fallthrough]];
    case 'y':
      editor.redo();
      return true;
    default:
      return false;
  }
}

bool Ui::take_editing_key(text::Editor& editor, const KeyPress& key, Lines lines) {
  if (key.alt) return false;
  if (const auto move = move_of(key, lines)) {
    editor.move(*move, key.shift ? Extend::yes : Extend::no);
    return true;
  }
  if (take_deletion(editor, key)) return true;
  if (key.is(Key::enter) && lines == Lines::many) {
    editor.new_line();
    return true;
  }
  return key.key == Key::sign && key.control && take_command(editor, key);
}

void Ui::ask_for_paste(NodeId id) {
  clipboard_.ask();
  pasting_ = id;
}

// What was asked of the clipboard for the field `id`, once it came.
std::optional<std::string> Ui::pasted_into(NodeId id) {
  if (pasting_ != id) return std::nullopt;
  auto came = clipboard_.take();
  if (!came) return std::nullopt;
  pasting_ = 0;
  needs_frame_ = true;
  if (!came->is_answered) is_unanswered_ = true;
  return std::move(came->text);
}

void Ui::take_typing(NodeId id, text::Editor& editor, Lines lines) {
  editor.note_time(input_.now.time_since_epoch());
  if (const auto text = pasted_into(id)) editor.paste(*text);
  while (const auto* stroke = next_stroke()) {
    if (const auto* character = std::get_if<char32_t>(stroke)) {
      editor.type(*character);
    } else if (std::get<KeyPress>(*stroke).is_control('v')) {
      ask_for_paste(id);
      if (const auto text = pasted_into(id)) editor.paste(*text);
    } else if (!take_editing_key(editor, std::get<KeyPress>(*stroke), lines)) {
      break;
    }
    take_stroke();
    needs_frame_ = true;
  }
}

void Ui::take_mouse(NodeId id, text::Editor& editor, const Box& box, ImVec2 origin) {
  const ImVec2 at{input_.mouse_x - origin.x, input_.mouse_y - origin.y};
  if (is_pressed_now(id, box)) editor.press(at, input_.clicks, input_.shift ? Extend::yes : Extend::no);
  // A hand is never quite still, and the button is still down in the frame after a click.
  const float moved = std::abs(input_.mouse_x - pressed_x_) + std::abs(input_.mouse_y - pressed_y_);
  if (active_ == id && input_.is_down && !input_.was_pressed && moved >= px(4)) editor.drag_to(at);
}

void Ui::put_words(const TypedKey& typed, std::string_view words) {
  auto& editor = shelf_.editor(typed, Lines::many);
  const auto& text = editor.text();
  const bool needs_gap = !text.empty() && !text.ends_with(' ') && !text.ends_with('\n');
  editor.select(text.size(), text.size());
  editor.paste((needs_gap ? " " : "") + std::string(words));
  shelf_.touched(typed, input_.now);
  focus(id_of(typed.name()));
  needs_frame_ = true;
}

bool Ui::area(const TypedKey& typed, std::string_view name, const AreaOptions& options) {
  auto& editor = shelf_.editor(typed, Lines::many);
  auto look = style(Size::body);
  look.face = look_.writing;
  look.is_marked = true;
  const float side = px(12);
  const float least = std::round(look.size * look.line_height) * static_cast<float>(options.lines) + 2 * px(10);
  editor.set_layout(look, flow().box.width - 2 * side, clip().height * 0.8f);
  const auto id = id_of(typed.name());
  focus_first(id, options.has_focus_first);
  const bool is_focused = focused_ == id;
  const auto before = editor.revision();
  const auto caret_before = editor.caret();
  if (is_focused && is_in_reach()) take_typing(id, editor, Lines::many);
  const Box box = place(flow().box.width, std::max(least, editor.height() + 2 * px(10)));
  const ImVec2 origin{box.x + side, box.y + px(10)};
  take_mouse(id, editor, box, origin);
  if (!sought_.words.empty() && options.is_main) show_sought(editor, origin);
  frame_box(box, is_focused);
  if (editor.text().empty() && !options.hint.empty()) {
    engine_.lay_out(options.hint, look, box.width - 2 * side).draw(*list_, origin, theme_->muted);
  }
  editor.draw(*list_, origin, clip().y, clip().bottom(),
              {theme_->ink, theme_->muted, theme_->selection, theme_->accent}, is_focused);
  auto& node = declare_focusable(id, Role::editor, name, box);
  node.value = editor.text();
  node.description = options.hint;
  node.paper = theme_->raised;
  ring(id, box);
  const bool has_moved = editor.revision() != before || editor.caret() != caret_before;
  if (has_moved && options.is_kept) shelf_.touched(typed, input_.now);
  if (is_focused && has_moved) keep_caret_in_view(editor, origin);
  return editor.revision() != before;
}

bool Ui::field(const TypedKey& typed, std::string_view name, const FieldOptions& options) {
  const auto hint = options.hint;
  auto& editor = shelf_.editor(typed, Lines::single);
  const auto look = style(Size::body);
  const auto id = id_of(typed.name());
  focus_first(id, options.has_focus_first);
  quiet(name);
  flow().y -= flow().is_row ? 0 : px(6);
  editor.set_layout(look, 0, 0);
  const auto before = editor.revision();
  const bool is_focused = focused_ == id;
  if (is_focused && is_in_reach()) take_typing(id, editor, Lines::single);
  const Box box = place(flow().is_row ? std::min(width(), px(280)) : flow().box.width, px(40));
  const float room = box.width - px(24);
  const auto caret = editor.caret_box();
  const float shift = std::max(0.0f, caret.x + px(4) - room);
  const ImVec2 origin{box.x + px(12) - shift, box.y + (box.height - std::round(look.size * look.line_height)) / 2};
  take_mouse(id, editor, box, origin);
  frame_box(box, is_focused);
  push_clip({box.x + px(8), box.y, box.width - px(16), box.height});
  if (editor.text().empty() && !hint.empty()) {
    engine_.lay_out_ellipsis(hint, look, room).draw(*list_, origin, theme_->muted);
  }
  editor.draw(*list_, origin, clip().y, clip().bottom(),
              {theme_->ink, theme_->muted, theme_->selection, theme_->accent}, is_focused);
  pop_clip();
  auto& node = declare_focusable(id, Role::field, name, box);
  node.value = editor.text();
  node.description = hint;
  node.paper = theme_->raised;
  ring(id, box);
  if (editor.revision() != before && options.is_kept) shelf_.touched(typed, input_.now);
  return takes_key(id, Key::enter);
}

void Ui::show_sought(text::Editor& editor, ImVec2 origin) {
  const auto has_any = text::find_words(editor.text(), sought_.words, 0).has_value();
  sought_.count += has_any ? 1 : 0;
  if (has_any && sought_.must_show && editor.find_next(sought_.words)) keep_caret_in_view(editor, origin);
}

void Ui::keep_caret_in_view(const text::Editor& editor, ImVec2 origin) {
  const auto caret = editor.caret_box();
  keep_in_view({origin.x + caret.x, origin.y + caret.y, std::max(1.0f, caret.z), caret.w});
}

// A new screen begins where its first field asks for it.
void Ui::focus_first(NodeId id, bool is_asked) {
  if (!is_asked || !is_fresh_ || has_chosen_focus_) return;
  focused_ = id;
  has_chosen_focus_ = true;
}

bool Ui::is_in_reach() const { return modal_ == Modal::no || bands_.back() == Band::dialog; }

}  // namespace candour::gui
