// The window without a window: one frame in, what was drawn and the tree of it out. The real window and the headless
// tests drive the same notebook.
#pragma once

#include <algorithm>

#include "gui/actions/desk.hpp"
#include "gui/notebook/bands.hpp"
#include "gui/notebook/finder.hpp"
#include "gui/shell/input_queue.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

class Notebook {
 public:
  Notebook(DeskWorld world, Clipboard& clipboard, Choices choices,
           std::optional<session::Inherited> inherited = std::nullopt);

  // Draws one frame into `list`. `desktop` is the theme while none was chosen, `display_scale` the screen's own.
  void frame(ImDrawList& list, Box window, float display_scale, ThemeName desktop, FrameInput input);
  // True while the next frame would differ without anything happening.
  bool needs_another_frame() const { return ui_.needs_another_frame() || is_unsettled_; }
  SteadyTime next_deadline() const {
    const auto deadline = desk_.next_deadline();
    const auto of_ui = ui_.next_deadline();
    return of_ui ? std::min(deadline, *of_ui) : deadline;
  }

  // After each frame: what is typed waits while a paste is waited for or a job works, and goes where it was meant for.
  void guide(InputQueue& queue);
  // The quiet line half a minute before an idle lock.
  void warn_of_lock(bool is_soon) {
    if (is_soon != warns_) is_unsettled_ = true;
    warns_ = is_soon;
  }

  const Tree& tree() const { return ui_.tree(); }
  Ui& ui() { return ui_; }
  Desk& desk() { return desk_; }
  Shelf& shelf() { return shelf_; }
  text::Engine& engine() { return engine_; }
  bool shows_tree() const { return shows_tree_; }

 private:
  void draw_palette_over();
  TypedInto focused_text() const;
  void take_keys(const std::vector<KeyPress>& keys);
  void take_blank_keys(const std::vector<KeyPress>& keys);
  void take_control_key(const KeyPress& key);
  void act(Action action);
  void toggle_palette();
  void send();
  void draw_tree(ImDrawList& list);

  text::Engine engine_;
  Shelf shelf_;
  Ui ui_;
  Desk desk_;
  Finder finder_;
  Bands bands_;
  bool is_blank_ = false;
  bool has_palette_ = false;
  bool shows_tree_ = false;
  bool was_busy_ = false;
  bool warns_ = false;
  bool is_unsettled_ = true;
};

}  // namespace candour::gui
