// Every glyph that was ever shown, drawn once: one page of grey coverage and one of colours for emoji. The pixels stay
// in memory, so that a test without a graphics card sees the same; a window uploads what is dirty.
#pragma once

#include <imgui.h>

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

typedef struct _PangoFont PangoFont;

namespace candour::gui::text {

struct Glyph {
  bool is_colour = false;
  int x = 0, y = 0, width = 0, height = 0;  // in its page; nothing to draw if width is 0
  int left = 0, top = 0;                    // from the pen to the upper left corner, in pixels
};

class Atlas {
 public:
  struct Page {
    int width = 0;
    int height = 0;
    int bytes_per_pixel = 1;  // 1: coverage, 4: red, green, blue, alpha, not premultiplied
    std::vector<unsigned char> pixels;
    ImTextureID texture = nullptr;
    int dirty_top = 0;  // rows that changed since the last upload; equal when none did
    int dirty_bottom = 0;
    bool is_new_size = true;
  };

  Atlas();
  ~Atlas();
  Atlas(const Atlas&) = delete;
  Atlas& operator=(const Atlas&) = delete;

  // The glyph at a quarter of a pixel, 0 to 3, drawn at the first call.
  const Glyph& glyph(PangoFont* font, std::uint32_t number, int quarter);
  Page& coverage() { return pages_[0]; }
  Page& colours() { return pages_[1]; }
  const Page& page(bool is_colour) const { return pages_[is_colour ? 1 : 0]; }
  // Grows when places or sizes changed: whatever was computed from them is stale.
  std::uint64_t generation() const { return generation_; }

 private:
  struct Key {
    PangoFont* font;
    std::uint32_t number;
    int quarter;
    auto operator<=>(const Key&) const = default;
  };
  struct Shelf {
    int x = 0, y = 0, height = 0;
  };
  Glyph drawn(const Key& key);
  bool place(Page& page, Shelf& shelf, Glyph& glyph);
  void make_room(Page& page, Shelf& shelf);
  void forget_all();

  Page pages_[2];
  Shelf shelves_[2];
  std::map<Key, Glyph> glyphs_;  // holds a reference to each font
  std::map<PangoFont*, bool> is_colour_;
  std::uint64_t generation_ = 1;
};

}  // namespace candour::gui::text
