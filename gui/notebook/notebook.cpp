#include "gui/notebook/notebook.hpp"

#include <algorithm>

#include "gui/model/own_screens.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

// Before a vault is open.
bool is_before(Screen screen) { return row_of(screen).kept == Kept::no; }

// What pressing the same button again would do once more.
bool repeats(const Action& action) {
  return std::holds_alternative<act::AddText>(action) || std::holds_alternative<act::Choose>(action) ||
         std::holds_alternative<act::BringBack>(action) || std::holds_alternative<act::AddPerson>(action) ||
         std::holds_alternative<act::Offer>(action) || std::holds_alternative<act::SendWriting>(action) ||
         std::holds_alternative<act::Share>(action);
}

}  // namespace

Notebook::Notebook(DeskWorld world, Clipboard& clipboard, Choices choices, std::optional<session::Inherited> inherited)
    : shelf_(engine_),
      ui_(engine_, shelf_, clipboard),
      desk_(std::move(world), shelf_, clipboard, choices, std::move(inherited)),
      finder_(ui_, desk_, shelf_),
      bands_(ui_, desk_, finder_) {}

void Notebook::act(Action action) {
  if (std::holds_alternative<act::OpenPalette>(action)) return toggle_palette();
  desk_.carry_out(std::move(action));
  is_unsettled_ = true;
}

void Notebook::frame(ImDrawList& list, Box window, float display_scale, ThemeName desktop, FrameInput input) {
  is_unsettled_ = desk_.tick();
  if (desk_.take_screen_changed()) {
    ui_.screen_changed();
    finder_.begin_page();
    is_unsettled_ = true;
  }
  const auto& choices = desk_.choices();
  Look look;
  look.theme = choices.theme.value_or(desktop);
  look.scale = choices.scale * display_scale;
  look.writing = choices.is_serif ? text::Face::serif : text::Face::sans;
  const bool has_input = !input.strokes.empty() || input.was_pressed;
  ui_.begin(list, window, look, std::move(input), has_palette_ ? Modal::yes : Modal::no);
  if (is_blank_) {
    if (has_input) is_blank_ = false;
    ui_.begin_band(Band::body, window, ui_.colours().paper);
    ui_.text(words::candour, Size::small, Ink::muted);
    ui_.end_band();
    take_blank_keys(ui_.end());
    is_unsettled_ = has_input;
    return;
  }
  auto chosen = is_before(desk_.place().screen) ? bands_.draw_before(window, warns_) : bands_.draw(window, warns_);
  for (const bool is_due : {bands_.take_unsettled(), finder_.take_unsettled()}) is_unsettled_ = is_unsettled_ || is_due;
  if (has_palette_) draw_palette_over();
  if (shows_tree_) draw_tree(list);
  const auto keys = ui_.end();
  if (ui_.take_unanswered_paste()) {
    desk_.tell(words::paste_unanswered);
    is_unsettled_ = true;
  }
  const bool leaves = chosen && repeats(*chosen);
  if (chosen) act(std::move(*chosen));
  if (leaves) ui_.leave_button();
  take_keys(keys);
}

TypedInto Notebook::focused_text() const {
  for (const auto& node : ui_.tree().nodes()) {
    if (!node.is_focused) continue;
    return node.role == Role::editor  ? TypedInto::many_lines
           : node.role == Role::field ? TypedInto::one_line
                                      : TypedInto::nothing;
  }
  return TypedInto::nothing;
}

// A job ends in a frame that gets no input, so that its page stands there before what was typed meanwhile goes into it.
void Notebook::guide(InputQueue& queue) {
  const bool is_busy = desk_.is_busy();
  if (was_busy_ && !is_busy) queue.keep_typing(focused_text());
  was_busy_ = is_busy;
  queue.hold(is_busy || ui_.is_pasting());
}

// A page that is blank is still locked by the key for it.
void Notebook::take_blank_keys(const std::vector<KeyPress>& keys) {
  for (const auto& key : keys) {
    if (key.is_control('l')) act(act::Lock{});
  }
}

