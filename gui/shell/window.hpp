// The real window: GLFW, OpenGL 3 and Dear ImGui as the one that draws triangles. Knows pixels and keys, and no
// journal.
#pragma once

#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "gui/semantics/tree.hpp"
#include "gui/shell/input_queue.hpp"
#include "gui/text/atlas.hpp"

struct ImDrawList;

namespace candour::gui {

struct PowerReport {
  std::uint64_t built = 0;
  std::uint64_t shown = 0;
  std::uint64_t skipped = 0;  // their triangles were those of the frame before
};

class Window final {
 public:
  struct Parts;
  // io_failed where there is no display or no OpenGL 3.
  static Result<std::unique_ptr<Window>> open(const Clock& clock, int width, int height);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  // Sleeps until something happens or until `deadline`; at once if input waits.
  void wait(SteadyTime deadline);
  // From any thread.
  static void wake();
  bool wants_to_close() const;
  void keep_from_closing();
  bool is_hidden() const;  // minimised: nothing needs drawing
  // Of the frame that is being drawn: the system may change the window's size at any moment, and a frame has one.
  const Box& box() const { return frame_box_; }
  float display_scale() const;
  FrameInput take_input();
  bool has_input() const;
  InputQueue& input();

  // One frame: `draw` fills the list. Shown only if it differs from the one before.
  template <class Draw>
  void frame(text::Atlas& atlas, const Draw& draw) {
    auto generation = atlas.generation();
    draw(begin_frame(atlas));
    // Glyphs that came may have moved others: what was drawn before them is drawn again.
    if (generation != atlas.generation()) again_ = true;
    end_frame(atlas);
  }
  // The same for a window that is hidden: `draw` takes in what was typed, and nothing is shown.
  template <class Draw>
  void unseen_frame(text::Atlas& atlas, const Draw& draw) {
    draw(begin_frame(atlas));
    end_unseen();
  }
  bool must_draw_again() { return std::exchange(again_, false); }
  // The last frame as red, green and blue bytes, the upper row first; for pictures of the screens.
  std::string picture();
  const PowerReport& power() const { return power_; }

  void hide();
  void show();
  // Place and size as a text that open() takes, "x y width height".
  std::string geometry() const;
  // As far as the monitors allow: see fitted().
  void place(const std::string& geometry);
  void minimise();

 private:
  explicit Window(std::unique_ptr<Parts> parts);
  Box size_now() const;
  ImDrawList& begin_frame(text::Atlas& atlas);
  void end_frame(text::Atlas& atlas);
  void end_unseen();

  std::unique_ptr<Parts> parts_;
  PowerReport power_;
  Box frame_box_;
  bool again_ = false;
};

}  // namespace candour::gui
