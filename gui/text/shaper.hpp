// From words to placed glyphs, by Pango: one paragraph or a piece of one at a time. Inside gui/text only.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>
#include <vector>

#include "gui/text/atlas.hpp"
#include "gui/text/style.hpp"

namespace candour::gui::text {

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
using LayoutPtr = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;

struct Line {
  PangoLayoutLine* line = nullptr;  // owned by the layout
  int start = 0;                    // byte where it begins
  int length = 0;
  float x = 0;  // where it begins, for text that is not at the left
  float y = 0;
  float height = 0;
  float baseline = 0;  // from y
};

// A laid out paragraph. Line pitch is ours, so that scripts of different height stand on one rhythm.
struct Shaped {
  LayoutPtr layout;
  std::vector<Line> lines;
  float width = 0;
  float height = 0;
  bool is_right_to_left = false;
};

// What a draw list needs of one glyph, relative to the paragraph.
struct Quad {
  float x, y, width, height;
  float u0, v0, u1, v1;
  bool is_colour;
};

class Shaper {
 public:
  Shaper();
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  // `words` is valid UTF-8 without line breaks. Width in pixels, 0 for one unbounded line. `direction` of the whole
  // paragraph when this is a piece of it.
  Shaped shape(std::string_view words, const Style& style, float width,
               PangoDirection direction = PANGO_DIRECTION_NEUTRAL);
  // The quads of all lines, drawing what the atlas lacks.
  std::vector<Quad> quads(const Shaped& shaped, Atlas& atlas);
  // The same on one line, cut with an ellipsis where it does not fit.
  Shaped shape_ellipsis(std::string_view words, const Style& style, float width);

 private:
  LayoutPtr new_layout(std::string_view words, const Style& style, PangoDirection direction);
  Shaped measured(LayoutPtr layout, const Style& style);

  PangoFontMap* map_;
  PangoContext* context_;
};

// Where the bytes [from, to) stand on one line: a span for each run, left and right in pixels.
std::vector<std::pair<float, float>> spans(const Shaped& shaped, const Line& line, int from, int to);

void draw_quads(ImDrawList& list, const std::vector<Quad>& quads, ImVec2 at, ImU32 ink, const Atlas& atlas);

}  // namespace candour::gui::text
