// The text as it is seen: what is chosen, the words, the caret. Only what can be seen is laid out.
#include <algorithm>
#include <cmath>

#include "gui/text/editor.hpp"
#include "gui/text/pieces.hpp"

namespace candour::gui::text {

ImVec4 Editor::caret_box() const {
  const auto spot = pieces_->spot(text_, caret_);
  const auto& piece = pieces_->laid_out(text_, spot.paragraph).pieces[spot.piece];
  const auto& line = piece.shaped.lines[spot.line];
  return {pieces_->x_of(text_, spot), pieces_->top_of(spot.paragraph) + piece.y + line.y,
          std::max(2.0f, std::round(pieces_->style().size / 9)), line.height};
}

void Editor::draw_selection(ImDrawList& list, ImVec2 origin, float top, float bottom, ImU32 colour) {
  const auto from = std::min(caret_, anchor_);
  const auto to = std::max(caret_, anchor_);
  if (from == to) return;
  const auto last = pieces_->paragraph_at(to);
  for (auto number = pieces_->paragraph_at(from); number <= last; ++number) {
    const float y = origin.y + pieces_->top_of(number);
    if (y > bottom) break;
    if (y + pieces_->as_it_is(number).height < top) continue;
    const auto begin = pieces_->begin_of(number);
    const auto& paragraph = pieces_->laid_out(text_, number);
    for (const auto& piece : paragraph.pieces) {
      const auto start = static_cast<std::ptrdiff_t>(begin + piece.begin);
      const int first = static_cast<int>(std::max<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(from) - start));
      const int end = static_cast<int>(
          std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(piece.length), static_cast<std::ptrdiff_t>(to) - start));
      for (const auto& line : piece.shaped.lines) {
        const float line_y = std::round(y + piece.y + line.y);
        for (const auto& [left, right] : spans(piece.shaped, line, first, end)) {
          list.AddRectFilled({origin.x + left, line_y}, {origin.x + right, line_y + line.height}, colour);
        }
      }
    }
    // A chosen line break is seen too.
    if (to > begin + paragraph.length) {
      const float end_y = y + paragraph.height;
      const float pitch = paragraph.pieces.back().shaped.lines.back().height;
      const float x =
          origin.x + (paragraph.length == 0 ? 0 : pieces_->x_of(text_, pieces_->spot(text_, begin + paragraph.length)));
      list.AddRectFilled({x, end_y - pitch}, {x + pieces_->style().size / 3, end_y}, colour);
    }
  }
}

void Editor::draw(ImDrawList& list, ImVec2 origin, float clip_top, float clip_bottom, const Colours& colours,
                  bool has_focus) {
  draw_selection(list, origin, clip_top, clip_bottom, colours.selection);
  auto& atlas = engine_.atlas();
  float y = origin.y;
  for (std::size_t number = 0; number < pieces_->count() && y < clip_bottom; ++number) {
    if (y + pieces_->as_it_is(number).height >= clip_top) {
      for (auto& piece : pieces_->laid_out(text_, number).pieces) {
        if (y + piece.y > clip_bottom || y + piece.y + piece.shaped.height < clip_top) continue;
        for (int tries = 0; tries < 3 && piece.generation != atlas.generation(); ++tries) {
          piece.generation = atlas.generation();
          piece.quads = engine_.shaper().quads(piece.shaped, atlas);
        }
        draw_quads(list, piece.quads, {origin.x, y + piece.y}, colours.ink, atlas);
      }
    }
    y += pieces_->as_it_is(number).height;
  }
  if (!has_focus) return;
  const auto box = caret_box();
  const ImVec2 from{std::round(origin.x + box.x), std::round(origin.y + box.y)};
  list.AddRectFilled(from, {from.x + box.z, from.y + box.w}, colours.caret);
}

}  // namespace candour::gui::text