void Notebook::draw_palette_over() {
  std::vector<Node> buttons;
  for (const auto& node : ui_.tree().nodes()) {
    if (node.role == Role::button && (node.band == Band::body || node.band == Band::strip) && !node.is_disabled) buttons.push_back(node);
  }
  auto ways = desk_.frame().rail;
  for (const auto& way : desk_.frame().ways) {
    const auto is_there = [&](const WayTo& other) { return other.to == way.to; };
    if (std::none_of(ways.begin(), ways.end(), is_there)) ways.push_back(way);
  }
  bool is_left = false;
  const auto choice = draw_palette(ui_, buttons, ways, is_left);
  if (!choice && !is_left) return;
  has_palette_ = false;
  shelf_.forget(Typed::palette);
  is_unsettled_ = true;
  if (!choice) return;
  if (choice->to)
    act(act::Go{*choice->to});
  else
    ui_.press(choice->node);
}

void Notebook::toggle_palette() {
  has_palette_ = !has_palette_;
  shelf_.forget(Typed::palette);
  ui_.screen_changed();
  is_unsettled_ = true;
}

// Ctrl+Enter: what the main button of a screen that sends does.
// One key, one act: the act may lead elsewhere, and what stands there is not sent too.
void Notebook::send() {
  const auto typed = typed_key_of(desk_.place());
  if (const auto* share = std::get_if<ShareScreen>(&desk_.screen())) {
    if (share->refused.empty()) act(share_of(*share, typed, shelf_));
  } else if (const auto* entry = std::get_if<EntryScreen>(&desk_.screen())) {
    if (entry->can_answer) act(answer_of(*entry, shelf_));
  } else if (const auto* writing = std::get_if<WriteScreen>(&desk_.screen())) {
    act(writing_of(*writing, typed, shelf_));
  }
}

void Notebook::take_control_key(const KeyPress& key) {
  if (key.letter == 'l') return act(act::Lock{});
  if (key.letter == '+' || key.letter == '=') return act(act::ChooseScale{desk_.choices().scale + 0.1f});
  if (key.letter == '-') return act(act::ChooseScale{desk_.choices().scale - 0.1f});
  if (key.letter == '0') return act(act::ChooseScale{1});
  if (!desk_.is_open() || desk_.is_busy()) return;
  if (key.letter == 'k') toggle_palette();
  if (key.letter == 'n') act(act::Go{{Screen::write, {}, kind_listed_on(Screen::notes)}});
  if (key.letter == 's' && desk_.place().screen == Screen::write) {
    act(act::SaveWriting{shelf_.text(typed_key_of(desk_.place()) / Part::text), act::Then::back});
  }
  if (key.letter == 'f' && key.shift) return act(act::Go{{Screen::search, {}, {}}});
  if (key.letter == 'f') {
    finder_.open();
    is_unsettled_ = true;
  }
}

void Notebook::take_keys(const std::vector<KeyPress>& keys) {
  for (const auto& key : keys) {
    if (key.key == Key::sign && key.control && !key.alt) take_control_key(key);
    if (key.key == Key::sign && key.alt && desk_.is_open() && key.letter >= '1' && key.letter <= '9') {
      const auto number = static_cast<std::size_t>(key.letter - '1');
      if (number < desk_.frame().rail.size()) act(act::Go{desk_.frame().rail[number].to});
    }
    if (key.key == Key::enter && key.control && desk_.is_open() && !desk_.is_busy()) send();
    const bool wants_palette = key.is(Key::menu) || (key.is(Key::f10) && key.shift);
    if (wants_palette && desk_.is_open() && !desk_.is_busy()) toggle_palette();
    if (key.is(Key::f1) && desk_.is_open()) act(act::Go{{Screen::help, {}, {}}});
    if (key.is(Key::f9)) is_blank_ = is_unsettled_ = true;
    if (key.is(Key::f12) && key.shift) shows_tree_ = !shows_tree_, is_unsettled_ = true;
    if (!key.is(Key::escape)) continue;
    if (finder_.is_open() && !has_palette_)
      finder_.close(), is_unsettled_ = true;
    else if (has_palette_)
      has_palette_ = false, is_unsettled_ = true, ui_.screen_changed();
    else if (desk_.place().screen != Screen::unlock && desk_.place().screen != Screen::first_time)
      act(act::Back{});
  }
}

void Notebook::draw_tree(ImDrawList& list) {
  for (const auto& node : ui_.tree().nodes()) {
    const auto colour = node.is_focusable ? ui_.colours().alarm : ui_.colours().line;
    list.AddRect({node.bounds.x, node.bounds.y}, {node.bounds.right(), node.bounds.bottom()}, colour);
  }
}

}  // namespace candour::gui
