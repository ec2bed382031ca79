// The window without a window: one frame in, what was drawn and the tree of it out. The real window and the headless
// tests drive the same notebook.
#pragma once

#include <algorithm>
#include <string>

#include "gui/actions/desk.hpp"
#include "gui/shell/input_queue.hpp"
#include "gui/actions/screen_table.hpp"
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
  std::string title() const;
  Chosen draw_screen();
  Chosen draw_bands(Box window);
  void draw_title(const Box& band);
  Chosen draw_page(const Box& band);
  Chosen draw_before(Box window);
  Chosen draw_notices();
  Chosen draw_news();
  Chosen draw_strip(const Box& above);
  Chosen draw_alarm(const Box& right, float top);
  Chosen draw_question();
  void say(const Notice& notice);
  void draw_palette_over();
  void draw_finder();
  std::string sought_here() const;
  void begin_finding(bool is_asked);
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
  bool is_blank_ = false;
  bool has_palette_ = false;
  bool shows_tree_ = false;
  bool is_finding_ = false;
  bool was_busy_ = false;
  int found_ = 0;           // which of the places that say it
  std::string found_said_;  // what was looked for in the frame before
  bool must_show_found_ = false;
  float strip_height_ = 0;
  float alarm_height_ = 0;
  bool warns_ = false;
  bool is_unsettled_ = true;
};

}  // namespace candour::gui
