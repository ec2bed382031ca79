// Text as the window shows it: laid out once, kept while it is used. One engine a window, on the UI thread.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gui/text/atlas.hpp"
#include "gui/text/style.hpp"

namespace candour::gui::text {

class Shaper;

class Laid {
 public:
  Laid();
  ~Laid();
  Laid(Laid&&) noexcept;
  float width() const { return width_; }
  float height() const { return height_; }
  float baseline() const { return baseline_; }  // of the first line
  std::size_t line_count() const { return lines_; }
  bool is_right_to_left() const { return is_right_to_left_; }
  // On whole pixels. Emoji keep their colours.
  void draw(ImDrawList& list, ImVec2 at, ImU32 ink) const;
  // Where the bytes [begin, end) of its only paragraph stand: x, y, width and height from its upper left corner.
  std::vector<ImVec4> boxes(std::size_t begin, std::size_t end) const;

 private:
  friend class Engine;
  struct Parts;
  std::unique_ptr<Parts> parts_;
  float width_ = 0;
  float height_ = 0;
  float baseline_ = 0;
  std::size_t lines_ = 0;
  bool is_right_to_left_ = false;
};

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  // Width in pixels; 0 is one unbounded line, where line breaks become spaces. Any bytes may come. The reference holds
  // until the next begin_frame().
  const Laid& lay_out(std::string_view any, const Style& style, float width);
  // One line; what does not fit is cut with an ellipsis.
  const Laid& lay_out_ellipsis(std::string_view any, const Style& style, float width);
  // Forgets what was not asked for in a while.
  void begin_frame();

  Atlas& atlas() { return atlas_; }
  Shaper& shaper() { return *shaper_; }

 private:
  enum class Fit : char { wrap, cut };
  const Laid& kept(std::string_view any, const Style& style, float width, Fit fit);
  Laid made(std::string_view any, const Style& style, float width, Fit fit);
  struct Entry {
    Laid laid;
    std::uint64_t used = 0;
  };

  std::unique_ptr<Shaper> shaper_;
  Atlas atlas_;
  std::unordered_map<std::string, Entry> kept_;
  std::uint64_t frame_ = 0;
};

}  // namespace candour::gui::text
