// A window that nobody sees: the real notebook on a real vault, pressed and read by accessible names.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>

#include "gui/shell/input_queue.hpp"
#include "gui/notebook/notebook.hpp"

namespace candour::test {

class MemoryClipboard final : public gui::Clipboard {
 public:
  void put(std::string_view text) override { text_ = text; }
  std::string get() const { return text_; }
  void ask() override { is_asked_ = true; }
  std::optional<gui::Pasted> take() override {
    if (!is_asked_ || is_silent_) return std::nullopt;
    is_asked_ = false;
    auto told = std::exchange(next_, std::nullopt);
    return told ? told : gui::Pasted{true, text_};
  }
  // Its owner says nothing from now on, until `answer` comes.
  void be_silent() { is_silent_ = true; }
  void answer(gui::Pasted pasted) {
    next_ = std::move(pasted);
    is_silent_ = false;
  }

 private:
  std::string text_;
  bool is_asked_ = false;
  bool is_silent_ = false;
  std::optional<gui::Pasted> next_;
};

struct WindowShape {
  float width = 1280;
  float height = 800;
  float scale = 1;
  gui::ThemeName theme = gui::ThemeName::light;
};

class HeadlessWindow {
 public:
  HeadlessWindow(std::filesystem::path folder, const Clock& clock, WindowShape shape = {},
                 std::optional<std::chrono::milliseconds> slot_interval = std::chrono::milliseconds(50));
  ~HeadlessWindow();
  HeadlessWindow(const HeadlessWindow&) = delete;
  HeadlessWindow& operator=(const HeadlessWindow&) = delete;

  // ---- reading
  bool shows(std::string_view words) { return tree().shows(words); }
  const gui::Tree& tree() const { return notebook_->tree(); }
  std::string lines() const { return tree().lines(); }
  std::string value_of(std::string_view name) const;
  gui::Notebook& notebook() { return *notebook_; }
  MemoryClipboard& clipboard() { return clipboard_; }
  bool is_locked() const { return is_locked_; }
  bool has_quit() const { return has_quit_; }
  // What the last lock would have handed to the fresh image.
  const Bytes& handed() const { return handed_; }

  int& shelf_number(const gui::TypedKey& typed) { return notebook_->shelf().number(typed); }

  // ---- acting. Each draws frames until nothing moves any more.
  // Focuses what is called `name` and presses Enter; false if there is nothing of that name in reach.
  bool press(std::string_view name);
  // The same by the mouse.
  bool click(std::string_view name);
  bool focus(std::string_view name);
  bool type_into(std::string_view name, std::string_view text);
  void type(std::string_view text);
  void key(gui::Key key, bool control = false, bool shift = false);
  void sign(char letter, bool control = true, bool shift = false);
  void reshape(WindowShape shape);
  void settle();
  void one_frame() { frame(); }
  // Frames until the tree says `words`, at most `limit` of real time.
  bool wait_for(std::string_view words, std::chrono::milliseconds limit = std::chrono::seconds(20));
  // As when the program ended in peace and was started again.
  void restart();
  // Locks by Ctrl+L and goes on as the fresh image does: with what was handed over and the vault's lock, and no more.
  void lock_and_go_on();
  // Of a window that is locked already.
  void go_on_locked();

  gui::InputQueue queue;
  bool waits_for_post_box = true;  // settle() does while one is asked who it is

 private:
  void frame();
  void make(std::optional<session::Inherited> inherited = std::nullopt);

  std::filesystem::path folder_;
  const Clock& clock_;
  WindowShape shape_;
  std::optional<std::chrono::milliseconds> slot_interval_;
  ImGuiContext* context_;
  MemoryClipboard clipboard_;
  std::unique_ptr<gui::Notebook> notebook_;
  Bytes handed_;
  int held_lock_ = -1;
  bool is_locked_ = false;
  bool has_quit_ = false;
};

}  // namespace candour::test
